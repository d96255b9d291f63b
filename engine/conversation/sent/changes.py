"""Compare answers with those that were sent: each line that differs, old value and new.

A line is compared by its path, so an entry of a list that was taken out or added shows as lines that become empty or full.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.conversation.bubbles import Button, Card, Plain, Press, Row, Text, say
from engine.conversation.compiled import differing
from engine.conversation.events import When
from engine.conversation.filling.asking import step_of
from engine.conversation.filling.sections import askable
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.scene import Filling
from engine.conversation.wording import LANGUAGE, label
from engine.forms import filling as forms
from engine.forms.form import MORE_ROWS, Question, in_language, without_indexes

ALL, LEAVE = "all", "leave"


@dataclass(frozen=True, slots=True)
class Change:
    """One line whose value differs."""

    question: Question
    name: Text
    before: Text
    after: Text


@dataclass(frozen=True, slots=True)
class Judged:
    """What stands above the changed lines, what is said below them, and whether they may be sent."""

    warnings: tuple[Text, ...] = ()
    doubts: tuple[Text, ...] = ()
    may_send: bool = True


def between(filling: Filling, was: Mapping[str, str], when: When) -> tuple[Change, ...]:
    """Return the lines in which a draft differs from what was sent, in the order of the form."""
    now = forms.settle(filling.form, filling.draft.answers, when.at, when.seed)
    then = replace(filling, draft=replace(filling.draft, answers=was))
    asked = {one.path: (one, filling) for one in askable(filling, when)}
    gone = {one.path: (one, then) for one in askable(then, when) if one.path not in asked}
    asked_for = tuple(
        Change(
            question,
            name(whose, question, when),
            talk.shown(Asked(then, question, when), was.get(path, "")),
            talk.shown(Asked(filling, question, when), now.get(path, "")),
        )
        for path, (question, whose) in (asked | gone).items()
        if question.kind != MORE_ROWS and was.get(path, "") != now.get(path, "")
    )
    worked_out = differing.worded(filling, was, now, when)
    return (*asked_for, *(Change(one.question, one.name, one.before, one.after) for one in worked_out))


def of(filling: Filling, when: When) -> tuple[Change, ...]:
    """Return what a correction changes; nothing for a draft that corrects nothing."""
    return between(filling, filling.was, when) if filling.corrects else ()


def is_empty(filling: Filling, when: When) -> bool:
    """Say whether a draft is a correction that changes nothing."""
    return filling.corrects is not None and not of(filling, when)


def rows(changed: tuple[Change, ...]) -> tuple[Row, ...]:
    """Show each changed line: what stood there, and what is to stand there."""
    return tuple(Row(one.name, arrow(one)) for one in changed)


def arrow(change: Change) -> Text:
    """Word a change."""
    return say("{before} → {after}", before=change.before, after=change.after)


def card(filling: Filling, when: When, nonce: int, judged: Judged) -> Card:
    """Show what a correction changes, before it is sent."""
    draft, changed = filling.draft.id, of(filling, when)
    lines = tuple(replace(row, button=_edit(filling, one, nonce)) for one, row in _paired(changed))
    number = filling.corrects.number if filling.corrects else ""
    send = (Button(say("Send"), Press("s", draft, 0, nonce), "primary"),) if judged.may_send else ()
    actions = (
        *send,
        Button(say("Correct more lines"), Press(ALL, draft, 0, nonce)),
        Button(say("Keep for later"), Press("p", draft, 0, nonce)),
    )
    return Card(
        title=say("What is corrected"),
        warnings=judged.warnings,
        rows=(
            Row(say("What"), Plain(filling.title)),
            Row(say("Replaces"), Plain(number)),
            Row(say("Reporting for"), Plain(filling.subject)),
            *lines,
        ),
        remarks=(*judged.doubts, say("Everything else stays as it was sent.")),
        actions=actions,
    )


def name(filling: Filling, question: Question, when: When) -> Text:
    """Name a line shortly; a line of a list with its list and the number of its entry."""
    short = question.own.get("short") or label(filling, question, when)
    row = question.path.rpartition("/")[0]
    if not row.endswith("]"):
        return Plain(short)
    form = filling.form
    repeat = form.group(without_indexes(row))
    title = in_language(repeat.labels, form.language(LANGUAGE), form.default_language) if repeat else ""
    number = row.rpartition("[")[2].rstrip("]")
    return Plain(f"{title} {number} · {short}".strip())


def _paired(changed: tuple[Change, ...]) -> tuple[tuple[Change, Row], ...]:
    return tuple(zip(changed, rows(changed), strict=True))


def _edit(filling: Filling, change: Change, nonce: int) -> Button | None:
    """Let a line be changed again; an entry of a list is reached through the whole card."""
    if "[" in change.question.path or not change.question.is_askable:
        return None
    press = Press("e", filling.draft.id, step_of(filling, change.question), nonce)
    return Button(say("Edit"), press, "link")
