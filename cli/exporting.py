"""`flask export`: reports to Google Sheets, or to files for those without Google."""

from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy import Connection

from bot import printing, sheets
from bot.wiring import Core
from cli.exporting_papers import to_pdf, to_photos, to_set
from cli.exporting_sheets import to_sheets
from cli.exporting_streams import to_geojson, to_odk
from cli.progress import followed
from cli.working import open_core
from exports import csvs, printed_books, workbooks
from exports.tables import Table
from models import audit

FOR_OTHERS = "pseudonyms_exported"
export = AppGroup("export", help="Reports to Google Sheets, and to files of every kind.")
for one in (to_sheets, to_pdf, to_set, to_photos, to_geojson, to_odk):
    export.add_command(one)


FOR_AUDIENCE = click.option(
    "--pseudonyms", "audience", default="", help="Whose it is is replaced by pseudonyms of this audience's own; words are left out."
)  # fmt: skip


@export.command("csv")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@FOR_AUDIENCE
def to_csv(folder: Path, audience: str) -> None:
    """Write one CSV file a form, and one a list in it, into a folder."""
    base = open_core()
    folder.mkdir(parents=True, exist_ok=True)
    with base.database.reading() as connection:
        every = _tables(base, connection, audience)
        for table in followed(every):
            path = folder / f"{table.name.replace('/', '-')}.csv"
            with path.open("wb") as file:
                file.writelines(csvs.lines(table))
            click.echo(str(path))


@export.command("xlsx")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@FOR_AUDIENCE
def to_xlsx(file: Path, audience: str) -> None:
    """Write one workbook with one sheet a form, and one a list in it."""
    base = open_core()
    with base.database.reading() as connection:
        every = _tables(base, connection, audience)
        workbooks.write(followed(every), file)
    click.echo(str(file))


def _tables(base: Core, connection: Connection, audience: str) -> Iterator[Table]:
    """Lay out everything; for an audience as nobody's, which is written down."""
    library, name = base.shelf.library(), audience.strip()
    if not name:
        return sheets.with_lists(library, base.texts, connection, url=base.settings.public_url)
    with base.database.writing() as writing:
        audit.note(writing, at=base.clock.now(), act=FOR_OTHERS, about_id=name[:60])
    return sheets.with_lists(library, base.texts, connection, pseudonym=sheets.pseudonyms(base, name))


@export.command("layout")
@click.argument("programme_id")
@click.argument("layout_id")
@click.option("--period", required=True, help="The round, such as 2565-01.")
@click.option("--office", required=True, help="The office's id, or its whole name.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def to_layout(programme_id: str, layout_id: str, period: str, office: str, file: Path) -> None:
    """Write one report as its pack prints it."""
    base = open_core()
    programme = base.shelf.library().programmes.get(programme_id)
    layout = printing.layout_of(programme, layout_id) if programme else None
    if programme is None or layout is None:
        known = ", ".join(one.id for one in programme.layouts) if programme else "flask packs list"
        raise click.ClickException(f"no such layout; known are: {known}")
    with base.database.reading() as connection:
        found = printing.office_of(connection, programme, office)
        if found is None:
            raise click.ClickException(f"no office of {programme_id} is called {office}")
        sheet = printing.sheet_of(base, connection, layout, programme, found, period)
    if sheet is None:
        raise click.ClickException(f"{found.name} has sent no {layout.duty} for {period}")
    printed_books.write(sheet, file)
    click.echo(str(file))
