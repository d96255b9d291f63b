"""News for many: who is reached within a role's area, what it costs, who has read it. The scope is asked for each time."""
