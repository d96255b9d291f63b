"""What belongs to a person, in the chat: what is held, a copy, what she allows beyond a duty, and the end of it."""
