"""The one form in which the same typed words are the same text."""

import unicodedata

from thai.normal.keyboard import keyed
from thai.normal.signs import PLAIN, REPAIRS, SUSPECT
from thai.normal.spans import Normal, whole


def normalised(text: str) -> Normal:
    """Return a message in the one form, the keyboard's language set right, each sign with its place in the raw text."""
    typed = keyed(whole(text))
    return typed.stripped() if is_plain(typed.text) else in_one_form(typed)


def in_one_form(typed: Normal) -> Normal:
    """Repair until nothing changes; politeness, words and the keyboard's language stay as they are."""
    typed = _pass(typed)
    while not is_plain(typed.text):
        before, typed = typed, _pass(typed)
        if typed.text == before.text:
            break
    return typed


def is_plain(text: str) -> bool:
    """Say whether no repair can be due: most messages are, and cost a search and no more."""
    return SUSPECT.search(text) is None and unicodedata.is_normalized("NFC", text)


def _pass(typed: Normal) -> Normal:
    typed = typed.composed().translated(PLAIN)
    for pattern, meant in REPAIRS:
        typed = typed.replaced(pattern, meant)
    return typed.stripped()
