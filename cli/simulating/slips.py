"""Mistype a text as a hurried thumb does: a letter lost, doubled, or in the place of its neighbour."""

from engine.forms.guessing.draws import Draws


def slipped(text: str, draws: Draws) -> str:
    """Return a text with one slip in it; what is one letter long is doubled."""
    at, kind = draws.below(len(text)), draws.below(3)
    if kind == 0 and len(text) > 1:
        return text[:at] + text[at + 1 :]
    if kind == 1 and at + 1 < len(text):
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[: at + 1] + text[at] + text[at + 1 :]
