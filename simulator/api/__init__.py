"""LINE's Messaging API, both of its hosts in one: what a bot may call."""
