"""The pages for those who look after a programme. What they do is done by the same handlers as in chat and commands."""
