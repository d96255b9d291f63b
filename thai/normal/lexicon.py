"""The four thousand commonest Thai words, to tell a word from a slip; loaded at the first doubt.

The list holds the most frequent words of PyThaiNLP's corpora (CC0) and the words of numbers, months and units.
"""

from functools import cache
from importlib.resources import files


@cache
def common_words() -> frozenset[str]:
    """Return the words."""
    return frozenset(files("thai.normal").joinpath("words.txt").read_text("utf-8").split())


@cache
def longest() -> int:
    """Return how many signs the longest of them has."""
    return max(map(len, common_words()))
