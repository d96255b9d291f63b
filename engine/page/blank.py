"""Lay a form out for a pen: every question with its number, lines to write on, boxes to tick. Nothing is filled in.

On paper nothing is hidden: what is asked only of some stands there too, and says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.conversation.wording import LANGUAGE, choices, hint, label
from engine.forms.form import Group, Question, in_language
from engine.forms.walking import is_inside

Space = Literal["line", "lines", "one", "several", "day", "table", "heading", "picture"]
# More choices than this are written, not ticked.
BOXES: Final = 24
ROWS: Final = 8
PICTURES: Final = frozenset({"image", "video", "audio", "file", "geotrace", "geoshape"})
SILENT: Final = frozenset({"note", "acknowledge", "trigger"})


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing on the paper: its words, how it is answered with a pen, and of a table its columns and empty rows."""

    space: Space
    label: str
    number: int = 0
    hint: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    rows: int = 0
    is_for_some: bool = False


def blank(filling: Filling, when: When) -> tuple[Blank, ...]:
    """Return everything that a person is asked, in the order of the form."""
    return tuple(_numbered(filling, when))


def _numbered(filling: Filling, when: When) -> Iterator[Blank]:
    number, told = 0, set()
    for question in _asked(filling):
        group = _above(filling, question)
        if group is not None and group.path not in told:
            told.add(group.path)
            title = _title(filling, group)
            if group.repeats:
                number += 1
                yield Blank("table", title, number, choices=_columns(filling, group), rows=ROWS)
            elif title:
                yield Blank("heading", title)
        if group is None or not _in_list(filling, question):
            number += 1
            yield _question(filling, question, number, when)


def _asked(filling: Filling) -> Iterator[Question]:
    for one in filling.form.questions:
        is_here = not filling.within or is_inside(one.path, _path(filling, filling.within))
        if is_here and one.is_askable and one.kind not in SILENT:
            yield one


def _path(filling: Filling, within: str) -> str:
    found = filling.form.group(within)
    return found.path if found else within


def _above(filling: Filling, question: Question) -> Group | None:
    """Return the outermost list that a question lies in, else the nearest group around it."""
    around = [one for one in filling.form.groups if is_inside(question.path, one.path)]
    lists = [one for one in around if one.repeats]
    by_depth = sorted(lists or around, key=lambda one: one.path.count("/"))
    if lists:
        return by_depth[0]
    return by_depth[-1] if by_depth else None


def _in_list(filling: Filling, question: Question) -> bool:
    return any(one.repeats and is_inside(question.path, one.path) for one in filling.form.groups)


def _title(filling: Filling, group: Group) -> str:
    return in_language(group.labels, filling.form.language(LANGUAGE), filling.form.default_language) or ""


def _columns(filling: Filling, group: Group) -> tuple[str, ...]:
    inside = [one for one in _asked(filling) if is_inside(one.path, group.path) and one.kind not in PICTURES]
    language, default = filling.form.language(LANGUAGE), filling.form.default_language
    return tuple(one.own.get("short") or in_language(one.labels, language, default) for one in inside)


def _question(filling: Filling, question: Question, number: int, when: When) -> Blank:
    found = tuple(words for _, words in choices(filling, question, when)) if "select" in question.kind else ()
    return Blank(
        _space(question, found),
        label(filling, question, when),
        number,
        hint(filling, question, when),
        question.own.get("unit", ""),
        choices=found if len(found) <= BOXES else (),
        is_for_some=_is_for_some(filling, question),
    )


def _space(question: Question, found: tuple[str, ...]) -> Space:
    if question.kind in PICTURES:
        return "picture"
    if found and len(found) <= BOXES:
        return "several" if question.kind == "select_multiple" else "one"
    if question.kind == "date":
        return "day"
    is_long = question.kind == "text" and "multiline" in question.appearance.split()
    return "lines" if is_long else "line"


def _is_for_some(filling: Filling, question: Question) -> bool:
    around = (one for one in filling.form.groups if is_inside(question.path, one.path))
    return bool(question.relevant) or any(one.relevant for one in around)
