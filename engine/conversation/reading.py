"""Read an answer to one question: a value, a miss that says what was wrong, or a few places to choose from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.conversation.wording import LANGUAGE, NUMBERS, choices, shown
from engine.forms import filling as forms
from engine.forms.form import Question
from thai import choices as thai_choices
from thai import places
from thai.naming import code_of
from thai.reading import read
from thai.text import normalise

LONGEST = 1_000
OFFERED = 8
NAMES = frozenset({"person", "unit"})
WAH_A_RAI = 400


@dataclass(frozen=True, slots=True)
class Value:
    """An answer that was understood; one that says "about" is confirmed first."""

    value: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Miss:
    """An answer that was not; the reason is for the person."""

    reason: Text


@dataclass(frozen=True, slots=True)
class Offer:
    """Several official names fit; the person picks one."""

    values: tuple[str, ...]
    count: int


Read = Value | Miss | Offer


def read_text(filling: Filling, question: Question, text: str, when: When) -> Read:
    """Read a typed answer."""
    typed = normalise(text)
    if not typed:
        return Miss(say("The message is empty."))
    if question.kind == "select_one":
        return _choice(filling, question, typed, when)
    if question.kind == "acknowledge":
        return Value("OK") if _is_yes(typed, when) else Miss(say("Please tap the button, or type yes."))
    if question.kind in NUMBERS:
        return _number(question, typed, when)
    if question.kind == "date":
        return _date(typed, when)
    return _words(filling, question, typed, when)


def judge(filling: Filling, question: Question, value: str, when: When) -> Miss | None:
    """Hold a value against the form's own rules."""
    answers = {**filling.draft.answers, question.path: value}
    broken = forms.check(filling.form, question, value, answers, when.at, when.seed)
    if broken is None:
        return None
    words = broken.messages.get(filling.form.language(LANGUAGE)) or next(iter(broken.messages.values()), "")
    if words:
        return Miss(Plain(words))
    return Miss(say("Read as {value}, which does not fit here.", value=shown(filling, question, value, when)))


def _choice(filling: Filling, question: Question, typed: str, when: When) -> Read:
    open_choices = choices(filling, question, when)
    picked = thai_choices.pick(typed, open_choices)
    if picked is None and {"yes", "no"} == {name for name, _ in open_choices}:
        answer = read("yes_no", typed, when.at.date())
        picked = None if answer is None else "yes" if answer["yes"] else "no"
    if picked is None:
        return Miss(say("None of the choices reads like that. Tap a button, or type its number."))
    return Value(picked)


def _is_yes(typed: str, when: When) -> bool:
    answer = read("yes_no", typed, when.at.date())
    return answer is not None and answer["yes"] is True


def _number(question: Question, typed: str, when: When) -> Read:
    kind = question.own.get("kind", "")
    if kind == "count":
        found = read("count", typed, when.at.date()) or read("integer", typed, when.at.date())
    elif kind == "fiscal_year":
        found = read("fiscal_year", typed, when.at.date())
    elif kind in {"money", "percent", "area"}:
        found = read(kind, typed, when.at.date()) or _bare_number(question, typed, when)
    else:
        found = _bare_number(question, typed, when)
    if found is None:
        return Miss(say("That does not read as one number. For example {example}.", example=_example(kind)))
    for key in ("people", "integer", "decimal", "baht", "fy_be", "percent"):
        if key in found:
            return _whole(question, str(found[key]), is_sure=not found.get("approx"))
    if "sq_wah" in found:
        return _whole(question, _rai(found["sq_wah"]), is_sure=not found.get("approx"))
    return Miss(say("Please type one number, not a range. For example {example}.", example=_example(kind)))


def _bare_number(question: Question, typed: str, when: When) -> dict[str, object] | None:
    return read("integer" if question.kind == "integer" else "decimal", typed, when.at.date())


def _rai(sq_wah: object) -> str:
    """Write square wah as rai, the unit that area questions are asked in."""
    return f"{Decimal(str(sq_wah)) / WAH_A_RAI:f}"


def _whole(question: Question, value: str, *, is_sure: bool) -> Read:
    if question.kind == "integer" and not value.lstrip("-").isdigit():
        return Miss(say("Please type a whole number, without satang or decimals."))
    return Value(value, is_sure)


def _example(kind: str) -> str:
    return {"fiscal_year": "2560", "money": "12,500"}.get(kind, "12")


def _date(typed: str, when: When) -> Read:
    found = read("date", typed, when.at.date())
    if found is None:
        return Miss(
            say("That does not read as one day. For example {day}, or tap the calendar.", day=when.at.date())
        )
    return Value(str(found["date"]))


def read_day(day: date | None) -> Read:
    """Read what the date picker gave."""
    return (
        Value(day.isoformat())
        if day
        else Miss(say("The calendar gave no day. Please try once more, or type it."))
    )


def _words(filling: Filling, question: Question, typed: str, when: When) -> Read:
    if len(typed) > LONGEST:
        return Miss(say("That is longer than {limit} letters. Please make it shorter.", limit=LONGEST))
    kind = question.own.get("kind", "")
    if kind == "place":
        return _place(typed, filling.area)
    if kind == "phone":
        found = read("phone", typed, when.at.date())
        return (
            Value(str(found["e164"]))
            if found
            else Miss(say("That does not read as a phone number. For example 0812345678."))
        )
    if kind in NAMES and not any(letter.isalpha() for letter in typed):
        return Miss(say("Please type the name in letters."))
    return Value(typed)


def _place(typed: str, area: str) -> Read:
    """Read a place; of several that fit, the one in the office's own area is meant."""
    found = places.find(typed)
    if isinstance(found, places.Several):
        found = _nearby(typed, area) or found
    if isinstance(found, places.Place):
        return Value(code_of(found))
    if found is not None and found.first:
        return Offer(tuple(code_of(place) for place in found.first[:OFFERED]), found.count)
    return Miss(
        say("No tambon or district reads like that. Type tambon and district, for example: Rim Tai Mae Rim.")
    )


def _nearby(typed: str, area: str) -> places.Place | places.Several | None:
    province = places.by_code(area[:2]) if area else None
    return places.find(f"{typed} {province.province.name}") if province else None
