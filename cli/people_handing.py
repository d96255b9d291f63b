"""`flask people hand-over` and `flask people transfer`: work goes on elsewhere, with everything that is open."""

from datetime import date

import click

from cli.working import open_core, writing
from engine.obligations.calendar import day_in_bangkok
from handlers.desk import Desk
from handlers.handing import hand_over, transfer
from handlers.relocating import Order
from handlers.speakers import name_of
from models import offices, people, units

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("hand-over")
@click.argument("leaver")
@click.option("--office", "office_id", required=True, help="Id of the office whose work is handed over.")
@click.option("--to", "successor", default=None, help="Id of the person who takes it; the head when absent.")
@click.option(
    "--on", "day", type=DAY, default=None, help="From which day on, as 2022-03-01; today when absent."
)
@click.option("--letter", default="", help="The letter that it rests on.")
@click.option("--by", default=None, help="Id of the person who says so.")
def hand_over_work(
    leaver: str, office_id: str, successor: str | None, day: object, letter: str, by: str | None
) -> None:
    """Hand all of one person's work for an office to another person, or to its head, on a day."""
    with writing(open_core()) as desk:
        _known(desk, leaver)
        if successor is not None:
            _known(desk, successor)
        order = Order(_day(desk, day), letter, by)
        if order.day < day_in_bangkok(desk.now):
            raise click.UsageError("the day has passed: choose today or a later one")
        done = hand_over(desk, leaver=leaver, office_id=office_id, successor=successor, order=order)
        if done is None:
            raise click.ClickException(f"{leaver} has no role over {office_id}: see `flask people list`")
        taker = _known(desk, successor) if successor else "the head of the office"
        click.echo(f"{_known(desk, leaver) or leaver} hands over to {taker} on {order.day}")


@click.command("transfer")
@click.argument("unit_id")
@click.argument("office_id")
@click.option("--letter", default="", help="The letter that it rests on.")
@click.option("--by", default=None, help="Id of the person who says so.")
def transfer_group(unit_id: str, office_id: str, letter: str, by: str | None) -> None:
    """Let another office of the same kind look after a group, with drafts, questions and what is owed."""
    with writing(open_core()) as desk:
        unit, office = units.unit(desk.connection, unit_id), offices.office(desk.connection, office_id)
        if unit is None or office is None:
            raise click.UsageError("no such group or office")
        moved = transfer(desk, unit_id, office_id, Order(day_in_bangkok(desk.now), letter, by))
        if moved is None:
            raise click.ClickException(f"{office.name} is the same office, or one of another kind")
        click.echo(f"{unit.name}: {office.name}, {moved} duties went along")


def _day(desk: Desk, day: object) -> date:
    return getattr(day, "date", lambda: day_in_bangkok(desk.now))()


def _known(desk: Desk, person_id: str) -> str:
    person = people.person(desk.connection, person_id)
    if person is None:
        raise click.UsageError(f"no person {person_id}: see `flask people list`")
    return name_of(desk, person)
