"""Show what may be made easier to the one who may do it, and to a group the rounds for which it may ask for a later day."""

from collections.abc import Iterator

from engine.conversation.concessions.seen import Easing, Listed, Part, Postponing, Target, Wish
from engine.conversation.concessions.wording import reason
from engine.conversation.scene import Owed
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.kinds.undated import window_of
from engine.obligations.states import State
from handlers import chains, enquiries, owing, secrecy
from handlers.concessions import limits
from handlers.desk import Desk
from handlers.overtaking import sender
from handlers.owing import Rights
from handlers.reviewing import reasons
from models import obligations, offices, postponements, units
from models.obligations import Obligation
from models.offices import Held

EASED = (State.WAIVED, State.CHANGED, State.CANCELLED)
LISTED, ASKABLE = 60, 12


def listed(desk: Desk, held: Rights) -> tuple[Listed, ...]:
    """List the open rounds of a person's offices, then of those below, and at the end what was made easier."""
    own = list(held.offices)
    below = [one for one in _below(desk, held) if one not in own]
    if not own:
        return ()
    until = day_in_bangkok(desk.now) + owing.AHEAD
    rows = obligations.of_scopes(desk.connection, offices=[*own, *below], units=[], until=until)
    open_ones = [(row, name) for row, name in rows if State(row.state) in limits.UNSENT and row.due]
    eased = [(row, name) for row, name in rows if State(row.state) in EASED]
    first = sorted(open_ones, key=lambda one: (one[0].office_id not in own, one[0].due, one[0].id))
    me = held.roles[0].person_id if held.roles else ""
    known = ((row, name) for row, name in (*first, *eased) if secrecy.knows(desk, me, row))
    found = (_listed(desk, row, name) for row, name in known)
    return tuple(one for one in found if one)[:LISTED]


def easing(desk: Desk, held: Rights, obligation_id: str, person_id: str) -> Easing | None:
    """Show one round with what this person may do about it; None when it is not hers."""
    row = obligations.get(desk.connection, obligation_id)
    programme = desk.library.programmes.get(row.programme) if row else None
    duty = owing.duty_of(programme, row.duty) if row else None
    if row is None or duty is None or not secrecy.knows(desk, person_id, row):
        return None
    own, above = limits.is_own(held, row), limits.is_above(desk, held, row)
    today = day_in_bangkok(desk.now)
    may = limits.may(row, today, own=own, above=above)
    unit, office = units.unit(desk.connection, row.unit_id), offices.office(desk.connection, row.office_id)
    if not may or office is None:
        return None
    later: Part | None = "file" if above else "collect" if limits.may_move_part(row, today) else None
    return Easing(
        obligation=row.id,
        duty=owing.title(duty, row.period),
        about=unit.name if unit else "",
        office=office.name,
        state=row.state,
        may=may,
        due=row.due,
        latest=limits.latest(desk, row),
        until=row.collect_until,
        until_latest=row.due,
        later=later if "later" in may else None,
        targets=_targets(desk, row, office, person_id) if "hand_on" in may else (),
        window=window_of(duty.due),
    )


def postponing(desk: Desk, held: Rights, owed: tuple[Owed, ...]) -> tuple[Postponing, ...]:
    """List the rounds for which somebody may ask for a later day: her group's part, or her office's whole."""
    found = []
    for one in [one for one in owed if not one.is_done and one.due][:ASKABLE]:
        row = obligations.get(desk.connection, one.id)
        if row is not None and not row.returned:
            found.append(_postponing(desk, held, row, one))
    return tuple(found)


def wish(desk: Desk, held: Rights, wish_id: str) -> Wish | None:
    """Show an open wish to somebody who may answer it."""
    row = postponements.get(desk.connection, wish_id)
    owed = obligations.get(desk.connection, row.obligation_id) if row else None
    if row is None or owed is None or row.state != postponements.OPEN:
        return None
    is_part = row.part == "collect"
    if not (limits.is_own(held, owed) if is_part else limits.is_above(desk, held, owed)):
        return None
    programme = desk.library.programmes.get(owed.programme)
    duty = owing.duty_of(programme, owed.duty)
    unit = units.unit(desk.connection, owed.unit_id)
    if duty is None:
        return None
    because = reasons.opened(desk, row.person_id, row.frequent, row.reason)
    return Wish(
        id=row.id,
        duty=owing.title(duty, owed.period),
        about=unit.name if unit else "",
        by=sender(desk, row.person_id),
        day=row.day,
        now=owed.collect_until if is_part else owed.due,
        because=reason(because),
        latest=owed.due if is_part else limits.latest(desk, owed),
    )


def answerers(desk: Desk, row: Obligation, part: str, *, but: str) -> list[str]:
    """Name who may answer a wish, the one in charge first: the office for a group's part, the one above for its own."""
    if part == "collect":
        return enquiries.in_charge(desk, row.office_id, but=but)
    programme, office = (
        desk.library.programmes.get(row.programme),
        offices.office(desk.connection, row.office_id),
    )
    if programme is None or office is None:
        return []
    for one in chains.all_above(desk, programme, office):
        found = enquiries.in_charge(desk, one.id, but=but)
        if found:
            return found
    return []


def _postponing(desk: Desk, held: Rights, row: Obligation, one: Owed) -> Postponing:
    part: Part = one.part
    asked = next((wish for wish in postponements.open_of(desk.connection, row.id) if wish.part == part), None)
    office = offices.office(desk.connection, row.office_id)
    person = held.roles[0].person_id if held.roles else ""
    return Postponing(
        obligation=row.id,
        part=part,
        duty=one.duty,
        about=one.about,
        office=office.name if office else "",
        day=row.collect_until if part == "collect" else row.due,
        latest=row.due if part == "collect" else limits.latest(desk, row),
        asked=asked.day if asked else None,
        has_office=bool(answerers(desk, row, part, but=person)),
        free_until=limits.free_until(desk, row, part),
    )


def _listed(desk: Desk, row: Obligation, unit: str) -> Listed | None:
    duty = owing.duty_of(desk.library.programmes.get(row.programme), row.duty)
    if duty is None:
        return None
    eased = row.state if State(row.state) in EASED else ""
    return Listed(row.id, owing.title(duty, row.period), unit, row.due, eased, window_of(duty.due))


def _below(desk: Desk, held: Rights) -> list[str]:
    """Name the offices of a person's programmes that stand below one of hers in the chain."""
    return list(dict.fromkeys(one for role in held.filing for one in _below_one(desk, role)))


def _below_one(desk: Desk, role: Held) -> Iterator[str]:
    programme = desk.library.programmes.get(role.programme)
    office = offices.office(desk.connection, role.scope_id)
    if programme is None or office is None:
        return
    kinds = [kind.id for kind in programme.offices if kind.id != office.kind and kind.above]
    for one in offices.of_kinds(desk.connection, programme.home, kinds):
        if office.id in {above.id for above in chains.all_above(desk, programme, one)}:
            yield one.id


def _targets(desk: Desk, row: Obligation, office: offices.Office, person_id: str) -> tuple[Target, ...]:
    """Name who else could go on with a round: colleagues first, then the offices of the same kind."""
    colleagues = enquiries.in_charge(desk, office.id, but=person_id)
    others = offices.of_kinds(desk.connection, office.programme, [office.kind])
    near = sorted(
        (one for one in others if one.id != office.id), key=lambda one: one.area[:2] != office.area[:2]
    )
    may_move = limits.NEEDS["hand_on"] is not None and row.unit_id != row.office_id
    return (
        *(Target(one, sender(desk, one), is_person=True) for one in colleagues),
        *((Target(one.id, one.name) for one in near) if may_move else ()),
    )
