"""Say whether a unit is among those that owe a duty."""

from datetime import date

from engine.obligations.facts import Facts
from engine.obligations.kinds.around import After, Before
from engine.obligations.kinds.numbered import Numbered
from engine.obligations.nouns.places import areas_of
from engine.obligations.programme import Duty, Programme


def is_concerned(event: str, programme: Programme, place: str, known: Facts, on: date) -> bool:
    """Say whether an event is of any use for a unit at this place: whether it owes something that rests on it."""
    resting = [duty for duty in programme.duties if _rests_on(duty, f"events.{event}")]
    return not resting or any(is_among(duty, programme, place, known, on) for duty in resting)


def _rests_on(duty: Duty, what: str) -> bool:
    clocks = duty.due.rounds if isinstance(duty.due, Numbered) else (duty.due,)
    return any(isinstance(one, After | Before) and one.what == what for one in (*clocks, duty.not_before))


def is_among(duty: Duty, programme: Programme, place: str, known: Facts, on: date) -> bool:
    """Say whether a unit at this place owes a duty on a day; a cohort that nobody set yet leaves it out."""
    if duty.among is None:
        return True
    if duty.among.cohort:
        return known.cohorts.get(duty.among.cohort, "") in duty.among.values
    return duty.among.area in areas_of(programme.areas, place, on)
