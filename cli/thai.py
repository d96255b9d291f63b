"""`flask thai`: read values and places from JSON Lines, as scripts and evaluations do."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import click
from flask.cli import AppGroup

from cli import thai_report
from cli.working import open_core, reading, writing
from handlers import accesses, rereading
from handlers.desk import Look
from models import audit, reports
from thai.places.finding import Named, Place, Several, find
from thai.reading import Value, agreed, read

thai = AppGroup("thai", help="Thai values and places.")


@thai.command("read")
def read_values() -> None:
    """Read {"id","kind","text","today"} lines; answer {"id","got"}."""
    _each_line(_value)


@thai.command("place")
def read_places() -> None:
    """Read {"id","text"} lines; answer {"id","got"}."""
    _each_line(lambda line: _place(find(line["text"])))


@thai.command("report")
@click.option("--programme", help="A pack's folder; without it the generic activity report is read.")
@click.option("--form", help="A form of that pack.")
def read_reports(*, programme: str | None, form: str | None) -> None:
    """Read {"id","text","today"} lines; answer {"id","intent","slots","must_ask"}."""
    _each_line(thai_report.reader(programme, form), named=False)


@thai.command("audit")
@click.option("--personal", is_flag=True, help="Names' numbers too: phones and citizen numbers.")
def audit_readings(*, personal: bool) -> None:
    """Read the stored words of all reports again; one line for each value that would be another one today."""
    base = open_core()
    if personal:
        with writing(base) as desk:
            audit.note(desk.connection, at=desk.now, act="words_reread", about_id="all")
    seen: dict[str, Look] = {}
    looks: list[Look] = []
    with reading(base, looks if personal else None) as desk:
        for report_id in reports.ids(desk.connection, purposes=rereading.PURPOSES):
            looks.clear()
            for one in rereading.differences(desk, report_id, is_personal=personal):
                click.echo(json.dumps(asdict(one), ensure_ascii=False))
                seen |= {look.about: replace(look, words=()) for look in looks}
    with writing(base) as desk:
        accesses.note(desk, tuple(seen.values()), who="", door="command")


def _value(line: dict[str, Any]) -> Value:
    return agreed(line["kind"], read(line["kind"], line["text"], date.fromisoformat(line["today"])))


def _each_line(got: Callable[[dict[str, Any]], Any], *, named: bool = True) -> None:
    """Answer each line; what is not named «got» brings its own names."""
    is_fine = True
    for text in sys.stdin:
        if not text.strip():
            continue
        try:
            line = json.loads(text)
            found = got(line)
            answer = {"id": line.get("id"), **({"got": found} if named else found)}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            is_fine, answer = False, {"id": None, "error": f"{type(error).__name__}: {error}"}
        click.echo(json.dumps(answer, ensure_ascii=False))
    if not is_fine:
        raise SystemExit(1)


def _place(found: Place | Several | None) -> dict[str, object] | None:
    if found is None:
        return None
    if isinstance(found, Several):
        return {"candidates": found.count, "by_level": found.by_level}
    return {
        "level": found.level,
        "province": _named(found.province),
        "district": _named(found.district),
        "subdistrict": _named(found.subdistrict),
        "postcodes": list(found.postcodes),
    }


def _named(one: Named | None) -> dict[str, str] | None:
    return {"code": one.code, "name": one.name} if one else None
