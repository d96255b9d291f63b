"""Doubts in words: the list of what was looked at, and what makes one look twice."""
