"""Find what has not come to somebody's offices: groups of her own by need, and how much of each office below."""

from collections.abc import Mapping
from dataclasses import replace

from engine.conversation.chasing.seen import Contact
from engine.conversation.digest.missing import by_need
from engine.conversation.digest.seen import Below, Lacking, Missing
from engine.conversation.menu.news import absent
from engine.conversation.menu.paging import on_page
from engine.conversation.scene import Owed
from engine.conversation.windows import common
from engine.obligations.calendar import day_in_bangkok
from handlers.boards.sight import of_rights
from handlers.contacting import reading
from handlers.desk import Desk, Speaker
from handlers.messenger import phones
from handlers.owing import Rights
from models import counting, obligations, offices, units
from models.obligations import Obligation


def missing(desk: Desk, who: Speaker, held: Rights, owed: tuple[Owed, ...], page: int) -> Missing:
    """Return all of it; the phones are looked up for the groups of the page only."""
    by_unit: dict[str, list[Owed]] = {}
    for one in absent(owed):
        by_unit.setdefault(one.unit, []).append(one)
    spoken = reading.last(desk, held, list(by_unit))
    rounds = obligations.of_ids(desk.connection, [one.id for some in by_unit.values() for one in some])
    groups = by_need(tuple(_lacking(unit, some, spoken.get(unit), rounds) for unit, some in by_unit.items()))
    shown = {one.unit for one in on_page(groups, page)}
    homes = {one.id: one.programme for one in units.of_ids(desk.connection, list(shown))}
    called = tuple(
        replace(one, phone=phones.phone_of(desk, homes[one.unit], one.unit)) if one.unit in homes else one
        for one in groups
    )
    return Missing(called, _below(desk, who, held))


def _lacking(unit: str, some: list[Owed], last: Contact | None, rounds: Mapping[str, Obligation]) -> Lacking:
    """Sum up what a group has not sent; its own day is the cut-off, where there is one."""
    cuts = (rounds[one.id].collect_until if one.id in rounds else None for one in some)
    dues = [day for cut, one in zip(cuts, some, strict=True) if (day := cut or one.due)]
    window = None if dues else common([one.window for one in some])
    return Lacking(
        unit, some[0].about, tuple(one.duty for one in some), min(dues, default=None), last, window=window
    )


def _below(desk: Desk, who: Speaker, held: Rights) -> tuple[Below, ...]:
    """Count what is past its day at each office below; no group and nobody is named."""
    sight = of_rights(desk, who, held)
    if not sight.offices - held.offices.keys():
        return ()
    found = counting.missing_by_office(desk.connection, sight.scope(), today=day_in_bangkok(desk.now))
    others = [one for one in found if one.office not in held.offices]
    named = {one.id: one for one in offices.of_ids(desk.connection, [one.office for one in others])}
    return tuple(
        Below(named[one.office].name, one.number, one.since, named[one.office].phone or "")
        for one in others
        if one.office in named
    )
