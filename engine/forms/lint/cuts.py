"""Show what LINE would cut: labels of buttons, what a tap says in the chat, a question longer than a message."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from engine.conversation.bubbles import Phrase, say
from engine.forms.form import Choice, Form, Question, in_language
from engine.forms.lint.cells import cell, list_of
from engine.forms.lint.finding import Finding
from engine.forms.sheets import Sheets
from thai.text import clip, graphemes, utf16

BUTTON: Final = 20
SAID: Final = 300
MESSAGE: Final = 4_900
SHOWN_A_LIST: Final = 5
_LINK: Final = "https://developers.line.biz/en/reference/messaging-api/#action-objects"
LANGUAGE: Final = "th"


@dataclass(frozen=True, slots=True)
class Cut:
    """A wording that LINE shows shorter than it was written."""

    kind: Literal["button", "said", "message"]
    row: int
    of: str
    whole: str
    shown: str


def cuts(form: Form, sheets: Sheets) -> tuple[Cut, ...]:
    """Return everything that would be shown cut, as it would be shown."""
    asked = {one.list_name for one in form.questions if one.is_askable and one.list_name}
    rows = {(list_of(row), cell(row, "name", "value")): row.number for row in sheets.get("choices", ())}
    buttons = (
        _button(form, choice, name, rows.get((name, choice.name), 0))
        for name in sorted(asked & form.lists.keys())
        for choice in form.lists[name]
    )
    messages = (_message(form, question) for question in form.questions)
    return tuple(one for one in (*buttons, *messages) if one is not None)


def of_cuts(found: tuple[Cut, ...]) -> Iterator[Finding]:
    """Yield findings of what would be cut; of a list the first few."""
    buttons = [one for one in found if one.kind != "message"]
    for name, inside in groupby(buttons, lambda one: one.of):
        long = list(inside)
        yield from (_of_button(one) for one in long[:SHOWN_A_LIST])
        if len(long) > SHOWN_A_LIST:
            what = say(
                "{count} more wordings of the list {list} are too long for a button.",
                count=len(long) - SHOWN_A_LIST,
                list=name,
            )
            yield Finding("cut.button", "choices", 0, what, _shorter(), "label", "", _LINK, "remark")
    yield from (_of_message(one) for one in found if one.kind == "message")


def _button(form: Form, choice: Choice, of: str, row: int) -> Cut | None:
    text = in_language(choice.labels, form.language(LANGUAGE), form.default_language)
    if graphemes(text) > SAID:
        return Cut("said", row, of, text, clip(text, SAID))
    return Cut("button", row, of, text, clip(text, BUTTON)) if graphemes(text) > BUTTON else None


def _message(form: Form, question: Question) -> Cut | None:
    text = in_language(question.labels, form.language(LANGUAGE), form.default_language)
    return (
        Cut("message", question.row, question.name, text, text[:MESSAGE]) if utf16(text) > MESSAGE else None
    )


def _of_button(one: Cut) -> Finding:
    if one.kind == "said":
        what = say("Too long for what a tap says in the chat, which would read: {cut}", cut=one.shown)
        return Finding("cut.said", "choices", one.row, what, _shorter(), "label", one.whole, _LINK, "remark")
    what = say("Too long for a button, which would read: {cut}", cut=one.shown)
    return Finding("cut.button", "choices", one.row, what, _shorter(), "label", one.whole, _LINK, "remark")


def _shorter() -> Phrase:
    return say(
        "Make it shorter if the button alone is not clear; the numbered list above it shows the whole wording."
    )


def _of_message(one: Cut) -> Finding:
    what = say(
        "{name} is longer than a message can be, and would end with: {cut}",
        name=one.of,
        cut=one.shown[-30:],
    )
    cure = say("Put a part of it into a note before the question.")
    return Finding("cut.message", "survey", one.row, what, cure, "label", "", _LINK, "remark")
