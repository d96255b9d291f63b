"""Reviewing what was sent, in chat: the list that waits, one report with its answers, passing, sending back, a meeting."""
