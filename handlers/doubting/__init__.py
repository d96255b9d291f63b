"""Doubts in the database: what is found when a report comes, and what can only be seen when somebody looks at it."""
