"""Readers of the tables of a pack: one file for what one table holds."""
