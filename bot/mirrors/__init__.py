"""Bring what stands in the database to Google: which tables, which tabs, in which turn. Runs in the worker and the CLI."""
