"""`flask roster`: take lists in, write a workbook to fill in, list what was taken in, hand out codes anew."""

import getpass
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import click
from flask.cli import AppGroup

from bot import roster_import, roster_slips, roster_sources, roster_template
from bot.roster_import import Order, Outcome
from bot.roster_sources import NotReadable
from bot.texts import Texts
from bot.wiring import LANGUAGE, Core
from cli.roster_showing import show
from cli.working import open_core, reading, writing
from engine.obligations.programme import Programme
from exports.failures import SheetsFailure
from exports.safe_books import NotABook, TooLarge
from handlers.rosters import renewing
from handlers.rosters.work import Slip
from models import rosters

roster = AppGroup("roster", help="Lists of groups, offices, people and cohorts.")
_BY = "Who takes it in; the user of this machine when absent."


@roster.command("import")
@click.argument("source")
@click.option("--programme", default="", help="Id of the programme; not needed where there is only one.")
@click.option(
    "--name", default="", help="Name of the list: what it brought before and does not name now is listed."
)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--skip-wrong", is_flag=True, help="Take the rows in that are right, and leave the wrong ones out."
)
@click.option(
    "--codes",
    "codes_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="New .html or .csv file for the join codes.",
)
@click.option(
    "--days", default=30, show_default=True, type=click.IntRange(1, 365), help="How long the codes work."
)
@click.option("--letter", default="", help="The letter on which cohorts rest; the list's name when absent.")
@click.option("--by", default="", help=_BY)
@click.option("--lang", default=LANGUAGE, type=click.Choice(["th", "en"]), help="Language of what is wrong.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line each.")
def import_roster(
    source: str, programme: str, name: str, codes_file: Path | None, days: int, letter: str, by: str, lang: str, *,
    dry_run: bool, yes: bool, skip_wrong: bool, as_json: bool,
) -> None:  # fmt: skip
    """Take a list in: an .xlsx or .csv file, or the address of a Google spreadsheet."""
    base, texts = open_core(), Texts.load(lang)
    known = _programme(base, programme)
    with _faults(), roster_sources.opened(base.settings, source) as lines:
        order = Order(
            base, known, lines, name or roster_sources.name_of(source), source, letter, by or _user(),
            timedelta(days=days),
        )  # fmt: skip
        with _bar("looking", lines.rows) as tick:
            found = roster_import.look(order, tick)
        show(found, texts, as_json=as_json)
        if dry_run or not _goes_on(found, codes_file, yes=yes, skips=skip_wrong):
            raise SystemExit(1 if found.faults.rows else 0)
        with _door(base, codes_file, lang) as hand_out, _bar("writing", lines.rows) as tick:
            roster_import.write(order, tick, hand_out)
    click.echo(json.dumps({"what": "done"}) if as_json else "taken in")


@roster.command("template")
@click.argument("programme")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def template(programme: str, file: Path) -> None:
    """Write an empty workbook for a programme, with its columns and one example row."""
    base = open_core()
    file.write_bytes(roster_template.book(base, _programme(base, programme)))
    click.echo(str(file))


@roster.command("list")
@click.argument("programme")
@click.option("--json", "as_json", is_flag=True, help="One JSON line each.")
def list_imports(programme: str, *, as_json: bool) -> None:
    """List what was taken in: when, by whom, from where, and what came of it."""
    base = open_core()
    with reading(base) as desk:
        for one in rosters.latest(desk.connection, _programme(base, programme).id, 50):
            line = {
                "id": one.id, "name": one.name, "source": one.source, "fingerprint": one.fingerprint,
                "by": one.taken_by, "at": one.begun_at.isoformat(), "done": one.ended_at is not None, "counts": one.counts,
            }  # fmt: skip
            ended = "" if one.ended_at else "  BROKEN OFF: take it in again"
            words = (
                f"{one.begun_at:%Y-%m-%d %H:%M}  {one.name}  {one.taken_by}  {one.fingerprint[:12]}{ended}"
            )
            click.echo(json.dumps(line, ensure_ascii=False) if as_json else words)


@roster.command("codes")
@click.argument("programme")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--office", "office_id", default="", help="Only those of one office.")
@click.option(
    "--days", default=30, show_default=True, type=click.IntRange(1, 365), help="How long the codes work."
)
@click.option("--lang", default=LANGUAGE, type=click.Choice(["th", "en"]), help="Language of the slips.")
def codes(programme: str, file: Path, office_id: str, days: int, lang: str) -> None:
    """Hand new codes to everybody of the lists who has not come yet; the old ones end."""
    base = open_core()
    known = _programme(base, programme)
    with _faults(), _door(base, file, lang) as hand_out, writing(base) as desk:
        count = renewing.renew(desk, known, office_id=office_id, life=timedelta(days=days), hand_out=hand_out)
    click.echo(f"{count} codes")


def _programme(base: Core, name: str) -> Programme:
    """Return the programme that is named, or the only one."""
    known = base.shelf.library().programmes
    if not name and len(known) == 1:
        return next(iter(known.values()))
    if name not in known:
        raise click.UsageError(f"which programme? --programme is one of {', '.join(sorted(known))}")
    return known[name]


def _goes_on(found: Outcome, codes_file: Path | None, *, yes: bool, skips: bool) -> bool:
    """Say whether a list is to be taken in after it was looked at."""
    if found.of(rosters.PERSON, "new") and codes_file is None:
        raise click.UsageError("people are new: name a file for their join codes with --codes FILE")
    if found.faults.rows and not skips:
        return not yes and click.confirm(f"leave {found.faults.rows} wrong rows out and take the others in?")
    return yes or click.confirm("take it in?")


@contextmanager
def _door(base: Core, file: Path | None, lang: str) -> Iterator[Callable[[Slip], None]]:
    """Lend what codes are handed out through."""
    if file is None:
        yield _none
        return
    with roster_slips.door(base.settings, file, lang) as hand_out:
        yield hand_out


def _none(slip: Slip) -> None:
    raise click.ClickException(
        f"no file for the code of {slip.name}: somebody was added meanwhile; run it again"
    )


@contextmanager
def _bar(label: str, rows: int) -> Iterator[Callable[[int], None]]:
    """Show how far it has come, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=rows, label=label, file=sys.stderr) as bar:
        update: Callable[[int], None] = bar.update
        yield update


@contextmanager
def _faults() -> Iterator[None]:
    """Turn what a list or Google cannot give into words with their cure."""
    try:
        yield
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise click.ClickException(f"{error.filename} cannot be opened: {error.strerror}") from error
    except FileExistsError as error:
        raise click.ClickException(f"{error.filename} is there already: name a new file") from error
    except (TooLarge, roster_sources.TooManyRows) as error:
        raise click.ClickException("the list is too large: part it, for example by province") from error
    except NotABook as error:
        raise click.ClickException("the file cannot be read: save it anew as .xlsx or CSV UTF-8") from error
    except (NotReadable, SheetsFailure) as error:
        raise click.ClickException(getattr(error, "cure", "") or str(error)) from error


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
