"""Practise: the real questions, marked, and nothing is sent."""
