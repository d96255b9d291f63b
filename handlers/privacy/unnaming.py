"""Take somebody's name out of what is sealed under keys that stay: committees, lists, invitations, who told a report.

Her own key goes when she is erased; what others wrote of her under the key of a group or an office would not. Only what is her
name, or goes with it, is emptied: the rest of a committee is not hers.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from handlers.desk import Desk
from handlers.privacy.known_by import Known, known_by
from models import judgements, mentions, offices, posts, reports, units
from models.offices import OFFICE, UNIT
from models.sealing import Key, SealBroken
from models.units import Unit

GONE = "…"


def unname(desk: Desk, person_id: str) -> int:
    """Empty every mention of somebody where she was known; return how many there were. Before her key goes."""
    known = known_by(desk, person_id)
    sent = reports.all_of(desk.connection, person_id)
    own = (*offices.ever_held(desk.connection, person_id, scope_kind=UNIT), *(one.unit_id for one in sent))
    found = [one for id_ in _once(own) if (one := units.unit(desk.connection, id_)) is not None]
    worked = offices.ever_held(desk.connection, person_id, scope_kind=OFFICE)
    near = _once((*worked, *(one.office_id for one in found), *(one.office_id for one in sent)))
    of_units = sum(_from_committee(desk, known, one.id) + _from_unit(desk, known, one) for one in found)
    of_offices = sum(_from_office(desk, known, one) for one in near)
    return of_units + of_offices + _from_answers(desk, known, sent) + _from_acts(desk, known, person_id)


def _from_committee(desk: Desk, known: Known, unit_id: str) -> int:
    """Empty the posts that she holds or held; what stays of the group is sealed under a new key, for the copies' sake."""
    owner = posts.owner_of(unit_id)
    old = desk.vault.existing(desk.connection, owner)
    if old is None:
        return 0
    held = {one.id: _opened(old, one.name) for one in posts.ever(desk.connection, unit_id)}
    hers = [id_ for id_, name in held.items() if known.is_name(name)]
    if not hers:
        return 0
    reasons = {one.id: _opened(old, one.why) for one in judgements.of_units(desk.connection, [unit_id])}
    posts.unname(desk.connection, hers, at=desk.now)
    desk.vault.forget(desk.connection, owner)
    new = desk.vault.key(desk.connection, owner)
    for post, name in held.items():
        if name and post not in hers:
            posts.reseal(desk.connection, post, new.seal(name))
    for judgement, why in reasons.items():
        if why:
            judgements.reseal(desk.connection, judgement, new.seal(why))
    return len(hers)


def _from_office(desk: Desk, known: Known, office_id: str) -> int:
    """Empty what an office's key seals with her name in it."""
    key = desk.vault.existing(desk.connection, f"office:{office_id}")
    if key is None:
        return 0
    hers = [one for one in mentions.of_office(desk.connection, office_id) if _is_hers(known, key, one.sealed)]
    mentions.empty(desk.connection, hers)
    return len(hers)


def _is_hers(known: Known, key: Key, sealed: bytes) -> bool:
    """Say whether somebody is meant: a name alone, or with a number or the message that it was typed in."""
    name, phone = _read(_opened(key, sealed))
    return known.is_name(name) or known.is_phone(phone)


def _read(text: str) -> tuple[str, str]:
    try:
        told: Any = json.loads(text)
    except ValueError:
        return text, ""
    if isinstance(told, dict):
        return str(told.get("name", "")), str(told.get("phone", ""))
    return (str(told[0]), "") if isinstance(told, list) and told else (text, "")


def _without(known: Known, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers without those in which her whole name or her number stands."""
    return {
        name: GONE if isinstance(value, str) and known.stands_in(value) else value
        for name, value in told.items()
    }


def _from_unit(desk: Desk, known: Known, unit: Unit) -> int:
    """Take the same out of what the group's registration left with the group."""
    left = _without(known, unit.attributes)
    if left == unit.attributes:
        return 0
    units.change(desk.connection, unit.id, attributes=left)
    return 1


def _from_answers(desk: Desk, known: Known, sent: Iterable[reports.Report]) -> int:
    """Take her whole name and her number out of plain words that she wrote into her own reports."""
    count = 0
    for one in sent:
        left = _without(known, one.answers)
        if left != one.answers:
            reports.unname(desk.connection, one.id, left)
            count += 1
    return count


def _from_acts(desk: Desk, known: Known, person_id: str) -> int:
    """Take the same out of the reasons and letters that she wrote beside what she did for an office."""
    found = [one for one in mentions.plain_of(desk.connection, person_id) if known.stands_in(one.words)]
    for one in found:
        mentions.rewrite(desk.connection, one, GONE)
    return len(found)


def _opened(key: Key, sealed: bytes | None) -> str:
    try:
        return key.open(sealed) if sealed else ""
    except SealBroken:
        return ""


def _once(ids: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(one for one in ids if one))
