"""The pack of sufficiency-economy villages: pairs of report and entry, two rounds of two assessments, the certificate."""

from datetime import date

import pytest

from engine.forms import filling
from engine.measuring.levels import Round, standing
from engine.obligations.checking import problems
from engine.obligations.clocks import rounds
from engine.obligations.facts import Facts, Occurrence
from engine.outline.moments import days_of
from tests.engine import pack_kit
from tests.engine.pack_form_faults import NOW, form_faults

NAME = "cdd-sep-2565"
PACK = pack_kit.pack(NAME)
FORMS = pack_kit.forms(NAME)
PAIRS = [
    ("leaders", "leaders_trained"),
    ("seminar", "seminar_held"),
    ("activity", "activity_done"),
    ("review", "review_held"),
    ("site", "site_built"),
]


def check(form: str, question: str, value: str, **answers: str) -> tuple[bool, bool]:
    """Return whether an answer is taken, and whether it is usual."""
    known = {FORMS[form].path_of(name): said for name, said in answers.items()}
    wanted = next(one for one in FORMS[form].questions if one.name == question)
    is_taken = filling.check(FORMS[form], wanted, value, known, NOW, "seed") is None
    known[wanted.path] = value
    return is_taken, not filling.warning(FORMS[form], wanted, value, known, NOW, "seed")


def test_the_pack_and_its_forms_fit_together() -> None:
    assert () == problems(PACK, FORMS)


def test_a_chat_asks_every_form_to_its_end_in_few_polite_words() -> None:
    assert [] == form_faults(NAME)


def test_nineteen_duties_are_carried_each_once_with_a_form_of_its_own() -> None:
    refs = [ref for duty in PACK.duties for ref in duty.refs]

    assert 19 == len(refs) == len(set(refs)) == len({duty.form for duty in PACK.duties})


def test_only_the_report_of_the_centres_has_a_printed_day() -> None:
    found = {duty.id: days_of(duty, PACK) for duty in PACK.duties if days_of(duty, PACK)}

    assert {"sep_centre": (date(2022, 8, 31),)} == found


@pytest.mark.parametrize(("pair", "event"), PAIRS)
def test_report_and_entry_are_due_seven_days_behind_the_end_and_settled_at_once(
    pair: str, event: str
) -> None:
    report, entry = PACK.duty(f"{pair}_result"), PACK.duty(f"{pair}_bpm")
    facts = Facts(events={event: (Occurrence("e1", done=date(2022, 3, 20)),)})

    assert [date(2022, 3, 27)] * 2 == [rounds(duty, PACK, facts)[0].due for duty in (report, entry)]
    assert (entry.id,) == report.satisfies
    assert ["report_system", "bpm"] == [one.system for one in report.entered_in]


def test_both_second_rounds_wait_for_their_first() -> None:
    assert [("sep_1",), ("gvh_1",)] == [PACK.duty(one).needs for one in ("sep_2", "gvh_2")]


def test_the_committee_of_the_province_certifies_the_levels_before_they_are_announced() -> None:
    [step] = PACK.duty("sep_2").review

    assert ("province_development_secretary", "certify", True) == (step.by, step.must, step.committee)
    assert ("sep_2",) == PACK.duty("certified").needs


@pytest.mark.parametrize(
    ("before", "now", "rose"), [("enough", "well", True), ("well", "well", True), ("rich", "well", False)]
)
def test_a_village_stands_where_the_assessor_put_it(before: str, now: str, *, rose: bool) -> None:
    [level] = PACK.levels
    sent = {
        name: Round(FORMS[name], {FORMS[name].path_of(field): step})
        for name, field, step in (("sep_1", "level_1", before), ("sep_2", "level_2", now))
    }

    assert (now, rose) == (standing(level, sent).now, standing(level, sent).has_risen)


def test_each_of_the_twenty_three_indicators_is_asked_in_both_rounds() -> None:
    [level] = PACK.levels
    names = [{one.name for one in FORMS[form].questions} for form in ("sep_1", "sep_2")]

    assert 23 == len(level.heads)
    assert all(found.issuperset(level.heads) for found in names)


def test_the_level_is_wanted_where_it_is_certified_and_may_wait_before() -> None:
    wanted = [
        next(one for one in FORMS[form].questions if one.name == name).required
        for form, name in (("sep_1", "level_1"), ("sep_2", "level_2"))
    ]

    assert [False, True] == [bool(one) for one in wanted]


@pytest.mark.parametrize(
    ("question", "value", "found"),
    [("khok", "60", (True, True)), ("khok", "61", (True, False)), ("na", "40", (True, True)),
     ("na", "41", (False, True)), ("na", "19", (True, False))],
)  # fmt: skip
def test_the_shares_of_a_site_keep_their_printed_range(
    question: str, value: str, found: tuple[bool, bool]
) -> None:
    assert found == check("site_result", question, value, khok="60")
