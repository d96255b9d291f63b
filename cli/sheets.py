"""`flask sheets`: which spreadsheet a programme goes to, how it stands, what people changed there, what may be in it."""

import datetime as dt

import click
from flask.cli import AppGroup

from bot.clock import BANGKOK, machine_ms
from bot.mirrors import letting_in
from bot.mirrors.letting_in import NoSuchColumn
from bot.wiring import Core
from cli.working import open_core, reading, writing
from engine.obligations.programme import Programme
from exports.rosters.google import id_in
from handlers.sheets import edits as deciding
from handlers.sheets import state, telling
from models import audit, sheet_books, sheet_opened

sheets = AppGroup("sheets", help="Google Sheets: where to, how it stands, what people changed.")


@sheets.command("use")
@click.argument("programme_id")
@click.argument("spreadsheet")
def use(programme_id: str, spreadsheet: str) -> None:
    """Send a programme to a spreadsheet of its own, given by its id or its address."""
    base = open_core()
    programme, book = _programme(base, programme_id), id_in(spreadsheet) or spreadsheet
    with writing(base) as desk:
        sheet_books.use(desk.connection, programme.id, book)
        audit.note(desk.connection, at=desk.now, act="sheet_chosen", about_id=programme.id[:60])
    click.echo(
        f"{programme.id} goes to {book}; `flask export sheets --all --programme {programme.id}` fills it"
    )


@sheets.command("state")
@click.argument("programme_id", required=False)
def show_state(programme_id: str | None) -> None:
    """Say when each spreadsheet was last whole, what waits and why."""
    base = open_core()
    known = [_programme(base, programme_id)] if programme_id else base.shelf.library().programmes.values()
    with reading(base) as desk:
        for one in known:
            found = state.state(desk.connection, one.id, base.settings.google_spreadsheet)
            if programme_id or found.book:
                moment = _moment(base, found.good_ms)
                lines = [base.texts.word(line, {}) for line in telling.told(found, moment)]
                click.echo(
                    f"{one.id}  {found.book}\n  "
                    + "\n  ".join([*lines, *([found.cure] if found.cure else [])])
                )


@sheets.command("edits")
@click.argument("programme_id")
def show_edits(programme_id: str) -> None:
    """List the cells that people changed in the sheet."""
    base = open_core()
    with reading(base) as desk:
        for one in state.edits(desk.connection, _programme(base, programme_id).id):
            what = one.title or "a copy of the row"
            click.echo(f"{one.id}  {one.state:5}  {one.key}  row {one.at}  {what}: {one.found}")


@sheets.command("ask")
@click.argument("edit_id")
def ask(edit_id: str) -> None:
    """Ask whoever reported whether the report is to be corrected as the sheet says."""
    with writing(open_core()) as desk:
        is_done = deciding.ask(desk, edit_id, None)
    _ended(is_done, "asked", "nothing to ask about: it was decided before, or belongs to no report")


@sheets.command("put-back")
@click.argument("edit_id")
def put_back(edit_id: str) -> None:
    """Have the next pass write the report's own value."""
    with writing(open_core()) as desk:
        is_done = deciding.put_back(desk, edit_id, None)
    _ended(is_done, "is put back with the next pass", "it was decided before, or is not known")


@sheets.command("let-in")
@click.argument("programme_id")
@click.argument("form")
@click.argument("question")
@click.option("--reason", required=True, help="Why names or phones may leave the country; kept in the audit.")
def let_in(programme_id: str, form: str, question: str, reason: str) -> None:
    """Let a column with names or phones into the sheet."""
    base = open_core()
    try:
        with writing(base) as desk:
            is_new = letting_in.let_in(
                desk, _programme(base, programme_id), form, question, reason=reason, by=None
            )
    except NoSuchColumn as problem:
        raise click.ClickException(f"{form} has no personal question {question}") from problem
    _ended(is_new, "is in the sheet from the next pass on", "it is in already, or no reason was given")


@sheets.command("keep-out")
@click.argument("programme_id")
@click.argument("form")
@click.argument("question")
def keep_out(programme_id: str, form: str, question: str) -> None:
    """Keep a column with names or phones out of the sheet again, and empty it."""
    base = open_core()
    with writing(base) as desk:
        is_done = letting_in.keep_out(desk, _programme(base, programme_id), form, question, by=None)
    _ended(is_done, "is emptied with the next pass", "it was not in")


@sheets.command("let-in-list")
@click.argument("programme_id")
def show_let_in(programme_id: str) -> None:
    """List the columns with names or phones that are in the sheet, and why."""
    base = open_core()
    with reading(base) as desk:
        for one in sheet_opened.of_programme(desk.connection, _programme(base, programme_id).id):
            click.echo(f"{one.form}/{one.name}  since {one.at:%Y-%m-%d}  {one.reason}")


def _programme(base: Core, programme_id: str) -> Programme:
    found = base.shelf.library().programmes.get(programme_id)
    if found is None:
        raise click.ClickException(f"no programme {programme_id}")
    return found


def _moment(base: Core, at_ms: int) -> dt.datetime | None:
    """Return a moment of machine time on the clock that people read."""
    if not at_ms:
        return None
    return (base.clock.now() - dt.timedelta(milliseconds=machine_ms() - at_ms)).astimezone(BANGKOK)


def _ended(is_done: bool, done: str, why_not: str) -> None:  # noqa: FBT001 - the one thing it is told
    click.echo(done if is_done else why_not)
    if not is_done:
        raise SystemExit(1)
