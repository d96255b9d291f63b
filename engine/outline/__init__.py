"""A pack as people and programs read it: its duties as lines, its clocks in words, its days as a calendar."""
