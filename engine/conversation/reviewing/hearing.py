"""Hear what is about reviewing: a tap on one of its buttons, the list by its words, or what a slip waits for."""

from dataclasses import replace

from engine.conversation.amending import choosing, telling
from engine.conversation.bubbles import Button, Card, Note, Plain, Row, say
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Event, Pressed, Showed, Typed
from engine.conversation.menu import functions
from engine.conversation.resuming import back_to, beside, is_slip
from engine.conversation.reviewing import listing, meeting, outside, returning, showing
from engine.conversation.reviewing.orders import Appeal, Because, Confirm, OpenClosed, Pass, PassOn
from engine.conversation.reviewing.seen import Bench, Case
from engine.conversation.reviewing.wording import (
    AMEND,
    AMENDED,
    APPEAL,
    BACK,
    CHECK,
    CLEAN,
    CONFIRM,
    FIX,
    LINE,
    MEETING,
    OF_MENDED,
    OF_MENDING,
    OF_REVIEW,
    OUTSIDE,
    PASS,
    PASS_ON,
    PROOF,
    STOP,
    done_words,
    stop,
)
from engine.conversation.scene import Scene
from engine.conversation.state import State

LONGEST = 500
# Somebody who walked away comes back to her own work, not to half a slip.
OF_SLIPS = frozenset({BACK, MEETING, APPEAL, OUTSIDE, AMEND, AMENDED})


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take what is about reviewing; None for everything else."""
    if not scene.has_roles:
        return None
    if isinstance(event, Pressed) and event.press.kind == STOP and state.place == "slip":
        return beside(state, scene, event.when, Note((say("It is left as it is."),)))
    if isinstance(event, Pressed) and event.press.kind in OF_REVIEW:
        return _pressed(state, event, scene)
    if isinstance(event, (Typed, Showed)) and is_waiting(state, event.when.ms):
        return _slip(state, event, scene)
    return None


def is_waiting(state: State, ms: int) -> bool:
    """Say whether the next words belong to a slip about reviewing."""
    return is_slip(state, OF_SLIPS, ms)


def _slip(state: State, event: Typed | Showed, scene: Scene) -> Turn | None:
    kind = state.about.partition("/")[0]
    if isinstance(event, Showed):
        return meeting.showed(state, event, scene) if kind == MEETING else None
    word = scene.words.match(event.text)
    if word in {"later", "menu"} or functions.exactly(scene.words, event.text):
        return None
    if kind == MEETING:
        return meeting.typed(state, event, scene)
    if kind == OUTSIDE:
        return outside.typed(state, event, scene)
    if kind == APPEAL:
        return _appealed(state, event, scene)
    if kind == AMENDED:
        return telling.typed(state, event, scene)
    case = _case(scene)
    hears = choosing.typed if kind == AMEND else returning.typed
    return hears(state, event, case, scene) if case else None


def _pressed(state: State, event: Pressed, scene: Scene) -> Turn | None:
    press, bench = event.press, scene.bench or Bench()
    if press.kind == MEETING:
        return meeting.pressed(state, event, scene)
    if press.kind == OUTSIDE:
        return outside.pressed(state, event, scene)
    if press.kind == CLEAN:
        return _together(state, event, scene, bench)
    if press.kind in OF_MENDED:
        return telling.pressed(state, event, scene)
    if press.kind in {FIX, PASS_ON, APPEAL}:
        return _of_sender(state, event, scene, bench)
    case = bench.case
    if case is None:
        words = say("This is not yours to review, or not any more.")
        return beside(state, scene, event.when, Note((words,)))
    return _of_case(state, event, scene, case)


def _of_case(state: State, event: Pressed, scene: Scene, case: Case) -> Turn:
    press, when = event.press, event.when
    opened = (OpenClosed(case.report),) if case.is_closed else ()
    if press.kind == PROOF:
        return beside(state, scene, when, showing.proof_card(case), effects=opened)
    if press.kind == CHECK:
        return beside(state, scene, when, showing.card(case, when, press.index), effects=opened)
    is_same = case.report == press.draft and case.waiting is not None and case.waiting.step == press.step
    if not is_same:
        return beside(state, scene, when, showing.moved(case), showing.card(case, when))
    if press.kind in {PASS, CONFIRM}:
        return _passed(state, event, scene, case)
    if press.kind in OF_MENDING:
        return choosing.pressed(state, event, case, scene)
    if press.kind == BACK:
        return returning.begin(state, case, scene, when, press.index)
    if press.kind == LINE:
        return returning.chosen(state, event, case, scene)
    return returning.because(state, event, case, scene)


def _passed(state: State, event: Pressed, scene: Scene, case: Case) -> Turn:
    """Let a report pass, and show the next one of the same kind: another tap is enough for each of them."""
    one, when = case.waiting, event.when
    kind = CONFIRM if one is not None and one.party == "second" else PASS
    if (
        one is None
        or one.party == "office"
        or (one.is_committee and one.party == "reviewer")
        or event.press.kind != kind
    ):
        return beside(state, scene, when, showing.moved(case), showing.card(case, when))
    order = Confirm(case.report, one.step) if kind == CONFIRM else Pass(((case.report, one.step),))
    words = Note((done_words(one),))
    following = (scene.bench or Bench()).following
    shown = showing.card(following, when) if following else _rest(scene, case)
    return beside(state, scene, when, words, shown, effects=(order,))


def _rest(scene: Scene, case: Case) -> Card:
    """Lead back to the list."""
    left = [one for one in (scene.bench or Bench()).waiting if one.report != case.report]
    if not left:
        return Card(title=say("To review"), remarks=(say("Nothing waits to be reviewed."),))
    listed = Button(say("To review"), functions.press("review"))
    return Card(
        title=say("To review"), rows=(Row(say("{count} matters", count=len(left))),), actions=(listed,)
    )


def _together(state: State, event: Pressed, scene: Scene, bench: Bench) -> Turn:
    """Show what would pass at once, or let exactly what was shown pass."""
    batch, _, shown = event.press.draft.partition("/")
    some = listing.plain_of(bench, batch)
    if not bench.batch(batch):
        return beside(state, scene, event.when, listing.card(scene, event.when))
    if event.press.index == 0 or not some or shown != listing.digest(some):
        return beside(state, scene, event.when, listing.plain_card(bench, batch, event.when))
    order = Pass(tuple((one.report, one.step) for one in some))
    words = Note((say("{count} reports have passed.", count=len(some)),))
    left = replace(
        scene, bench=replace(bench, waiting=tuple(one for one in bench.waiting if one not in some))
    )
    return beside(state, scene, event.when, words, listing.card(left, event.when), effects=(order,))


def _of_sender(state: State, event: Pressed, scene: Scene, bench: Bench) -> Turn:
    fix, when = bench.fix, event.when
    if fix is None:
        words = say("This is not asked for any more. Thank you.")
        return beside(state, scene, when, Note((words,)))
    if event.press.kind == FIX:
        turn = returning.asked_again(back_to(state, scene), scene, fix, when)
        return turn or beside(state, scene, when, Note((say("This is not asked for any more. Thank you."),)))
    if event.press.kind == PASS_ON:
        if not fix.can_pass_on:
            return beside(state, scene, when, returning.fix_card(fix))
        words = say("The group is asked. What it answers comes to you first.")
        return beside(state, scene, when, Note((words,)), effects=(PassOn(fix.report),))
    if not fix.can_appeal:
        return beside(state, scene, when, Note((say("The days to ask for this are over."),)))
    asking = replace(
        back_to(state, scene), place="slip", about=f"{APPEAL}/{fix.report}", picked=(), answered_ms=when.ms
    )
    words = (
        say("Please say in one message why it is right as it is.")
        if fix.field
        else say("Please say in one message why it is to be looked at again.")
    )
    return Turn(asking, (Say((Note((words,), (stop(),)),)),))


def _appealed(state: State, event: Typed, scene: Scene) -> Turn:
    fix = (scene.bench or Bench()).fix
    words = " ".join(event.text.split())
    if fix is None or not fix.can_appeal:
        return beside(state, scene, event.when, Note((say("The days to ask for this are over."),)))
    if not words or len(words) > LONGEST:
        return Turn(state, (Say((Note((say("Please say in one short message why."),), (stop(),)),)),))
    order = Appeal(fix.report, Because("", words, event.message_id))
    card = Card(
        title=say("It is to be looked at again."),
        rows=(Row(say("What"), Plain(f"{fix.title} · {fix.about}")), Row(say("Because"), Plain(words))),
    )
    return beside(state, scene, event.when, card, effects=(order,))


def _case(scene: Scene) -> Case | None:
    return scene.bench.case if scene.bench else None
