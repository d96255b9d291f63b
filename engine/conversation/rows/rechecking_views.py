"""Lay out a carried list that is being confirmed: all of it, a page with edit buttons, or one entry."""

from dataclasses import dataclass

from engine.conversation import presses
from engine.conversation.bubbles import Button, Card, Plain, Press, Row, Text, say
from engine.conversation.events import When
from engine.conversation.filling.asking import list_name
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.rows.entries import entries
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.conversation.wording import LANGUAGE, label
from engine.forms import filling as forms
from engine.forms import rows
from engine.forms.form import MORE_ROWS, Question, without_indexes
from engine.forms.walking import row_path

SHOWN, PAGE = 30, 10


@dataclass(frozen=True, slots=True)
class Showing:
    """What every view of a list needs."""

    state: State
    filling: Filling
    when: When
    stem: str
    step: int
    many: int

    def press(self, kind: str, index: int = 0) -> Press:
        """Return what a button of the list means."""
        return Press(kind, self.filling.draft.id, self.step, self.state.nonce, index)

    def summary(self, number: int) -> str:
        """Return the line that tells an entry from the others."""
        answers = self.filling.draft.answers
        row = row_path(self.stem, number)
        return rows.summary(self.filling.form, row, LANGUAGE, answers, self.when.at, self.when.seed)

    def may_add(self) -> bool:
        """Say whether the list takes one entry more."""
        answers = self.filling.draft.answers
        return rows.may_add(self.filling.form, self.stem, answers, self.when.at, self.when.seed)


def _title(showing: Showing) -> Text:
    words = list_name(showing.filling, showing.stem, showing.when)
    return Plain(words) if words else say("List")


def _steering(showing: Showing) -> tuple[Button, ...]:
    return (
        Button(say("Back"), showing.press("b")),
        Button(say("Later"), showing.press("p")),
        *(
            (Button(say("Take that back"), showing.press(presses.RESTORE)),)
            if showing.filling.draft.undo
            else ()
        ),
    )


def whole(showing: Showing, before: tuple[Text, ...]) -> Card:
    """Show every entry in one line, and ask whether all of it is still right."""
    shown = range(1, min(showing.many, SHOWN) + 1)
    remarks: tuple[Text, ...] = (_question(showing),)
    if showing.many > SHOWN:
        remarks = (say("{count} more after these.", count=showing.many - SHOWN), *remarks)
    actions = [Button(say("All of it is right"), showing.press(presses.RIGHT), "primary")]
    if showing.many:
        actions.append(Button(say("Change some"), showing.press(presses.SOME, 0)))
    if showing.may_add():
        actions.append(Button(say("Add one"), showing.press(presses.MORE)))
    each = (Button(say("Entry by entry"), showing.press(presses.EACH, 1)),) if showing.many else ()
    return Card(
        title=_title(showing),
        rows=tuple(Row(Plain(f"{number}. {showing.summary(number)}")) for number in shown),
        warnings=before,
        remarks=remarks,
        actions=tuple(actions),
        quick=(*each, *_steering(showing)),
    )


def _question(showing: Showing) -> Text:
    if not showing.many:
        return say("No entry is left. Is that right?")
    return say("{count} entries as last time. Is all of it still right?", count=showing.many)


def page_of(showing: Showing, page: int, before: tuple[Text, ...]) -> Card:
    """Show a page with a button an entry; the other pages are one tap away, whichever is meant."""
    first = page * PAGE + 1
    shown = range(first, min(first + PAGE, showing.many + 1))
    found = tuple(
        Row(
            Plain(f"{number}. {showing.summary(number)}"),
            None,
            Button(say("Edit"), showing.press(presses.ROW, number), "link"),
        )
        for number in shown
    )
    pages = range(-(-showing.many // PAGE)) if showing.many > PAGE else ()
    others = tuple(
        Button(
            say(
                "Entries {first} to {last}",
                first=other * PAGE + 1,
                last=min((other + 1) * PAGE, showing.many),
            ),
            showing.press(presses.SOME, other),
        )
        for other in pages
        if other != page
    )
    more = (Button(say("Add one"), showing.press(presses.MORE)),) if showing.may_add() else ()
    return Card(
        title=_title(showing),
        rows=found,
        warnings=before,
        remarks=(say("Tap what has changed. Several at once: type for example: 3, 7 are no more."),),
        choices=others,
        actions=(Button(say("The rest is right"), showing.press(presses.RIGHT), "primary"), *more),
        quick=_steering(showing),
    )


def entry(showing: Showing, number: int, before: tuple[Text, ...], then: str, index: int) -> Card:
    """Show one entry with an edit button a line; what is right leads to the page or to the next entry."""
    filling, when = showing.filling, showing.when
    row = row_path(showing.stem, number)
    found = forms.questions(filling.form, filling.draft.answers, when.at, when.seed, filling.within)
    inside = [one for one in found if rows.row_of(one.path) == row and one.kind not in {MORE_ROWS, "note"}]
    every = entries(filling, when)
    lines = tuple(_line(showing, one, every.index(row)) for one in inside)
    actions = [Button(say("This one is right"), showing.press(then, index), "primary")]
    if rows.may_remove(filling.form, row, filling.draft.answers, when.at, when.seed):
        actions.append(Button(say("No more there"), showing.press(presses.GONE, number)))
    name = say("{list}, entry {number} of {count}", list=_title(showing), number=number, count=showing.many)
    return Card(title=name, rows=lines, warnings=before, actions=tuple(actions), quick=_steering(showing))


def _line(showing: Showing, question: Question, ordinal: int) -> Row:
    filling, when = showing.filling, showing.when
    value = talk.shown(Asked(filling, question, when), filling.draft.answers.get(question.path, ""))
    step = next(
        i for i, one in enumerate(filling.form.questions) if one.path == without_indexes(question.path)
    )
    press = Press("e", filling.draft.id, step, showing.state.nonce, ordinal + 1)
    name = question.own.get("short") or label(filling, question, when)
    return Row(Plain(name), value, Button(say("Edit"), press, "link"))
