"""`flask packs preview`: what-if. Every reminder between two days, to whom, when, counted or free, and why."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime

import click
from sqlalchemy.exc import SQLAlchemyError

from bot.packs.previewing import lines
from bot.texts import Texts
from cli.packs.naming import pack
from cli.packs.reminders import words
from cli.working import open_core, reading
from engine.obligations.programme import Programme
from handlers import previewing
from handlers.desk import Desk
from handlers.previewing import World

IN_FORCE = "applied"
DAY = click.DateTime(["%Y-%m-%d"])


@click.command("preview")
@click.argument("name")
@click.option("--from", "first", type=DAY, required=True, help="First day, as 2021-11-01.")
@click.option("--to", "last", type=DAY, required=True, help="Last day.")
@click.option(
    "--against", default="", help="Another version: a folder, an id, or `applied` for the one in force."
)
@click.option("--example", is_flag=True, help="One unit of each kind; the database is not asked.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines, the totals last.")
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the words.")
def preview(
    name: str, first: datetime, last: datetime, against: str, lang: str, *, example: bool, as_json: bool
) -> None:
    """Show every reminder that a pack would send between two days; nothing is sent and nothing is stored."""
    if last < first:
        raise click.UsageError("--to lies before --from")
    texts = Texts.load(lang)
    programme = pack(name, texts)[0]
    with _desk(is_wanted=not example or against == IN_FORCE) as desk:
        other = _other(against, desk, programme, texts)
        world = _world(desk, programme, first, last, is_example=example)
        for line in lines(programme, other, world, texts):
            click.echo(json.dumps(line, ensure_ascii=False) if as_json else _words(line, texts))


def _words(line: dict[str, object], texts: Texts) -> str:
    if "total" not in line:
        return words(line, texts)
    return "  ".join(f"{key} {value}" for key, value in line.items() if key not in {"total", "example"})


@contextmanager
def _desk(*, is_wanted: bool) -> Iterator[Desk | None]:
    """Lend a desk that reads; None where no database can be asked, with a line that says why."""
    with ExitStack() as stack:
        try:
            desk = stack.enter_context(reading(open_core())) if is_wanted else None
        except (click.ClickException, SQLAlchemyError) as why:
            click.echo(f"no database: {str(why).splitlines()[0]}", err=True)
            desk = None
        yield desk


def _other(against: str, desk: Desk | None, programme: Programme, texts: Texts) -> Programme | None:
    if against != IN_FORCE:
        return pack(against, texts)[0] if against else None
    found = desk.library.programmes.get(programme.id) if desk else None
    if found is None:
        raise click.UsageError(f"{programme.id} is not applied")
    return found


def _world(
    desk: Desk | None, programme: Programme, first: datetime, last: datetime, *, is_example: bool
) -> World:
    """Look at the units that take part; where none are known, at one of each kind."""
    days = (first.date(), last.date())
    world = previewing.real(desk, programme, *days) if desk is not None and not is_example else None
    if world is not None and world.subjects:
        return world
    click.echo("no unit takes part yet: shown for one unit of each kind", err=True)
    return previewing.example(programme, *days)
