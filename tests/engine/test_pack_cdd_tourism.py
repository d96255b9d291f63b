"""The pack of creative tourism: its days, the communities that take part, three tiers of assessment, printed least numbers."""

from datetime import date

import pytest

from engine.compiling.below import Below
from engine.compiling.building import build
from engine.forms import filling
from engine.obligations.among import is_among
from engine.obligations.checking import problems
from engine.obligations.clocks import rounds
from engine.obligations.facts import Facts, Occurrence
from engine.outline.moments import days_of
from tests.engine import pack_kit
from tests.engine.pack_form_faults import NOW, form_faults

NAME = "cdd-tourism-2565"
PACK = pack_kit.pack(NAME)
FORMS = pack_kit.forms(NAME)
DONE = date(2022, 3, 20)
PAIRS = [("search_summary", "search_bpm", "search_done"), ("showcase_summary", "showcase_bpm", "showcase_done"),
         ("product_summary", "product_bpm", "products_done"), ("media_result", "media_bpm", "media_done")]  # fmt: skip


def is_usual(name: str, question: str, value: str, **answers: str) -> bool:
    form = FORMS[name]
    known = {form.path_of(one): said for one, said in answers.items()}
    wanted = next(one for one in form.questions if one.name == question)
    known[wanted.path] = value
    return not filling.warning(form, wanted, value, known, NOW, "seed")


def test_the_pack_and_its_forms_fit_together() -> None:
    assert () == problems(PACK, FORMS)


def test_a_chat_asks_every_form_to_its_end_in_few_polite_words() -> None:
    assert [] == form_faults(NAME)


def test_twenty_two_duties_are_carried_each_once_with_a_form_of_its_own() -> None:
    refs = [ref for duty in PACK.duties for ref in duty.refs]

    assert 22 == len(refs) == len(set(refs)) == len({duty.form for duty in PACK.duties})


def test_no_duty_has_a_printed_day() -> None:
    assert [] == [duty.id for duty in PACK.duties if days_of(duty, PACK)]


@pytest.mark.parametrize(("report", "entry", "event"), PAIRS)
def test_report_and_entry_are_due_seven_days_behind_the_end_and_settled_at_once(
    report: str, entry: str, event: str
) -> None:
    facts = Facts(events={event: (Occurrence("e1", done=DONE),)})
    due = [rounds(PACK.duty(name), PACK, facts)[0].due for name in (report, entry)]

    assert [date(2022, 3, 27)] * 2 == due
    assert (entry,) == PACK.duty(report).satisfies
    assert PACK.duty(report).per == PACK.duty(entry).per


def test_only_the_communities_that_were_chosen_owe_what_the_budget_pays_for() -> None:
    chosen = {duty.id for duty in PACK.duties if duty.among}

    def owes(**cohorts: str) -> bool:
        return is_among(PACK.duty("search_result"), PACK, "500706", Facts(cohorts=cohorts), DONE)

    assert [False, True, False] == [owes(), owes(creative="yes"), owes(creative="no")]
    assert {duty.id for duty in PACK.duties if duty.per == "tourism"} - chosen == {
        "assessed_self",
        "classed_district",
    }


def test_an_assessment_goes_up_three_tiers_and_the_committee_agrees_before_it_is_sent() -> None:
    tiers = [
        PACK.duty(one) for one in ("assessed_self", "classed_district", "classed_province", "classed_sent")
    ]

    assert ["district", "province", "province_committee", "department"] == [one.to for one in tiers]
    assert [True] == [step.committee for step in tiers[2].review]
    assert ("classed_province",) == tiers[3].needs


@pytest.mark.parametrize(
    ("report", "lower"),
    [
        ("search_summary", "search_result"),
        ("showcase_summary", "showcase_result"),
        ("product_summary", "product_result"),
        ("classed_province", "classed_district"),
        ("classed_sent", "classed_district"),
        ("classed_summary", "classed_sent"),
    ],
)
def test_a_summary_is_built_from_the_tier_below(report: str, lower: str) -> None:
    assert (lower,) == PACK.duty(report).built_from


@pytest.mark.parametrize(
    ("form", "question", "least"),
    [
        ("search_result", "champs", 10),
        ("search_result", "programmes", 10),
        ("showcase_result", "visitors", 100),
        ("showcase_result", "days", 3),
        ("showcase_result", "copies", 1000),
    ],
)
def test_less_than_the_printed_number_is_asked_about_and_taken(form: str, question: str, least: int) -> None:
    assert [False, True] == [is_usual(form, question, str(one)) for one in (least - 1, least)]


@pytest.mark.parametrize(("tested", "usual"), [("2021-11-24", False), ("2021-11-25", True)])
def test_five_days_lie_between_the_search_and_the_test(tested: str, *, usual: bool) -> None:
    assert usual == is_usual("search_result", "tested_on", tested, found_on="2021-11-20")


@pytest.mark.parametrize(
    ("form", "rows", "least"), [("champ_register", "champ", "10"), ("product_result", "product", "2")]
)
def test_a_list_has_its_printed_least_number_of_entries(form: str, rows: str, least: str) -> None:
    group = FORMS[form].group(rows)

    assert group is not None
    assert least == group.own["least"]


def test_the_total_of_the_project_is_added_to_nothing() -> None:
    assert set() == {ref for one in PACK.indicators for ref in one.refs if ref.startswith("003-P")}


def test_a_summary_adds_up_what_the_communities_of_the_province_have() -> None:
    lower, upper = FORMS["product_result"], FORMS["product_summary"]
    answers = {f"/data/product[{row}]/is_ready": said for row, said in ((1, "yes"), (2, "no"))}
    said = filling.settle(lower, {**answers, "/data/spent": "40000"}, NOW, "seed")
    tier = [
        Below(
            obligation=f"owed{one}", unit=f"บ้านป่าซาง {one}", place="500706", period="once", standing="in",
            unit_id=f"unit{one}", report=f"report{one}", form=lower, answers=said,
        )
        for one in (1, 2)
    ]  # fmt: skip
    whole = build(upper, tier)
    found = filling.settle(upper, {**whole.fixed, **whole.free}, NOW, "seed")

    assert ("4", "2", "80000") == tuple(
        found[f"/data/{name}_total"] for name in ("products", "ready", "spent")
    )
