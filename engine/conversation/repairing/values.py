"""Hold words against lines: whether they say what stands there, and what they would put there."""

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from engine.conversation.filling.judging import judge
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Value
from engine.conversation.repairing.found import Put
from engine.conversation.repairing.record import Line, Record
from thai import writing
from thai.edits import cues, days
from thai.text import bare, normalise

_SHORTEST_PART = 3
_COUNTED = frozenset({"integer", "decimal", "count", "money", "percent"})


def says(record: Record, line: Line, words: str) -> bool:
    """Say whether words name the whole value of a line."""
    if not line.value or not words:
        return False
    written = {bare(one) for one in (line.value, record.shown(line), _typed(record, line))}
    if bare(words) in written:
        return True
    # A tick or a «done» reads as yes, but names no yes that stands there.
    if line.is_free or line.question.kind == "select_one" or not _may_count(line, words):
        return False
    read = talk.read(record.asked(line), words)
    return isinstance(read, Value) and read.value == line.value


def says_part(record: Record, line: Line, words: str) -> bool:
    """Say whether words name a part of a value: a stretch of a text, the number of a day, a first name."""
    if says(record, line, words):
        return True
    if line.is_free:
        return len(words) >= _SHORTEST_PART and line.value.count(words) == 1
    if line.kind == "quantity":
        return bare(words) == line.value.partition(" ")[0]
    if line.kind == "date" and (day := _day(line)):
        return days.is_part_of(words, day)
    return line.question.kind == "select_one" and cues.is_part(words, record.shown(line))


def put(record: Record, line: Line, new: str, *, old: str = "", part: str = "") -> Put | None:
    """Return what words would put on a line; None when they do not read as a value of it, or as the one it has."""
    words = _composed(record, line, new, old, part)
    if not words or not _may_count(line, words):
        return None
    asked = record.asked(line)
    read = talk.read(asked, words)
    if not isinstance(read, Value) or not read.is_sure or read.value == line.value:
        return None
    if not line.is_free and judge(asked, read.value) is not None and line.question.kind == "select_one":
        return None
    return Put(line.question, words, read.value)


def in_unit(record: Record, line: Line, new: str, old: str) -> Put | None:
    """Return the same number in another unit, where the line keeps units apart."""
    if line.kind == "quantity":
        number, _, unit = line.value.partition(" ")
        if (old and cues.as_unit(old) != cues.as_unit(unit)) or cues.is_land(new) != cues.is_land(unit):
            return None
        made = put(record, line, f"{number} {new}")
    elif line.kind == "area" and cues.is_ngan(new) and (not old or cues.is_land(old)):
        made = put(record, line, cues.ngan_as_rai(_plain(line.value)))
    else:
        return None
    return replace(made, is_unit=True) if made else None


def _composed(record: Record, line: Line, new: str, old: str, part: str) -> str:
    """Return the words of the whole new value, when only a part of the old one is named."""
    if line.is_free:
        new = cues.without_lead(normalise(new), line.wording)
        is_part = bool(old) and not says(record, line, old) and line.value.count(old) == 1
        return _replaced(line, old, new) if is_part else new
    day = _day(line) if line.kind == "date" else None
    if day is not None and (part or not isinstance(talk.read(record.asked(line), new), Value)):
        changed = days.with_part(new, day, record.when.at.date(), part)
        return writing.write_date(changed) if changed else new
    return normalise(new)


def _replaced(line: Line, old: str, new: str) -> str:
    """Put new words for a part of a text; what names the whole stands for the whole.

    Of a person's name a first word alone does not tell what becomes of the rest.
    """
    before = line.value.partition(old)[0].strip()
    if before and new.startswith(before):
        return new
    if line.kind != "person" or not line.value.startswith(f"{old} "):
        return line.value.replace(old, new)
    return new if " " in new.strip() else ""


def _may_count(line: Line, words: str) -> bool:
    """Say whether a number with its unit can be meant for a line that counts in a unit."""
    said = cues.unit_said(words)
    if not said or not line.unit or line.kind in {"area", "quantity"} or line.kind not in _COUNTED:
        return True
    return said == cues.as_unit(line.unit)


def _typed(record: Record, line: Line) -> str:
    return record.filling.draft.raw.get(line.question.path, "") or line.value


def _day(line: Line) -> date | None:
    try:
        return date.fromisoformat(line.value[:10])
    except ValueError:
        return None


def _plain(value: str) -> str:
    try:
        return f"{Decimal(value).normalize():f}"
    except InvalidOperation:
        return value
