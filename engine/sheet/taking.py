"""Take the cells of one line into its draft: what reads well is kept, what does not is named with its cell.

A cell that still holds what it was shown with is left alone, whatever the answer is by now. One that was changed here and
elsewhere is not written over.
"""

from dataclasses import dataclass, replace
from typing import Final

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.filling.judging import doubt, judge
from engine.conversation.filling.taking import with_answer
from engine.conversation.filling.undoing import settled
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Miss, Offer, Picking, Value
from engine.conversation.scene import Filling
from engine.conversation.state import WHY
from engine.forms import filling as forms
from engine.forms.form import Form, Question
from engine.page.laying import now
from engine.page.masking import is_personal, mask
from engine.sheet.hanging import hangs
from engine.sheet.parts import WHOLE, Column, Fault, Line, Reading, Seen, Took, Typed
from engine.sheet.reading import NAMED, NOTHING, read
from engine.sheet.texts import standing, text_of

LONGEST: Final = 1_000
LONGEST_WHY: Final = 300
SURPRISING: Final = "{why} If it is right write why in the last column, else type it again."
ABOUT: Final = "Read as {value}, roughly. Please type the number itself, without about."
MOVED: Final = "It is {value} by now, changed in the chat or elsewhere. Yours was {typed}: type it again if that is right."
MARKED: Final = "••••"


@dataclass(frozen=True, slots=True)
class Broken:
    """A value that was understood and breaks a rule of the form."""

    reason: Text


def take(line: Line, columns: tuple[Column, ...], typed: Typed, seen: Seen, reading: Reading) -> Took:
    """Take every cell that was changed, in the order of the form; what an answer brings up is taken too."""
    took = Took(line.filling, dict(typed.troubles))
    todo = {one.path for one in columns if one.path in typed.texts} - typed.troubles.keys()
    while True:
        open_now = {one.path: one for one in now(took.filling, reading.when)}
        found = [open_now[one.path] for one in columns if one.path in todo and one.path in open_now]
        if not found:
            break
        for question in found:
            todo.discard(question.path)
            took = _with(took, question, line, typed, seen, reading)
    known = {one.path for one in columns}
    # A later cell may have closed the question of an earlier one: what was typed there would go without a word.
    asked = {one.path for one in now(took.filling, reading.when)} & known
    form, faulty = took.filling.form, tuple(took.faults)
    unasked = {
        path: fault
        for path, text in typed.texts.items()
        if path not in asked and (fault := _unasked(form, path, text, known, faulty, seen)) is not None
    }
    return replace(took, faults={**took.faults, **unasked})


def _unasked(
    form: Form, path: str, text: str, known: set[str], faulty: tuple[str, ...], seen: Seen
) -> Fault | None:
    """Return what stands against words in a cell that nobody asks for."""
    words = text.strip()
    if not words or words in NOTHING or seen(path, words):
        return None
    if path not in known:
        return Fault(say("The form has changed, and {words} has no question any more.", words=words), words)
    closed = say("This is not asked here after the other answers. Leave it empty, or change those.")
    return Fault(hangs(form, path, faulty) or closed, words)


def _with(took: Took, question: Question, line: Line, typed: Typed, seen: Seen, reading: Reading) -> Took:
    asked = Asked(took.filling, question, reading.when)
    text = typed.texts[question.path].replace("\r\n", "\n").strip()
    path = question.path
    if _is_untouched(asked, text, seen, reading):
        return took
    if not seen(path, standing(asked, reading)):
        return _faulty(took, path, _moved(asked, text, reading))
    made = _judged(asked, text, line, typed.why.strip()[:LONGEST_WHY], reading)
    if isinstance(made, Broken):
        reason = hangs(asked.filling.form, path, took.faults.keys()) or made.reason
        return _faulty(took, path, Fault(reason, text))
    if isinstance(made, Fault):
        return _faulty(took, path, made)
    # What the chat could take back is over: it would take this answer with it.
    return replace(took, filling=settled(made), changed=took.changed | {path})


def _is_untouched(asked: Asked, text: str, seen: Seen, reading: Reading) -> bool:
    if is_personal(asked.question):
        value = asked.filling.draft.answers.get(asked.question.path, "")
        return text in {"", mask(asked.question, value) if value else ""}
    return text == text_of(asked, reading) or seen(asked.question.path, text)


def _moved(asked: Asked, text: str, reading: Reading) -> Fault:
    """Say what stands there now; the cell shows that, so that keeping all of it once more changes nothing."""
    return Fault(say(MOVED, value=text_of(asked, reading) or "-", typed=text or "-"))


def _faulty(took: Took, path: str, fault: Fault) -> Took:
    return replace(took, faults={**took.faults, path: fault})


def _judged(asked: Asked, text: str, line: Line, why: str, reading: Reading) -> Filling | Fault | Broken:
    if not text:
        return _emptied(asked, "", reading)
    if len(text) > LONGEST:
        return Fault(say("That is longer than {limit} letters. Please make it shorter.", limit=LONGEST), text)
    if is_personal(asked.question) and MARKED in text:
        return Fault(say("The dots hide what stands there. To change it please type all of it."), text)
    match read(asked, text, line.last.get(asked.question.path, ""), reading):
        case Miss(reason):
            return Fault(reason, text)
        case Offer(values, _):
            return Fault(say("That may be one of these: {choices}", choices=_worded(asked, values)), text)
        case Picking():
            return Fault(say("This cannot be read in a table. Please answer it in the chat."), text)
        case Value("", _):
            return _emptied(asked, text, reading)
        case Value(value, is_sure):
            return _checked(asked, value, text, why, reading, is_sure=is_sure)


def _worded(asked: Asked, values: tuple[str, ...]) -> str:
    found = (talk.shown(asked, one) for one in values[:NAMED])
    return ", ".join(one.text if isinstance(one, Plain) else "" for one in found)


def _emptied(asked: Asked, text: str, reading: Reading) -> Filling:
    """Leave a cell empty; what has to be answered is open again."""
    filling, question, when = asked.filling, asked.question, asked.when
    answers = filling.draft.answers
    if not forms.is_required(filling.form, question, answers, when.at, when.seed):
        return with_answer(filling, question, "", text, when, reading.source)
    without = forms.unanswered(filling.form, question, answers, when.at, when.seed)
    draft = filling.draft.answered(question.path, "", text, reading.source)
    return replace(filling, draft=replace(draft, answers=without))


def _checked(
    asked: Asked, value: str, text: str, why: str, reading: Reading, *, is_sure: bool
) -> Filling | Fault | Broken:
    filling, question, when = asked.filling, asked.question, asked.when
    wrong = judge(asked, value)
    if wrong is not None:
        return Broken(wrong.reason)
    if not is_sure:
        return Fault(say(ABOUT, value=talk.shown(asked, value)), text)
    surprise = doubt(asked, value)
    if surprise is not None and not why:
        return Fault(say(SURPRISING, why=surprise), text)
    kept = with_answer(filling, question, value, text, when, reading.source)
    if surprise is None:
        return kept
    return replace(kept, draft=kept.draft.noted(WHY, question.path, why, reading.source))


def fault_of_line(reason: Text) -> dict[str, Fault]:
    """Return a fault that stands against a line as a whole."""
    return {WHOLE: Fault(reason)}
