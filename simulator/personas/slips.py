"""Type as fingers do: a neighbouring key, a mark twice or not at all, the wrong keyboard. Pure; dice come as an argument."""

from collections.abc import Callable
from random import Random

from simulator.personas.books import Keyboard

Slip = Callable[[str, Keyboard, Random], str]


def neighbour(text: str, board: Keyboard, dice: Random) -> str:
    """Hit the key beside the right one, once."""
    return _at_one(
        text, lambda letter: letter in board.beside, lambda one: dice.choice(board.beside[one]), dice
    )


def doubled(text: str, board: Keyboard, dice: Random) -> str:
    """Type a vowel or tone mark twice."""
    return _at_one(text, lambda letter: letter in board.marks, lambda one: one * 2, dice)


def missing(text: str, board: Keyboard, dice: Random) -> str:
    """Leave out a vowel or tone mark."""
    return _at_one(text, lambda letter: letter in board.marks, lambda _: "", dice)


def layout(text: str, board: Keyboard, _: Random) -> str:
    """Type the whole text with the keyboard switched to Latin."""
    return "".join(board.latin.get(letter, letter) for letter in text)


SLIPS: dict[str, Slip] = {"neighbour": neighbour, "doubled": doubled, "missing": missing, "layout": layout}


def slipped(text: str, chances: dict[str, float], board: Keyboard, dice: Random) -> str:
    """Return a text as this person's fingers bring it about."""
    for name, chance in chances.items():
        if dice.random() < chance:
            text = SLIPS[name](text, board, dice)
    return text


def _at_one(text: str, fits: Callable[[str], bool], change: Callable[[str], str], dice: Random) -> str:
    places = [at for at, letter in enumerate(text) if fits(letter)]
    if not places:
        return text
    at = dice.choice(places)
    return text[:at] + change(text[at]) + text[at + 1 :]
