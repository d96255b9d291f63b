"""Judge a line: what it is by now, what still stands against it, and what would be sent of it.

What may stay empty is left empty, notes count as read. A list is never ended here: what a table does not show is not told by it.
"""

from collections.abc import Mapping
from dataclasses import replace

from engine.conversation.bubbles import Card, Note, Plain, Text, say
from engine.conversation.effects import Say, Send, Turn
from engine.conversation.events import When
from engine.conversation.filling import moving
from engine.conversation.scene import Filling
from engine.conversation.sent import changes
from engine.conversation.state import State
from engine.conversation.wording import LANGUAGE
from engine.forms.form import MORE_ROWS, Question, in_language
from engine.page import completing
from engine.page.laying import now
from engine.page.taking import Taken
from engine.sheet.parts import WHOLE, Column, Fault, Line, Row, Status, Took
from engine.sheet.taking import fault_of_line


def judged(line: Line, took: Took, columns: tuple[Column, ...], when: When) -> Row:
    """Return a line as it stands after its cells were taken."""
    row = Row(line, took.filling, "wrong", took.faults, took.changed)
    if line.is_shut:
        return replace(row, status="shut", faults=_to_a_shut(took))
    if took.faults:
        return row
    if line.number and changes.is_empty(took.filling, when):
        return replace(row, status="same")
    if not line.number and not is_begun(took) and not _is_answered(took.filling):
        return replace(row, status="empty")
    return _whole(row, took, columns, when)


def _whole(row: Row, took: Took, columns: tuple[Column, ...], when: When) -> Row:
    """Judge a line that holds something: is anything missing, and would it be sent?"""
    against, filling = _missing(took.filling, columns, when)
    turn = moving.finish(State(), filling, when) if not against else Turn(State())
    send = next((one for one in turn.effects if isinstance(one, Send)), None)
    if send is not None:
        return replace(row, status=_status(row.line, took), send=send)
    if not is_begun(took) and not row.line.number:
        return replace(row, status="empty")
    status: Status = "begun" if against and _only_lacks(filling, against) else "wrong"
    return replace(row, status=status, faults=against or fault_of_line(_said(turn)))


def _only_lacks(filling: Filling, against: Mapping[str, Fault]) -> bool:
    """Say whether nothing stands against a line but answers that are still to come."""
    return WHOLE not in against and not any(filling.draft.answers.get(path) for path in against)


def _status(line: Line, took: Took) -> Status:
    if line.number:
        return "changed"
    return "new" if is_begun(took) else "whole"


def _to_a_shut(took: Took) -> Mapping[str, Fault]:
    """Say that nothing was taken, where something was typed."""
    if not took.changed and not took.faults:
        return {}
    return fault_of_line(
        say("This round is closed, so nothing of this line is taken. Please call the office.")
    )


def is_begun(took: Took) -> bool:
    """Say whether this person has put anything into a line herself."""
    own = (words for path, words in took.filling.draft.raw.items() if path.startswith("/"))
    return bool(took.changed) or any(own)


def _is_answered(filling: Filling) -> bool:
    asked = {one.path for one in filling.form.questions if one.is_askable and one.kind != "note"}
    return any(value for path, value in filling.draft.answers.items() if path in asked)


def _missing(filling: Filling, columns: tuple[Column, ...], when: When) -> tuple[dict[str, Fault], Filling]:
    """Close what goes without saying; return what stands against sending, that outside the table by name."""
    lists = [one for one in now(filling, when) if _is_open_list(filling, one)]
    if lists:
        return fault_of_line(_elsewhere([_name(filling, one) for one in lists])), filling
    done = completing.completed(Taken(filling), when)
    shown = {one.path for one in columns}
    found = {path: Fault(fault.reason) for path, fault in done.faults.items() if path in shown}
    others = [path for path in done.faults if path not in shown]
    if others:
        names = [_named(done.filling, path) for path in others]
        found |= fault_of_line(_elsewhere(list(dict.fromkeys(names))))
    return found, done.filling


def _is_open_list(filling: Filling, question: Question) -> bool:
    return question.kind == MORE_ROWS and question.path not in filling.draft.answers


def _elsewhere(names: list[str]) -> Text:
    return say(
        "{names} cannot be answered in the table. Please open this report in the chat, or its own page.",
        names=", ".join(names),
    )


def _named(filling: Filling, path: str) -> str:
    question = filling.form.question(path)
    if question is None:
        return path.rpartition("/")[2]
    return question.own.get("short") or _name(filling, question)


def _name(filling: Filling, question: Question) -> str:
    form = filling.form
    return in_language(question.labels, form.language(LANGUAGE), form.default_language) or question.name


def _said(turn: Turn) -> Text:
    """Return what the engine says to a report that is not sent as it is."""
    bubbles = [bubble for effect in turn.effects if isinstance(effect, Say) for bubble in effect.bubbles]
    lines: list[Text] = []
    for bubble in bubbles:
        if isinstance(bubble, Note):
            lines += bubble.lines
        elif isinstance(bubble, Card):
            lines += bubble.warnings
    return next((one for one in lines if one != Plain("")), say("Please open this report in the chat."))


def faults_of(row: Row) -> tuple[tuple[str, Fault], ...]:
    """Return the faults of a line, the one against the whole of it last."""
    cells = tuple((path, fault) for path, fault in row.faults.items() if path != WHOLE)
    whole = row.faults.get(WHOLE)
    return (*cells, (WHOLE, whole)) if whole is not None else cells
