"""Lend one duty for many units as a table, keep what was typed, take files back, and send the clean lines."""
