"""Writing to many at once: to whom, at what price, and who has said that it was read."""
