"""What the local LINE remembers: people, chats, tokens, quota. No HTTP in here."""
