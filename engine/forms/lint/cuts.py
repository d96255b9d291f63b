"""Show what LINE would cut: labels of buttons, what a tap says in the chat, a question longer than a message."""

from collections.abc import Iterator
from typing import Final

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


def of_cuts(form: Form, sheets: Sheets) -> Iterator[Finding]:
    """Yield what would be shown cut, as it would be shown."""
    asked = {one.list_name for one in form.questions if one.is_askable and one.list_name}
    rows = {(list_of(row), cell(row, "name", "value")): row.number for row in sheets.get("choices", ())}
    for name in sorted(asked & form.lists.keys()):
        yield from _of_list(form, name, rows)
    for question in form.questions:
        yield from _of_question(form, question)


def _of_list(form: Form, name: str, rows: dict[tuple[str, str], int]) -> Iterator[Finding]:
    words = [
        (choice, in_language(choice.labels, form.language(LANGUAGE), form.default_language))
        for choice in form.lists[name]
    ]
    long = [(choice, text) for choice, text in words if graphemes(text) > BUTTON]
    for choice, text in long[:SHOWN_A_LIST]:
        yield _button(choice, text, rows.get((name, choice.name), 0))
    if len(long) > SHOWN_A_LIST:
        what = say(
            "{count} more wordings of the list {list} are too long for a button.",
            count=len(long) - SHOWN_A_LIST,
            list=name,
        )
        yield Finding("cut.button", "choices", 0, what, _shorter(), "label", "", _LINK, "remark")


def _button(choice: Choice, text: str, row: int) -> Finding:
    if graphemes(text) > SAID:
        what = say("Too long for what a tap says in the chat, which would read: {cut}", cut=clip(text, SAID))
        return Finding("cut.said", "choices", row, what, _shorter(), "label", choice.name, _LINK, "remark")
    what = say("Too long for a button, which would read: {cut}", cut=clip(text, BUTTON))
    return Finding("cut.button", "choices", row, what, _shorter(), "label", text, _LINK, "remark")


def _shorter() -> Phrase:
    return say(
        "Make it shorter if the button alone is not clear; the numbered list above it shows the whole wording."
    )


def _of_question(form: Form, question: Question) -> Iterator[Finding]:
    text = in_language(question.labels, form.language(LANGUAGE), form.default_language)
    if utf16(text) > MESSAGE:
        what = say(
            "{name} is longer than a message can be, and would end with: {cut}",
            name=question.name,
            cut=text[:MESSAGE][-30:],
        )
        yield Finding("cut.message", "survey", question.row, what, say("Put a part of it into a note before the question."),
                      "label", "", _LINK, "remark")  # fmt: skip
