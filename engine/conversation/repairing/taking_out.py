"""Find what is to be taken out: a picture by its number, an entry by its number or its name, an answer by its name."""

from collections.abc import Sequence

from engine.conversation.evidence import albums
from engine.conversation.repairing.found import Among, Empty, Found, One, TakeOut, TakePicture
from engine.conversation.repairing.naming import lines_called, row_numbered, rows_called
from engine.conversation.repairing.record import Line, Record
from engine.forms import filling as forms
from engine.forms import rows
from thai.edits.edit import LAST, Edit

MOST = 4


def taken_out(record: Record, edit: Edit) -> Found | None:
    """Return what is to go, or the few that may be meant."""
    if edit.thing == "photo":
        return _picture(record, edit)
    if edit.ordinal:
        row = row_numbered(record, edit.ordinal) if not edit.about else ""
        return TakeOut(row) if row and _may_go(record, row) else None
    return _called(record, edit.about)


def _picture(record: Record, edit: Edit) -> Found | None:
    lines = _lines_of(record, edit.about)
    if len(lines) != 1:
        return None
    count = len(albums.names(record.filling.draft, lines[0].question.path))
    if edit.ordinal:
        number = count if edit.ordinal == LAST else edit.ordinal
        return TakePicture(lines[0].question, number) if 1 <= number <= count else None
    return _few([TakePicture(lines[0].question, number) for number in range(1, count + 1)])


def _lines_of(record: Record, about: str) -> Sequence[Line]:
    return [one for one in record.pictures if not about or about in one.name or about in one.wording]


def _called(record: Record, about: str) -> Found | None:
    """Take words as the name of an entry, the name of a line, or the whole list."""
    if not about:
        return None
    if found := rows_called(record, about):
        return _few([TakeOut(row) for row in found if _may_go(record, row)])
    lines = [one for one in lines_called(record, about) if not one.row]
    if len(lines) == 1:
        return Empty(lines[0].question) if _may_be_empty(record, lines[0]) else None
    is_list = not lines and about in _list_names(record)
    return _few([TakeOut(row) for row in record.entries if _may_go(record, row)]) if is_list else None


def _list_names(record: Record) -> set[str]:
    found = (one for one in record.filling.form.groups if one.repeats)
    return {words for one in found for words in one.labels.values()}


def _few(ones: Sequence[One]) -> Found | None:
    if len(ones) == 1:
        return ones[0]
    return Among(tuple(ones)) if 1 < len(ones) <= MOST else None


def _may_go(record: Record, row: str) -> bool:
    filling, when = record.filling, record.when
    return rows.may_remove(filling.form, row, filling.draft.answers, when.at, when.seed)


def _may_be_empty(record: Record, line: Line) -> bool:
    filling, when = record.filling, record.when
    is_needed = forms.is_required(filling.form, line.question, filling.draft.answers, when.at, when.seed)
    return bool(line.value) and not is_needed
