"""`flask packs diff`: every change between two versions of a pack, its class, and what it does to what is running."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from bot.texts import Texts
from cli import editions
from cli.applying import folder_of, read
from cli.working import open_core, reading
from engine.conversation.bubbles import Text
from engine.revising import comparing
from engine.revising.change import Change
from engine.revising.comparing import Pack
from engine.revising.effects import Effects, effects
from engine.revising.telling import what
from handlers.desk import Desk
from models import pack_use

APPLIED = "applied:"


@dataclass(frozen=True, slots=True)
class Found:
    """A change with what it does."""

    change: Change
    effects: Effects


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
    """Return the changes from a pack to another; without the first, from the one that is in force.

    A pack that was never applied changes nothing for anybody.
    """
    after = _pack(desk, new) if isinstance(new, str) else Pack(*read(new))
    if old is None and editions.in_force(desk, after.programme.id) is None:
        return ()
    before = _pack(desk, old if old is not None else f"{APPLIED}{after.programme.id}")
    use = pack_use.use(desk.connection, before.programme.id, before.programme.home)
    forms = {duty.id: duty.form for one in (after, before) for duty in one.programme.duties}
    return tuple(Found(one, effects(one, use, forms)) for one in comparing.changes(before, after))


def _pack(desk: Desk, name: str) -> Pack:
    if not name.startswith(APPLIED):
        return Pack(*read(folder_of(name)))
    found = editions.in_force(desk, name.removeprefix(APPLIED))
    if found is None:
        raise click.ClickException(f"{name.removeprefix(APPLIED)} is not applied")
    return Pack(found.programme, found.forms)


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
