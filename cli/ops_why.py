"""`flask ops why`: one line for each decision about telling somebody something, sent or not."""

from datetime import date, datetime, time, timedelta

import click

from bot.texts import Texts
from cli.working import open_core, reading
from engine.conversation.bubbles import Text
from engine.obligations.calendar import BANGKOK, day_in_bangkok, in_bangkok
from handlers.desk import Desk
from handlers.messenger.explaining import Explained, explained
from models import people

SHORT = 8
DAYS = 7


@click.command("why")
@click.option("--person", default="", help="Id of a person, or its first characters.")
@click.option("--obligation", default="", help="Id of a round.")
@click.option("--day", "day", type=click.DateTime(["%Y-%m-%d"]), help="One day; the last week when absent.")
def why(person: str, obligation: str, day: datetime | None) -> None:
    """Say why people were told something, or not, a line a decision."""
    base = open_core()
    with reading(base) as desk:
        first, end = _span(desk, day.date() if day else None)
        found = explained(desk, person_id=_person(desk, person), about_id=obligation, first=first, end=end)
        for one in found:
            click.echo(_line(base.texts, one))
    if not found:
        click.echo("nothing was decided")


def _span(desk: Desk, day: date | None) -> tuple[datetime, datetime]:
    last = day or day_in_bangkok(desk.now)
    first = day or last - timedelta(days=DAYS - 1)
    return _begins(first), _begins(last + timedelta(days=1))


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), BANGKOK)


def _person(desk: Desk, begins: str) -> str:
    """Return the id that begins so; it has to be one person's."""
    if not begins:
        return ""
    found = people.beginning(desk.connection, begins)
    if len(found) != 1:
        raise click.UsageError(f"{len(found)} people have an id that begins with {begins}")
    return found[0]


def _line(texts: Texts, one: Explained) -> str:
    def word(text: Text) -> str:
        return texts.word(text, {})

    at = in_bangkok(one.at).strftime("%Y-%m-%d %H:%M")
    return f"{at}  {one.person_id[:SHORT]}  {word(one.what)}  {word(one.sentence)}"
