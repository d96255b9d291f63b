"""Filling in for somebody who told it: who, on the phone, from a paper or face to face, and what she says to it."""
