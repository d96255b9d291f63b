"""What-if: which reminders a version of a pack would send between two days, to whom, and how two versions differ."""
