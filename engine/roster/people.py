"""Read whom a row names: each is to be handed a join code for a role, over a unit or an office."""

from collections.abc import Iterator
from typing import Final

from engine.conversation.bubbles import say
from engine.obligations.nouns.kinds import RoleKind
from engine.obligations.programme import Programme
from engine.roster import headings as h
from engine.roster import tree
from engine.roster.cells import Cells
from engine.roster.reading_phones import phone_in
from engine.roster.wanted import WantedOffice, WantedPerson, WantedUnit, same_name

LONGEST: Final = 120


def people_in(
    cells: Cells, programme: Programme, unit: WantedUnit | None, office: WantedOffice | None, place: str
) -> Iterator[WantedPerson]:
    """Yield the people of a row: one under a title of the house, and one under each title of a role."""
    named = [(heading, text) for heading, text in cells.all_of(h.PERSON) if heading.of]
    plain = _plain_name(cells)
    phone = _phone(cells)
    if cells.of(h.ROLE) and not plain and not named:
        cells.fault(h.PERSON, say("there is a role but no name"), say("write the name of the person"))
    for heading, name in (*([(h.Heading(h.PERSON), plain)] if plain else []), *named):
        # A number beside several names is the first one's.
        person = _person(cells, programme, heading, name, unit, office, place)
        if person is not None:
            yield WantedPerson(
                name,
                phone,
                person.id,
                _office_of(programme, person, unit, office, place),
                unit if person.of.table == "units" else None,
            )
            phone = ""


def _plain_name(cells: Cells) -> str:
    whole = next((text for heading, text in cells.all_of(h.PERSON) if not heading.of), "")
    parts = (cells.of(h.FIRST), cells.of(h.LAST))
    prefix = cells.of(h.PREFIX)
    return (
        " ".join((whole or f"{prefix}{' '.join(filter(None, parts))}").split()) if whole or parts[0] else ""
    )


def _phone(cells: Cells) -> str:
    typed = cells.of(h.PHONE)
    found = phone_in(typed)
    if found is None:
        cure = say("write one number, such as 081-234-5678, or leave it empty")
        cells.fault(h.PHONE, say("this is not one telephone number"), cure)
    return found or ""


def _person(
    cells: Cells, programme: Programme, heading: h.Heading, name: str, unit: WantedUnit | None,
    office: WantedOffice | None, place: str,
) -> RoleKind | None:  # fmt: skip
    """Return the role of somebody, when everything that it needs stands in the row."""
    if len(name) > LONGEST:
        cells.fault(heading, say("this is too long"), say("write at most {count} letters", count=LONGEST))
        return None
    role = _role(programme, heading.of or cells.of(h.ROLE), unit)
    if role is None:
        several = ", ".join(one.name for one in programme.roles)
        cure = say("write one of: {several}", several=several)
        cells.fault(h.ROLE, say("it is not clear which role {name} has", name=name), cure)
        return None
    return role if _has_scope(cells, programme, role, unit, office, place) else None


def _role(programme: Programme, typed: str, unit: WantedUnit | None) -> RoleKind | None:
    """Return the role that is named; of a unit's row without one, the only role over such units."""
    if typed:
        wanted = same_name(typed)
        found = [one for one in programme.roles if wanted in {same_name(one.id), same_name(one.name)}]
    else:
        found = [one for one in programme.roles if unit and (one.of.table, one.of.id) == ("units", unit.kind)]
    registering = programme.registration.by if programme.registration else ""
    found = [one for one in found if one.id == registering] or found
    return found[0] if len(found) == 1 else None


def _has_scope(
    cells: Cells, programme: Programme, role: RoleKind, unit: WantedUnit | None, office: WantedOffice | None,
    place: str,
) -> bool:  # fmt: skip
    """See that it can be told for which unit or office somebody is to act."""
    if role.of.table == "units" and unit is None and not cells.faults:
        registers = programme.registration is not None and programme.registration.by == role.id
        if not registers:
            cells.fault(
                h.UNIT, say("the group of this person is missing"), say("write the name of the group")
            )
            return False
    if unit is None and _office_of(programme, role, unit, office, place) is None:
        if not cells.faults:
            cure = say("write the name of the office, or its district and province")
            cells.fault(h.OFFICE, say("the office of this person is missing"), cure)
        return False
    return True


def _office_of(
    programme: Programme, role: RoleKind, unit: WantedUnit | None, office: WantedOffice | None, place: str
) -> WantedOffice | None:
    """Return the office that somebody acts for, or that hands out the code: the named one, else the one over the place."""
    if role.of.table == "offices":
        kind = next((one for one in programme.offices if one.id == role.of.id), None)
        named = office or (unit.office if unit else None)
        if named is not None and named.kind == role.of.id:
            return named
        return tree.by_itself(kind, place) if kind and tree.is_over(kind, place) else None
    if unit is not None or office is not None:
        return unit.office if unit else office
    registered = programme.registration.unit if programme.registration else ""
    kind = tree.own_office_kind(programme, registered, place) if place else None
    return tree.by_itself(kind, place) if kind else None
