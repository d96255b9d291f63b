"""Understand one message: what it is, what it reports, and how sure each value is.

The same message, form, day and history always give the same answer.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from engine.free_text import days, intents, kinds, mixing, units, words
from engine.free_text.activities import parted
from engine.free_text.fields import Field
from engine.free_text.history import History, always
from engine.free_text.looking import look
from engine.free_text.numbers import numbers
from engine.free_text.seen import Seen
from engine.free_text.told import Activity, Intent, Open, Slot, Understood
from engine.free_text.wordings import with_wordings
from thai.spotting import moods

_NO_HISTORY: History = {}
_NO_DIALECT: Mapping[str, str] = {}
LONGEST = 2_000


def understand(
    text: str,
    fields: tuple[Field, ...],
    today: dt.date,
    *,
    history: History = _NO_HISTORY,
    known: Iterable[str] = (),
    dialect: Mapping[str, str] = _NO_DIALECT,
) -> Understood:
    """Return what a message says of these fields, as typed on a day; `known` are names of groups it may hold."""
    seen = look(text[:LONGEST], fields, today, known=tuple(known), dialect=dialect)
    meant = intents.intent(with_wordings(seen, signs=False))
    if meant in {"question", "chat"}:
        return Understood(meant)
    told = with_wordings(seen, signs=meant == "report", ahead=meant != "plan")
    parts = parted(told) if meant == "report" else (_put_right(told, meant),)
    return Understood(meant, tuple(_activity(one, meant, history) for one in parts))


def _put_right(seen: Seen, meant: Intent) -> Seen:
    """Leave out, of a correction, the numbers and days that were wrong."""
    start = moods.put_right_from(seen.text) if meant == "correction" else 0
    if not start:
        return seen
    after = seen.within(((start, len(seen.text)),))
    return replace(seen, figures=after.figures, days=after.days, spoken=after.spoken)


def _activity(seen: Seen, meant: Intent, history: History) -> Activity:
    slots: list[Slot] = []
    opens: list[Open] = []
    for filled, missed in _read(seen, meant, history):
        slots += filled
        opens += missed
    if meant == "report" and mixing.is_mixed(seen):
        slots, asked = mixing.asked(seen, slots)
        opens += asked
    return Activity(tuple(slots), tuple(opens), units.named(seen), days.told(seen, meant))


def _read(seen: Seen, meant: Intent, history: History) -> Sequence[tuple[list[Slot], list[Open]]]:
    unit, told = units.units(seen), words.words(seen, meant)
    if meant == "no_progress":
        return (unit, told)
    if meant == "plan":
        return (unit, kinds.kinds(seen, meant, history), days.days(seen, meant))
    return (unit, kinds.kinds(seen, meant, history), days.days(seen, meant), numbers(seen, history), told)


def with_history(activity: Activity, fields: tuple[Field, ...], history: History) -> Activity:
    """Fill what was not said and never changes from what the unit always reported; it stays doubtful."""
    said = {*(one.path for one in activity.slots), *(one.path for one in activity.open)}
    usual = (
        Slot(one.path, always(history.get(one.path, ())), "", (0, 0), "doubtful")
        for one in fields
        if one.path not in said and one.kind in {"unit", "choice"}
    )
    return replace(activity, slots=(*activity.slots, *(one for one in usual if one.value)))
