"""Think of a registration that the rules of a programme let through, so that every unit of the year can be registered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from cli.simulating.people import Person
from cli.simulating.personas import sayings
from engine.forms.form import Answers, Form
from engine.forms.guessing import Played, play
from engine.obligations.eligibility import quota_fact, verdict
from engine.obligations.programme import Programme, Registration
from handlers.desk import Desk

TRIES: Final = 600


@dataclass(slots=True)
class Registrant:
    """What is answered is thought of once for each type of unit; names, places and phones are each one's own."""

    desk: Desk
    programme: Programme
    dice: str
    at: datetime
    _found: dict[str, Answers] = field(default_factory=dict)

    def plan(self, leader: Person, group: str) -> Mapping[str, str]:
        """Return what a leader answers, by the question's path."""
        registration = self.programme.registration
        found = self.desk.library.form(self.programme.id, registration.form) if registration else None
        if registration is None or found is None or leader.spot is None:
            return {}
        form = found[0]
        answers = dict(self._fitting(form, leader.spot.type))
        own = {"person": f"{leader.name} {leader.draws.one(sayings()['families'])}", "phone": _phone(leader)}
        for question in form.questions:
            if value := own.get(question.own.get("kind", "")):
                answers[question.path] = value
        answers[form.path_of(registration.name_from)] = group
        answers[form.path_of(registration.place_from)] = leader.spot.tambon
        return answers

    def _fitting(self, form: Form, type_: str) -> Answers:
        if type_ not in self._found:
            self._found[type_] = self._search(form, type_)
        return self._found[type_]

    def _search(self, form: Form, type_: str) -> Answers:
        for turn in range(TRIES):
            played = play(form, self.at, f"{self.dice}\n{turn}")
            if isinstance(played, Played) and self._fits(form, played.answers, type_):
                return played.answers
        return {}

    def _fits(self, form: Form, answers: Answers, type_: str) -> bool:
        quota = self.programme.unit(_of(self.programme).unit).quota
        if quota is not None and quota.of and answers.get(form.path_of(quota.of)) != type_:
            return False
        facts = {quota_fact(quota): "0"} if quota else {}
        said = verdict(self.programme, form, answers, self.at, self.dice, facts)
        return not said.is_refused


def _of(programme: Programme) -> Registration:
    if programme.registration is None:
        raise LookupError(programme.id)
    return programme.registration


def _phone(leader: Person) -> str:
    return f"+668{leader.draws.between(10_000_000, 99_999_999)}"
