"""Filling the activity form: what is asked when, what is refused, and what is submitted."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from engine.forms import filling
from engine.forms.filling import Broken
from engine.forms.form import Form, Question
from engine.forms.reading import read_file, read_markdown

AT = datetime(2021, 11, 25, 9, 0, tzinfo=timezone(timedelta(hours=7)))
TH = "ไทย (th)"
SEED = "มะลิ"


@pytest.fixture(scope="module")
def form() -> Form:
    return read_file(Path(__file__).with_name("forms_activity.md"))


def at_path(form: Form, name: str) -> Question:
    found = form.question(form.path_of(name))
    assert found is not None
    return found


def answers(form: Form, **values: str) -> dict[str, str]:
    return {form.path_of(name): value for name, value in values.items()}


def asked(form: Form, given: Mapping[str, str], within: str | None = None) -> list[str]:
    return [one.name for one in filling.questions(form, given, AT, SEED, within)]


def small(*rows: str, columns: str = "type | name | label", tail: str = "") -> Form:
    lines = "\n".join(f"| | {row} |" for row in (columns, *rows))
    return read_markdown(f"| survey |\n{lines}\n{tail}", name="small")


def test_a_form_begins_with_defaults_and_calculations(form: Form):
    expected = answers(
        form, kind="meeting", held_on="2021-11-25", office="อำเภอแม่ริม", kind_words="ประชุม", source="chat"
    )
    assert filling.start(form, AT, SEED) == expected


def test_a_carried_value_takes_the_place_of_a_default(form: Form):
    carried = answers(form, group_name="ทอผ้า", kind="none") | {"/data/gone": "x"}

    begun = filling.start(form, AT, SEED, carried)

    assert begun[form.path_of("group_name")] == "ทอผ้า"
    assert begun[form.path_of("kind_words")] == "ไม่มีกิจกรรม"
    assert "/data/gone" not in begun


def test_an_irrelevant_group_is_not_asked(form: Form):
    expected = ["group_name", "kind", "province", "topics", "agreed"]
    assert asked(form, answers(form, kind="none")) == expected


def test_relevance_follows_the_answers_through_nested_groups(form: Form):
    given = answers(form, kind="meeting", members="20", spent="300", province="50")
    expected = ["group_name", "kind", "held_on", "began_at", "members", "spent", "each_note",
                "province", "district", "topics", "agreed"]  # fmt: skip
    assert asked(form, given) == expected
    assert "spent" not in asked(form, given | answers(form, members="0"))
    assert "spent" not in asked(form, given | answers(form, kind="none"))


def test_a_part_of_a_form_can_be_asked_alone(form: Form):
    given = answers(form, kind="meeting", members="20")
    assert asked(form, given, "visit") == ["held_on", "began_at", "members", "spent"]
    assert asked(form, given, "money") == ["spent"]


def test_the_upcoming_question_is_the_first_without_an_answer(form: Form):
    given = filling.start(form, AT, SEED)
    seen = []
    typed = {"group_name": "ทอผ้า", "began_at": "", "members": "8", "spent": "80", "each_note": "",
             "province": "57", "district": "5701", "topics": "savings", "agreed": "OK"}  # fmt: skip
    while question := filling.upcoming(form, given, AT, SEED):
        seen.append(question.name)
        given[question.path] = typed[question.name]
    assert seen == list(typed)


def test_an_empty_answer_to_a_required_question_is_none(form: Form):
    given = answers(form, group_name="")
    upcoming = filling.upcoming(form, given, AT, SEED)
    assert upcoming is not None
    assert upcoming.name == "group_name"


def test_required_may_depend_on_other_answers(form: Form):
    spent = at_path(form, "spent")
    few, many = (answers(form, kind="meeting", members=count) for count in ("5", "11"))
    assert not filling.is_required(form, spent, few, AT, SEED)
    assert filling.is_required(form, spent, many, AT, SEED)
    assert filling.check(form, spent, "", few, AT, SEED) is None
    assert filling.check(form, spent, "", many, AT, SEED) == Broken("required")


def test_a_required_message_is_the_authors(form: Form):
    broken = filling.check(form, at_path(form, "group_name"), "", {}, AT, SEED)
    assert broken == Broken("required", {TH: "ขอชื่อกลุ่มค่ะ"})


def test_a_constraint_message_shows_the_value_under_test(form: Form):
    broken = filling.check(form, at_path(form, "members"), "501", answers(form, kind="meeting"), AT, SEED)
    assert broken == Broken("constraint", {TH: "อ่านว่า 501 คน มากไปค่ะ"})


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("group_name", "ก", "constraint"),
        ("group_name", "-", None),
        ("members", "500", None),
        ("members", "-1", "constraint"),
        ("members", "12.5", "type"),
        ("members", "๑๒", "type"),
        ("spent", "12.50", None),
        ("spent", "many", "type"),
        ("held_on", "2021-11-25", None),
        ("held_on", "2021-11-26", "constraint"),
        ("held_on", "2021-02-30", "type"),
        ("began_at", "09:00", None),
        ("began_at", "09:00:00.000+07:00", None),
        ("began_at", "25:00", "type"),
        ("kind", "none", None),
        ("kind", "party", "type"),
        ("district", "5007", None),
        ("district", "5701", "type"),
        ("topics", "savings weaving", None),
        ("topics", "savings savings", "type"),
        ("topics", "savings weaving other", "constraint"),
        ("topics", "savings sleeping", "type"),
        ("agreed", "OK", None),
        ("agreed", "yes", "type"),
    ],
)
def test_each_kind_takes_its_own_values(form: Form, name: str, value: str, rule: str | None):
    given = answers(form, kind="meeting", members="5", province="50")
    broken = filling.check(form, at_path(form, name), value, given, AT, SEED)
    assert (broken.rule if broken else None) == rule


def test_a_soft_rule_warns_and_does_not_refuse(form: Form):
    members = at_path(form, "members")
    given = answers(form, kind="meeting")
    assert [filling.warning(form, members, value, given, AT, SEED) for value in ("100", "101")] == [
        False,
        True,
    ]
    assert filling.check(form, members, "101", given, AT, SEED) is None


def test_a_choice_filter_follows_the_answer_before(form: Form):
    district = at_path(form, "district")
    for province, expected in {"50": ["5001", "5007"], "57": ["5701"], "": []}.items():
        offered = filling.choices(form, district, answers(form, province=province), AT, SEED)
        assert [one.name for one in offered] == expected


def test_a_label_shows_other_answers_in_the_wanted_language(form: Form):
    given = answers(form, kind="meeting", group_name="ทอผ้าแม่ริม", members="4", spent="10")
    assert filling.label(form, at_path(form, "members"), "th", given, AT, SEED) == "สมาชิกกลุ่ม ทอผ้าแม่ริม มากี่คน"
    assert filling.label(form, at_path(form, "each_note"), "en", given, AT, SEED) == "2.5 each"
    assert filling.label(form, at_path(form, "each_note"), "fr", given, AT, SEED) == "คนละ 2.5 บาท"


def test_a_hint_falls_back_to_the_forms_language(form: Form):
    assert filling.hint(form, at_path(form, "group_name"), "en", {}, AT, SEED) == "เช่น กลุ่มทอผ้า"


def test_what_is_submitted_leaves_out_the_irrelevant(form: Form):
    given = answers(form, kind="none", members="20", spent="300", group_name="ทอผ้า", each_note="")
    expected = answers(form, kind="none", group_name="ทอผ้า", kind_words="ไม่มีกิจกรรม")
    assert filling.settle(form, given, AT, SEED) == expected


def test_what_is_submitted_is_calculated_anew(form: Form):
    given = answers(form, kind="meeting", members="4", spent="10", each="999")
    assert filling.settle(form, given, AT, SEED)[form.path_of("each")] == "2.5"


def test_a_calculation_without_a_number_is_empty(form: Form):
    given = answers(form, kind="meeting", members="4")
    assert form.path_of("each") not in filling.settle(form, given, AT, SEED)


def test_an_eligibility_rule_is_written_as_in_an_xlsform(form: Form):
    given = answers(form, kind="meeting", members="20")
    assert filling.truth(form, "${members} >= 20 and ${kind} = 'meeting'", given, AT, SEED)
    assert not filling.truth(form, "${members} > 20", given, AT, SEED)
    assert filling.truth(form, "today() = '2021-11-25'", given, AT, SEED)


def test_a_broken_eligibility_rule_shuts_nobody_out(form: Form):
    assert filling.truth(form, "${nobody} = 1", {}, AT, SEED)
    assert filling.fault_in(form, "${nobody} = 1") == "there is no question named nobody"
    assert (filling.fault_in(form, "${members} = ") or "").startswith("did not expect the end")
    assert filling.fault_in(form, "${members} = 1") is None


def test_faults_at_run_time_count_as_the_author_would_wish():
    form = small(
        "text | a | ก | date('x') = 1 | |",
        "text | b | ข | | date('x') = 1 |",
        "calculate | c | | | | date('x')",
        columns="type | name | label | relevant | constraint | calculation",
    )
    second = form.questions[1]
    assert asked(form, {}) == ["a", "b"]
    assert filling.check(form, second, "x", {}, AT, SEED) is None
    assert filling.settle(form, {"/data/a": "1"}, AT, SEED) == {"/data/a": "1"}


def test_once_keeps_what_was_drawn_and_the_seed_decides_it():
    form = small("calculate | code | once(uuid())", columns="type | name | calculation")
    first, again, other = (filling.start(form, AT, seed) for seed in ("s", "s", "t"))
    assert first == again != other
    assert filling.settle(form, first, AT, "t") == first


def test_a_hundred_chained_calculations_are_worked_out():
    rows = [f"calculate | c{one} | ${{c{one + 1}}} + 1" for one in range(150)]
    form = small("calculate | c150 | 0", *rows, columns="type | name | calculation")
    assert filling.start(form, AT, SEED)["/data/c0"] == "150"


def test_a_calculation_is_written_as_its_node_is_typed():
    form = small(
        "date | due | วัน | today() + 7 | yes", columns="type | name | label | calculation | read_only"
    )
    assert filling.start(form, AT, SEED) == {"/data/due": "2021-12-02"}


def test_rows_of_a_repeat_are_asked_at_their_own_paths():
    form = small("begin repeat | member | คน", "text | name | ชื่อ", "text | job | งาน", "end repeat | |")
    given = {"/data/member[1]/name": "มะลิ", "/data/member[1]/job": "ทอผ้า", "/data/member[2]/name": "ป้าแดง"}
    upcoming = filling.upcoming(form, given, AT, SEED)
    assert upcoming is not None
    assert upcoming.path == "/data/member[2]/job"
    assert filling.settle(form, given, AT, SEED) == given


def test_a_dynamic_read_only_is_not_asked():
    form = small("text | a | ก |", "text | b | ข | ${a} = 'x'", columns="type | name | label | read_only")
    assert asked(form, {"/data/a": "y"}) == ["a", "b"]
    assert asked(form, {"/data/a": "x"}) == ["a"]


def test_no_call_changes_the_answers(form: Form):
    given = filling.start(form, AT, SEED)
    before = dict(given)
    filling.upcoming(form, given, AT, SEED)
    filling.settle(form, given, AT, SEED)
    filling.check(form, at_path(form, "members"), "7", given, AT, SEED)
    assert given == before
