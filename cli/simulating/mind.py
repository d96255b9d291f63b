"""Decide what somebody does next on her phone, from what stands there and from who she is; None puts the phone away."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.chat.moves import Move, Picked, Showed, Tapped, Typed
from bot.chat.ways import button
from bot.chat.written import Shown
from bot.wiring import Core
from cli.simulating import answering
from cli.simulating.memory import Standing, standing, work
from cli.simulating.people import Person
from cli.simulating.personas import sayings
from cli.simulating.screen import pressable, screen
from cli.simulating.tally import Tally
from engine.conversation import presses
from engine.conversation.bubbles import Button, DateButton
from engine.conversation.calling import sharing
from engine.conversation.enquiries import ANSWER
from engine.conversation.happening.telling import DONE, PLAN
from engine.conversation.menu.paging import ONWARD
from engine.conversation.reviewing.wording import CHECK, CONFIRM, PASS

LONGEST: Final = 120
STICKER: Final = "sticker"
TIRES: Final = 2
ANYTIME_ONE_IN: Final = 3
LONGEST_REST: Final = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Mind:
    """Whoever thinks knows the product only as a person does: by its messages and by what she has told it."""

    core: Core
    tally: Tally

    def next(self, person: Person, now: datetime) -> Move | None:
        """Return the next move of a look."""
        look = person.look
        look.moves += 1
        now_there = standing(self.core, person)
        self.tally.heard(person, now_there)
        if look.moves > LONGEST or (look.moves > 1 and self._leaves(person)):
            return None
        seen = screen(person.seen)
        match now_there.state.place:
            case "new" if person.joins_at is not None:
                return Typed(person.code)
            case "consent":
                return button(seen, "y", 0) or Typed(self._word("yes"))
            case "name":
                return Typed(person.name)
            case "waiting":
                return None
            case "asking" | "review" if now_there.form is not None:
                return self._in_form(person, now_there, seen, now)
            case "enquiring":
                return Typed(person.draws.one(sayings()["questions"]))
            case "replying":
                return Typed(person.draws.one(sayings()["replies"]))
            case _:
                return self._at_large(person, seen, now)

    def _leaves(self, person: Person) -> bool:
        """Say whether somebody puts the phone away in the middle; who is helped to join is not left alone."""
        is_helped = person.look.is_first and person.persona.is_helped
        return not is_helped and person.happens(person.persona.leaves, 100)

    def _in_form(self, person: Person, there: Standing, seen: Shown, now: datetime) -> Move | None:
        if there.state.place == "review":
            return self._sends(person, there, seen)
        move = answering.answer(person, there, seen, now, self.tally)
        return move if move is not None else self._gives_up(person)

    def _sends(self, person: Person, there: Standing, seen: Shown) -> Move | None:
        """Send what is complete; where it may not be sent, look for what stands otherwise than it was meant."""
        send = button(seen, "s")
        if send is not None and person.look.sent < LONGEST:
            person.look.sent += 1
            return send
        wrong = answering.mended(person, there, seen) if person.look.sent == 0 else None
        return wrong or self._gives_up(person)

    def _gives_up(self, person: Person) -> Move | None:
        """Keep for later what cannot be answered, and leave it alone for this look."""
        if person.look.is_stuck:
            return None
        person.look.is_stuck = True
        return Typed(self._word("later"))

    def _at_large(self, person: Person, seen: Shown, now: datetime) -> Move | None:
        return (
            self._greets(person)
            or self._follows_card(person, seen, now)
            or self._looks_at_list(person)
            or self._looks_at_reviews(person)
            or self._asks(person)
        )

    def _greets(self, person: Person) -> Move | None:
        look = person.look
        if look.has_greeted or look.is_urged:
            return None
        look.has_greeted = True
        if not person.happens(person.persona.talks, 10):
            return None
        return Showed(STICKER) if person.happens(1, 3) else Typed(self._word("hello"))

    def _follows_card(self, person: Person, seen: Shown, now: datetime) -> Move | None:
        """Do what a card asks for: the day of an event, an answer to somebody, the first work that it is time for."""
        return (
            self._tells_day(person, seen, now)
            or button(seen, "n", 0)
            or (button(seen, "q", ANSWER) if person.is_officer else None)
            or button(seen, sharing.SHARE, 0)
            or self._reviews(person, seen)
            or self._begins(person, seen, now)
        )

    def _reviews(self, person: Person, seen: Shown) -> Move | None:
        """Pass what lies open for review, else open the next one."""
        if passes := button(seen, PASS) or button(seen, CONFIRM):
            return passes
        for label, one in pressable(seen):
            if (
                isinstance(one, Button)
                and one.press.kind == CHECK
                and one.press.draft not in person.look.left_out
            ):
                person.look.left_out.add(one.press.draft)
                return Tapped(one.press, label)
        return None

    def _looks_at_reviews(self, person: Person) -> Move | None:
        look = person.look
        if look.has_seen_reviews or not person.reviews:
            return None
        look.has_seen_reviews = True
        return Typed(self._word("review"))

    def _tells_day(self, person: Person, seen: Shown, now: datetime) -> Move | None:
        for label, one in pressable(seen):
            key = one.press.draft
            if one.press.kind not in {PLAN, DONE} or key in person.look.left_out:
                continue
            person.look.left_out.add(key)
            if isinstance(one, DateButton):
                return Picked(one.press, answering.event_day(person, one, now))
            return Tapped(one.press, label)
        return None

    def _begins(self, person: Person, seen: Shown, now: datetime) -> Move | None:
        """Tap the first thing to do that it is time for; a month without anything to tell is told so at times."""
        if not person.files:
            return None
        for label, one in pressable(seen):
            named, kind = one.press.draft, one.press.kind
            is_new = isinstance(one, Button) and kind in {"o", "r"} and named not in person.look.left_out
            if not is_new or not self._is_time(person, named, kind, now):
                continue
            person.look.left_out.add(named)
            person.look.is_stuck, person.look.sent = False, 0
            zero = self._nothing(seen, named)
            return zero if zero and person.happens(1, 10) else Tapped(one.press, label)
        return button(seen, ONWARD)

    def _nothing(self, seen: Shown, named: str) -> Move | None:
        """Find the button that says that there was nothing to tell of a round."""
        for label, one in pressable(seen):
            if one.press.kind == presses.ZERO and one.press.draft == named:
                return Tapped(one.press, label)
        return None

    def _is_time(self, person: Person, named: str, kind: str, now: datetime) -> bool:
        found = work(self.core, person, named, kind)
        if found is None or found.key in person.look.left_out or person.tired_of.get(found.key, 0) >= TIRES:
            return False
        if found.due is None:
            return person.happens(1, ANYTIME_ONE_IN) or kind == "r"
        ahead = max(person.persona.ahead, 3) if person.look.is_urged else person.persona.ahead
        begins = found.due - timedelta(
            days=person.persona.waits if found.is_filed and found.awaits_group else ahead
        )
        if now.date() >= begins:
            return True
        # She has read when the next thing is due, and need not look again before.
        person.rests_until = min(begins, person.rests_until or begins, now.date() + LONGEST_REST)
        return False

    def _looks_at_list(self, person: Person) -> Move | None:
        """Ask what is due, once at first and again after everything that was sent."""
        look = person.look
        if not person.files or (look.has_seen_list and look.sent == 0):
            return None
        look.has_seen_list, look.sent = True, 0
        return Typed(self._word("due"))

    def _asks(self, person: Person) -> Move | None:
        look = person.look
        if look.has_asked or person.is_officer:
            return None
        look.has_asked = True
        return Typed(self._word("ask")) if person.happens(person.persona.asks, 100) else None

    def _word(self, name: str) -> str:
        return self.core.office.words.words[name][0]
