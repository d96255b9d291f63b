"""`flask packs redraw`: a map is drawn anew, and units, offices and what is owed follow it."""

from collections.abc import Mapping

import click

from cli.working import open_core, writing
from engine.obligations.calendar import day_in_bangkok
from handlers.relocating import Order
from handlers.relocating import redraw as carry_out

DAY = click.DateTime(["%Y-%m-%d"])
LENGTHS = (2, 4, 6, 8)


@click.command("redraw")
@click.argument("name")
@click.argument("codes", nargs=-1, required=True, metavar="OLD:NEW...")
@click.option(
    "--from", "day", type=DAY, default=None, help="From which day on, as 2022-03-01; today when absent."
)
@click.option("--letter", required=True, help="The letter, or the announcement, that it rests on.")
@click.option("--by", default=None, help="Id of the person who says so.")
def redraw(name: str, codes: tuple[str, ...], day: object, letter: str, by: str | None) -> None:
    """Move whatever lies in OLD codes to NEW ones: units keep where they were, sent reports keep their office."""
    wanted = _codes(codes)
    with writing(open_core()) as desk:
        programme = desk.library.programmes.get(name)
        if programme is None:
            raise click.UsageError(f"no programme {name}: see `flask packs list`")
        if programme.shares:
            raise click.UsageError(f"its units are kept under {programme.shares}: redraw that one")
        today = day_in_bangkok(desk.now)
        order = Order(getattr(day, "date", lambda: today)(), letter, by)
        if order.day > today:
            raise click.UsageError("run this on the day on which the new map holds")
        found = carry_out(desk, programme, wanted, order)
    click.echo(f"{found.units} units, {found.offices} offices, {found.obligations} duties moved")
    for one in found.orphans:
        click.echo(f"no office looks after the new place: {one}")
    for one in found.areas:
        click.echo(f"an area is written with an old code, mend it in the pack: {one}")


def _codes(codes: tuple[str, ...]) -> Mapping[str, str]:
    """Read OLD:NEW pairs; both of one length, or a unit's own digits would be cut wrongly."""
    pairs = [one.partition(":")[::2] for one in codes]
    for old, new in pairs:
        is_code = old.isdecimal() and new.isdecimal() and len(old) in LENGTHS
        if not is_code or len(old) != len(new) or old == new:
            raise click.UsageError(f"{old}:{new} is not two different codes of the same 2, 4, 6 or 8 digits")
    return dict(pairs)
