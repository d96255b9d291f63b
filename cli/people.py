"""`flask people`: invite somebody with a join code, a link and a QR code."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import click
import segno
from flask.cli import AppGroup

from bot.wiring import Core
from cli.people_handing import hand_over_work, transfer_group
from cli.people_privacy import copy_person, erase_person
from cli.working import open_core, writing
from handlers import accesses
from handlers.inviting import invite
from handlers.speakers import name_of
from models import joining, offices
from models import people as persons

people = AppGroup("people", help="People and join codes.")
people.add_command(hand_over_work)
people.add_command(transfer_group)
people.add_command(copy_person)
people.add_command(erase_person)


@people.command("invite")
@click.option("--programme", required=True, help="Id of the programme.")
@click.option("--role", required=True, help="Role in the programme, such as leader or officer.")
@click.option("--office", "office_id", required=True, help="Id of the office that invites.")
@click.option(
    "--area", default="", help="Id of an area of the pack: the role is over everything of its kind in it."
)
@click.option("--inviter", default="", help="Name of the officer whom the newcomer is shown.")
@click.option("--relink", default=None, help="Id of the person whose new phone this code is for.")
@click.option(
    "--tap/--no-tap", "needs_tap", default=False, help="Whether an officer must confirm with a tap."
)
@click.option("--uses", default=1, show_default=True, type=click.IntRange(1, 500))
@click.option(
    "--qr", "qr_file", default=None, type=click.Path(path_type=Path), help="Write the QR code as SVG."
)
def invite_somebody(
    programme: str, role: str, office_id: str, area: str, inviter: str, relink: str | None, uses: int, qr_file: Path | None, *,
    needs_tap: bool,
) -> None:  # fmt: skip
    """Make a join code; it is shown here once and stored only as a hash."""
    base = open_core()
    with writing(base) as desk:
        known = desk.library.programmes.get(programme)
        if known is None:
            raise click.UsageError(f"no programme {programme}: see `flask packs list`")
        if role not in {kind.id for kind in known.roles}:
            raise click.UsageError(f"no role {role}: one of {', '.join(kind.id for kind in known.roles)}")
        if offices.office(desk.connection, office_id) is None:
            raise click.UsageError(f"no office {office_id}")
        if area and area not in {one.id for one in known.areas}:
            raise click.UsageError(
                f"no area {area}: one of {', '.join(one.id for one in known.areas) or '(none)'}"
            )
        code = invite(
            desk, programme=programme, role=role, office_id=office_id, inviter=inviter, area=area,
            needs_tap=needs_tap or relink is not None, relinks=relink, uses=uses,
        )  # fmt: skip
    _show(base, code, qr_file)


@people.command("practice")
@click.option("--programme", required=True, help="Id of the programme that is practised.")
@click.option("--office", "office_id", required=True, help="Id of the office that sees who has practised.")
@click.option("--inviter", default="", help="Name of the officer whom the newcomer is shown.")
@click.option("--uses", default=40, show_default=True, type=click.IntRange(1, 500), help="How many people.")
@click.option(
    "--hours", default=24, show_default=True, type=click.IntRange(1, 720), help="How long it works."
)
@click.option(
    "--qr", "qr_file", default=None, type=click.Path(path_type=Path), help="Write the QR code as SVG."
)
def invite_to_practise(
    programme: str, office_id: str, inviter: str, uses: int, hours: int, qr_file: Path | None
) -> None:
    """Make a code for a meeting: whoever types it practises, and nothing is sent to anybody."""
    base = open_core()
    with writing(base) as desk:
        if programme not in desk.library.programmes:
            raise click.UsageError(f"no programme {programme}: see `flask packs list`")
        if offices.office(desk.connection, office_id) is None:
            raise click.UsageError(f"no office {office_id}")
        code = invite(
            desk, programme=programme, role="practice", office_id=office_id, inviter=inviter, uses=uses,
            is_practice=True, life=timedelta(hours=hours),
        )  # fmt: skip
    click.echo(f"for practice, {uses} people, {hours} hours")
    _show(base, code, qr_file)


def _show(base: Core, code: str, qr_file: Path | None) -> None:
    """Print a code with its link, and its QR code here or into a file."""
    link = f"https://line.me/R/oaMessage/{quote(base.settings.line_basic_id)}/?{code}"
    click.echo(f"{code[:4]} {code[4:]}\n{link}")
    picture = segno.make(link, error="m")
    if qr_file:
        picture.save(str(qr_file), scale=6)
    else:
        picture.terminal(compact=True)


@people.command("revoke")
@click.argument("code")
def revoke(code: str) -> None:
    """End a join code that was given to the wrong person."""
    base = open_core()
    digits = "".join(letter for letter in code if letter.isdecimal())
    with writing(base) as desk:
        is_ended = joining.revoke(desk.connection, desk.vault.keyring.hash("code", digits), at=desk.now)
    click.echo("ended" if is_ended else "no such code is valid")
    if not is_ended:
        raise SystemExit(1)


@people.command("list")
@click.option("--office", "office_id", required=True, help="Id of the office.")
def list_people(office_id: str) -> None:
    """List who acts for an office or its groups: id, role, name, and whether LINE reaches them."""
    base = open_core()
    with writing(base, []) as desk:
        for role in offices.of_office(desk.connection, office_id, at=desk.now):
            person = persons.person(desk.connection, role.person_id)
            reached = (
                "reachable" if persons.open_account(desk.connection, role.person_id) else "NOT reachable"
            )
            click.echo(
                f"{role.person_id}  {role.kind:10} {name_of(desk, person) if person else ''}  {reached}"
            )
        accesses.note(desk, desk.looks or (), who="", door="command")
