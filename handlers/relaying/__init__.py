"""Filling in for somebody, in the database: who told it, the form that is opened, what is kept of it, what she says to it."""
