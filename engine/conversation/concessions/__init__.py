"""Making it easier by a tap: a later day, a waiver, another office, another way, money given back."""
