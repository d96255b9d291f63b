"""`flask packs diff`: every change between two versions of a pack, its class, and what it does to what is running."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from bot.packs import comparing
from bot.packs.comparing import Found
from bot.texts import Texts
from cli.applying import folder_of, read
from cli.working import open_core, reading
from engine.conversation.bubbles import Text
from engine.revising.change import Change
from engine.revising.comparing import Pack
from engine.revising.effects import Effects
from engine.revising.telling import what
from handlers.desk import Desk

APPLIED = "applied:"


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the lines.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a change, in both languages.")
def diff(old: str, new: str, lang: str, *, as_json: bool) -> None:
    """Compare two packs, named by folder or id; `applied:ID` is the one in force. Exit 0 alike, 1 changed."""
    base = open_core()
    with reading(base) as desk:
        found = compared(desk, old, folder_of(new) if not new.startswith(APPLIED) else new)
    if as_json:
        texts = {name: Texts.load(name) for name in ("th", "en")}
        for one in found:
            click.echo(json.dumps(_row(one, texts), ensure_ascii=False))
    else:
        for line in lines(found, lang):
            click.echo(line)
    raise SystemExit(1 if found else 0)


def compared(desk: Desk, old: str | None, new: Path | str) -> tuple[Found, ...]:
    """Return the changes from a pack to another; without the first, from the one that is in force."""
    if old is None and isinstance(new, Path):
        return comparing.from_force(desk, new)
    after = _pack(desk, new) if isinstance(new, str) else Pack(*read(new))
    return comparing.between(desk, _pack(desk, old or f"{APPLIED}{after.programme.id}"), after)


def _pack(desk: Desk, name: str) -> Pack:
    if not name.startswith(APPLIED):
        return Pack(*read(folder_of(name)))
    found = comparing.in_force(desk, name.removeprefix(APPLIED))
    if found is None:
        raise click.ClickException(f"{name.removeprefix(APPLIED)} is not applied")
    return found


def lines(found: tuple[Found, ...], lang: str) -> Iterator[str]:
    """Write each change with what it does below it."""
    texts = Texts.load(lang)
    for one in found:
        yield f"{one.change.kind:<7} {texts.word(what(one.change), {})}{_values(one.change)}"
        for text in _parts(one.effects).values():
            yield f"        {texts.word(text, {})}"


def _values(change: Change) -> str:
    if not (change.before or change.after):
        return ""
    return f"  [{_short(change.before)} → {_short(change.after)}]"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def _parts(found: Effects) -> dict[str, Text]:
    return {"drafts": found.drafts, "owed": found.owed, "reports": found.reports, "sheet": found.sheet}


def _row(one: Found, texts: Mapping[str, Texts]) -> dict[str, Any]:
    change = one.change
    return {
        "class": change.kind, "thing": change.thing, "at": list(change.at), "form": change.form, "field": change.field,
        "before": change.before, "after": change.after,
        **{f"what_{name}": words.word(what(change), {}) for name, words in texts.items()},
        **{
            f"{part}_{name}": words.word(text, {})
            for name, words in texts.items()
            for part, text in _parts(one.effects).items()
        },
    }  # fmt: skip
