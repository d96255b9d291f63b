"""`flask ops api-token`: who may read over HTTP, for how long, and what besides that nobody else sees."""

import click

from bot import tokens
from bot.clock import machine_ms
from bot.wiring import Core
from cli.working import open_core, reading, writing
from engine.forms.kinds import PERSONAL
from engine.obligations.programme import Programme
from handlers.feeding import grants
from handlers.feeding.grants import Wanted
from models import api_tokens, offices
from models.api_tokens import ApiToken

LONGEST_DAYS = 1_000


@click.group("api-token")
def api_token() -> None:
    """Tokens of other systems: each reads one programme, or what lies under one of its offices."""


@api_token.command("new")
@click.argument("name")
@click.option("--programme", "programme_id", required=True)
@click.option("--office", help="Only what lies under this office, by its id.")
@click.option("--days", type=click.IntRange(1, LONGEST_DAYS), default=365, show_default=True)
@click.option("--field", "fields", multiple=True, help="Let in a question that names or reaches a person.")
@click.option("--duty", "duties", multiple=True, help="Let in a duty of which only few may know.")
@click.option("--because", default="", help="Why --field or --duty is let in; it is written down.")
def new(
    name: str, programme_id: str, office: str | None, days: int, fields: tuple[str, ...], duties: tuple[str, ...], because: str
) -> None:  # fmt: skip
    """Make a token and show it, this once."""
    base = open_core()
    programme = base.shelf.library().programmes.get(programme_id)
    if programme is None:
        raise click.ClickException(f"there is no programme {programme_id}; flask packs list shows them")
    wanted = Wanted(name[:80], programme_id, office, fields, duties, because[:300].strip())
    fault = _fault(base, programme, wanted)
    if fault:
        raise click.ClickException(fault)
    token = tokens.fresh()
    with writing(base) as desk:
        until_ms = desk.now_ms + days * tokens.DAY_MS
        grants.make(desk, wanted, token_id=token.id, token_hash=token.hash, until_ms=until_ms, by=None)
    click.echo(f"{token.id}  {name}")
    click.echo(token.text)
    click.echo("It is not shown again.", err=True)


@api_token.command("list")
def show() -> None:
    """List the tokens, the newest first."""
    base = open_core()
    with reading(base) as desk:
        for one in api_tokens.of_programmes(desk.connection):
            click.echo(_line(one))


@api_token.command("revoke")
@click.argument("token_id")
def revoke(token_id: str) -> None:
    """End a token at once."""
    base = open_core()
    with writing(base) as desk:
        is_ended = grants.revoke(desk, token_id, by=None)
    click.echo("ended" if is_ended else "there is no such token, or it was ended before")
    if not is_ended:
        raise SystemExit(1)


def _line(one: ApiToken) -> str:
    now_ms = machine_ms()
    state = (
        "revoked"
        if one.revoked_ms
        else "over"
        if one.until_ms <= now_ms
        else f"{_days(one.until_ms - now_ms)} days"
    )
    used = f"used {_days(now_ms - one.used_ms)} days ago" if one.used_ms else "never used"
    where = f"{one.programme}/{one.office_id}" if one.office_id else one.programme
    more = f"  + {', '.join([*one.fields, *one.duties])}: {one.because}" if one.because else ""
    return f"{one.id}  {one.name}  {where}  {state}  {used}{more}"


def _days(milliseconds: int) -> int:
    return milliseconds // tokens.DAY_MS


def _fault(base: Core, programme: Programme, wanted: Wanted) -> str:
    """Say what is wrong with a wish, "" when nothing is."""
    if (wanted.fields or wanted.duties) and not wanted.because:
        return "--field and --duty need --because: the reason is written down"
    personal = _personal(base, programme)
    if unknown := set(wanted.fields) - personal:
        return (
            f"no form asks {', '.join(sorted(unknown))} of a person; there are: {', '.join(sorted(personal))}"
        )
    closed = {one.id for one in programme.duties if one.confidential}
    if unknown := set(wanted.duties) - closed:
        return f"not confidential: {', '.join(sorted(unknown))}; there are: {', '.join(sorted(closed)) or 'none'}"
    with reading(base) as desk:
        office = offices.office(desk.connection, wanted.office) if wanted.office else None
    if wanted.office and (office is None or office.programme != programme.home):
        return f"{programme.id} has no office {wanted.office}"
    return ""


def _personal(base: Core, programme: Programme) -> set[str]:
    library = base.shelf.library()
    forms = (library.form(programme.id, one.form) for one in programme.duties if one.form)
    return {
        question.name for found in forms if found for question in found[0].questions
        if question.own.get("kind") in PERSONAL
    }  # fmt: skip
