"""The webhook side: events people cause, and their way to the bot."""
