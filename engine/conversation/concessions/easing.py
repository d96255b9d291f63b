"""Let an officer make one round easier: a few taps, and at most one line that is typed, which is the reason or the letter."""

from dataclasses import replace
from datetime import date

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.concessions import listing, questions
from engine.conversation.concessions.orders import GiveBack, GiveLater, HandOn, HoldOtherwise, Resume, Waive
from engine.conversation.concessions.seen import Easing, Leeway
from engine.conversation.concessions.wording import (
    ACTS,
    AGREED,
    AGREED_BY,
    EASE,
    HAND,
    LABELS,
    REASONS,
    WAY,
    WAYS,
    WHY,
    name_at,
    reason,
)
from engine.conversation.effects import Effect, Say, Turn
from engine.conversation.events import Pressed, Typed, When
from engine.conversation.resuming import back_to, beside
from engine.conversation.reviewing.orders import Because
from engine.conversation.scene import Scene
from engine.conversation.state import State
from thai.reading import read as read_thai

LONGEST = 500


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take a tap on a round, on what is to be done with it, or on one of the answers."""
    press, when = event.press, event.when
    one = (scene.leeway or Leeway()).easing
    if one is None or one.obligation != press.draft.partition("/")[0]:
        return beside(state, scene, when, Note((say("This is not yours to adjust, or not any more."),)))
    act = ACTS[press.index] if press.kind == EASE and 0 <= press.index < len(ACTS) else ""
    if act and act not in one.may:
        return beside(state, scene, when, listing.easing_card(one))
    if act == "resume":
        return _done(state, scene, when, one, act, Resume(one.obligation))
    if act and not event.picked:
        return _ask(_begun(state, scene, one, act, when), one, when)
    return _answered(state, event, scene, one)


def typed(state: State, event: Typed, scene: Scene) -> Turn:
    """Take what was typed: a day, an amount, or the last line."""
    one, act = (scene.leeway or Leeway()).easing, _act(state)
    if one is None or act not in one.may:
        return beside(state, scene, event.when, Note((say("This is not yours to adjust, or not any more."),)))
    words = " ".join(event.text.split())
    if _takes_words(act, state, one):
        if not words or len(words) > LONGEST:
            return _ask(state, one, event.when)
        return _last(state, scene, event.when, one, Because("", words, event.message_id))
    if act == "give_back" and not state.picked:
        return _amount(state, event, one)
    if act in {"later", "give_back"}:
        return _day(state, scene, event.when, one, _read_day(event))
    return _ask(state, one, event.when)


def _answered(state: State, event: Pressed, scene: Scene, one: Easing) -> Turn:
    press, when, act = event.press, event.when, _act(state)
    if press.kind == HAND and "hand_on" in one.may:
        return _handed(state, scene, when, one, press.draft.partition("/")[2])
    if state.place != "slip" or state.about.rpartition("/")[2] != one.obligation or act not in one.may:
        return beside(state, scene, when, listing.easing_card(one))
    if press.kind == EASE and event.picked:
        return _day(state, scene, when, one, date.fromisoformat(event.picked[:10]))
    if press.kind == WAY and not state.picked and (way := name_at(WAYS, press.index)):
        return _ask(replace(state, picked=(way,), answered_ms=when.ms), one, when)
    if press.kind == AGREED and len(state.picked) == 1 and (who := name_at(AGREED_BY, press.index)):
        return _ask(replace(state, picked=(*state.picked, who), answered_ms=when.ms), one, when)
    if press.kind == WHY and _takes_words(act, state, one) and (why := name_at(REASONS, press.index)):
        return _last(state, scene, when, one, Because(why))
    return _ask(state, one, when)


def _begun(state: State, scene: Scene, one: Easing, act: str, when: When) -> State:
    about = f"{EASE}/{act}/{one.obligation}"
    return replace(back_to(state, scene), place="slip", about=about, picked=(), answered_ms=when.ms)


def _takes_words(act: str, state: State, one: Easing) -> bool:
    """Say whether the next thing is the line that is typed."""
    told = len(state.picked)
    needed = {"waive": 0, "later": 1 if one.later == "file" else 99, "otherwise": 2, "give_back": 2}
    return told == needed.get(act, 99)


def _ask(state: State, one: Easing, when: When) -> Turn:
    """Ask for the next thing."""
    card = questions.card(_act(state), state.picked, one, when) or listing.easing_card(one)
    return Turn(replace(state, answered_ms=when.ms), (Say((card,)),))


def _amount(state: State, event: Typed, one: Easing) -> Turn:
    """Take a whole amount that is told exactly; everything else is asked for once more."""
    read = read_thai("money", event.text, event.when.at.date())
    baht = read.get("baht") if read and not read.get("approx") else None
    if not isinstance(baht, int | float) or baht != int(baht) or baht < 0:
        return _ask(state, one, event.when)
    return _ask(replace(state, picked=(str(int(baht)),)), one, event.when)


def _day(state: State, scene: Scene, when: When, one: Easing, day: date | None) -> Turn:
    act = _act(state)
    if act == "give_back":
        is_fine = len(state.picked) == 1 and day is not None and day <= when.at.date()
        kept = replace(state, picked=(*state.picked, day.isoformat())) if is_fine and day else state
        return _ask(kept, one, when)
    if act != "later" or state.picked or day is None:
        return _ask(state, one, when)
    row = Row(Plain(f"{one.duty} · {one.about}"))
    if one.last_day and day > one.last_day:
        words = say(
            "{day} is too late: {latest} is the last day, which is printed.", day=day, latest=one.last_day
        )
        return Turn(state, (Say((questions.which_day(row, one, words),)),))
    if one.day is None or day <= one.day:
        words = say("{day} is not later than it stands. Until when is it to be?", day=day)
        return Turn(state, (Say((questions.which_day(row, one, words),)),))
    if one.later == "collect":
        return _done(
            state, scene, when, one, act, GiveLater(one.obligation, "collect", day, Because()), _until(day)
        )
    return _ask(replace(state, picked=(day.isoformat(),)), one, when)


def _last(state: State, scene: Scene, when: When, one: Easing, because: Because) -> Turn:
    """Carry it out with the last line."""
    act, told = _act(state), state.picked
    why = reason(because) or Plain("")
    if act == "waive":
        return _done(state, scene, when, one, act, Waive(one.obligation, because), Row(say("Because"), why))
    if act == "later":
        day = date.fromisoformat(told[0])
        order = GiveLater(one.obligation, "file", day, because)
        return _done(state, scene, when, one, act, order, _until(day), Row(say("Letter"), why))
    if act == "otherwise":
        rows = (
            Row(say("How"), WAYS[told[0]]),
            Row(say("Agreed by"), AGREED_BY[told[1]]),
            Row(say("Because"), why),
        )
        return _done(
            state, scene, when, one, act, HoldOtherwise(one.obligation, told[0], told[1], because), *rows
        )
    baht, day = int(told[0]), date.fromisoformat(told[1])
    rows = (
        Row(say("Given back"), say("{amount} baht", amount=f"{baht:,}")),
        Row(say("On"), say("{day}", day=day)),
        Row(say("Document"), why),
    )
    return _done(state, scene, when, one, act, GiveBack(one.obligation, baht, day, because), *rows)


def _handed(state: State, scene: Scene, when: When, one: Easing, target_id: str) -> Turn:
    target = next((target for target in one.targets if target.id == target_id), None)
    if target is None:
        return beside(state, scene, when, listing.easing_card(one))
    order = (
        HandOn(one.obligation, person=target.id)
        if target.is_person
        else HandOn(one.obligation, office=target.id)
    )
    return _done(state, scene, when, one, "hand_on", order, Row(say("To"), Plain(target.name)))


def _done(state: State, scene: Scene, when: When, one: Easing, act: str, order: Effect, *rows: Row) -> Turn:
    """Say what was done, with the way to undo what can be undone by a tap."""
    head = Row(Plain(f"{one.duty} · {one.about}"))
    undo: tuple[Button, ...] = ()
    if act in {"waive", "otherwise", "give_back"}:
        undo = (Button(LABELS["resume"], Press(EASE, one.obligation, index=ACTS.index("resume"))),)
    card = Card(title=_DONE[act], rows=(head, *rows), actions=undo)
    if act == "hand_on" and scene.filling and scene.filling.draft.obligation == one.obligation:
        # What was being filled goes along: it is not kept here once more.
        return Turn(state.at("idle", draft="", about=""), (order, Say((card,))))
    return beside(state, scene, when, card, effects=(order,))


_DONE: dict[str, Text] = {
    "waive": say("It is waived for this round."),
    "later": say("A later day is given."),
    "hand_on": say("It is handed on."),
    "otherwise": say("It is noted that it was held another way."),
    "give_back": say("It is called off, and the money is noted."),
    "resume": say("It is owed again as before."),
}


def _until(day: date) -> Row:
    return Row(say("Until"), say("{day}", day=day))


def _act(state: State) -> str:
    parts = state.about.split("/")
    return parts[1] if len(parts) == 3 else ""


def _read_day(event: Typed) -> date | None:
    read = read_thai("date", event.text, event.when.at.date())
    return date.fromisoformat(str(read["date"])) if read else None
