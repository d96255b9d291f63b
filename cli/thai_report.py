"""Read whole reports from free text for `flask thai report`: the generic activity form, or a form of a pack."""

import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import click

from bot.config import ROOT
from cli.applying import FOLDER
from engine.forms.form import Form
from engine.forms.reading import FormFault, read_file
from engine.free_text.dialect import common_words
from engine.free_text.fields import NUMBERS, Field, fields
from engine.free_text.told import Activity
from engine.free_text.understanding import understand

GENERIC = FOLDER / "generic" / "activity.md"
_SUFFIXES = (".md", ".xlsx", ".xls", ".csv")


def reader(programme: str | None, form: str | None) -> Callable[[dict[str, Any]], dict[str, object]]:
    """Return what reads one line, or stop with what is wrong about the form."""
    looked_for = fields(_form(programme, form))
    names = {one.path: one.path.rpartition("/")[2] for one in looked_for}

    def read(line: dict[str, Any]) -> dict[str, object]:
        told = understand(line["text"], looked_for, date.fromisoformat(line["today"]), dialect=_dialect())
        asks = told.intent == "report"
        return {
            "intent": told.intent,
            "slots": [_slots(one, looked_for, names) for one in told.activities],
            "must_ask": [_missing(one, looked_for, names) if asks else [] for one in told.activities],
        }

    return read


def _form(programme: str | None, form: str | None) -> Form:
    if (programme is None) != (form is None):
        raise click.UsageError("--programme and --form go together")
    path = GENERIC
    if programme and form:
        folder = FOLDER / programme / "forms"
        path = next((one for one in (folder / f"{form}{end}" for end in _SUFFIXES) if one.is_file()), folder)
    if not path.is_file():
        raise click.UsageError(f"no form {form} in programmes/{programme}/forms")
    try:
        return read_file(path)
    except FormFault as wrong:
        raise click.ClickException(str(wrong)) from wrong


def _slots(told: Activity, looked_for: tuple[Field, ...], names: dict[str, str]) -> dict[str, object]:
    said = {one.path: one.value for one in told.slots}
    return {names[one.path]: _value(one, said.get(one.path)) for one in looked_for}


def _value(field: Field, said: str | None) -> object:
    if said is None or field.kind not in NUMBERS:
        return said
    return int(said) if said.lstrip("-").isdecimal() else float(said)


def _missing(told: Activity, looked_for: tuple[Field, ...], names: dict[str, str]) -> list[str]:
    said = {one.path for one in told.slots}
    return [names[one.path] for one in looked_for if one.is_required and one.path not in said]


@cache
def _dialect() -> dict[str, str]:
    return common_words(tomllib.loads((ROOT / "locale" / "th" / "dialect.toml").read_text("utf-8")))
