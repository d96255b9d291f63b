"""`flask export sheets`: bring Google Sheets up to date, compare every cell, or make the database right everywhere."""

import click

from bot.config import Settings
from bot.mirrors import passing
from bot.mirrors.passing import Passed, Wanted
from bot.wiring import Core
from cli.working import open_core
from handlers.sheets import state


@click.command("sheets")
@click.option("--all", "whole", is_flag=True, help="Write every tab again that lags, whatever the time.")
@click.option("--reconcile", is_flag=True, help="Compare every cell with the database, and repair what lags.")
@click.option(
    "--rebuild", is_flag=True, help="The database is right: overwrite what people changed too. Tabs stay."
)
@click.option("--programme", "programmes", multiple=True, help="Only this one; may be given several times.")
@click.option("--yes", is_flag=True, help="Do not ask before --rebuild.")
def to_sheets(*, whole: bool, reconcile: bool, rebuild: bool, programmes: tuple[str, ...], yes: bool) -> None:
    """Bring the Google Sheets up to date."""
    base = open_core()
    checked(base.settings)
    _check(base, programmes)
    if rebuild and not yes:
        click.confirm("Overwrite every cell of ours that people changed?", abort=True)
    names = programmes or (tuple(base.shelf.library().programmes) if whole or reconcile or rebuild else ())
    wanted = Wanted(names, everything=whole or reconcile or rebuild, forced=rebuild, slow=bool(names))
    passed = passing.write(base, wanted)
    left = _left(base)
    click.echo(f"{passed.written} rows written, {left} lag behind, {passed.edits} cells changed by people")
    _tell(passed)
    if left or passed.failures:
        raise SystemExit(1)


def checked(settings: Settings) -> None:
    """Stop where no account is set."""
    if not settings.google_service_account:
        raise click.ClickException(
            "set GOOGLE_SERVICE_ACCOUNT (path or JSON) first, and GOOGLE_SPREADSHEET or `flask sheets use`"
        )


def _check(base: Core, programmes: tuple[str, ...]) -> None:
    known = base.shelf.library().programmes
    for one in programmes:
        if one not in known:
            raise click.ClickException(f"no programme {one}; known are: {', '.join(known)}")


def _left(base: Core) -> int:
    with base.database.reading() as connection:
        return sum(state.state(connection, one).waiting for one in base.shelf.library().programmes)


def _tell(passed: Passed) -> None:
    for programme, why in passed.failures[:20]:
        click.echo(f"  {programme}: {why}")
