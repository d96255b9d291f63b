"""Open a draft: say what it is, what has changed, and after some days what stands in it; then go on."""

from dataclasses import replace

from engine.conversation.bubbles import Card, Plain, Row, Text, say
from engine.conversation.compiled import telling
from engine.conversation.effects import Effect, Say, Turn
from engine.conversation.events import When
from engine.conversation.filling.asking import upcoming
from engine.conversation.filling.moving import go_on
from engine.conversation.filling.renewing import entered, words
from engine.conversation.filling.review import review
from engine.conversation.filling.sections import askable
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.rows import rechecking
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.conversation.wording import short
from engine.forms.form import MORE_ROWS

LATEST = 3
STAND_IN = say("A stand-in, not yet the office's own form")
LATE = say("The year is closed. This report is taken, and counts as late.")


def opened(state: State, filling: Filling, when: When) -> Turn:
    """Start or resume a draft: the next open question, or the review card."""
    changed = (*words(filling.renewed), *telling.lines(filling))
    title = say("{title} for {subject}", title=Plain(filling.title), subject=Plain(filling.subject))
    filling = entered(state, filling)
    if upcoming(filling, when) is None and not rechecking.stem_of(filling, None, when):
        return review(state.at("review"), filling, when, changed)
    stands = standing(filling, when)
    marks = ((STAND_IN, filling.is_stand_in), (LATE, filling.is_after_close))
    first_lines = (title, *(mark for mark, holds in marks if holds))
    before: tuple[Text, ...] = changed if stands else (*first_lines, *changed)
    turn = go_on(state.at("asking", draft=filling.draft.id), filling, when, before)
    first: tuple[Effect, ...] = (Say(stands),) if stands else ()
    return replace(turn, effects=(*first, *turn.effects))


def standing(filling: Filling, when: When) -> tuple[Card, ...]:
    """Return the card that says since when a draft waits and what was answered last; nothing for one of today."""
    latest = [
        question
        for path in filling.draft.raw
        if path.startswith("/") and (question := filling.form.question(path)) and question.kind != MORE_ROWS
    ]
    day = filling.touched_on
    if day is None or day >= when.at.date() or not latest:
        return ()
    counted = [one for one in askable(filling, when) if one.kind != MORE_ROWS]
    done = sum(bool(filling.draft.answers.get(one.path)) for one in counted)
    rows = tuple(
        Row(
            Plain(short(filling, one, when)),
            talk.shown(Asked(filling, one, when), filling.draft.answers.get(one.path, "")),
        )
        for one in latest[-LATEST:]
    )
    answered = say("Kept since {day}, {done} of {count} answered", day=day, done=done, count=len(counted))
    name = Row(Plain(f"{filling.title} · {filling.subject}"), answered)
    return (Card(title=say("Go on where you stopped"), rows=(name, *rows)),)
