"""`flask packs dates`: what has no date yet, and setting or confirming it, one by one or by a table."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from cli.packs.dates_tables import day_in, filled, write
from cli.working import open_core, writing
from engine.obligations.programme import Programme
from handlers.dating import Setting, write_down
from handlers.desk import Desk
from handlers.undated import Missing, missing
from models import facts

COLUMNS = ("what", "name", "scope", "waits", "likely", "count", "date", "letter")
KINDS = {"cohort": facts.COHORT, "date": facts.DATE, "event": facts.EVENT}


@click.command("dates")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="One JSON line each.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Write the list as .csv or .xlsx, to be filled in."
)
@click.option(
    "--in", "given", type=click.Path(exists=True, path_type=Path), help="Read a filled-in .csv or .xlsx."
)
@click.option("--set", "one", help="DUTY/ROUND, or the id of a cohort or an event.")
@click.option(
    "--scope", default="", help="area:ID, place:50, office:ID or unit:ID; the whole programme when absent."
)
@click.option("--value", default="", help="A date as 2022-05-31 or 31 May 2565 in Thai, or the cohort.")
@click.option("--letter", default="", help="The letter that it rests on.")
@click.option("--by", required=False, default="", help="Id of the person who sets it.")
def dates(
    name: str, one: str | None, scope: str, value: str, letter: str, by: str, out: Path | None, given: Path | None, *,
    as_json: bool,
) -> None:  # fmt: skip
    """List the rounds of a programme without a date, or set one: who, when and the letter are kept."""
    base = open_core()
    with writing(base) as desk:
        programme = desk.library.programmes.get(name)
        if programme is None:
            raise click.UsageError(f"no programme {name}: see `flask packs list`")
        if one:
            wanted = [
                {"what": _kind(programme, one), "name": one, "scope": scope, "date": value, "letter": letter}
            ]
            return _set(desk, programme, wanted, by)
        if given:
            return _set(desk, programme, filled(given), by)
        found = missing(desk, programme)
    if out:
        write(out, COLUMNS, [_row(line) for line in found])
    for line in found if not out else ():
        click.echo(json.dumps(_row(line), ensure_ascii=False) if as_json else _words(line))
    return None


def _kind(programme: Programme, name: str) -> str:
    if "/" in name:
        return "date"
    return "cohort" if name in {one.id for one in programme.cohorts} else "event"


def _set(desk: Desk, programme: Programme, rows: Iterable[Mapping[str, str]], by: str) -> None:
    """Set every row that holds a value; nothing is set when one of them cannot be."""
    for number, row in enumerate(rows, start=1):
        try:
            setting = _setting(programme, row, by)
        except ValueError as wrong:
            raise click.ClickException(f"row {number}: {wrong}") from wrong
        changed = write_down(desk, programme, setting)
        click.echo(
            f"{setting.name} {setting.scope or '-'}: {setting.day or setting.value}, {changed} changed"
        )


def _setting(programme: Programme, row: Mapping[str, str], by: str) -> Setting:
    name, value, letter = row["name"].strip(), row["date"].strip(), row.get("letter", "").strip()
    if not letter:
        raise ValueError("name the letter that it rests on")
    kind = KINDS.get(row["what"].strip())
    if kind is None:
        raise ValueError(f"{row['what']} is none of {', '.join(KINDS)}")
    _exists(programme, kind, name, value)
    day = None if kind == facts.COHORT else day_in(value)
    return Setting(
        row["scope"].strip(), kind, name, day=day, value=value if kind == facts.COHORT else "",
        occurrence="e1" if kind == facts.EVENT else "", letter=letter, person_id=by or None,
    )  # fmt: skip


def _exists(programme: Programme, kind: str, name: str, value: str) -> None:
    """See that what is set exists in the pack."""
    cohorts = {one.id: one.values for one in programme.cohorts}
    known = {
        facts.COHORT: set(cohorts),
        facts.EVENT: {one.id for one in programme.events},
        facts.DATE: {one.id for one in programme.duties},
    }[kind]
    if name.partition("/")[0] not in known:
        raise ValueError(f"no {kind} {name}: one of {', '.join(sorted(known)) or '(none)'}")
    if kind == facts.COHORT and value not in cohorts[name]:
        raise ValueError(f"{value} is none of {', '.join(cohorts[name])}")


def _row(one: Missing) -> dict[str, str]:
    likely = one.likely.isoformat() if one.likely else ""
    values = (one.what, one.name, one.scope, one.waits, likely, str(one.count), "", "")
    return dict(zip(COLUMNS, values, strict=True))


def _words(one: Missing) -> str:
    likely = f"  likely {one.likely}" if one.likely else ""
    return f"{one.what}  {one.name}  {one.scope or '-'}  {one.count}{likely}"
