"""What belongs to a person: what is held of her, a copy of it, what she allows, and the end of it."""
