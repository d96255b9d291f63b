"""Say what is wrong with the forms of one pack: how they are asked, what stands on buttons, how few things a stand-in asks."""

from collections.abc import Iterator
from datetime import datetime

import regex
from pyxform.xls2xform import convert

from engine.forms import problems
from engine.forms.form import Form, Question
from engine.forms.guessing import Played, play
from engine.forms.reading import unsupported
from engine.obligations.calendar import BANGKOK
from tests.engine import pack_kit

NOW = datetime(2022, 8, 24, 9, tzinfo=BANGKOK)
SEEDS = ("0", "1", "2")
PIECES = frozenset({"image", "file", "video", "note"})
LONGEST, ON_A_BUTTON, MOST_FIELDS = 60, 20, 8


def form_faults(pack: str) -> list[str]:
    """Return every fault as «form: what», none when all is well."""
    forms, paths = pack_kit.forms(pack), pack_kit.paths(pack)
    stand_ins = {duty.form for duty in pack_kit.pack(pack).duties if duty.form_status == "named_only"}
    found = [f"{name}: {one}" for name, form in forms.items() for one in _of(form)]
    found += [f"{name}: {one}" for name, path in paths.items() for one in _warnings(path.read_text("utf-8"))]
    return found + [f"{name}: asks much" for name in stand_ins if len(asked(forms[name])) > MOST_FIELDS]


def asked(form: Form) -> list[Question]:
    """Return the questions that people answer in words."""
    return [
        one
        for one in form.questions
        if one.is_askable and one.kind not in PIECES and not one.own.get("built")
    ]


def _of(form: Form) -> Iterator[str]:
    yield from map(str, (*unsupported(form), *problems.problems(form)))
    yield from (f"seed {seed}" for seed in SEEDS if not isinstance(play(form, NOW, seed), Played))
    if form.version != "2565.1":
        yield form.version
    for one in asked(form):
        yield from (words for words in one.labels.values() if not _is_polite_once(words))
        if not one.own.get("short"):
            yield f"{one.name} has no short name"
    choices = (choice for listed in form.lists.values() for choice in listed)
    labels = (words for choice in choices for words in choice.labels.values())
    yield from (one for one in labels if _length(one) > ON_A_BUTTON or one.endswith("ะ"))


def _is_polite_once(words: str) -> bool:
    is_once = words.count("ค่ะ") + words.count("คะ") == 1
    return is_once and words.endswith(("ค่ะ", "คะ")) and _length(words) <= LONGEST


def _length(words: str) -> int:
    return len(regex.findall(r"\X", words))


def _warnings(text: str) -> list[str]:
    found: list[str] = []
    convert(text, warnings=found, file_type=".md")
    return found
