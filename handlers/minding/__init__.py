"""How people want to be reminded, in the database: settings, who is away, who stands in, and why something came or not."""
