"""What a board shows, made of plain counts: how each round stands, progress, weeks, shades of a map, a calendar's month."""
