"""`flask thai`: read values and places from JSON Lines, as scripts and evaluations do."""

import json
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import click
from flask.cli import AppGroup

from thai.places.finding import Named, Place, Several, find
from thai.reading import read

thai = AppGroup("thai", help="Thai values and places.")


@thai.command("read")
def read_values() -> None:
    """Read {"id","kind","text","today"} lines; answer {"id","got"}."""
    _each_line(lambda line: read(line["kind"], line["text"], date.fromisoformat(line["today"])))


@thai.command("place")
def read_places() -> None:
    """Read {"id","text"} lines; answer {"id","got"}."""
    _each_line(lambda line: _place(find(line["text"])))


def _each_line(got: Callable[[dict[str, Any]], object]) -> None:
    is_fine = True
    for text in sys.stdin:
        if not text.strip():
            continue
        try:
            line = json.loads(text)
            answer = {"id": line.get("id"), "got": got(line)}
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
