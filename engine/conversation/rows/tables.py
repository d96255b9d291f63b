"""Show the entries of a list as a card, one entry as a card, and take an entry out."""

from collections.abc import Mapping
from dataclasses import replace

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.compiled import telling
from engine.conversation.effects import Keep, Say, Turn
from engine.conversation.events import When
from engine.conversation.filling.asking import step_of
from engine.conversation.filling.moving import go_on
from engine.conversation.filling.undoing import undoable
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.rows import marking
from engine.conversation.rows.entries import entries as every_entry
from engine.conversation.scene import Filling
from engine.conversation.state import MARKS, Draft, State
from engine.conversation.wording import LANGUAGE, label
from engine.forms import filling as forms
from engine.forms import rows
from engine.forms.built import is_fixed
from engine.forms.form import MORE_ROWS, Group, Question, in_language, without_indexes
from engine.forms.moving import without_row

ENTRIES = 10
KEEP, TAKE_OUT = 0, 1


def entries(filling: Filling, when: When) -> tuple[str, ...]:
    """Return the paths of all entries of all lists, in the order of the form; buttons carry their numbers."""
    return every_entry(filling, when)


def named(filling: Filling, when: When, asking: str, number: int) -> int | None:
    """Find the entry with a number: of the list that is being filled, else of the only list there is."""
    every = entries(filling, when)
    row = asking if asking.endswith("]") else rows.row_of(asking)
    places = {row.rpartition("[")[0]} if row else {one.partition("[")[0] for one in every}
    wanted = f"{next(iter(places))}[{number}]" if len(places) == 1 else ""
    return every.index(wanted) if wanted in every else None


def repeat_of(filling: Filling, path: str) -> Group | None:
    """Return the list that an entry, or a question in it, belongs to."""
    row = rows.row_of(path)
    return filling.form.group(without_indexes(row)) if row else None


def title(filling: Filling, repeat: Group) -> str:
    """Return what a list is called."""
    form = filling.form
    return in_language(repeat.labels, form.language(LANGUAGE), form.default_language) or form.title


def listed(state: State, filling: Filling, when: When, row: str, first: int = 0) -> Turn:
    """Show the list that an entry belongs to, from one entry on."""
    repeat = repeat_of(filling, row)
    place = row.rpartition("[")[0]
    every = entries(filling, when)
    mine = [one for one in every if one.rpartition("[")[0] == place]
    if repeat is None or not mine:
        return go_on(state, filling, when)
    showing = replace(state, nonce=state.nonce + 1)
    shown = tuple(
        _entry_row(showing, filling, when, one, every.index(one)) for one in mine[first : first + ENTRIES]
    )
    actions: tuple[Button, ...] = (_action(showing, filling, say("Go on"), "u", 0, style="primary"),)
    more_rows = filling.form.question(f"{place}[{len(mine) + 1}]")
    if more_rows and rows.may_add(filling.form, place, filling.draft.answers, when.at, when.seed):
        press = Press("e", filling.draft.id, step_of(filling, more_rows), showing.nonce, _above(every, place))
        actions = (*actions, Button(say("Add one"), press))
    if first + ENTRIES < len(mine):
        more = _action(
            showing, filling, say("More entries"), "i", first + ENTRIES + 1, step=every.index(mine[0]) + 1
        )
        actions = (*actions, more)
    card = Card(title=Plain(title(filling, repeat)), rows=shown, actions=actions)
    return Turn(showing, (Keep(filling.draft), Say((card,))))


def _above(every: tuple[str, ...], place: str) -> int:
    """Return the number of the entry that a list lies in, from one; 0 for a list of its own."""
    row = rows.row_of(place)
    return every.index(row) + 1 if row in every else 0


def _entry_row(state: State, filling: Filling, when: When, row: str, ordinal: int) -> Row:
    repeat = repeat_of(filling, row)
    if repeat is not None and is_fixed(repeat.own):
        return telling.entry_row(filling, row, when)
    number = row.rpartition("[")[2].rstrip("]")
    words = rows.summary(filling.form, row, LANGUAGE, filling.draft.answers, when.at, when.seed)
    return Row(
        Plain(f"{number}. {words}"), None, _action(state, filling, say("Edit"), "h", ordinal, style="link")
    )


def _action(
    state: State,
    filling: Filling,
    words: Text,
    kind: str,
    index: int,
    *,
    step: int = 0,
    style: str = "secondary",
) -> Button:
    press = Press(kind, filling.draft.id, step, state.nonce, index)
    return Button(
        words, press, "primary" if style == "primary" else "link" if style == "link" else "secondary"
    )


def entry(state: State, filling: Filling, when: When, ordinal: int) -> Turn:
    """Show one entry with an edit button a line, and the way to take it out."""
    every = entries(filling, when)
    if not 0 <= ordinal < len(every):
        return go_on(state, filling, when)
    row = every[ordinal]
    repeat = repeat_of(filling, row)
    showing = replace(state, nonce=state.nonce + 1)
    lines = tuple(_line(showing, filling, when, one, ordinal) for one in _questions(filling, when, row))
    actions = [_action(showing, filling, say("Go on"), "u", 0, style="primary")]
    if rows.may_remove(filling.form, row, filling.draft.answers, when.at, when.seed):
        actions.append(_action(showing, filling, say("Take this entry out"), "j", ordinal, step=KEEP))
    number = int(row.rpartition("[")[2].rstrip("]"))
    name = say("{list}, entry {number}", list=title(filling, repeat) if repeat else "", number=number)
    return Turn(showing, (Keep(filling.draft), Say((Card(title=name, rows=lines, actions=tuple(actions)),))))


def _questions(filling: Filling, when: When, row: str) -> list[Question]:
    found = forms.questions(filling.form, filling.draft.answers, when.at, when.seed, filling.within)
    return [one for one in found if rows.row_of(one.path) == row and one.kind not in {MORE_ROWS, "note"}]


def _line(state: State, filling: Filling, when: When, question: Question, ordinal: int) -> Row:
    value = talk.shown(Asked(filling, question, when), filling.draft.answers.get(question.path, ""))
    name = question.own.get("short") or label(filling, question, when)
    press = Press("e", filling.draft.id, step_of(filling, question), state.nonce, ordinal + 1)
    return Row(Plain(name), value, Button(say("Edit"), press, "link"))


def take_out(state: State, filling: Filling, when: When, ordinal: int, *, is_sure: bool) -> Turn:
    """Ask whether an entry is to go, then take it out; later entries move up."""
    every = entries(filling, when)
    if not 0 <= ordinal < len(every):
        return go_on(state, filling, when)
    row = every[ordinal]
    summary = rows.summary(filling.form, row, LANGUAGE, filling.draft.answers, when.at, when.seed)
    if not is_sure:
        asking = replace(state, nonce=state.nonce + 1)
        quick = (
            _action(asking, filling, say("Take it out"), "j", ordinal, step=TAKE_OUT),
            _action(asking, filling, say("No, keep it"), "u", 0),
        )
        return Turn(asking, (Say((Note((say("Take this out: {entry}?", entry=summary),), quick),)),))
    left = undoable(filling.draft, replace(filling, draft=without(filling, row, when)))
    return go_on(
        state.at("asking", draft=left.draft.id), left, when, (say("Taken out: {entry}", entry=summary),)
    )


def without(filling: Filling, row: str, when: When) -> Draft:
    """Drop an entry with its words and their sources; those of later entries move up with them."""
    draft = filling.draft
    answers = rows.removed(filling.form, row, draft.answers, when.at, when.seed)
    if answers == dict(draft.answers):
        return draft
    raw, sources, promised = (_moved_up(one, row) for one in (draft.raw, draft.sources, draft.promised))
    stem, _, number = row.rpartition("[")
    inner = without_row(draft.unseen, stem, int(number.rstrip("]")))  # lists inside later entries move up too
    unseen = marking.without(inner, row)
    return replace(draft, answers=answers, raw=raw, sources=sources, promised=promised, unseen=unseen)


def _moved_up(words: Mapping[str, str], row: str) -> dict[str, str]:
    repeat, _, number = row.rpartition("[")
    moved: dict[str, str] = {}
    for kind in ("", *MARKS):
        mine = {path.removeprefix(kind): one for path, one in words.items() if _kind(path) == kind}
        moved |= {
            kind + path: one for path, one in without_row(mine, repeat, int(number.rstrip("]"))).items()
        }
    return moved


def _kind(path: str) -> str:
    return next((kind for kind in MARKS if path.startswith(kind)), "")
