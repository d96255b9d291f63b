"""How many questions lead from a bare name to the right subdistrict, over all names there are, and what reading one costs."""

import resource
import time
from collections import Counter
from statistics import mean, median

import geothai

from bench.figures import Part, most
from bench.stage import Stage
from thai.places import asking
from thai.places.finding import Several, by_code, find

MISTYPED = "\u0e41\u0e21\u0e48\u0e23\u0e37\u0e21 \u0e40\u0e0a\u0e35\u0e22\u0e07\u0e44\u0e2b\u0e21\u0e48"
MISREAD = 3
ROUNDS_TIMED = 3_000
DISTRICT, PROVINCE = 4, 2


def measure(_stage: Stage) -> Part:
    """Type every subdistrict's bare name, once by a stranger and once by somebody from its district."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    find(MISTYPED)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    names = {
        one.code: one.name_th
        for province in geothai.provinces()
        for district in geothai.districts(province.code)
        for one in geothai.subdistricts(district.code)
    }
    strangers = [questions(code, name, "") for code, name in names.items()]
    neighbours = [questions(code, name, code[:DISTRICT]) for code, name in names.items()]
    misread = strangers.count(MISREAD)
    each = [_timed(name) for name in list(names.values())[:ROUNDS_TIMED]]
    figures = [
        most("places", "questions a name, by a stranger, mean", mean(strangers), 1.15, ""),
        most(
            "places",
            "questions a name, by anybody, most",
            max(set(strangers + neighbours) - {MISREAD}),
            2,
            "",
        ),
        most("places", "names taken for another place, by a stranger", misread, 1, ""),
        most("places", "questions a name, by a neighbour, mean", mean(neighbours), 1.15, ""),
        most("places", "one name, median", median(each), 3, "ms"),
        most("places", "memory of all lists", grown, 60, "MiB"),
    ]
    rows: list[tuple[object, ...]] = [
        ("misread" if count == MISREAD else count, Counter(strangers)[count], Counter(neighbours)[count])
        for count in sorted({*strangers, *neighbours})
    ]
    return Part("Places by bare name", figures, ("questions", "stranger", "neighbour"), rows)


def questions(code: str, name: str, home: str) -> int:
    """Count the questions that lead to a subdistrict from its bare name; an everyday word is asked once more, a wrong place, or a third question, counts as misread."""
    found = find(name)
    if found is None:
        return 1
    if not isinstance(found, Several):
        return 0 if found is not None and found.code == code else MISREAD
    codes, asked = found.codes, 0
    if home and (near := asking.nearest(codes, home)):
        return 0 if near == code else MISREAD
    while len(codes) > 1 and asked < MISREAD:
        question = asking.question(codes, home)
        asked += 1
        codes = _answered(question, codes, code)
    return asked if codes == (code,) else MISREAD


def _answered(question: asking.Question, codes: tuple[str, ...], code: str) -> tuple[str, ...]:
    """Answer as somebody does who knows where she lives: tap what is offered, else type the name."""
    if len(question.options) > asking.MOST_OPTIONS:
        return ()
    if question.about == "place":
        return (code,) if code in question.options else ()
    holder = code[: DISTRICT if question.about == "district" else PROVINCE]
    if holder in question.options:
        return asking.within(codes, holder)
    place = by_code(holder)
    if place is None:
        return ()
    name = (place.district or place.province).name
    return asking.named(codes, name, question.about)


def _timed(name: str) -> float:
    began = time.perf_counter()
    find(name)
    return (time.perf_counter() - began) * 1000
