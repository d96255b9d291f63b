"""Read the cohort that a row puts its place into."""

from collections.abc import Iterator

from engine.conversation.bubbles import say
from engine.obligations.programme import Programme
from engine.roster import headings as h
from engine.roster.cells import Cells
from engine.roster.placing import DIGITS
from engine.roster.wanted import WantedCohort, same_name


def cohorts_in(cells: Cells, programme: Programme, place: str) -> Iterator[WantedCohort]:
    """Yield the cohorts of a row."""
    for heading, text in cells.all_of(h.COHORT):
        cohort = next((one for one in programme.cohorts if one.id == heading.of), None)
        if cohort is None:
            continue
        value = _value(text, cohort.values)
        digits = DIGITS.get(cohort.by, 0)
        if not value:
            cure = say("write one of: {several}", several=", ".join(cohort.values))
            cells.fault(heading, say("{value} is none of the cohorts", value=text[:40]), cure)
        elif len(place) < digits:
            if not cells.faults:
                cells.fault(
                    h.PROVINCE, say("the place is missing"), say("write the tambon, district and province")
                )
        else:
            yield WantedCohort(cohort.id, value, place[:digits])


def _value(text: str, values: tuple[str, ...]) -> str:
    """Return the value that a cell names: itself, or the only one whose number stands in it."""
    wanted = same_name(text)
    exact = [one for one in values if same_name(one) == wanted]
    digits = "".join(letter for letter in wanted if letter.isdecimal())
    found = exact or [one for one in values if digits and one == digits]
    return found[0] if len(found) == 1 else ""
