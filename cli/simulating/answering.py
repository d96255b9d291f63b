"""Answer the open question as a person would: think of a value, say it, look at what was understood, say it otherwise."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.chat.guessed import DEAD_ENDS, GUESSES
from bot.chat.moves import Move, Showed, Tapped, Typed
from bot.chat.ways import Asked, button, ways
from bot.chat.written import Shown
from cli.simulating.memory import Standing
from cli.simulating.people import Attempt, Person
from cli.simulating.screen import pressable
from cli.simulating.slips import slipped
from cli.simulating.tally import Tally, is_same
from engine.conversation import presses
from engine.conversation.bubbles import DateButton
from engine.conversation.happening.telling import PLAN
from engine.forms import filling
from engine.forms.form import Question
from engine.forms.guessing import guess

MEDIA: Final = frozenset({"image", "audio", "video", "file"})
GIVES_UP: Final = 6
LONGEST_PLAN: Final = 40
# What people mostly tell: guesses that only know the bounds of a question would spend a fortune on every line.
_USUAL: Final = {
    "money": (0, 300, 500, 750, 1_200, 2_500, 4_000),
    "count": (8, 9, 11, 12, 14, 15, 18, 20, 23),
    "households": (7, 8),
    "percent": (10, 20, 35, 40, 55, 60, 80, 100),
    "area": (4, 12, 20, 35),
}


def answer(person: Person, there: Standing, seen: Shown, now: datetime, tally: Tally) -> Move | None:
    """Return what is typed or tapped at an open question; None when nothing helps any more."""
    form, draft = there.form, there.draft
    if form is None or draft is None:
        return None
    if (move := _at_card(person, seen)) is not None:
        return move
    question = form.question(there.state.asking) if there.state.asking else None
    if question is None:
        return button(seen, "t") or button(seen, "r")
    if person.look.to_go_back > 0 and (back := button(seen, "b")):
        person.look.to_go_back -= 1
        return back
    if (person.attempt.draft, person.attempt.path) != (draft.id, question.path):
        person.attempt = Attempt(draft.id, question.path, turn=person.look.dead_ends * GUESSES)
    attempt = person.attempt
    attempt.times += 1
    if attempt.times > GIVES_UP:
        _give_up(person, there, question, tally)
        return None
    if there.state.is_held and draft.held and (right := button(seen, "t", 1) or button(seen, "t")):
        if is_same(draft.held, attempt.meant) or there.state.asks_why:
            return right
        tally.caught += 1
    move = _said(person, Asked(form, draft.answers, now, f"{person.key}\n{draft.id}", seen), question)
    if move is None:
        _give_up(person, there, question, tally)
    return move


def _give_up(person: Person, there: Standing, question: Question, tally: Tally) -> None:
    """Note where somebody could not go on; after some looks she leaves this report to others."""
    tally.stuck[f"{there.draft.form if there.draft else ''}/{question.name}"] += 1
    key = there.draft.obligation if there.draft else ""
    person.tired_of[key] = person.tired_of.get(key, 0) + 1


def event_day(person: Person, picker: DateButton, now: datetime) -> str:
    """Choose the day of an event: ahead for a plan, lately for what is over."""
    days = person.draws.between(2, LONGEST_PLAN) if picker.press.kind == PLAN else -person.draws.below(5)
    return (now + timedelta(days=days)).date().isoformat()


def mended(person: Person, there: Standing, seen: Shown) -> Move | None:
    """Return the edit button of an answer that is missing, or is another than was planned; each once a look."""
    form, draft = there.form, there.draft
    if form is None or draft is None:
        return None
    for label, one in pressable(seen):
        step = one.press.step
        if one.press.kind != "e" or step >= len(form.questions) or f"e{step}" in person.look.left_out:
            continue
        path = form.questions[step].path
        got, planned = draft.answers.get(path, ""), person.plan.get(path)
        if not got or (planned is not None and got != planned):
            person.look.left_out.add(f"e{step}")
            person.attempt = Attempt()
            return Tapped(one.press, label)
    return None


def _at_card(person: Person, seen: Shown) -> Move | None:
    """Answer what a card asks before the first question: is it as last time, is it that group, was there nothing."""
    if same := button(seen, presses.SAME):
        return same if person.happens(6, 10) else button(seen, presses.ONES)
    if apart := button(seen, presses.APART):
        return apart
    if right := button(seen, presses.RIGHT):
        return right
    nothing = button(seen, presses.NONE)
    return nothing if nothing and person.happens(1, 12) else None


def _said(person: Person, asked: Asked, question: Question) -> Move | None:
    attempt = person.attempt
    if question.kind in MEDIA:
        return _shown(person, asked, question)
    if question.kind == "note":
        return button(asked.seen, "t") or Typed("ok")
    keep = button(asked.seen, "k")
    if keep and attempt.times == 1 and person.happens(6, 10):
        attempt.is_heard = True
        return keep
    for _ in range(GUESSES):
        value = _value(person, asked, question)
        if value is None:
            return _back(person, asked.seen)
        move = next((one for at, one in enumerate(_ways(asked, question, value)) if at == attempt.way), None)
        if move is not None:
            attempt.way += 1
            return _typed(person, move, value)
        attempt.turn, attempt.way = attempt.turn + 1, 0
    return None


def _ways(asked: Asked, question: Question, value: str) -> Iterator[Move]:
    try:
        yield from ways(asked, question, value)
    except ValueError:
        # What was planned is no choice of this question any more: it is left to the next guess.
        return


def _value(person: Person, asked: Asked, question: Question) -> str | None:
    """Return the value that was planned or, at a second try, another that will do."""
    planned = person.plan.get(question.path)
    if (
        planned is not None
        and person.attempt.turn == 0
        and asked.form.path_of(question.name) == question.path
    ):
        return planned
    form, at, seed = asked.form, asked.moment, asked.seed
    usual = _USUAL.get(question.own.get("kind", ""))
    if usual and person.attempt.turn == 0:
        value = str(person.draws.one(usual))
        if filling.check(form, question, value, asked.answers, at, seed) is None:
            return value
    return guess(form, question, asked.answers, at, seed, turn=person.attempt.turn)


def _shown(person: Person, asked: Asked, question: Question) -> Move | None:
    """Send a picture where one has to be, and at times where one may be."""
    attempt, skip = person.attempt, button(asked.seen, "x")
    if attempt.meant and (done := button(asked.seen, "v") or skip):
        return done
    wants = question.kind == "image" and person.happens(person.persona.photos, 10)
    if skip and not wants:
        return skip
    attempt.meant, attempt.is_heard = "picture", True
    return Showed(question.kind)


def _typed(person: Person, move: Move, value: str) -> Move:
    attempt = person.attempt
    attempt.meant, attempt.is_heard, attempt.typed, attempt.is_slip = value, True, "", False
    if not isinstance(move, Typed):
        return move
    if person.happens(person.persona.slips, 100):
        move = replace(move, text=slipped(move.text, person.draws))
        attempt.is_slip = True
    attempt.typed, attempt.is_heard = move.text, False
    return move


def _back(person: Person, seen: Shown) -> Move | None:
    """Go back where no value fits: an earlier answer stands in the way."""
    look = person.look
    look.dead_ends += 1
    back: Tapped | None = button(seen, "b")
    if back is None or look.dead_ends > DEAD_ENDS:
        return None
    look.to_go_back = look.dead_ends - 1
    return back
