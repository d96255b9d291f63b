"""Kinds of clocks: how each is written, and which rounds it gives."""
