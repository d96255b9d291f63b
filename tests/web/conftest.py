"""Lend the little worlds to this folder."""

from tests import templates
from tests.playing import anywhere, play, postgres_copy, postgres_released

__all__ = ["anywhere", "play", "postgres_copy", "postgres_released"]

templates.compile_once()
