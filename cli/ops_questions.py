"""`flask ops questions`: how offices answer: asked, answered, still open, how long half of the answers took, answered by the guideline."""

from datetime import timedelta
from statistics import median

import click

from cli.working import open_core, reading
from handlers.questions import Tally, tallies

LINE = "{office:50} {asked:>6} {answered:>8} {open:>5} {half:>8} {guided:>9}"


@click.command("questions")
@click.option("--days", default=30, help="How far back.")
def questions(days: int) -> None:
    """Say per office how many questions came, were answered, wait, and how long half of the answers took."""
    with reading(open_core()) as desk:
        found = tallies(desk, since=desk.now - timedelta(days=days))
    click.echo(
        LINE.format(
            office="office",
            asked="asked",
            answered="answered",
            open="open",
            half="half in",
            guided="guideline",
        )
    )
    for one in found:
        click.echo(_line(one))


def _line(one: Tally) -> str:
    half = f"{median(one.hours):.1f} h" if one.hours else "-"
    return LINE.format(
        office=one.office,
        asked=one.asked,
        answered=len(one.hours),
        open=one.open,
        half=half,
        guided=one.guided,
    )
