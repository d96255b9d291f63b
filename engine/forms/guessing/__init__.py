"""Guess answers that a form takes, so that it can be played without a person. Nothing here knows a die."""

from engine.forms.guessing.guess import guess
from engine.forms.guessing.playing import Played, Stuck, play

__all__ = ["Played", "Stuck", "guess", "play"]
