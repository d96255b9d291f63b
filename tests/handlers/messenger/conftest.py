"""Lend the little worlds to this folder."""

from tests.playing import anywhere, play, postgres_copy, postgres_released

__all__ = ["anywhere", "play", "postgres_copy", "postgres_released"]
