"""`flask export geojson` and `flask export odk`: units and submissions for other programs, streamed."""

from pathlib import Path

import click

from bot.papers import streaming
from bot.wiring import Core
from cli.progress import counted
from cli.working import open_core
from engine.obligations.programme import Programme
from exports import geojson, odk
from models import filed, unit_points


def named(base: Core, programme_id: str) -> Programme:
    """Return a programme by its id, or stop with those that there are."""
    known = base.shelf.library().programmes
    if programme_id not in known:
        raise click.ClickException(f"no programme {programme_id}; known are: {', '.join(known)}")
    return known[programme_id]


@click.command("geojson")
@click.argument("programme_id")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def to_geojson(programme_id: str, file: Path) -> None:
    """Write the units of a programme: a point where a report told one, else their place in words."""
    base = open_core()
    programme = named(base, programme_id)
    with base.database.reading() as connection, file.open("w", encoding="utf-8") as target:
        count = unit_points.count(connection, programme.id)
        found = streaming.features(base, connection, programme)
        target.writelines(geojson.lines(counted(found, programme.id, count)))
    click.echo(str(file))


@click.command("odk")
@click.argument("programme_id")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def to_odk(programme_id: str, file: Path) -> None:
    """Write the submissions of a programme: FILE.json as ODK Central hands them out, FILE.zip with one XML each."""
    base = open_core()
    programme = named(base, programme_id)
    if file.suffix not in {".json", ".zip"}:
        raise click.ClickException("name a file that ends with .json, or with .zip for XML")
    with base.database.reading() as connection:
        count = filed.count(connection, programme.id)
        found = counted(streaming.submissions(base, connection, programme), programme.id, count)
        if file.suffix == ".zip":
            odk.write_xml(found, file)
        else:
            with file.open("w", encoding="utf-8") as target:
                target.writelines(odk.json_lines(found))
    click.echo(str(file))
