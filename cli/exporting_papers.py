"""`flask export pdf`, `set` and `photos`: reports on paper, ready to send on, and what was sent beside them.

Nothing here is personal, and a report of which only few may know is not written: those who may take it from the chat.
"""

import shutil
import tempfile
import zipfile
from pathlib import Path

import click

from bot import printing
from bot.desks import desk_of
from bot.papers import making, pieces, streaming
from bot.papers.making import Kind
from bot.wiring import Core
from cli.exporting_streams import named
from cli.progress import counted
from cli.working import open_core
from handlers.boards.papers import Paper
from handlers.desk import Desk
from handlers.files import reading
from models import filed, reports

NO_SUCH = "is not to be written here: few may know of it, or it answers no duty"
TO_FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command("pdf")
@click.argument("programme_id")
@TO_FILE
@click.option("--report", "number", help="One report, by its receipt number.")
@click.option("--period", help="All reports of a round, such as 2565-01.")
@click.option("--office", help="With --period: the office's id, or its whole name.")
@click.option("--duty", default="", help="With --period: only this duty.")
@click.option("--memo", is_flag=True, help="Put a cover memo before it, its number and day left blank.")
def to_pdf(
    programme_id: str, file: Path, number: str | None, period: str | None, office: str | None, duty: str, *, memo: bool
) -> None:  # fmt: skip
    """Write one report, or those of an office for a round, as the official paper."""
    base = open_core()
    with base.database.reading() as connection:
        desk = desk_of(base, connection)
        if number:
            found: tuple[Paper, ...] = (_paper(desk, programme_id, number),)
        elif period and office:
            found = _of_period(base, desk, programme_id, office, period, duty)
        else:
            raise click.ClickException("name --report, or --period and --office")
        _write(base, desk, found, "memo" if memo else "pdf", file)


@click.command("set")
@click.argument("programme_id")
@TO_FILE
@click.option("--report", "number", required=True, help="The report, by its receipt number.")
def to_set(programme_id: str, file: Path, number: str) -> None:
    """Write what goes by letter, e-mail or on a disc: paper with its memo, workbook and pictures, in one archive."""
    base = open_core()
    with base.database.reading() as connection:
        desk = desk_of(base, connection)
        _write(base, desk, (_paper(desk, programme_id, number),), "set", file)


@click.command("photos")
@click.argument("programme_id")
@TO_FILE
def to_photos(programme_id: str, file: Path) -> None:
    """Write what was sent beside the reports of a programme into one archive, one file at a time."""
    base = open_core()
    programme = named(base, programme_id)
    with base.database.reading() as connection, zipfile.ZipFile(file, "w") as packed:
        desk = desk_of(base, connection)
        every = streaming.reports(connection, programme)
        for report in counted(every, programme.id, filed.count(connection, programme.id)):
            paper = reading.bare(desk, report) if pieces.may_have(desk, report) else None
            if paper is not None:
                making.pack_beside(base, desk, paper, packed, f"{report.number}/")
    click.echo(str(file))


def _paper(desk: Desk, programme_id: str, number: str) -> Paper:
    report = filed.numbered(desk.connection, number)
    if report is None or report.programme != programme_id:
        raise click.ClickException(f"{programme_id} has no report {number}")
    paper = reading.bare(desk, report)
    if paper is None:
        raise click.ClickException(f"{number} {NO_SUCH}")
    return paper


def _of_period(
    base: Core, desk: Desk, programme_id: str, wanted: str, period: str, duty: str
) -> tuple[Paper, ...]:
    programme = named(base, programme_id)
    office = printing.office_of(desk.connection, programme, wanted)
    if office is None:
        raise click.ClickException(f"no office of {programme_id} is called {wanted}")
    ids = filed.of_period(desk.connection, programme_id, office.id, period, duty)
    rows = (reports.get(desk.connection, one) for one in ids)
    papers = (reading.bare(desk, row) for row in rows if row is not None)
    found = tuple(paper for paper in papers if paper is not None)
    if not found:
        raise click.ClickException(f"{office.name} has sent nothing for {period}")
    return found


def _write(base: Core, desk: Desk, found: tuple[Paper, ...], kind: Kind, file: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="sanam-paper-") as folder:
        shutil.move(making.write(base, desk, found, kind, Path(folder)), file)
    click.echo(str(file))
