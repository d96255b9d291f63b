"""`flask export`: reports to Google Sheets, or to files for those without Google."""

from pathlib import Path

import click
from flask.cli import AppGroup

from bot import printing, sheets
from bot.clock import machine_ms
from bot.wiring import Core
from cli.working import open_core
from exports import csvs, printed_books, workbooks
from models import machinery, reports

export = AppGroup("export", help="Reports to Google Sheets, CSV or XLSX.")


@export.command("sheets")
@click.option("--all", "everything", is_flag=True, help="Write every row again, not only what lags.")
def to_sheets(*, everything: bool) -> None:
    """Bring the Google Sheet up to date."""
    base = open_core()
    if not base.settings.google_service_account or not base.settings.google_spreadsheet:
        raise click.ClickException(
            "set GOOGLE_SERVICE_ACCOUNT (path or JSON) and GOOGLE_SPREADSHEET (its id) first"
        )
    if everything:
        _owe_all(base)
    count = sheets.write(base)
    with base.database.reading() as connection:
        left = machinery.rows_owed(connection)
    click.echo(f"{count} rows written, {len(left)} lag behind")
    for debt in left[:5]:
        click.echo(f"  {debt.reason}")
    if left:
        raise SystemExit(1)


@export.command("csv")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def to_csv(folder: Path) -> None:
    """Write one CSV file a form into a folder."""
    base = open_core()
    folder.mkdir(parents=True, exist_ok=True)
    with base.database.reading() as connection:
        for table in sheets.report_tables(base, connection):
            path = folder / f"{table.name}.csv"
            with path.open("wb") as file:
                file.writelines(csvs.lines(table))
            click.echo(str(path))


@export.command("xlsx")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def to_xlsx(file: Path) -> None:
    """Write one workbook with one sheet a form."""
    base = open_core()
    with base.database.reading() as connection:
        workbooks.write(sheets.report_tables(base, connection), file)
    click.echo(str(file))


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


def _owe_all(base: Core) -> None:
    with base.database.writing() as connection:
        for report in reports.current(connection, purpose=reports.REPORT):
            machinery.owe_row(connection, report.root_id, machine_ms())
