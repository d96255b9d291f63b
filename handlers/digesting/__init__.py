"""The day's summary: counted from the rounds in somebody's sight, made ready in the morning, told once a day."""
