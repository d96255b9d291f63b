"""Telling many: to whom, and what it costs. Pure; it sends nothing."""
