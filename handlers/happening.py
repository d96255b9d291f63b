"""Know which events a person is asked for, have them asked when it is time, and write down what is told."""

from collections.abc import Iterator, Mapping
from datetime import date

from engine.conversation.bubbles import Bubble, Button, DateButton, Text, say
from engine.conversation.effects import Happen
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.happening.events import Happening
from engine.conversation.happening.telling import FOLLOWS, OF_EVENTS, card
from engine.obligations.among import is_concerned
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.facts import Occurrence
from engine.obligations.nouns.times import Event as PackEvent
from engine.obligations.programme import Programme
from handlers import dating, resting
from handlers.dating import Setting
from handlers.desk import Desk, Overtaken, Speaker
from handlers.messenger.intending import intend
from handlers.owing import Rights, rights
from handlers.years import over
from models import facts, obligations, units
from models.notices import Notice
from models.units import Unit
from thai.happened import read_happened

KIND = "happening"
# An event is asked for at most once a day; the days are counted from here, so that they fit a small number.
FIRST_DAY = date(2020, 1, 1)


def open_ones(desk: Desk, held: Rights, *, with_quiet: bool = False) -> tuple[Happening, ...]:
    """Return the events that this person may tell the day of and that are not over.

    Nobody is asked for a quiet one: it is shown to who looks for it.
    """
    homes = {desk.library.home(role.programme) for role in held.roles}
    programmes = [
        one
        for one in desk.library.programmes.values()
        if one.home in homes and any(with_quiet or not event.quiet for event in one.events)
    ]
    there = _units(desk, held) if programmes else {}
    taking_part = units.taking_part(desk.connection, list(there)) if there else frozenset()
    asked = {
        programme.id: [
            (unit, event)
            for unit in there.values()
            for event in programme.events
            if (programme.id, unit.id) in taking_part
            and event.per == unit.kind
            and (with_quiet or not event.quiet)
            and _is_asked_of(programme, event, unit, held)
        ]
        for programme in programmes
    }
    known = resting.known_of(desk, {id_: {unit.id: unit for unit, _ in of} for id_, of in asked.items()})
    today = day_in_bangkok(desk.now)
    return tuple(
        one
        for programme in programmes
        for unit, event in asked[programme.id]
        if is_concerned(event.id, programme, unit.place, known[programme.id, unit.id], today)
        for one in _open(programme, event, unit, known[programme.id, unit.id].events)
    )


def wanted(desk: Desk, held: Rights, event: Event) -> tuple[Happening, ...]:
    """Return the open events when somebody may be telling of one."""
    if isinstance(event, Pressed) and event.press.kind in OF_EVENTS:
        return open_ones(desk, held, with_quiet=True)
    if isinstance(event, Typed) and read_happened(event.text, day_in_bangkok(desk.now)):
        return open_ones(desk, held)
    return ()


def remind(desk: Desk, person_id: str) -> None:
    """Have what is to be asked today ride on the next free reply, once a day and never in the middle of a form."""
    today = day_in_bangkok(desk.now)
    events = (event for one in desk.library.programmes.values() for event in one.events)
    if all(event.quiet for event in events):
        return
    if not any(one.is_asked(today) for one in _asked(desk, person_id)):
        return
    intend(
        desk,
        person_id=person_id,
        kind=KIND,
        about_id=person_id,
        step=(today - FIRST_DAY).days,
        details={},
        is_worth_a_push=False,
        not_before=desk.now,
    )


def is_of_event(button: object) -> bool:
    """Say whether a button tells the day of an event."""
    return isinstance(button, Button | DateButton) and button.press.kind in OF_EVENTS


def bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Ask for the days that are open now; None when all were told, or the day is over."""
    today = day_in_bangkok(desk.now)
    asked = tuple(one for one in _asked(desk, notice.person_id) if one.is_asked(today))
    if not asked or notice.step != (today - FIRST_DAY).days:
        return None
    return card(asked, today)


def _asked(desk: Desk, person_id: str) -> tuple[Happening, ...]:
    """Return the open events of the programmes whose year is not over: of the others people only tell by themselves."""
    found = open_ones(desk, rights(desk, person_id))
    silent = {one.id for one in desk.library.programmes.values() if over.is_over(desk, one)}
    return tuple(one for one in found if one.key.partition("/")[0] not in silent)


def happened(desk: Desk, who: Speaker, order: Happen) -> dict[str, Text]:
    """Write down the day of an event, in the name of the one who told it; return what it has made due, to be said."""
    programme_id, unit_id, event, occurrence = order.key.split("/")
    unit = units.unit(desk.connection, unit_id)
    programme = desk.library.programmes.get(programme_id)
    if unit is None or programme is None:
        raise Overtaken
    known = resting.known(desk, programme, unit).events.get(event, ())
    before = next((one for one in known if one.key == occurrence), None)
    planned = (before.planned if before else None) if order.is_done else order.day
    day = order.day if order.is_done else None
    told = Setting(
        f"unit:{unit_id}",
        facts.EVENT,
        event,
        day=day,
        planned=planned,
        occurrence=occurrence,
        person_id=who.person_id,
    )
    before_it = obligations.dues_of(desk.connection, unit_id, programme.id)
    dating.write_down(desk, programme, told)
    after_it = obligations.dues_of(desk.connection, unit_id, programme.id)
    days = sorted({day for id_, day in after_it.items() if day and before_it.get(id_) != day})
    return {FOLLOWS: say("The report of it is due {due}.", due=days[0])} if days else {}


def _units(desk: Desk, held: Rights) -> dict[str, Unit]:
    """Return the units that a person speaks for or her offices look after, and the offices that are units themselves."""
    offices = [role.scope_id for role in held.filing]
    own = units.of_ids(desk.connection, [*held.units, *offices])
    theirs = units.of_offices(desk.connection, offices) if offices else []
    return {one.id: one for one in (*own, *theirs)}


def _open(
    programme: Programme, event: PackEvent, unit: Unit, known: Mapping[str, tuple[Occurrence, ...]]
) -> Iterator[Happening]:
    times = known.get(event.id, ())
    open_now = [one for one in times if one.done is None]
    for one in open_now:
        yield _happening(programme, event, unit, one.key, one.planned)
    if not times or (event.many and not open_now):
        yield _happening(programme, event, unit, f"e{len(times) + 1}", None)


def _happening(
    programme: Programme, event: PackEvent, unit: Unit, occurrence: str, planned: date | None
) -> Happening:
    key = f"{programme.id}/{unit.id}/{event.id}/{occurrence}"
    return Happening(
        key, event.name, unit.name, planned, may_plan=event.planned, is_many=event.many, is_quiet=event.quiet
    )


def _is_asked_of(programme: Programme, event: PackEvent, unit: Unit, held: Rights) -> bool:
    """Say whether a person holds the role that is asked: the one of the pack, else whoever collects or files."""
    kinds = {event.asked_of} if event.asked_of else _working_kinds(programme, event)
    return any(role.kind in kinds and role.scope_id in {unit.id, unit.office_id} for role in held.roles)


def _working_kinds(programme: Programme, event: PackEvent) -> set[str]:
    duties = [one for one in programme.duties if one.per == event.per]
    collecting = {one.collected_by for one in duties if one.collected_by}
    return collecting or {role.id for role in programme.roles for one in duties if role.of == one.filed_by}
