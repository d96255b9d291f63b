"""Contacts with groups in the database: what was heard last and until when reminders rest, noted and read."""
