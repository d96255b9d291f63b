"""Read a clock by its shape: the key that stands in it says which kind it is."""

from collections.abc import Callable

from engine.conversation.bubbles import say
from engine.obligations.kinds import (
    around,
    before_due,
    cohort_day,
    fixed_day,
    long_rounds,
    month_day,
    undated,
    within,
)
from engine.obligations.kinds.numbered import Numbered
from engine.obligations.kinds.simple import Simple
from engine.obligations.programme import CutOff, Due
from engine.obligations.tables import Table

# The first key that a table has decides; "by" comes last, because its other keys are a cohort's own.
SHAPES: dict[str, Callable[[Table], Simple | None]] = {
    "after": around.read_after,
    "before": around.read_before,
    "ends": around.read_ends,
    "in_month": within.read,
    "in_quarter": within.read,
    "from": within.read,
    "window_from": undated.read_none,
    "window_to": undated.read_none,
    "set_by": undated.read_later,
    "printed": undated.read_contradictory,
    "by": cohort_day.read,
}
EVERY: dict[str, Callable[[Table], Simple | None]] = {
    "month": month_day.read,
    "quarter": long_rounds.read,
    "year": long_rounds.read,
}
WORDS: dict[str, Callable[[Table], Simple | None]] = {
    "none": undated.read_none,
    "set_later": undated.read_later,
    "fiscal_year": within.read,
}


def clock(table: Table, key: str, *, required: bool = False) -> Due | None:
    """Take a due day or a clock."""
    below = table.day_or_table(key)
    if below is not None:
        return _numbered(below) if below.has("rounds") else read(below)
    if required and not table.has(key):
        cure = say(
            'write a date, {{ by = "COHORT", ... }} or {{ every = "month", day = 27 }}; docs/packs.md has them all'
        )
        table.fault(key, say("is missing"), cure)
    return None


def cut_off(table: Table, key: str) -> CutOff | None:
    """Take the day until which an office collects."""
    below = table.day_or_table(key)
    if below is None:
        return None
    if not below.has("before_due"):
        return read(below)
    found = before_due.read(below)
    below.close()
    return found


def read(table: Table) -> Simple | None:
    """Read one clock by its shape."""
    reader = _reader(table)
    if reader is None:
        cure = say(
            'write a date, {{ by = "COHORT", ... }} or {{ every = "month", day = 27 }}; docs/packs.md has them all'
        )
        table.fault("", say("is no kind of clock"), cure)
        return None
    found = reader(table)
    table.close()
    return found


def _reader(table: Table) -> Callable[[Table], Simple | None] | None:
    if table.has("every"):
        return EVERY.get(table.peek("every"))
    if table.has("word"):
        return WORDS.get(table.peek("word"))
    shape = next((key for key in SHAPES if table.has(key)), "")
    return SHAPES[shape] if shape else fixed_day.read if table.left() == ("day",) else None


def _numbered(table: Table) -> Numbered | None:
    """Read `{ rounds = [2021-12-31, { in_month = 6 }], in_order = true }`."""
    rounds = [read(one) for one in table.clocks("rounds")]
    found = tuple(one for one in rounds if one is not None)
    numbered = Numbered(found, table.flag("in_order"))
    table.close()
    return numbered if found and len(found) == len(rounds) else None
