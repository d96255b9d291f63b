"""Personas: made-up people who read a chat as people do and type as people do. They know nothing of any bot's code."""
