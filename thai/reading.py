"""Read one typed value of a known kind.

The value, or None: a question asked again is cheap, a wrong figure in a report is not.
Every reader is a pure function of its words and of the day on which they were typed.
"""

import datetime as dt
from collections.abc import Callable, Iterator

from thai.answers import read_yes_no
from thai.calendar.dates import read_date
from thai.calendar.spans import read_date_range
from thai.calendar.times import read_time
from thai.calendar.years import read_fiscal_year, read_month
from thai.identities import read_national_id, read_phone
from thai.normal.keyboard import keyed
from thai.normal.signs import PLAIN
from thai.normal.spans import whole
from thai.numbers.areas import read_area
from thai.numbers.counts import read_count
from thai.numbers.measures import read_decimal, read_integer, read_quantity
from thai.numbers.misspelt import mended
from thai.numbers.money import read_money
from thai.numbers.shares import read_percent
from thai.text import normalise

Value = dict[str, object] | None

LONGEST = 300
_TIMELESS: dict[str, Callable[[str], Value]] = {
    "area": read_area,
    "count": read_count,
    "decimal": read_decimal,
    "integer": read_integer,
    "money": read_money,
    "national_id": read_national_id,
    "percent": read_percent,
    "phone": read_phone,
    "quantity": read_quantity,
    "time": read_time,
    "yes_no": read_yes_no,
}
_DATED: dict[str, Callable[[str, dt.date], Value]] = {
    "date": read_date,
    "date_range": read_date_range,
    "fiscal_year": read_fiscal_year,
    "month": read_month,
}
KINDS = frozenset(_TIMELESS) | frozenset(_DATED)


# The keys of a value that scripts rely on; that a figure is rough is agreed for money alone.
_AGREED_ROUGH = "money"


def read(kind: str, text: str, today: dt.date) -> Value:
    """Return the value of this kind that the text says, or None when it must be asked again."""
    if kind not in KINDS:
        raise ValueError(f"no kind of value is called {kind!r}; known: {', '.join(sorted(KINDS))}")
    if not text.strip() or len(text) > LONGEST:
        return None
    for told in _tellings(text):
        value = _DATED[kind](told, today) if kind in _DATED else _TIMELESS[kind](told)
        if value is not None:
            return value
    return None


def agreed(kind: str, value: Value) -> Value:
    """Return a value as other programs were promised it."""
    if value is None or kind == _AGREED_ROUGH:
        return value
    return {key: one for key, one in value.items() if key != "approx"}


def _tellings(text: str) -> Iterator[str]:
    """Give the text as it stands; then, where that says nothing, with the keyboard and the spelling set right."""
    typed = normalise(text)
    yield typed
    turned = keyed(whole(text.translate(PLAIN).strip())).text
    other = typed if turned == text.translate(PLAIN).strip() else normalise(turned)
    if other != typed:
        yield other
    spelt = mended(other)
    if spelt != other:
        yield spelt
