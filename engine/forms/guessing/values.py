"""Think of values for a question, the likely ones first. Whether one will do is for the form to say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Final

from engine.forms.expressions.days import date_of_number, read_date, read_moment, write_moment
from engine.forms.form import Question
from engine.forms.guessing.bounds import Looked
from engine.forms.guessing.draws import Draws
from engine.forms.guessing.patterns import matching
from engine.forms.kinds import ACKNOWLEDGED
from thai.numbers.units import KILOGRAM
from thai.places import finding as places

_CONSONANTS: Final = [
    chr(one) for one in (0x0E01, 0x0E14, 0x0E19, 0x0E1A, 0x0E1B, 0x0E21, 0x0E23, 0x0E25, 0x0E27)
]
_VOWELS: Final = [chr(one) for one in (0x0E32, 0x0E35, 0x0E39)]
_ENDINGS: Final = {"image": "jpg", "audio": "m4a", "video": "mp4", "file": "pdf"}
_USUAL: Final = (0, 1, 2, 3, 5, 10, 20, 50, 100, 500, 1_000, 10_000)
_DAYS: Final = (0, -1, -3, -30, -365, 1, 7, 30, -3_000, -9_000, -18_000)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known when a value is thought of: the question, what would do, when it is, and the draws."""

    question: Question
    names: Sequence[str]
    looked: Looked
    at: datetime
    draws: Draws


def thought_of(asked: Asked) -> Iterator[str]:
    """Yield values for a question."""
    own = _OWN.get(asked.question.own.get("kind", ""))
    if own is not None and asked.question.kind in {"text", "integer", "decimal"}:
        yield own(asked)
    yield from _OF_KIND.get(asked.question.kind, _texts)(asked)


def _texts(asked: Asked) -> Iterator[str]:
    draws, looked = asked.draws, asked.looked
    for pattern in looked.patterns:
        for _ in range(8):
            if (text := matching(pattern, draws)) is not None:
                yield text
    yield words(draws)
    for length in _near(looked.lengths, 0, 400):
        yield words(draws, length)
    yield from (words(draws) for _ in range(3))
    yield from looked.values
    yield from (str(10 ** (size - 1) + draws.below(9 * 10 ** (size - 1))) for size in range(1, 16))


def words(draws: Draws, length: int = 0) -> str:
    """Write Thai syllables that mean nothing, so that nobody takes them for a report."""
    size = length or 2 * draws.between(2, 5)
    return "".join(draws.one(_VOWELS if place % 2 else _CONSONANTS) for place in range(size))


def _near(numbers: Sequence[str], least: int, most: int) -> list[int]:
    found = {int(one) for text in numbers if (one := _decimal(text)) is not None and abs(one) < 10**9}
    return sorted({one + step for one in found for step in (-1, 0, 1) if least <= one + step <= most})


def _decimal(text: str) -> Decimal | None:
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _integers(asked: Asked) -> Iterator[str]:
    near = _near(asked.looked.values, -(10**9), 10**9)
    between = [asked.draws.between(first, last) for first, last in pairwise(near)]
    own = asked.draws.shuffled([*between, *near, *_USUAL[:9]])
    yield from map(str, (*own, *_USUAL))


def _decimals(asked: Asked) -> Iterator[str]:
    near = sorted(one for text in asked.looked.values if (one := _decimal(text)) is not None)
    between = [
        (first + (last - first) * asked.draws.between(1, 99) / 100).quantize(Decimal("0.01"))
        for first, last in pairwise(near)
    ]
    around = [one + step for one in near for step in (Decimal(0), Decimal("0.5"), Decimal("-0.5"))]
    yield from (f"{one:f}" for one in asked.draws.shuffled([*between, *around]))
    yield from (f"{number}.{asked.draws.below(10)}" for number in asked.draws.shuffled(_USUAL[:9]))
    yield from _integers(asked)


def _ranges(asked: Asked) -> Iterator[str]:
    start, end, step = (
        Decimal(asked.question.parameters.get(name) or usual)
        for name, usual in (("start", "1"), ("end", "10"), ("step", "1"))
    )
    count = int(abs(end - start) / abs(step)) if step else 0
    steps = [min(start, end) + abs(step) * place for place in range(min(count, 1_000) + 1)]
    if end < start:
        steps = [start - abs(step) * place for place in range(min(count, 1_000) + 1)]
    yield from (f"{one:f}" for one in asked.draws.shuffled(steps))


def _dates(asked: Asked) -> Iterator[str]:
    today = asked.at.date()
    known = [day for text in asked.looked.values if (day := _day(text)) is not None]
    near = [day + timedelta(days=step) for day in known for step in (0, -1, 1, -20, 20)]
    usual = [today + timedelta(days=step) for step in _DAYS]
    yield from (_as_exactly(asked, day).isoformat() for day in asked.draws.shuffled([*near, *usual]))


def _as_exactly(asked: Asked, day: date) -> date:
    """Return the first day of a month or a year, where the form asks for no more."""
    looks = asked.question.appearance.split()
    if "year" in looks:
        return day.replace(month=1, day=1)
    return day.replace(day=1) if "month-year" in looks else day


def _day(text: str) -> date | None:
    number = _decimal(text)
    if number is not None:
        return date_of_number(float(number)) if 0 < number < 100_000 else None
    return read_date(text[:10])


def _times(asked: Asked) -> Iterator[str]:
    yield from (f"{asked.draws.below(24):02}:{asked.draws.below(12) * 5:02}:00.000+07:00" for _ in range(12))
    yield from (f"{hour:02}:30:00.000+07:00" for hour in asked.draws.shuffled(range(24)))


def _moments(asked: Asked) -> Iterator[str]:
    zone = asked.at.tzinfo
    known = [one for text in asked.looked.values if (one := read_moment(text, zone)) is not None]
    days = [
        datetime.combine(day, datetime.min.time(), zone) for text in _dates(asked) if (day := read_date(text))
    ]
    near = [one + timedelta(minutes=step) for one in (*known, asked.at) for step in (0, -30, 30, -600, 600)]
    yield from (write_moment(one) for one in asked.draws.shuffled(near))
    yield from (write_moment(one + timedelta(hours=asked.draws.below(24))) for one in days)


def _one_of(asked: Asked) -> Iterator[str]:
    yield from asked.draws.shuffled(asked.names)


def _some_of(asked: Asked) -> Iterator[str]:
    """Yield rows of choices: of a drawn length, of those that are counted, then without what the constraint names."""
    draws, names = asked.draws, asked.names
    plain = [one for one in names if one not in asked.looked.values]
    counted = _near(asked.looked.lengths, 1, len(names))
    lengths = [draws.between(1, min(4, len(names))), *draws.shuffled(counted), *range(len(names), 0, -1)]
    for some in (names, plain, names, plain):
        yield from (" ".join(draws.shuffled(some)[:length]) for length in lengths if length <= len(some))
    yield from draws.shuffled(names)


def _in_order(asked: Asked) -> Iterator[str]:
    yield from (" ".join(asked.draws.shuffled(asked.names)) for _ in range(6))


def _point(draws: Draws) -> str:
    return f"{18 + draws.below(20_000) / 10_000:.4f} {98 + draws.below(20_000) / 10_000:.4f} 0 0"


def _points(asked: Asked) -> Iterator[str]:
    yield from (_point(asked.draws) for _ in range(4))


def _lines(asked: Asked) -> Iterator[str]:
    for _ in range(4):
        corners = [_point(asked.draws) for _ in range(asked.draws.between(3, 5))]
        yield ";".join([*corners, corners[0]] if asked.question.kind == "geoshape" else corners)


def _files(asked: Asked) -> Iterator[str]:
    yield f"{asked.question.name}-{asked.draws.below(10**6):06}.{_ENDINGS.get(asked.question.kind, 'bin')}"


def _bars(asked: Asked) -> Iterator[str]:
    yield from _texts(asked) if asked.looked.patterns else ()
    yield str(8_850_000_000_000 + asked.draws.below(10**9))


def _fixed(value: str) -> Callable[[Asked], Iterator[str]]:
    return lambda _: iter((value,))


def _phone(asked: Asked) -> str:
    return f"+6681{asked.draws.below(10**7):07}"


def _national_id(asked: Asked) -> str:
    twelve = f"{1 + asked.draws.below(8)}{asked.draws.below(10**11):011}"
    weighed = sum(int(digit) * (13 - place) for place, digit in enumerate(twelve))
    return f"{twelve}{(11 - weighed % 11) % 10}"


def _place(asked: Asked) -> str:
    return asked.draws.one(places.provinces()).code


def _fiscal_year(asked: Asked) -> str:
    return str(asked.at.year + 543 - asked.draws.below(6))


def _own_day(asked: Asked) -> str:
    return (asked.at.date() - timedelta(days=asked.draws.below(30))).isoformat()


def _month(asked: Asked) -> str:
    return (asked.at.date() + timedelta(days=30 * asked.draws.below(6))).strftime("%Y-%m")


def _span(asked: Asked) -> str:
    first = asked.at.date() + timedelta(days=asked.draws.below(60))
    return f"{first.isoformat()}/{(first + timedelta(days=asked.draws.between(1, 30))).isoformat()}"


def _clock(asked: Asked) -> str:
    return f"{asked.draws.between(6, 20):02}:{asked.draws.below(4) * 15:02}"


def _quantity(asked: Asked) -> str:
    return f"{asked.draws.between(1, 40) * 5} {KILOGRAM}"


_OWN: Final[Mapping[str, Callable[[Asked], str]]] = {
    "phone": _phone, "national_id": _national_id, "place": _place, "fiscal_year": _fiscal_year, "date": _own_day,
    "month": _month, "date_range": _span, "time": _clock, "quantity": _quantity,
}  # fmt: skip
_OF_KIND: Final[Mapping[str, Callable[[Asked], Iterator[str]]]] = {
    "integer": _integers, "decimal": _decimals, "range": _ranges, "date": _dates, "time": _times, "datetime": _moments,
    "select_one": _one_of, "select_multiple": _some_of, "rank": _in_order, "geopoint": _points, "geotrace": _lines,
    "geoshape": _lines, "image": _files, "audio": _files, "video": _files, "file": _files, "barcode": _bars,
    "acknowledge": _fixed(ACKNOWLEDGED), "note": _fixed("read"),
}  # fmt: skip
