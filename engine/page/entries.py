"""Add, paste and take out entries of a list on a page."""

from dataclasses import replace

from engine.conversation.bubbles import say
from engine.conversation.events import When
from engine.conversation.rows.pasting import paste
from engine.conversation.rows.tables import without
from engine.conversation.scene import Filling
from engine.conversation.state import Draft
from engine.forms import rows
from engine.forms.moving import without_row
from engine.page.taking import Taken


def added(taken: Taken, repeat: str, when: When) -> Taken:
    """Add an empty entry at the end of a list."""
    filling = taken.filling
    answers = rows.added(filling.form, repeat, filling.draft.answers, when.at, when.seed)
    return replace(taken, filling=_with(filling, replace(filling.draft, answers=answers)))


def pasted(taken: Taken, repeat: str, text: str, when: When) -> Taken:
    """Add a pasted list; a last entry that has nothing yet makes room for the first of it."""
    filling = taken.filling
    if not text.strip():
        return replace(taken, said=(*taken.said, say("Nothing was pasted yet.")))
    end = last(filling, repeat, when)
    if is_empty(filling, end):
        filling = _with(filling, without(filling, end, when))
    found = paste(filling, repeat, text, when, "")
    return replace(taken, filling=found.filling, said=(*taken.said, *found.words))


def last(filling: Filling, repeat: str, when: When) -> str:
    """Return the path of the last entry of a list."""
    return f"{repeat}[{rows.count(filling.form, repeat, filling.draft.answers, when.at, when.seed)}]"


def is_empty(filling: Filling, row: str) -> bool:
    """Say whether nothing was answered in an entry."""
    raw, answers = filling.draft.raw, filling.draft.answers
    if row in filling.draft.carried:
        return False
    return not any(path.startswith(f"{row}/") and path in raw for path, value in answers.items() if value)


def removed(taken: Taken, row: str, when: When) -> Taken:
    """Take an entry out; later ones move up with all they hold, faults too."""
    filling = taken.filling
    draft = without(filling, row, when)
    if draft == filling.draft:
        return taken
    repeat, _, number = row.rpartition("[")
    moved = without_row({path: path for path in taken.faults}, repeat, int(number.rstrip("]")))
    faults = {path: taken.faults[before] for path, before in moved.items()}
    return replace(taken, filling=_with(filling, draft), faults=faults)


def _with(filling: Filling, draft: Draft) -> Filling:
    return replace(filling, draft=draft)
