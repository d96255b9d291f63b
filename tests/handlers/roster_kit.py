"""Take lists in as tests do: from a few lines of text, into a little world, for the small programme with every kind of office."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from sqlalchemy import select

from bot import roster_import
from bot.roster_import import Order, Outcome
from engine.obligations.programme import Programme
from engine.obligations.reading import read_text
from exports.rosters import csvs
from exports.rosters.lines import Lines, spooled
from handlers.rosters.work import Slip
from models.tables import METADATA
from tests.engine.clock_pack import HEAD
from tests.play import Play

DUTY = """
[duties.later]
name = "x"
form = "plan"
about = "group"
filed_by = "offices.district"
due = "set_later"
[duties.upper]
name = "x"
form = "plan"
about = "group"
filed_by = "offices.province"
due = 2022-09-30
[duties.tranche]
name = "x"
form = "plan"
about = "group"
filed_by = "offices.district"
due = { by = "tranche", "1" = 2022-03-31, "2" = 2022-05-31 }
[duties.own]
name = "x"
form = "plan"
about = "district"
filed_by = "offices.district"
due = 2022-09-15
"""
PACK = read_text(HEAD + DUTY)
TITLES = "ชื่อกลุ่ม,รหัสกลุ่ม,จังหวัด,อำเภอ,ตำบล,หมู่ที่"
HERE = "เชียงใหม่,แม่ริม,ริมใต้"


@contextmanager
def lines_of(text: str) -> Iterator[Lines]:
    with csvs.opened(BytesIO(text.encode()), "รายชื่อ") as sheets, spooled(sheets) as found:
        yield found


def look(
    play: Play, *rows: str, titles: str = TITLES, name: str = "list", programme: Programme = PACK
) -> Outcome:
    with lines_of("\n".join((titles, *rows))) as lines:
        return roster_import.look(Order(play.core, programme, lines, name), lambda _: None)


def take(
    play: Play, *rows: str, titles: str = TITLES, name: str = "list", programme: Programme = PACK, slips: list[Slip] | None = None
) -> Outcome:  # fmt: skip
    """Write a list; the codes are put into `slips`."""
    given = slips if slips is not None else []
    with lines_of("\n".join((titles, *rows))) as lines:
        order = Order(play.core, programme, lines, name, by="arun")
        return roster_import.write(order, lambda _: None, given.append)


def changes(outcome: Outcome) -> dict[str, int]:
    """Return what would be written, by sort and kind."""
    found = {
        f"{sort} {what}": count
        for sort, counts in outcome.counts.items()
        for what, count in counts.items()
        if what != "same" and count
    }
    return found | ({"wrong": outcome.faults.rows} if outcome.faults.rows else {})


def everything(play: Play) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table."""
    with play.core.database.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table)).all()), key=repr)
            for table in METADATA.sorted_tables
        }


def wrongs(outcome: Outcome) -> list[tuple[int, str]]:
    return [(one.row, str(getattr(one.wrong, "msgid", one.wrong))) for one in outcome.faults.shown]
