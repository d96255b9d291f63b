"""`flask ops release-held`: look at what a restore holds, then let it go or drop it."""

import click

from cli.working import open_core, reading, writing
from handlers.restoring import letting_go
from handlers.restoring.letting_go import Standing
from models import audit, restorations


@click.command("release-held")
@click.option("--show", "is_look", is_flag=True, help="Only say what would go to how many people.")
@click.option("--drop", "is_drop", is_flag=True, help="Let nothing of it go.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def release_held(*, is_look: bool, is_drop: bool, yes: bool) -> None:
    """Let go what stands still since a restore; what has arrived before the restore is told again only where LINE cannot tell."""
    base = open_core()
    with reading(base) as desk:
        found, restored = letting_go.standing(desk), restorations.held(desk.connection)
    if restored is None:
        click.echo("nothing is held")
        return
    _say(found)
    if is_look:
        return
    wanted = "drop all of it" if is_drop else "let all of it go"
    if not yes:
        click.confirm(f"{wanted}?", abort=True)
    with writing(base) as desk:
        (letting_go.drop if is_drop else letting_go.let_go)(desk)
        audit.note(
            desk.connection,
            at=desk.now,
            act="held_dropped" if is_drop else "held_released",
            about_id=restored.id,
        )
    click.echo("dropped" if is_drop else "let go")


def _say(found: Standing) -> None:
    for one in found.counts:
        click.echo(f"{one.what:10} {one.kind:20} {one.number:6} for {one.people} {_whom(one.what)}")
    click.echo(f"in all {found.people} people; {found.pushes} messages would leave by themselves at once")


def _whom(what: str) -> str:
    return "endpoints" if what == "endpoint" else "people"
