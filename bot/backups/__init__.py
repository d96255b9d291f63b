"""Copies of everything: written, sealed, proved, brought back, and moved to another database."""
