"""Count what the chats of a year came to: answers, what was misread, where somebody gave up."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from cli.simulating.memory import Standing
from cli.simulating.people import Person
from thai.text import normalise

KEPT = 40


@dataclass(slots=True)
class Tally:
    """Figures of all chats; of misreadings the first ones with what was meant."""

    moves: int = 0
    looks: int = 0
    typed: int = 0
    misread: int = 0
    misread_slips: int = 0
    caught: int = 0
    stuck: Counter[str] = field(default_factory=Counter)
    examples: list[dict[str, str]] = field(default_factory=list)

    def heard(self, person: Person, there: Standing) -> None:
        """Look whether the last typed answer stands as it was meant."""
        attempt, draft = person.attempt, there.draft
        if (
            attempt.is_heard
            or draft is None
            or draft.id != attempt.draft
            or there.state.asking == attempt.path
        ):
            return
        attempt.is_heard = True
        got = draft.answers.get(attempt.path)
        if got is None:
            return
        self.typed += 1
        if is_same(got, attempt.meant):
            return
        if attempt.is_slip:
            self.misread_slips += 1
            return
        self.misread += 1
        if len(self.examples) < KEPT:
            name = attempt.path.rpartition("/")[2]
            self.examples.append(
                {
                    "question": f"{draft.form}/{name}",
                    "typed": attempt.typed,
                    "meant": attempt.meant,
                    "read": got,
                }
            )


def is_same(one: str, other: str) -> bool:
    """Compare what was read with what was meant: words are kept in one spelling, those of a list in any order."""
    one, other = normalise(one), normalise(other)
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return "".join(sorted(one)) == "".join(sorted(other)) if " " in other else one == other
