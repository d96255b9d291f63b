"""Take everything that was sent of a page into the draft: what reads well is kept, what does not is named beside its field.

Nothing is guessed and nothing is lost: a fault keeps the words as they were typed, and the draft keeps what it had.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from engine.conversation.bubbles import Text, say
from engine.conversation.events import When
from engine.conversation.filling.judging import doubt, judge
from engine.conversation.filling.taking import with_answer
from engine.conversation.filling.undoing import settled
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Miss, Offer, Picking, Read, Value
from engine.conversation.scene import Filling
from engine.conversation.state import WHY as NOTED_WHY
from engine.forms import filling as forms
from engine.forms.form import MORE_ROWS
from engine.page import later
from engine.page.fields import token
from engine.page.laying import now
from engine.page.parts import Fault, Faults, Option
from engine.page.posted import SURE, WHY, Posted
from engine.page.reading import Word, read

LONGEST: Final = 1_000
SURPRISING: Final = "{why} If it is right tick the box below."
ABOUT: Final = "Read as {value}, roughly. If that is the number to report tick the box below."


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page has made of a draft."""

    filling: Filling
    faults: Faults = field(default_factory=dict)
    said: tuple[Text, ...] = ()


def take(filling: Filling, posted: Posted, when: When, word: Word) -> Taken:
    """Take every field that was changed, in the order of the form; what an answer brings up is taken too."""
    faults: dict[str, Fault] = {}
    done: set[str] = set()
    while True:
        open_now = now(filling, when)
        todo = [
            one for one in open_now if one.path not in done and one.kind != MORE_ROWS and posted.has(one.path)
        ]
        if not todo:
            shown = {one.path for one in open_now}
            return Taken(filling, {path: fault for path, fault in faults.items() if path in shown})
        for question in todo:
            done.add(question.path)
            taken = _take(Asked(filling, question, when), posted, word)
            if isinstance(taken, Fault):
                faults[question.path] = taken
            elif taken is not None:
                # What the chat could take back is over: it would take this answer with it.
                filling = settled(taken)


def _take(asked: Asked, posted: Posted, word: Word) -> Filling | Fault | None:
    found, text = read(asked, posted, word), posted.typed(asked.question.path)
    put_off = later.turned(asked, posted, found)
    if put_off is not None or found is None:
        return put_off
    if len(text) > LONGEST:
        return Fault(say("That is longer than {limit} letters. Please make it shorter.", limit=LONGEST), text)
    return _judged(asked, found, text, posted)


def _judged(asked: Asked, found: Read, text: str, posted: Posted) -> Filling | Fault:
    match found:
        case Miss(reason):
            return Fault(reason, text)
        case Offer(count=count) as several:
            offers = tuple(Option(token(asked, one), talk.shown(asked, one)) for one in several.finals)
            return Fault(say("{count} choices read like that. Which one?", count=count), text, offers)
        case Picking():
            return Fault(say("Not all of them have a place yet. Please type every number once."), text)
        case Value("", _):
            return _emptied(asked)
        case Value(value, is_sure):
            return _checked(asked, value, text, posted, is_sure=is_sure)


def _emptied(asked: Asked) -> Filling:
    """Leave a question without an answer; what has to be answered comes up again."""
    filling, question, when = asked.filling, asked.question, asked.when
    answers = filling.draft.answers
    if not forms.is_required(filling.form, question, answers, when.at, when.seed):
        return with_answer(filling, question, "", "", when, "")
    left = forms.unanswered(filling.form, question, answers, when.at, when.seed)
    draft = filling.draft.answered(question.path, "", "", "")
    return replace(filling, draft=replace(draft, answers=left))


def _checked(asked: Asked, value: str, text: str, posted: Posted, *, is_sure: bool) -> Filling | Fault:
    filling, question, when = asked.filling, asked.question, asked.when
    wrong = judge(asked, value)
    if wrong is not None:
        return Fault(wrong.reason, text)
    why = doubt(asked, value)
    is_unusual = why is not None
    confirmed = posted.one(SURE, question.path) == token(asked, value)
    if (is_unusual or not is_sure) and not confirmed:
        shown = talk.shown(asked, value)
        words = say(SURPRISING, why=why) if why is not None else say(ABOUT, value=shown)
        return Fault(words, text, sure=token(asked, value), asks_why=is_unusual)
    # Words are kept as they were typed; a tick has none.
    kept = with_answer(filling, question, value, text if question.kind not in _TICKED else "", when, "")
    if is_unusual:
        noted = kept.draft.noted(
            NOTED_WHY, question.path, posted.one(WHY, question.path).strip()[:LONGEST], ""
        )
        kept = replace(kept, draft=noted)
    return kept


_TICKED: Final = frozenset({"select_one", "select_multiple", "acknowledge"})
