"""Read the kinds of things a pack speaks of: units, offices, roles, cohorts."""

from typing import Literal

from engine.conversation.bubbles import say
from engine.obligations.nouns.kinds import Cohort, OfficeKind, Quota, Ref, RoleKind, Share, UnitKind
from engine.obligations.readers.places import to_by
from engine.obligations.tables import Table

LEVELS = ("village", "subdistrict", "district", "province", "region", "country")
# A region has no code of its own: how its provinces are counted together, an area of the pack says.
COUNTED = tuple(one for one in LEVELS if one != "region")
MANY = 100_000


def units(top: Table) -> tuple[UnitKind, ...]:
    """Read `[units.group]`."""
    return tuple(_unit(id_, table) for id_, table in top.named("units"))


def offices(top: Table) -> tuple[OfficeKind, ...]:
    """Read `[offices.province]`."""
    return tuple(_office(id_, table) for id_, table in top.named("offices"))


def roles(top: Table) -> tuple[RoleKind, ...]:
    """Read `[roles.leader]`."""
    return tuple(_role(id_, table) for id_, table in top.named("roles"))


def cohorts(top: Table) -> tuple[Cohort, ...]:
    """Read `[cohorts.tranche]`."""
    return tuple(_cohort(id_, table) for id_, table in top.named("cohorts"))


def ref(table: Table, key: str, bare: Literal["offices", "units", "roles"]) -> Ref:
    """Take a pointer: `offices.province`, or the bare id when the table is plain from the key."""
    head, dot, tail = table.text(key).rpartition(".")
    if not dot:
        return Ref(bare, tail)
    match head:
        case "offices" | "units" | "roles":
            return Ref(head, tail)
        case _:
            cure = say('write "offices.province", "units.group" or "roles.head"')
            table.fault(key, say('points to "{name}"', name=head), cure)
            return Ref(bare, tail)


def _unit(id_: str, table: Table) -> UnitKind:
    name, level, quota = table.text("name"), table.word("in", LEVELS), _quota(table.table("quota"))
    unit = UnitKind(id_, name, level, quota, table.text("part_of", required=False))
    table.close()
    return unit


def _quota(table: Table | None) -> Quota | None:
    if table is None:
        return None
    per, of = table.word("per", COUNTED), table.text("of", required=False)
    if not of:
        quota = Quota(per, table.whole("exactly", least=1, most=MANY) or 1)
        table.close()
        return quota
    shares = tuple(Share(type_, table.whole(type_, least=0, most=MANY) or 0) for type_ in table.left())
    if not shares:
        table.fault("", say("names no type"), say("add how many of each type, such as A = 1"))
    return Quota(per, sum(one.exactly for one in shares), of, shares)


def _office(id_: str, table: Table) -> OfficeKind:
    above, above_by = to_by(table, "above")
    office = OfficeKind(id_, table.text("name"), table.word("level", LEVELS), above, above_by)
    table.close()
    return office


def _role(id_: str, table: Table) -> RoleKind:
    role = RoleKind(id_, table.text("name"), ref(table, "of", "units"), admin=table.flag("admin"))
    if role.admin and role.of.table != "offices":
        table.fault(
            "admin",
            say("looks after a programme without an office"),
            say('let of be an office, as in "offices.centre"'),
        )
    table.close()
    return role


def _cohort(id_: str, table: Table) -> Cohort:
    cohort = Cohort(id_, table.text("name"), table.word("by", LEVELS), table.texts("values"))
    if not cohort.values:
        table.fault("values", say("is empty"), say('write values = ["1", "2"]'))
    table.close()
    return cohort
