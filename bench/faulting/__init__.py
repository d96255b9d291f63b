"""Strike the running product while people write to it, and look at what became of every event."""
