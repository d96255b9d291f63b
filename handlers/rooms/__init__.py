"""LINE groups that are bound to an office, a place or a unit: who may bind them, and the counts that they may be told."""
