"""Hand a join code to everybody whom a roster names, once: who has one already, or has come with it, gets no second."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from engine.conversation.bubbles import say
from engine.roster.wanted import Spot, Wanted, WantedPerson, same_name
from handlers.rosters import offices as office_rows
from handlers.rosters.numbers import numbers
from handlers.rosters.offices import Offices
from handlers.rosters.seen import Mark
from handlers.rosters.work import CHANGED, NEW, SAME, Bench, Slip
from models import joining, offices, rosters
from models.rosters import PERSON, Line
from models.units import Unit

KEY_OF: Final = "office:{id}"


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody of a row, with the office and the unit that she is to act for."""

    spot: Spot
    id: str
    person: WantedPerson
    office_id: str
    unit: Unit | None
    said: str


@dataclass(slots=True)
class Codes:
    """The codes of a batch and whom they are for."""

    codes: list[dict[str, Any]] = field(default_factory=list)
    people: list[dict[str, Any]] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)


def take(bench: Bench, known: Offices, batch: Sequence[Wanted], of_rows: Mapping[Spot, Unit]) -> None:
    """Take in the people of a batch."""
    told = [named for one in batch for named in _of_row(bench, known, one, of_rows)]
    office_rows.write(bench, known)
    bench.work.seen.look_up(PERSON, [one.id for one in told])
    ids = [one.id for one in told]
    lines = rosters.lines(bench.desk.connection, bench.programme.home, bench.work.name, PERSON, ids)
    new = [one for one in told if _is_new(bench, one, lines.get(one.id))]
    bench.work.count(PERSON, NEW, len(new))
    if bench.work.writes and new:
        give_codes(bench, known, new)


def give_codes(bench: Bench, known: Offices, new: Sequence[Named]) -> None:
    """Make a code for each of these people and hand it out before it is kept: none can be lost on the way."""
    made = Codes()
    drawn = numbers(bench.desk, len(new))
    staffed = _staffed(bench, {one.office_id for one in new})
    keys = bench.desk.vault.keys(bench.desk.connection, {KEY_OF.format(id=one.office_id) for one in new})
    for one, code in zip(new, drawn, strict=True):
        code_id = secrets.token_hex(12)
        key = keys[KEY_OF.format(id=one.office_id)]
        made.codes.append(_code(bench, one, code, code_id, needs_tap=one.office_id in staffed))
        made.people.append(
            {
                "id": one.id, "programme": bench.programme.id, "role": one.person.role, "office_id": one.office_id,
                "unit_id": one.unit.id if one.unit else None, "person": key.seal(sealed(one.person)),
                "code_id": code_id,
            }
        )  # fmt: skip
        role = bench.programme.role(one.person.role).name
        about = one.unit.name if one.unit else known.rows[one.office_id]["name"]
        made.slips.append(Slip(one.person.name, role, about, code))
    for slip in made.slips:
        bench.work.hand_out(slip)
    joining.add_many(bench.desk.connection, made.codes)
    rosters.add_invitees(bench.desk.connection, made.people)


def sealed(person: WantedPerson) -> str:
    """Write down of somebody what stays until she has come."""
    return json.dumps({"name": person.name, "phone": person.phone}, ensure_ascii=False)


def _of_row(bench: Bench, known: Offices, wanted: Wanted, of_rows: Mapping[Spot, Unit]) -> list[Named]:
    unit = of_rows.get(wanted.spot)
    if wanted.unit is not None and unit is None:
        return []
    found = []
    for person in wanted.people:
        acts_for = unit if person.unit is not None else None
        office_id = _office(bench, known, wanted.spot, person, unit)
        if office_id:
            found.append(_named(bench, wanted.spot, person, office_id, acts_for))
    return found


def _office(bench: Bench, known: Offices, spot: Spot, person: WantedPerson, unit: Unit | None) -> str:
    """Return the office that somebody acts for, or that looks after her unit."""
    if person.office is not None and (unit is None or person.unit is None):
        return office_rows.needed(bench, known, spot, person.office)
    return unit.office_id if unit else ""


def _named(bench: Bench, spot: Spot, person: WantedPerson, office_id: str, unit: Unit | None) -> Named:
    about = unit.id if unit else office_id
    keyring = bench.desk.vault.keyring
    who = f"{bench.programme.id}|{person.role}|{about}|{same_name(person.name)}"
    return Named(
        spot,
        keyring.hash("roster", who)[:40],
        person,
        office_id,
        unit,
        keyring.hash("phone", person.phone)[:32],
    )


def _is_new(bench: Bench, one: Named, line: Line | None) -> bool:
    """Say whether somebody has no code yet; a number that changed is written down."""
    before = bench.work.seen.get(PERSON, one.id)
    if before is not None:
        bench.work.fault(
            one.spot, say("{name} stands in row {row} already", name=one.person.name, row=before.spot.row),
            say("keep one of the two"),
        )  # fmt: skip
        return False
    bench.work.seen.add(PERSON, one.id, Mark(one.spot, one.id))
    if line is None or line.said != one.said:
        bench.line(PERSON, one.id, one.id, one.said)
    if line is None:
        return True
    # Another list said nothing of a number here.
    is_same = line.said in {"", one.said}
    bench.work.count(PERSON, SAME if is_same else CHANGED)
    if not is_same and bench.work.writes:
        _change(bench, one)
    return False


def _change(bench: Bench, one: Named) -> None:
    """Write down another number of somebody who has not come yet; who has come tells hers herself."""
    for _ in rosters.waiting(bench.desk.connection, [one.id]):
        key = bench.desk.vault.key(bench.desk.connection, KEY_OF.format(id=one.office_id))
        rosters.change_invitee(bench.desk.connection, one.id, person=key.seal(sealed(one.person)))


def _code(bench: Bench, one: Named, code: str, code_id: str, *, needs_tap: bool) -> dict[str, Any]:
    """Return the row of a code; for an office where somebody acts already, somebody there confirms by a tap."""
    is_of_office = bench.programme.role(one.person.role).of.table == "offices"
    return {
        "id": code_id, "code_hash": bench.desk.vault.keyring.hash("code", code), "programme": bench.programme.id,
        "role": one.person.role, "office_id": one.office_id, "unit_id": one.unit.id if one.unit else None,
        "area": "", "inviter": None, "relinks": None, "needs_tap": is_of_office and needs_tap, "is_practice": False,
        "uses_left": 1, "expires_at": bench.desk.now + bench.work.life, "revoked_at": None,
    }  # fmt: skip


def _staffed(bench: Bench, office_ids: set[str]) -> frozenset[str]:
    """Return the offices for which somebody acts already, who can confirm a newcomer."""
    kinds = {one.id for one in bench.programme.roles if one.of.table == "offices"}
    held = offices.of_scopes(bench.desk.connection, offices.OFFICE, office_ids, at=bench.desk.now)
    return frozenset(one.scope_id for one in held if one.kind in kinds)
