"""Summaries that are handed on to a LINE group by hand: the same figures as words and as a picture."""
