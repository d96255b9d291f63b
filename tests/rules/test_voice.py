"""One voice, in the catalogue, in the packs' forms and rules, and in what really stands in a bubble."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from engine.forms.reading import read_file
from engine.obligations.reading import form_names, form_path, read_pack
from tests.rules.msgids import catalogue, labels, resolve
from tests.rules.tree import ROOT, sources
from tests.rules.voice import faults, particles

PACKS = sorted(path.parent for path in (ROOT / "programmes").glob("*/programme.toml"))
THAI = re.compile(r"[\u0e00-\u0e7f]")


@cache
def _form_words() -> tuple[tuple[str, str], ...]:
    """Return every wording of every form, with where it stands."""
    found = []
    for folder in PACKS:
        for name in form_names(read_pack(folder)):
            path = form_path(folder, name)
            assert path is not None
            found += [(f"{folder.name}/{name}: {key}", words) for key, words in _texts(read_file(path))]
    return tuple(found)


def _texts(form: object) -> list[tuple[str, str]]:
    """Walk a compiled form and collect its Thai strings."""
    found: list[tuple[str, str]] = []
    todo: list[tuple[str, object]] = [("", form)]
    while todo:
        key, value = todo.pop()
        if isinstance(value, str):
            found += [(key, value)] if THAI.search(value) and not key.endswith("cue") else []
        elif isinstance(value, dict):
            todo += [(str(name), one) for name, one in value.items()]
        elif isinstance(value, (list, tuple)):
            todo += [(key, one) for one in value]
        elif hasattr(value, "__dataclass_fields__"):
            todo += [(name, getattr(value, name)) for name in value.__dataclass_fields__]
    return found


# The button speaks in the person's voice, not the bot's.
ASKED_BY_PEOPLE = {"Why ask?", "That was not me", "My data", "Delete my data"}
# A step says so only where the source does: the pack calls it approve.
PRINTED = {"Approve it", "approved", "Approved: {about}", "{count} wait to be approved"}


# What the survey of basic needs prints as the names of its reports.
QUOTED = {"ผ่านและไม่ผ่านเกณฑ์", "ไม่ผ่านเกณฑ์ ข้อ 22"}


def _pack_words() -> Iterator[tuple[str, str]]:
    """Return what the packs say themselves: rules, limits, and the facts that people are asked for."""
    for folder in PACKS:
        pack = tomllib.loads((folder / "programme.toml").read_text("utf-8"))
        caps = [cap for duty in pack.get("duties", {}).values() for cap in duty.get("caps", [])]
        rules = [one for one in pack.get("eligibility", []) + caps if "says" in one]
        yield from ((f"{folder.name}: says", rule["says"]) for rule in rules)
        yield from ((f"{folder.name}: {one}", event["name"]) for one, event in pack.get("events", {}).items())


def test_the_catalogue_never_says_what_the_voice_never_says() -> None:
    found = {
        msgid: faults(words)
        for msgid, words in catalogue("th").items()
        if msgid not in ASKED_BY_PEOPLE | PRINTED
    }

    assert {} == {msgid: words for msgid, words in found.items() if words}


def test_the_consent_text_keeps_the_voice() -> None:
    text = tomllib.loads((ROOT / "locale/th/consent.toml").read_text("utf-8"))["text"]

    assert [] == faults(text)
    assert particles(text) <= 1


@pytest.mark.parametrize("guide", sorted((ROOT / "docs/th").glob("*.md")), ids=lambda path: path.stem)
def test_the_guides_keep_the_voice(guide: Path) -> None:
    text = guide.read_text("utf-8")

    assert [] == faults(text)
    assert 0 == particles(text)


def test_the_forms_and_rules_of_the_packs_keep_the_voice() -> None:
    said = [(where, words) for where, words in (*_form_words(), *_pack_words()) if words not in QUOTED]

    assert [] == [(where, words) for where, words in said if faults(words, own_words=False)]


def test_rules_limits_and_facts_stand_bare() -> None:
    assert [] == [(where, words) for where, words in _pack_words() if particles(words)]


def test_a_wording_is_polite_once() -> None:
    wordings = [*catalogue("th").items(), *_form_words()]

    assert [] == [(where, words) for where, words in wordings if particles(words) > 1]


def test_labels_and_rows_are_bare() -> None:
    """Buttons and table cells carry no polite ending."""
    words = catalogue("th")
    rows = [
        msgid
        for source in sources("engine", "handlers")
        for call in source.calls("Row")
        for argument in call.args[:1]
        if isinstance(argument, ast.Call)
        for msgid in resolve(source, argument.args[0])
    ]

    bare = {one.msgid for one in labels()} | set(rows)
    assert {} == {msgid: words[msgid] for msgid in bare if particles(words.get(msgid, ""))}


@pytest.mark.parametrize(
    "text", ["กี่คนครับ", "ขอบคุณนะค่ะ", "ต้องกรอกชื่อ", "เกิดข้อผิดพลาด", "รายงานตีกลับ", "ส่ง ID มา"]
)
def test_the_voice_hears_what_it_never_says(text: str) -> None:
    assert [] != faults(text)


@pytest.mark.parametrize("text", ["งานที่ต้องส่ง", "ที่กรอกค้างไว้", "ป้ายชื่อกลุ่ม", "ครัวเรือนเป้าหมาย", "ถ้ายังต้องการ"])
def test_the_voice_lets_its_own_words_pass(text: str) -> None:
    assert [] == faults(text)
