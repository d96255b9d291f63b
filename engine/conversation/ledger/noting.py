"""Hear what is about another system: show its values, take the day on which they were entered, and the number."""

from dataclasses import replace
from datetime import date

from engine.conversation import presses
from engine.conversation.bubbles import Button, Note, Plain, Press, Text, say
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Event, Pressed, Typed, When
from engine.conversation.ledger import listing
from engine.conversation.measures.books import Entry
from engine.conversation.measures.orders import Enter
from engine.conversation.menu.functions import press
from engine.conversation.resuming import back_to, beside
from engine.conversation.scene import Scene
from engine.conversation.state import State
from thai.text import normalise

OF_LEDGER = frozenset({presses.ENTRY, presses.COPY, presses.ENTERED})
LONGEST = 60
# Somebody who walked away comes back to a report, not to a number that was asked for in the morning.
WAITS_MS = 3_600_000
STEERS = frozenset({"menu", "later", "back", "help", "due", "sent", "hello", "thanks"})


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take what is about the ledger; None for everything else."""
    if not scene.has_roles:
        return None
    if isinstance(event, Pressed) and event.press.kind in OF_LEDGER:
        return _pressed(state, event, scene)
    if isinstance(event, Typed) and is_noting(state, event.when) and scene.books.entry is not None:
        return _numbered(state, event, scene, scene.books.entry)
    return None


def is_noting(state: State, when: When) -> bool:
    """Say whether the next text is the number under which something was sent."""
    return state.place == "noting" and when.ms - state.answered_ms <= WAITS_MS


def asked_about(state: State) -> tuple[str, int, date] | None:
    """Return the report, the place of the system and the day that a number is waited for."""
    try:
        report, index, day = state.about.split("/")
        return report, int(index), date.fromisoformat(day)
    except ValueError:
        return None


def _pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    entry, tap = scene.books.entry, event.press
    if entry is None:
        words = Note((say("That report is not there any more, or is not yours to enter."),))
        return beside(state, scene, event.when, words, listing.listed(scene))
    if tap.kind == presses.ENTRY:
        return beside(state, scene, event.when, *listing.shown(entry, event.when))
    if tap.kind == presses.COPY:
        bubbles = (
            listing.single(entry, tap.index, event.when) if entry.values else listing.shown(entry, event.when)
        )
        # What is open stays as it was: repeated below, it would stand between somebody and the next value.
        return Turn(back_to(state, scene), (Say(bubbles),))
    return _entered(state, event, scene, entry)


def _entered(state: State, event: Pressed, scene: Scene, entry: Entry) -> Turn:
    index, today = event.press.index, event.when.at.date()
    if event.press.draft != entry.report:
        return _corrected(state, event.when, scene, entry)
    if index == listing.REMOVED:
        return _done(state, event.when, scene, entry, today, is_removed=True)
    if index == listing.NO_NUMBER:
        waited = asked_about(state)
        return _done(state, event.when, scene, entry, waited[2] if waited else today)
    day = today if index == listing.TODAY else event.day
    if day is None or day > today:
        words = Note((say("Which day was it?"),), listing.done(entry, event.when))
        return Turn(back_to(state, scene), (Say((words,)),))
    if entry.system.is_sent:
        return _ask_number(state, scene, entry, day)
    return _done(state, event.when, scene, entry, day)


def _ask_number(state: State, scene: Scene, entry: Entry, day: date) -> Turn:
    about = f"{entry.report}/{entry.index}/{day.isoformat()}"
    waiting = replace(back_to(state, scene), place="noting", about=about)
    none = Button(
        say("No number"), Press(presses.ENTERED, entry.report, entry.index, index=listing.NO_NUMBER)
    )
    words = say("Under which number was it sent? Please type it as it stands on the letter.")
    return Turn(waiting, (Say((Note((words,), (none,)),)),))


def _numbered(state: State, event: Typed, scene: Scene, entry: Entry) -> Turn | None:
    waited, text = asked_about(state), normalise(event.text)
    if waited is None or not text or scene.words.match(event.text) in STEERS:
        return None
    if waited[0] != entry.report:
        return _corrected(state, event.when, scene, entry)
    if len(text) > LONGEST:
        words = say("That is longer than {limit} letters. Please make it shorter.", limit=LONGEST)
        return Turn(state, (Say((Note((words,)),)),))
    return _done(state, event.when, scene, entry, waited[2], number=text)


def _corrected(state: State, when: When, scene: Scene, entry: Entry) -> Turn:
    """Show the values as they stand now: those that were seen are no longer the report's."""
    words = Note((say("The report has changed meanwhile. These are its values now."),))
    return beside(state, scene, when, words, *listing.shown(entry, when))


def _done(
    state: State, when: When, scene: Scene, entry: Entry, day: date, *, number: str = "", is_removed: bool = False
) -> Turn:  # fmt: skip
    more = Button(say("Not entered elsewhere yet"), press("ledger"))
    words = Note((_words(entry, day, number, is_removed=is_removed),), (more,))
    order = Enter(entry.report, entry.system.id, day, number, is_removed=is_removed)
    return beside(state, scene, when, words, effects=(order,))


def _words(entry: Entry, day: date, number: str, *, is_removed: bool) -> Text:
    system = Plain(entry.system.name)
    if is_removed:
        return say("Noted: taken out of {system} on {day}.", system=system, day=day)
    if number:
        return say(
            "Noted: sent to {system} on {day}, number {number}.", system=system, day=day, number=Plain(number)
        )
    if entry.system.is_sent:
        return say("Noted: sent to {system} on {day}.", system=system, day=day)
    return say("Noted: entered in {system} on {day}.", system=system, day=day)
