"""Know what the title of a column means: by words of the house, by names of the pack, by questions of its registration."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz, process

from engine.forms.form import Form
from engine.forms.kinds import PERSONAL
from engine.obligations.programme import Programme
from thai.text import bare

UNIT, KIND, CODE, DOPA, PLACE = "unit", "kind", "code", "dopa", "place"
PROVINCE, DISTRICT, TAMBON, VILLAGE, VILLAGE_NAME = (
    "province",
    "district",
    "tambon",
    "village",
    "village_name",
)
OFFICE, OFFICE_KIND, OFFICE_PHONE, OFFICE_CODE = "office", "office_kind", "office_phone", "office_code"
PERSON, FIRST, LAST, PREFIX, PHONE, ROLE = "person", "first", "last", "prefix", "phone", "role"
COHORT, ATTRIBUTE, NOTHING, PRIVATE = "cohort", "attribute", "nothing", "private"
PLAIN: Final = (
    UNIT, KIND, CODE, DOPA, PLACE, PROVINCE, DISTRICT, TAMBON, VILLAGE, VILLAGE_NAME, OFFICE, OFFICE_KIND,
    OFFICE_PHONE, OFFICE_CODE, PERSON, FIRST, LAST, PREFIX, PHONE, ROLE, COHORT, NOTHING,
)  # fmt: skip
_FIXED: Final = frozenset({DOPA, PROVINCE, DISTRICT, TAMBON, VILLAGE, PHONE})
_NEAR: Final = 70
_LONGEST: Final = 120
_MARKS: Final = " *:：.()"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column holds; `of` names the kind of unit, office or role, the cohort, or the question."""

    meaning: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    """Every title that is understood for one programme, in the form in which titles are compared."""

    known: Mapping[str, Heading]
    titles: Mapping[str, str] = field(default_factory=dict)

    def of(self, title: str) -> Heading | None:
        """Return what a title means, as it stands or without what stands in brackets."""
        if not title.strip() or len(title) > _LONGEST:
            return None
        return next((found for form in _forms(title) if (found := self.known.get(form))), None)

    def nearest(self, title: str) -> str:
        """Return the known title that an unknown one may have meant, empty when none is near."""
        found = process.extractOne(
            core(title[:_LONGEST]), list(self.known), scorer=fuzz.ratio, score_cutoff=_NEAR
        )
        return self.titles.get(found[0], found[0]) if found else ""


def headings(
    words: Mapping[str, Sequence[str]], programme: Programme, form: Form | None, language: str
) -> Headings:
    """Gather what titles mean: the pack's own names first, then its questions, then the words of the house.

    Parts of an address mean the same everywhere. A title of something personal is a person's before it is nothing.
    """
    of_form, of_house = tuple(_of_form(form, programme, language)), tuple(_of_house(words, programme))
    known: dict[str, Heading] = {}
    titles: dict[str, str] = {}
    for title, heading in (
        *(told for told in of_house if told[1].meaning in _FIXED),
        *_of_pack(programme),
        *(told for told in of_form if told[1].meaning != PRIVATE),
        *of_house,
        *of_form,
    ):
        form_of_title = core(title)
        if form_of_title:
            known.setdefault(form_of_title, heading)
            titles.setdefault(form_of_title, title)
    return Headings(known, titles)


def core(title: str) -> str:
    """Return a title in the form in which two of them are compared."""
    return bare(title.strip(_MARKS)).replace(" ", "").casefold()


def _forms(title: str) -> Iterator[str]:
    yield core(title)
    before, bracket, _ = title.partition("(")
    if bracket:
        yield core(before)


def _of_house(words: Mapping[str, Sequence[str]], programme: Programme) -> Iterator[tuple[str, Heading]]:
    cohort = programme.cohorts[0].id if len(programme.cohorts) == 1 else ""
    for meaning in PLAIN:
        if meaning == COHORT and not cohort:
            continue
        of = cohort if meaning == COHORT else ""
        yield from ((title, Heading(meaning, of)) for title in words.get(meaning, ()))


def _of_pack(programme: Programme) -> Iterator[tuple[str, Heading]]:
    named: Iterable[tuple[str, Iterable[tuple[str, str]]]] = (
        (UNIT, ((one.name, one.id) for one in programme.units)),
        (OFFICE, ((one.name, one.id) for one in programme.offices)),
        (PERSON, ((one.name, one.id) for one in programme.roles)),
        (COHORT, ((one.name, one.id) for one in programme.cohorts)),
    )
    for meaning, these in named:
        for name, id_ in these:
            yield name, Heading(meaning, id_)
            if meaning == COHORT:
                yield id_, Heading(meaning, id_)


def _of_form(form: Form | None, programme: Programme, language: str) -> Iterator[tuple[str, Heading]]:
    """Name the questions of the registration; what is personal is no attribute of a unit."""
    if form is None or programme.registration is None:
        return
    own = {programme.registration.name_from: Heading(UNIT), programme.registration.place_from: Heading(PLACE)}
    for question in form.questions:
        if not question.is_askable or question.kind == "note":
            continue
        is_private = question.own.get("kind") in PERSONAL
        heading = own.get(question.name) or Heading(PRIVATE if is_private else ATTRIBUTE, question.name)
        wording = question.labels.get(form.language(language), "")
        yield from ((label, heading) for label in (wording, question.own.get("short", ""), question.name))
