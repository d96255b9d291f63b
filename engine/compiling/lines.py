"""Build the lines of a list: one for each unit below, or all the lines of the lists below joined."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from engine.compiling.below import Below, by_name
from engine.forms.built import DISTRICT, OFFICE, PROVINCE, SUBDISTRICT, UNIT, built
from engine.forms.form import Form, Group, Question
from engine.forms.prefilling import rows_in
from engine.forms.walking import row_path
from thai.places import finding

Held = Mapping[str, str]


def lines(form: Form, repeat: Group, of: str, below: Sequence[Below]) -> dict[str, str]:
    """Return the answers of a built list, in the order of place and name."""
    inside = [one for one in form.questions if one.path.startswith(f"{repeat.path}/")]
    found: dict[str, str] = {}
    number = 0
    for one in below:
        for held in _held(one, of):
            number += 1
            row = row_path(repeat.path, number)
            told = {
                row + question.path[len(repeat.path) :]: _cell(question, one, held) for question in inside
            }
            found |= {path: value for path, value in told.items() if value} or {row: "yes"}
    return found


def _held(one: Below, of: str) -> Iterator[Held]:
    """Yield what each line of a unit holds: the lines of the list below, or of a report without it the report itself."""
    if one.form is None or not one.is_reported:
        return
    repeat = one.form.group(of)
    if repeat is not None and repeat.repeats:
        yield from rows_in(one.form, one.answers, repeat.path)
        return
    yield by_name(one.form, one.answers)


def _cell(question: Question, one: Below, held: Held) -> str:
    """Return one cell: what the line itself says, else what is known of its unit."""
    how = built(question.own, question.name)
    if how is None:
        return ""
    if how.how not in _OF_UNITS:
        return held.get(how.of, "")
    return held.get(question.name, "") or _OF_UNITS[how.how](one)


def _named(one: Below, level: str) -> str:
    code = one.place[: {SUBDISTRICT: 6, DISTRICT: 4, PROVINCE: 2}[level]]
    place = finding.by_code(code)
    found = getattr(place, level, None)
    return found.name if found else ""


_OF_UNITS: Final[Mapping[str, Callable[[Below], str]]] = {
    UNIT: lambda one: one.unit,
    OFFICE: lambda one: one.office,
    SUBDISTRICT: lambda one: _named(one, SUBDISTRICT),
    DISTRICT: lambda one: _named(one, DISTRICT),
    PROVINCE: lambda one: _named(one, PROVINCE),
}
