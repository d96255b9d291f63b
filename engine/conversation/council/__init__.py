"""A group as those see it who answer for it: its profile, its committee, what is to be decided, where it goes on."""
