"""Go through one report when it comes: everything that can be said of it then, from what its unit reported before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from engine.doubting import figures
from engine.doubting.nouns import Check, Doubt, Looked
from engine.doubting.pins import Pin, far_off_km, is_in_country, pin_of
from engine.forms.form import Answers, Form


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known beside a report: the rounds before it, its days, the pins of its unit and around it."""

    rounds: Sequence[Answers] = ()
    sent_on: date | None = None
    due: date | None = None
    part_on: date | None = None
    cut_off: date | None = None
    own_pins: Sequence[Pin] = ()
    pins_around: Sequence[Pin] = ()
    is_first: bool = False


def looked(form: Form, answers: Answers, facts: Facts) -> Looked:
    """Put a report to every check that its form and its past allow; return them with what they found."""
    return Looked(frozenset(_checks(form, facts)), _doubts(form, answers, facts))


def _checks(form: Form, facts: Facts) -> Iterator[Check]:
    """Yield the checks that say something about such a report."""
    yield from ("cut_off", "first")
    if has_pins(form) and (facts.own_pins or facts.pins_around):
        yield "pin"
    if figures.numbers(form) and facts.rounds:
        yield from ("number", "same")
    if any(one.own.get("kind") == "money" for one in figures.numbers(form)):
        yield "money"


def _doubts(form: Form, answers: Answers, facts: Facts) -> tuple[Doubt, ...]:
    before = figures.history(form, facts.rounds)
    return (
        *_of_pins(form, answers, facts),
        *figures.far_off(form, answers, before),
        *figures.the_same(form, answers, facts.rounds),
        *_of_days(facts),
        *((Doubt("first", "first"),) if facts.is_first else ()),
        *figures.much(form, answers, before),
    )


def has_pins(form: Form) -> bool:
    """Say whether a form asks for a place on the map."""
    return any(one.kind == "geopoint" for one in form.questions)


def pins(form: Form, answers: Mapping[str, str]) -> tuple[Pin, ...]:
    """Return the pins among some answers."""
    asked = {one.path for one in form.questions if one.kind == "geopoint"}
    found = (pin_of(value) for path, value in answers.items() if path in asked)
    return tuple(one for one in found if one is not None)


def _of_pins(form: Form, answers: Answers, facts: Facts) -> Iterator[Doubt]:
    for pin in pins(form, answers):
        km = far_off_km(pin, facts.own_pins, facts.pins_around)
        if not is_in_country(pin):
            yield Doubt("pin", "abroad")
        elif km:
            yield Doubt("pin", "own_pin" if facts.own_pins else "pin", {"km": str(km)})


def _of_days(facts: Facts) -> Iterator[Doubt]:
    """Say what came after its day; the printed day counts, as everywhere."""
    if facts.part_on and facts.cut_off and facts.part_on > facts.cut_off:
        yield Doubt("cut_off", "part", {"days": str((facts.part_on - facts.cut_off).days)})
    if facts.sent_on and facts.due and facts.sent_on > facts.due:
        yield Doubt("cut_off", "late", {"days": str((facts.sent_on - facts.due).days)})
