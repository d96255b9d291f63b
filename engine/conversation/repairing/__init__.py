"""Repair what was said before, in plain words: find what is meant in the record, show the difference, be able to go back."""
