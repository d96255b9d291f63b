"""`flask packs obligations`: what is owed in a programme, by whom, until when, and how far it is."""

import json
from dataclasses import dataclass

import click

from cli.working import open_core, reading
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.states import State, is_owed
from handlers.desk import Desk
from models import obligations, offices, units
from models.obligations import Obligation
from models.units import Unit

STATES = tuple(one.value for one in State)


@dataclass(frozen=True, slots=True)
class Line:
    """One obligation with the names that a person knows."""

    row: Obligation
    unit: Unit
    office: str
    days_late: int


@click.command("obligations")
@click.argument("name")
@click.option("--place", default="", help="Code of a place: 50 is Chiang Mai, 5007 one of its districts.")
@click.option("--state", "states", multiple=True, type=click.Choice(STATES), help="One state, or several.")
@click.option("--late", is_flag=True, help="Only what is past its printed day.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line each.")
def obligations_of(name: str, place: str, states: tuple[str, ...], *, late: bool, as_json: bool) -> None:
    """List what is owed in a programme; late counts the printed day."""
    with reading(open_core()) as desk:
        if name not in desk.library.programmes:
            raise click.UsageError(f"no programme {name}: see `flask packs list`")
        found = [one for one in _lines(desk, name, place, states or STATES) if one.days_late or not late]
    for one in found:
        click.echo(json.dumps(_row(one), ensure_ascii=False) if as_json else _words(one))


def _lines(desk: Desk, name: str, place: str, states: tuple[str, ...]) -> list[Line]:
    rows = obligations.of_programme(desk.connection, name, states)
    known = {
        one.id: one for one in units.of_ids(desk.connection, list(dict.fromkeys(row.unit_id for row in rows)))
    }
    names = offices.names(desk.connection, {row.office_id for row in rows})
    today = day_in_bangkok(desk.now)
    return [
        Line(row, unit, names.get(row.office_id, ""), _late(row, (today - row.due).days if row.due else 0))
        for row in rows
        if (unit := known.get(row.unit_id)) is not None and unit.place.startswith(place)
    ]


def _late(row: Obligation, days: int) -> int:
    return max(0, days) if is_owed(State(row.state)) else 0


def _row(one: Line) -> dict[str, object]:
    row = one.row
    days = {name: _day(getattr(row, name)) for name in ("due", "own_due", "collect_until", "likely")}
    return {
        "obligation": row.id,
        "duty": row.duty,
        "period": row.period,
        "unit": one.unit.id,
        "unit_name": one.unit.name,
        "place": one.unit.place,
        "office": row.office_id,
        "office_name": one.office,
        "state": row.state,
        **days,
        "days_late": one.days_late,
        "waits": row.waits.split(),
        "needs": row.needs.split(),
        "has_part": row.contribution_id is not None,
        "asked_again": row.returned.split(),
        "review_step": row.review_step,
        "review_by": row.review_by,
    }


def _day(day: object) -> str | None:
    return str(day) if day else None


def _words(one: Line) -> str:
    row = one.row
    due = row.due.isoformat() if row.due else "-"
    late = f"  {one.days_late} days late" if one.days_late else ""
    return (
        f"{row.id}  {row.state:16} {due:10}  {row.duty}/{row.period}  {one.unit.name}  ({one.office}){late}"
    )
