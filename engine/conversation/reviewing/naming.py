"""Name what waits for a reviewer by what differs: the unit first, then its tambon, then its office.

What is the same in every row is said once above the list, and the reviewer's own office not at all.
"""

from collections.abc import Mapping, Sequence

from engine.conversation.bubbles import Plain, Row, say
from engine.conversation.reviewing.seen import Waiting
from thai.naming import write_lowest
from thai.places import finding as places


def names(every: Sequence[Waiting], *, beside_own: bool = False) -> Mapping[str, str]:
    """Return what to call each report; `beside_own` says that things of the own office stand in the same list."""
    shown = _open(every)
    has_offices = len(_offices(shown, beside_own=beside_own)) > 1
    lying = _lying(shown)
    tells_places = len(set(lying.values())) > 1
    seen = [one.unit for one in shown]
    return {
        one.report: " · ".join(
            part
            for part in (
                one.unit or one.about,
                lying[one.report] if tells_places and (not has_offices or seen.count(one.unit) > 1) else "",
                one.office if has_offices else "",
            )
            if part
        )
        for one in shown
    }


def all_of(every: Sequence[Waiting], *, beside_own: bool = False) -> tuple[Row, ...]:
    """Say of which office everything in a list is, unless it is the reviewer's own or there are several."""
    found = _offices(_open(every), beside_own=beside_own)
    [only] = found if len(found) == 1 else {""}
    return (Row(say("Office"), Plain(only)),) if only else ()


def _open(every: Sequence[Waiting]) -> tuple[Waiting, ...]:
    """Leave out what may not be named before it is opened."""
    return tuple(one for one in every if not one.is_closed)


def _offices(some: Sequence[Waiting], *, beside_own: bool) -> set[str]:
    return {one.office for one in some} | ({""} if beside_own else set())


def _lying(some: Sequence[Waiting]) -> dict[str, str]:
    """Write where each unit lies: its tambon alone, or the whole place where two tambons have one name."""
    found = {one.report: places.by_code(one.place) if one.place else None for one in some}
    short = {report: write_lowest(place) if place else "" for report, place in found.items()}
    codes: dict[str, set[str]] = {}
    for one in some:
        codes.setdefault(short[one.report], set()).add(one.place)
    return {
        one.report: write_lowest(place, whole=len(codes[short[one.report]]) > 1)
        if (place := found[one.report])
        else ""
        for one in some
    }
