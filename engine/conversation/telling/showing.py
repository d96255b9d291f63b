"""Show what was understood: each value with the words it came from, what is missing, a button a line."""

from datetime import date

from engine.conversation.bubbles import Button, Card, Phrase, Plain, Press, Row, Text, say
from engine.conversation.events import When
from engine.conversation.filling.asking import step_of
from engine.conversation.filling.sections import askable
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.scene import Filling
from engine.conversation.telling.drafting import Drafted
from engine.conversation.wording import short
from engine.forms import filling as forms
from engine.forms.form import MORE_ROWS, Question
from engine.free_text.told import Activity, Slot
from thai.text import clip
from thai.writing import write_date

MOST_MISSING, MOST_WORDS = 6, 40


def card(made: Drafted, left: tuple[Activity, ...], beside: tuple[Row, ...], when: When, nonce: int) -> Card:
    """Build the card of what was understood; nothing of it is sent."""
    filling = made.filling
    rows = (
        Row(say("Reporting for"), Plain(f"{filling.title} · {filling.subject}")),
        *(_taken(filling, question, slot, when, nonce) for question, slot in (*made.taken, *made.same)),
        *(_kept(filling, question, slot, when, nonce) for question, slot in made.kept),
        *_missing(made, when, nonce),
        *beside,
    )
    return Card(title=say("This is what was understood"), rows=rows, remarks=_remarks(made, left))


def _remarks(made: Drafted, left: tuple[Activity, ...]) -> tuple[Text, ...]:
    is_doubtful = any(slot.confidence == "doubtful" for _, slot in made.taken)
    check: tuple[Text, ...] = (say("Please look once more at what is marked ⚠."),) if is_doubtful else ()
    untold = tuple(_left(one) for one in left)
    return (*check, *untold, say("Nothing is sent yet."))


def _left(activity: Activity) -> Text:
    """Name what else was told and has no place in this report."""
    words = " ".join(slot.words for slot in activity.slots if slot.words)
    return say("Not put in yet, there is room for one here: {words}", words=clip(words, MOST_WORDS * 2))


def _taken(filling: Filling, question: Question, slot: Slot, when: When, nonce: int) -> Row:
    value = talk.shown(Asked(filling, question, when), slot.value) if slot.value else say("none")
    words = clip(slot.words, MOST_WORDS)
    if words and not _says_the_same(value, words):
        value = say("{value} (from: {words})", value=value, words=words)
    if slot.confidence == "doubtful":
        value = say("⚠ {value}", value=value)
    return Row(Plain(short(filling, question, when)), value, _edit(filling, question, nonce))


def _says_the_same(value: Text, words: str) -> bool:
    if isinstance(value, Plain):
        return words in value.text or value.text in words
    days = value.params.values() if isinstance(value, Phrase) else ()
    return any(isinstance(one, date) and words in write_date(one) for one in days)


def _kept(filling: Filling, question: Question, slot: Slot, when: When, nonce: int) -> Row:
    asked = Asked(filling, question, when)
    stands = talk.shown(asked, filling.draft.answers.get(question.path, ""))
    value = say("stays {value}, the message says {words}", value=stands, words=clip(slot.words, MOST_WORDS))
    return Row(Plain(short(filling, question, when)), value, _edit(filling, question, nonce))


def _missing(made: Drafted, when: When, nonce: int) -> tuple[Row, ...]:
    """Return what is needed and not told; what was told and cannot stand comes first."""
    filling, answers = made.filling, made.filling.draft.answers
    refused = {one.path: one.words for one in made.open}
    refused |= {question.path: slot.words for question, slot in made.refused}
    found = [
        one
        for one in askable(filling, when)
        if one.kind != MORE_ROWS
        and not answers.get(one.path)
        and (one.path in refused or forms.is_required(filling.form, one, answers, when.at, when.seed))
    ]
    return tuple(_open(filling, one, refused.get(one.path, ""), when, nonce) for one in found[:MOST_MISSING])


def _open(filling: Filling, question: Question, words: str, when: When, nonce: int) -> Row:
    again = say("is asked once more: {words}", words=clip(words, MOST_WORDS))
    press = Press("e", filling.draft.id, step_of(filling, question), nonce)
    button = Button(say("Answer it now"), press, "link")
    return Row(Plain(short(filling, question, when)), again if words else say("not told yet"), button)


def _edit(filling: Filling, question: Question, nonce: int) -> Button:
    return Button(say("Edit"), Press("e", filling.draft.id, step_of(filling, question), nonce), "link")
