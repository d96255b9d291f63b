"""Put a long list in the order that spares people looking: what is chosen most stands first.

What was chosen most is fixed when a draft begins, so a list never changes under somebody's thumb. A list that has an order of
its own keeps it, and what closes a list, such as "other", never comes to the front.
"""

from typing import Final

from engine.conversation.kinds.asked import Asked
from engine.forms.form import Question, without_indexes
from thai.choices import Option, closes_a_list

LONG: Final = 13
"""A list of more choices is long: it is searched, turned page by page, and ordered."""

COLUMN, FIXED = "order", "fixed"
CLOSING: Final = frozenset({"other", "others", "none", "unknown", "dont_know", "not_known", "na"})


def by_use(asked: Asked, found: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return the choices as they are shown."""
    used = asked.filling.draft.used.get(without_indexes(asked.question.path), "").split()
    if not used or len(found) <= LONG or has_an_order(asked.question, found):
        return found
    by_name = {one[0]: one for one in found if not _closes(one)}
    first = tuple(by_name[name] for name in used if name in by_name)
    return (*first, *(one for one in found if one not in first))


def has_an_order(question: Question, found: tuple[Option, ...]) -> bool:
    """Say whether a list goes by an order that people know: by its form's word, or as most of it holds numbers."""
    numbered = sum(any(letter.isdecimal() for letter in label) for _, label in found)
    return question.own.get(COLUMN) == FIXED or 2 * numbered >= len(found)


def _closes(option: Option) -> bool:
    name, label = option
    return name in CLOSING or closes_a_list(label)
