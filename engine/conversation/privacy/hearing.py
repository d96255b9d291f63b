"""Hear what a person wants with her own data: at every step, with or without a role, in the middle of a form too."""

from dataclasses import replace

from engine.conversation.bubbles import Button, Note, Plain, Press, Text, say
from engine.conversation.effects import Agree, Say, Turn
from engine.conversation.events import Event, Pressed, Typed, When
from engine.conversation.menu import functions
from engine.conversation.privacy import showing
from engine.conversation.privacy.orders import Allow, Erase, Rename
from engine.conversation.privacy.seen import Mine
from engine.conversation.privacy.wording import (
    ALLOWED,
    GIVE,
    GONE,
    KEEP,
    MINE,
    MINUTES,
    NAME,
    OF_MINE,
    PURPOSES,
    SURE,
    TAKE,
    TOLD,
)
from engine.conversation.resuming import back_to, beside, is_slip
from engine.conversation.scene import Scene
from engine.conversation.state import State
from thai.text import bare, normalise

SLIPS = frozenset({MINE})
NAME_AT_MOST = 60
# Where the next words are a name or an answer about data, only the very title is a wish.
FREE = frozenset({"new", "idle", "waiting"})
# The notice about data promises the first words for it at any time, also in the middle of a form.
IN_THE_NOTICE = 2


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take what is about somebody's own data; None for everything else."""
    if isinstance(event, Pressed):
        name = functions.pressed(event.press)
        if event.press.kind == MINE:
            return _pressed(state, event, scene)
        return opened(state, scene, event.when, name) if name in OF_MINE else None
    if not isinstance(event, Typed):
        return None
    name = wanted(state, event, scene)
    if name:
        return opened(state, scene, event.when, name)
    if is_slip(state, SLIPS, event.when.ms) and not _steers(event, scene):
        return _named(state, event, scene)
    return None


def wanted(state: State, event: Typed, scene: Scene) -> str:
    """Name the function about one's own data that was typed; empty when it was something else."""
    exact = functions.exactly(scene.words, event.text)
    if exact in OF_MINE:
        return exact
    if bare(event.text) in map(bare, scene.words.words.get("mine", ())[:IN_THE_NOTICE]):
        return "mine"
    word = scene.words.match(event.text) if state.place in FREE and not scene.has_roles else None
    return word if word in OF_MINE else ""


def opened(state: State, scene: Scene, when: When, name: str) -> Turn:
    """Open one of the functions; what is being filled in stays open below."""
    mine = scene.mine
    if mine is None:
        return beside(state, scene, when, showing.nothing())
    if name == "consents":
        return _take_back(state, scene, when, mine, tuple(PURPOSES))
    if name == "erase":
        return beside(state, scene, when, showing.before_erasing(mine, when))
    return beside(state, scene, when, showing.card(mine))


def _pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    press, when, mine = event.press, event.when, scene.mine
    if mine is None:
        return beside(state, scene, when, showing.nothing())
    match press.index:
        case number if number == NAME:
            slip = state.at("slip", about=f"{MINE}/name")
            return Turn(slip, (Say((Note((say("What shall we call you from now on? Please type it."),)),)),))
        case number if number == GIVE and press.draft in PURPOSES:
            given = _with(mine, (press.draft,), when)
            words = say("Noted, thank you. You can take it back at any time.")
            order = Allow((press.draft,), yes=True)
            return beside(state, scene, when, showing.allowed(given, words), effects=(order,))
        case number if number == TAKE and press.draft in PURPOSES:
            return _take_back(state, scene, when, mine, (press.draft,))
        case number if number == ALLOWED:
            return beside(state, scene, when, showing.allowed(mine))
        case number if number == TOLD:
            return beside(
                state, scene, when, Note((say("Thank you."),)),
                effects=(Agree(scene.consent.version, scene.consent.digest),),
            )  # fmt: skip
        case number if number == KEEP:
            return beside(state, scene, when, Note((say("Everything stays as it is."),)))
        case number if number in {SURE, GONE} and _is_fresh(press, when):
            return _erase(state, scene, when, mine, is_sure=press.index == GONE)
    return opened(state, scene, when, "erase" if press.index in {SURE, GONE} else "mine")


def _erase(state: State, scene: Scene, when: When, mine: Mine, *, is_sure: bool) -> Turn:
    if not is_sure:
        return Turn(back_to(state, scene), (Say((showing.really(when),)),))
    return Turn(state, (Erase(), Say((showing.farewell(mine),))))


def _take_back(state: State, scene: Scene, when: When, mine: Mine, purposes: tuple[str, ...]) -> Turn:
    """End at once what was allowed, and say what goes on."""
    ended = tuple(one.purpose for one in mine.allowed if one.since and one.purpose in purposes)
    left = replace(
        mine, allowed=tuple(replace(one, since=None) if one.purpose in ended else one for one in mine.allowed)
    )
    if not ended:
        words: tuple[Text, ...] = (
            say("You have allowed nothing beyond your reports, so nothing is to be taken back."),
        )
        return beside(state, scene, when, showing.allowed(left, *words))
    return beside(
        state, scene, when, showing.allowed(left, say("It is taken back, from now on.")),
        effects=(Allow(ended, yes=False),),
    )  # fmt: skip


def _named(state: State, event: Typed, scene: Scene) -> Turn:
    """Take the new name and show it, with the way to type it again."""
    name = normalise(event.text)
    if not 1 <= len(name) <= NAME_AT_MOST or name.isdecimal():
        return Turn(state, (Say((Note((say("Please type the name we should call you, in letters."),)),)),))
    again = Button(say("Change my name"), Press(MINE, index=NAME))
    words = Note(
        (say("We call you {name} from now on. Is it not right, tap below.", name=Plain(name)),), (again,)
    )
    return beside(state, scene, event.when, words, effects=(Rename(name),))


def _with(mine: Mine, purposes: tuple[str, ...], when: When) -> Mine:
    today = when.at.date()
    return replace(
        mine,
        allowed=tuple(
            replace(one, since=one.since or today) if one.purpose in purposes else one for one in mine.allowed
        ),
    )


def _steers(event: Typed, scene: Scene) -> bool:
    """Say whether somebody wants something else than to type a name."""
    is_title = bool(functions.exactly(scene.words, event.text))
    return is_title or scene.words.match(event.text) in {"later", "menu", "no"}


def _is_fresh(press: Press, when: When) -> bool:
    return 0 <= when.ms // showing.A_MINUTE_MS - press.step <= MINUTES
