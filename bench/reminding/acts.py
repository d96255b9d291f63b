"""Let people act by the short way: what they send and say goes through the handlers that record a turn, without a chat before it.

A report is filled in at once, with answers that its form takes. Whatever waits for a person rides on the answer, as ever.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count

from bench.reminding.people import Person
from cli.simulating.world import World
from cli.working import writing
from engine.conversation.bubbles import Note, Plain
from engine.conversation.effects import Effect, Say, Send, Turn
from engine.conversation.reminding.orders import Explain, Follow
from engine.conversation.reviewing.orders import NO_REASON, Because, Pass, SendBack
from engine.conversation.state import Draft, State
from engine.forms.guessing import Played, play
from engine.obligations.programme import Programme
from engine.reviewing.decisions import BEFORE_FILING
from handlers import owing, recording
from handlers.desk import Desk, Overtaken, Speaker
from handlers.filling import new_id
from handlers.minding import carrying
from handlers.owing import duty_of
from handlers.reviewing import benches, deciding
from handlers.speakers import agreed
from models import inbox, notices, obligations

THANKS = Say((Note((Plain("ok"),)),))


@dataclass(slots=True)
class Acts:
    """What people can do in one world."""

    world: World
    programme: Programme
    _numbers: count = field(default_factory=count)  # type: ignore[type-arg]
    _noted: list[dict[str, object]] = field(default_factory=list)
    _answers: dict[str, dict[str, str]] = field(default_factory=dict)

    def note(self, person: Person) -> None:
        """Say something else while nothing waits: that she wrote is all that is kept, with the rows of a whole day."""
        mailbox = f"line:{self.world.core.vault.keyring.hash('line', person.user)}"
        self._noted.append(_event(next(self._numbers), mailbox, self.world.clock.machine_ms()))

    def keep(self) -> None:
        """Store what was noted, before the night's job counts it."""
        if self._noted:
            with writing(self.world.core) as desk:
                inbox.store(desk.connection, self._noted)
            self._noted.clear()

    def write(self, person: Person) -> None:
        """Say something else; what waits rides along."""
        with writing(self.world.core) as desk:
            self._turn(desk, person, (THANKS,))

    def send(self, person: Person, obligation_id: str, replaces: str = "") -> str:
        """Send a person's part of a round; return the report's id, "" when it may not be sent any more."""
        with writing(self.world.core) as desk:
            row = obligations.get(desk.connection, obligation_id)
            duty = duty_of(self.programme, row.duty) if row else None
            if row is None or duty is None:
                return ""
            draft = Draft(
                new_id("bench", row.id, person.audience, replaces), "collect" if person.unit else "file", self.programme.id,
                duty.form, desk.library.current[self.programme.id, duty.form], obligation=row.id, replaces=replaces,
            )  # fmt: skip
            self._turn(desk, person, (Send(draft, self._filled(desk, duty.form)), THANKS))
            return new_id("report", draft.id)

    def send_back(self, officer: Person, obligation_id: str, report_id: str) -> bool:
        """Have an officer send a group's part back for its first answer; say whether that was still possible."""
        with writing(self.world.core) as desk:
            who, row = self._speaker(desk, officer), obligations.get(desk.connection, obligation_id)
            duty = duty_of(self.programme, row.duty) if row else None
            if (
                who is None
                or row is None
                or duty is None
                or row.contribution_id != report_id
                or row.report_id
            ):
                return False
            first = next(iter(self._filled(desk, duty.form)), "")
            deciding.carry_out(desk, who, SendBack(report_id, BEFORE_FILING, first, NO_REASON))
            return True

    def answer_for(self, owner: Person, late: str, *, again: bool) -> None:
        """Have an owner say of something late that she follows it up; asked again, why nothing comes."""
        order = Explain(late, Because(words="bench")) if again else Follow((late,))
        with writing(self.world.core) as desk:
            who = self._speaker(desk, owner)
            with suppress(Overtaken):
                if who is not None:
                    carrying.carry_out(desk, who, order)

    def review(self, head: Person) -> None:
        """Have a head read: everything that waits for a decision passes, and what is to be told rides along."""
        with writing(self.world.core) as desk:
            who = self._speaker(desk, head)
            if who is None:
                return
            found = benches.waiting(desk, owing.rights(desk, who.person_id), who.person_id)
            if found:
                deciding.carry_out(desk, who, Pass(tuple((one.report, one.step) for one in found)))
            self._turn(desk, head, (THANKS,))

    def _turn(self, desk: Desk, person: Person, effects: tuple[Effect, ...]) -> None:
        """Record a turn, with the event that it answers and the reply that carries what waited."""
        who = self._speaker(desk, person)
        if who is None:
            return
        number, mailbox = next(self._numbers), f"line:{who.line_hash}"
        inbox.store(desk.connection, [_event(number, mailbox, desk.now_ms)])
        recorded = recording.record(
            desk, who, Turn(State(), effects), mailbox=mailbox, seed=f"bench-{number}", can_reply=True
        )
        if recorded.told.notices:
            notices.ride(desk.connection, recorded.told.notices, message_id=f"free-{number}", at=desk.now)
            notices.arrived(desk.connection, f"free-{number}", state=notices.TOLD)

    def _speaker(self, desk: Desk, person: Person) -> Speaker | None:
        return agreed(desk, person.id)

    def _filled(self, desk: Desk, form: str) -> dict[str, str]:
        """Return answers that a form takes; they are thought of once."""
        if form not in self._answers:
            found = desk.library.form(self.programme.id, form)
            played = play(found[0], desk.now, form) if found else None
            self._answers[form] = dict(played.answers) if isinstance(played, Played) else {}
        return self._answers[form]


def _event(number: int, mailbox: str, at_ms: int) -> dict[str, object]:
    """Return the row of an event that is dealt with."""
    return {
        "event_id": f"bench-{number}", "mailbox": mailbox, "at_ms": at_ms, "received_ms": at_ms, "body": None,
        "state": inbox.DONE, "tries": 0, "next_try_ms": 0, "done_ms": at_ms, "fate": "",
    }  # fmt: skip
