"""Lay out the empty workbook of a programme's lists: in the words of the house, the pack and its registration."""

from collections.abc import Iterator

from bot.roster_sheets import WORDS, form_of
from bot.texts import Texts
from bot.wiring import LANGUAGE, Core
from engine.forms.form import Form, Question
from engine.forms.kinds import PERSONAL
from engine.obligations.programme import Programme
from engine.roster import headings as h
from exports import roster_templates
from exports.roster_templates import Column, Sheet

_EXAMPLES = WORDS["examples"]


def book(core: Core, programme: Programme) -> bytes:
    """Return the workbook."""
    form = form_of(programme, core)
    sheets = [*_of_units(programme, form[0] if form else None), _of_offices(programme), _of_people(programme)]
    if programme.cohorts:
        sheets.append(_of_cohorts(programme))
    titles = WORDS["sheets"]
    words = [programme.name, *_words(core.texts)]
    return roster_templates.write(titles["read_me"], words, sheets)


def _words(texts: Texts) -> tuple[str, ...]:
    return (
        texts.plain("Each sheet is one list. Empty sheets and columns may stay, or be deleted."),
        texts.plain("One row for each. The grey row is an example and is left out."),
        texts.plain("A place is written with its tambon, district and province, or with its official code."),
        texts.plain(
            "Names and telephone numbers are kept sealed, and forgotten when the person has come with her code."
        ),
        texts.plain("The same list may be taken in again at any time: what is the same changes nothing."),
    )


def _of_units(programme: Programme, form: Form | None) -> Iterator[Sheet]:
    """Lay out one sheet for each kind of unit, the registered kind with the questions of its registration."""
    registered = programme.registration.unit if programme.registration else ""
    for kind in programme.units:
        columns = [
            Column(_title(h.UNIT), _shown(_EXAMPLES["unit"])), _plain(h.CODE),
            *_places("village" if kind.level == "village" else "subdistrict"),
            Column(_title(h.OFFICE)),
        ]  # fmt: skip
        if any((role.of.table, role.of.id) == ("units", kind.id) for role in programme.roles):
            columns += [_plain(h.PERSON), _plain(h.PHONE)]
        columns += list(_questions(programme, form)) if form and kind.id == registered else []
        yield Sheet(kind.name, tuple(columns))


def _of_offices(programme: Programme) -> Sheet:
    kinds = tuple(one.name for one in programme.offices)
    first = programme.offices[0].name if kinds else ""
    columns = (
        Column(_title(h.OFFICE), _shown(first)), Column(_title(h.OFFICE_KIND), first, kinds),
        *_places("subdistrict"), _plain(h.OFFICE_PHONE),
    )  # fmt: skip
    return Sheet(WORDS["sheets"]["offices"], columns)


def _of_people(programme: Programme) -> Sheet:
    roles = tuple(one.name for one in programme.roles)
    columns = (
        Column(_title(h.PERSON), _shown(_EXAMPLES["person"])), _plain(h.PHONE),
        Column(_title(h.ROLE), roles[-1] if roles else "", roles), Column(_title(h.OFFICE)), *_places("district"),
    )  # fmt: skip
    return Sheet(WORDS["sheets"]["people"], columns)


def _of_cohorts(programme: Programme) -> Sheet:
    places = _places(programme.cohorts[0].by)
    first, *rest = places
    columns = (
        Column(first.title, _shown(first.example)), *rest,
        *(Column(one.name, one.values[0] if one.values else "", one.values) for one in programme.cohorts),
    )  # fmt: skip
    return Sheet(WORDS["sheets"]["cohorts"], columns)


def _places(level: str) -> list[Column]:
    found = [_plain(h.PROVINCE)]
    if level not in {"province", "country", "region"}:
        found.append(_plain(h.DISTRICT))
    if level in {"subdistrict", "village"}:
        found.append(_plain(h.TAMBON))
    if level == "village":
        found.append(_plain(h.VILLAGE))
    return found


def _questions(programme: Programme, form: Form) -> Iterator[Column]:
    registration = programme.registration
    named = {registration.name_from, registration.place_from} if registration else set()
    for question in form.questions:
        is_asked = question.is_askable and question.kind not in {"note", "acknowledge"}
        if is_asked and question.name not in named and question.own.get("kind") not in PERSONAL:
            yield _column(form, question)


def _column(form: Form, question: Question) -> Column:
    labels = () if question.list_name is None else form.lists.get(question.list_name, ())
    choices = tuple(one.labels.get(form.language(LANGUAGE), one.name) for one in labels)
    title = question.own.get("short") or question.labels.get(form.language(LANGUAGE), question.name)
    example = _EXAMPLES["number"] if question.own.get("kind") == "count" else ""
    return Column(title, choices[0] if choices else example, choices)


def _plain(meaning: str) -> Column:
    return Column(_title(meaning), _EXAMPLES.get(meaning, ""))


def _title(meaning: str) -> str:
    return str(WORDS["headings"][meaning][0])


def _shown(example: str) -> str:
    return f"{WORDS['example']} {example}"
