"""Read where a unit stands on an ordinal scale: its step in each round, and whether it rose as far as the rule wants."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.forms.form import Form
from engine.obligations.nouns.measures import Level


@dataclass(frozen=True, slots=True)
class Standing:
    """The step of each round, "" for a round that was not sent, and which heads failed in the latest one."""

    level: Level
    rounds: tuple[str, ...]
    failed: tuple[str, ...] = ()

    @property
    def now(self) -> str:
        """Return the step of the latest round that was sent."""
        return next((one for one in reversed(self.rounds) if one), "")

    @property
    def has_risen(self) -> bool | None:
        """Say whether the last round is high enough above the first; None until both were sent."""
        if len(self.rounds) < 2 or not self.rounds[0] or not self.rounds[-1]:
            return None
        return self.level.rose(self.rounds[0], self.rounds[-1])


@dataclass(frozen=True, slots=True)
class Round:
    """A round that was sent: its form, its answers and its receipt number."""

    form: Form
    answers: Mapping[str, str]
    number: str = ""


def standing(level: Level, sent: Mapping[str, Round]) -> Standing:
    """Return where a unit stands; `sent` are the latest reports by their duty."""
    steps: list[str] = []
    failed: tuple[str, ...] = ()
    for source in level.sources:
        duty, _, field = source.partition("/")
        found = sent.get(duty)
        steps.append(answer(found, field) if found else "")
        failed = failing(level, found) if found else failed
    return Standing(level, tuple(steps), failed)


def failing(level: Level, sent: Round) -> tuple[str, ...]:
    """Return the heads that were not passed in a round."""
    return tuple(head for head in level.heads if answer(sent, head) != level.passed)


def passed(level: Level, sent: Round) -> tuple[str, ...]:
    """Return the heads that were passed in a round: nobody is asked for them again."""
    return tuple(head for head in level.heads if answer(sent, head) == level.passed)


def answer(sent: Round, name: str) -> str:
    """Return the answer to a question by its name, "" for none."""
    path = next((one.path for one in sent.form.questions if one.name == name), "")
    return sent.answers.get(path, "")


def is_lower(level: Level, before: str, now: str) -> bool:
    """Say whether a step lies below an earlier one; of steps that are not known nothing is said."""
    order = level.order
    return before in order and now in order and order.index(now) < order.index(before)
