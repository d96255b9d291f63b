"""What waits too long, in the database: who owns it, when the next one is told, and how each of it ends."""
