"""Say which words may stand on a locked screen: phrases of our own that hold numbers and dates, and nothing that was typed."""

from datetime import date

from engine.conversation.bubbles import Phrase


def is_ours(words: object) -> bool:
    """Say whether words are a phrase of our own that holds at most numbers and dates."""
    if not isinstance(words, Phrase):
        return False
    return all(isinstance(one, int | date) or is_ours(one) for one in words.params.values())
