"""LINE groups that are bound to an office, a place or a unit: counts when asked by a word, and nothing of anybody."""
