"""Lay a form out as a page: groups become headings, lists become entries, questions become fields."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from engine.conversation.bubbles import Text, say
from engine.conversation.events import When
from engine.conversation.kinds.asked import Asked
from engine.conversation.rows import marking, rechecking
from engine.conversation.rows.pasting import SHOWS
from engine.conversation.scene import Filling
from engine.conversation.wording import LANGUAGE
from engine.forms import computing, rows
from engine.forms import filling as forms
from engine.forms.form import MORE_ROWS, Group, Question, in_language, without_indexes
from engine.page.fields import field_of, fixed_of, shown_of
from engine.page.masking import masked
from engine.page.parts import Field, Part, Section

Placed = tuple[tuple[str, ...], Question]
Make = Callable[[Asked, Filling], Field]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A filling that is laid out, the same with personal answers hidden, and how a field is made."""

    filling: Filling
    hidden: Filling
    when: When
    make: Make
    worked: Mapping[str, str]


def page(filling: Filling, when: When) -> tuple[Part, ...]:
    """Lay out everything that may be answered now, as fields."""
    return _laid(filling, when, field_of)


def summary(filling: Filling, when: When) -> tuple[Part, ...]:
    """Lay out everything that would be sent, as words."""
    return _laid(filling, when, shown_of)


def now(filling: Filling, when: When) -> tuple[Question, ...]:
    """Return what may be answered now, notes included."""
    return forms.questions(filling.form, filling.draft.answers, when.at, when.seed, filling.within)


def _laid(filling: Filling, when: When, make: Make) -> tuple[Part, ...]:
    form, answers, within = filling.form, filling.draft.answers, filling.within
    worked = {
        one.path: value for one, value in computing.worked_out(form, answers, when.at, when.seed, within)
    }
    sheet = Sheet(filling, masked(filling), when, make, worked)
    every = computing.in_order(form, answers, when.at, when.seed, within)
    placed = [(_above(filling, one), one) for one in every]
    return tuple(_parts(sheet, placed, 0))


def _above(filling: Filling, question: Question) -> tuple[str, ...]:
    """Return the headings that a question stands under, the outermost first; a list and its entry are two."""
    found: list[str] = []
    path = f"/{filling.form.root}"
    steps = question.path[len(path) + 1 :].split("/")
    for step in steps[:-1] if question.kind != MORE_ROWS else steps:
        bare = f"{path}/{step.partition('[')[0]}"
        path = f"{path}/{step}"
        found += [bare] if bare == path else [bare, path]
    return tuple(found[:-1] if question.kind == MORE_ROWS else found)


def _parts(sheet: Sheet, placed: list[Placed], depth: int) -> Iterator[Part]:
    for is_deeper, found in groupby(placed, lambda one: one[0][depth] if len(one[0]) > depth else ""):
        if is_deeper:
            inside = list(found)
            yield _section(sheet, is_deeper, tuple(_parts(sheet, inside, depth + 1)), inside)
            continue
        asked = (Asked(sheet.filling, one, sheet.when) for _, one in found if one.kind != MORE_ROWS)
        yield from (_field(sheet, one) for one in asked)


def _field(sheet: Sheet, asked: Asked) -> Field:
    """Make a field; what is worked out is only read."""
    if asked.question.is_askable:
        return sheet.make(asked, sheet.hidden)
    return fixed_of(asked, sheet.worked.get(asked.question.path, ""), sheet.hidden)


def _section(sheet: Sheet, path: str, parts: tuple[Part, ...], inside: list[Placed]) -> Section:
    filling, when = sheet.filling, sheet.when
    form, answers = filling.form, filling.draft.answers
    group = form.group(without_indexes(path))
    title = in_language(group.labels, form.language(LANGUAGE), form.default_language) if group else ""
    made = Section("group", path, title, parts)
    if path.endswith("]"):
        number = int(path.rpartition("[")[2].rstrip("]"))
        told = rows.summary(form, path, LANGUAGE, sheet.hidden.draft.answers, when.at, when.seed)
        may = rows.may_remove(form, path, answers, when.at, when.seed)
        return replace(
            made, kind="entry", number=number, told=told, may_remove=may, mark=_mark(sheet, path, number)
        )
    if group is not None and group.repeats:
        may_add = any(one.kind == MORE_ROWS and one.path.rpartition("[")[0] == path for _, one in inside)
        return replace(
            made, kind="list", may_add=may_add, columns=_columns(filling, group), waits=_waits(sheet, path)
        )
    return made


def _mark(sheet: Sheet, row: str, number: int) -> bool | None:
    """Say whether a carried entry was said to be right, None where nobody asks."""
    stem, draft = row.rpartition("[")[0], sheet.filling.draft
    return (
        number in marking.marks(sheet.filling, stem)
        if stem in draft.unseen and row in draft.carried
        else None
    )


def _waits(sheet: Sheet, stem: str) -> Text | None:
    """Return what is asked of a carried list that is still to be confirmed."""
    if not marking.is_waiting(sheet.filling, stem, sheet.when):
        return None
    count = rechecking.count(sheet.filling, stem, sheet.when)
    if not count:
        return say("No entry is left. Is that right?")
    return say("{count} entries as last time. Is all of it still right?", count=count)


def _columns(filling: Filling, repeat: Group) -> tuple[str, ...]:
    """Name what an entry of a list holds, in the order in which it may be pasted."""
    form = filling.form
    inside = (one for one in form.questions if one.path.startswith(f"{repeat.path}/") and one.is_askable)
    typed = (one for one in inside if one.kind not in SHOWS)
    return tuple(
        one.own.get("short") or in_language(one.labels, form.language(LANGUAGE), form.default_language)
        for one in typed
    )
