"""The farmers' group pack: what a leader and an officer will be asked, and who may take part."""

from datetime import datetime
from pathlib import Path

import pytest
import regex
from pyxform.xls2xform import convert

from engine.forms import problems as faults
from engine.forms.reading import read_file, unsupported
from engine.obligations.calendar import BANGKOK
from engine.obligations.checking import problems
from engine.obligations.eligibility import verdict
from engine.obligations.reading import form_names, form_path, read_pack

FOLDER = Path(__file__).parents[2] / "programmes" / "moac-groups-2565"
PACK = read_pack(FOLDER)
PATHS = {name: path for name in form_names(PACK) if (path := form_path(FOLDER, name))}
FORMS = {name: read_file(path) for name, path in PATHS.items()}
NOW = datetime(2021, 11, 22, 9, tzinfo=BANGKOK)
LABEL_GRAPHEMES = 20
LABELS = [
    (form, question.name, label)
    for form, compiled in FORMS.items()
    for question in compiled.questions
    for label in question.labels.values()
]
GOOD = {
    "group_name": "กลุ่มผักอินทรีย์บ้านหนองบัว",
    "place": "500706",
    "members": "12",
    "chair_name": "มะลิ ใจดี",
    "chair_phone": "+66812345678",
    "chair_trained": "yes",
    "training_year": "2562",
    "farming_type": "organic",
    "willing": "yes",
    "from_trained": "yes",
    "shares_local": "yes",
    "develops_products": "yes",
    "joined_before": "no",
    "confirmed": "OK",
}


def judge(units_in_province="0", **changed):
    form = FORMS["register"]
    answers = {form.path_of(name): value for name, value in (GOOD | changed).items()}
    facts = {} if units_in_province is None else {"units_in_province": units_in_province}
    return verdict(PACK, form, answers, NOW, "seed", facts)


def ids(rules):
    return [rule.id for rule in rules]


def asked(form, part=""):
    inside = f"/{part}/" if part else ""
    return [q for q in FORMS[form].questions if q.is_askable and q.kind != "note" and inside in q.path]


def test_the_pack_and_its_forms_fit_together():
    assert problems(PACK, FORMS) == ()


@pytest.mark.parametrize("name", sorted(FORMS))
def test_other_tools_take_the_form_without_a_warning(name):
    warnings: list[str] = []

    xform = convert(PATHS[name].read_text("utf-8"), warnings=warnings, file_type=".md").xform

    assert warnings == []
    assert 'xmlns:sanam="https://sanam.example/xforms"' in xform


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_chat_can_ask_the_whole_form(name):
    assert unsupported(FORMS[name]) == ()
    assert faults.problems(FORMS[name]) == []
    assert FORMS[name].version == "2565.1"


def test_a_form_is_short_enough_for_a_phone():
    assert 8 <= len(asked("register")) <= 14
    assert len(asked("set1", "from_group")) == 7
    assert len(asked("monthly", "from_group")) == 7


def test_a_month_without_activity_is_one_question():
    needed = [q for q in asked("monthly", "from_group") if q.relevant is None]

    assert [q.name for q in needed] == ["had_activity"]


@pytest.mark.parametrize(("form", "name", "label"), LABELS)
def test_a_question_is_one_short_polite_sentence(form, name, label):
    assert len(regex.findall(r"\X", label)) <= 60
    assert label.count("ค่ะ") + label.count("คะ") == 1
    assert label.endswith(("ค่ะ", "คะ"))
    assert not any(word in label for word in ("ครับ", "กรอก", "ต้อง", "ผิดพลาด", "นะค่ะ", "ไหมค่ะ"))


def test_a_choice_fits_on_a_button_and_stands_bare():
    labels = [
        label
        for form in FORMS.values()
        for choices in form.lists.values()
        for choice in choices
        for label in choice.labels.values()
    ]

    assert labels
    assert [x for x in labels if len(regex.findall(r"\X", x)) > LABEL_GRAPHEMES or x.endswith("ะ")] == []


def test_members_known_from_the_registration_are_carried():
    carried = {question.name: question.own.get("carry") for question in FORMS["set1"].questions}

    assert carried["members"] == "members"


def test_a_group_that_meets_every_rule_is_taken_and_judged_by_an_officer():
    found = judge()

    assert not found.is_refused
    assert (ids(found.soft), ids(found.doubted), ids(found.unknown)) == ([], [], [])
    assert ids(found.judged) == ["000-E6", "000-E7"]


@pytest.mark.parametrize(
    ("changed", "broken"),
    [
        ({"units_in_province": "1"}, "000-E1"),
        ({"members": "6"}, "000-E2"),
        ({"chair_trained": "no", "training_year": ""}, "000-E3"),
        ({"training_year": "2549"}, "000-E3"),
        ({"training_year": "2565"}, "000-E3"),
        ({"farming_type": "other"}, "000-E4"),
        ({"farming_type": ""}, "000-E4"),
        ({"willing": "no"}, "000-E5"),
    ],
)
def test_a_broken_hard_rule_refuses_and_is_named(changed, broken):
    assert [broken] == ids(judge(**changed).hard)


@pytest.mark.parametrize(
    "changed",
    [{"members": "7"}, {"training_year": "2550"}, {"training_year": "2564"}, {"farming_type": "mixed"}],
)
def test_the_edge_of_a_rule_still_holds(changed):
    assert ids(judge(**changed).hard) == []


@pytest.mark.parametrize(
    ("changed", "flagged"), [({"joined_before": "yes"}, "000-E9"), ({"from_trained": "no"}, "000-E8")]
)
def test_a_broken_soft_rule_flags_and_never_refuses(changed, flagged):
    found = judge(**changed)

    assert not found.is_refused
    assert [flagged] == ids(found.soft)


def test_a_judged_rule_that_the_group_itself_denies_is_doubted_and_never_refuses():
    found = judge(shares_local="no")

    assert not found.is_refused
    assert ids(found.doubted) == ["000-E6"]


def test_a_quota_that_nobody_counted_is_unknown_and_not_guessed():
    found = judge(units_in_province=None)

    assert not found.is_refused
    assert ids(found.unknown) == ["000-E1"]


def test_a_form_that_lost_a_field_of_a_rule_is_told_before_anybody_is_refused_by_it():
    broken = {**FORMS, "register": FORMS["monthly"]}

    found = [str(problem) for problem in problems(PACK, broken)]

    assert 'programme.toml: registration.place_from: "place" is not in the form register' in found[1]
    assert len(found) == 2 + sum(bool(rule.holds) for rule in PACK.eligibility)
    assert judge_with(broken["register"]).hard == ()


def judge_with(form):
    return verdict(PACK, form, {}, NOW, "seed", {"units_in_province": "0"})
