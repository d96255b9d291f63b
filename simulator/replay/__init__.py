"""Play a written chat again: the people's lines go through the local LINE, and what the bot says is compared."""
