"""Read the kinds of things a pack speaks of: units, offices, roles, cohorts, ladders."""

from typing import Literal

from engine.obligations.programme import Cohort, Ladder, OfficeKind, Quota, Ref, RoleKind, UnitKind
from engine.obligations.tables import Table

LEVELS = ("village", "subdistrict", "district", "province", "region", "country")
DEFAULT_LADDER = Ladder("default", (-3, 0, 1))


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


def ladders(top: Table) -> tuple[Ladder, ...]:
    """Read `[ladders.default]`; a pack without its own has ours."""
    read = tuple(_ladder(id_, table) for id_, table in top.named("ladders"))
    return read if any(one.id == DEFAULT_LADDER.id for one in read) else (*read, DEFAULT_LADDER)


def ref(table: Table, key: str, bare: Literal["offices", "units", "roles"]) -> Ref:
    """Take a pointer: `offices.province`, or the bare id when the table is plain from the key."""
    head, dot, tail = table.text(key).rpartition(".")
    if not dot:
        return Ref(bare, tail)
    match head:
        case "offices" | "units" | "roles":
            return Ref(head, tail)
        case _:
            table.fault(key, f'points to "{head}"', 'write "offices.ID", "units.ID" or "roles.ID"')
            return Ref(bare, tail)


def _unit(id_: str, table: Table) -> UnitKind:
    unit = UnitKind(id_, table.text("name"), table.word("in", LEVELS), _quota(table.table("quota")))
    table.close()
    return unit


def _quota(table: Table | None) -> Quota | None:
    if table is None:
        return None
    quota = Quota(table.word("per", LEVELS), table.whole("exactly", least=1, most=100_000) or 1)
    table.close()
    return quota


def _office(id_: str, table: Table) -> OfficeKind:
    office = OfficeKind(id_, table.text("name"), table.word("level", LEVELS))
    table.close()
    return office


def _role(id_: str, table: Table) -> RoleKind:
    role = RoleKind(id_, table.text("name"), ref(table, "of", "units"))
    table.close()
    return role


def _cohort(id_: str, table: Table) -> Cohort:
    cohort = Cohort(id_, table.text("name"), table.word("by", LEVELS), table.texts("values"))
    if not cohort.values:
        table.fault("values", "is empty", 'write values = ["1", "2"]')
    table.close()
    return cohort


def _ladder(id_: str, table: Table) -> Ladder:
    steps = table.wholes("steps")
    if list(steps) != sorted(set(steps)):
        table.fault("steps", "is not in order", "write each day once, the earliest first")
    table.close()
    return Ladder(id_, steps)
