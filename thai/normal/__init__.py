"""Bring typed Thai into one form while every sign remembers where it stood."""
