"""Read days, months, years, spans of them, and times of day."""
