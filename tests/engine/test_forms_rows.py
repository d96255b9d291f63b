"""Rows of repeats: asked one by one, counted, added, taken away, and told apart."""

import pytest

from engine.forms import filling, rows
from engine.forms.form import NO, YES, Form
from tests.engine.forms_kit import AT, SEED, answered, asked, at_path, put, settled, small, upcoming

OPEN = small(
    "begin repeat | member | คน | | |",
    "text | who | ชื่อ | yes | |",
    "integer | age | อายุของ ${who} | | |",
    "begin repeat | tool | ของใช้ของ ${who} | | ${age} > 10 |",
    "select_one thing | kind | อะไร | | |",
    "end repeat | | | | |",
    "end repeat | | | | |",
    "text | after | หลัง | | |",
    columns="type | name | label | required | relevant",
    tail="""
| choices |
| | list_name | name | label |
| | thing | hoe | จอบ |
| | thing | cart | รถเข็น |
""",
)
TWO = put(OPEN, {}, {
    "/data/member[1]": YES, "/data/member[1]/who": "มะลิ", "/data/member[1]/age": "9",
    "/data/member[2]": YES, "/data/member[2]/who": "ป้าแดง", "/data/member[2]/age": "66",
    "/data/member[2]/tool[1]": YES, "/data/member[2]/tool[1]/kind": "hoe", "/data/member[2]/tool[2]": NO,
})  # fmt: skip


def rows_of(form: Form, repeat: str, given: dict[str, str]) -> int:
    return rows.count(form, repeat, given, AT, SEED)


def test_an_open_repeat_asks_before_its_first_row() -> None:
    question = filling.upcoming(OPEN, {}, AT, SEED)
    assert question is not None
    assert (question.path, question.kind, question.name) == ("/data/member[1]", "more_rows", "member")
    assert filling.label(OPEN, question, "th", {}, AT, SEED) == "คน"


def test_no_rows_at_all_is_an_answer() -> None:
    given = put(OPEN, {}, {"/data/member[1]": NO})
    assert upcoming(OPEN, given) == "/data/after"
    assert settled(OPEN, given) == {}


def test_a_row_is_asked_to_its_end_and_then_whether_there_is_one_more() -> None:
    given: dict[str, str] = {}
    seen = []
    said = {"/data/member[3]": NO, "/data/member[2]/age": "8", "/data/after": "x"}
    while path := upcoming(OPEN, given):
        seen.append(path)
        question = at_path(OPEN, path)
        usual = {"more_rows": YES, "text": "ก", "integer": "5"}[question.kind]
        given = put(OPEN, given, {path: said.get(path, usual)})
    assert seen == [
        "/data/member[1]", "/data/member[1]/who", "/data/member[1]/age",
        "/data/member[2]", "/data/member[2]/who", "/data/member[2]/age", "/data/member[3]", "/data/after",
    ]  # fmt: skip


def test_a_row_in_a_row_is_asked_before_the_next_outer_one() -> None:
    assert upcoming(OPEN, TWO) == "/data/member[3]"
    assert upcoming(
        OPEN, {path: value for path, value in TWO.items() if path != "/data/member[2]/tool[2]"}
    ) == ("/data/member[2]/tool[2]")
    assert rows_of(OPEN, "/data/member", TWO) == 2
    assert rows_of(OPEN, "/data/member[1]/tool", TWO) == 0
    assert rows_of(OPEN, "/data/member[2]/tool", TWO) == 1


def test_what_was_said_of_rows_is_never_submitted() -> None:
    assert settled(OPEN, TWO) == {path: value for path, value in TWO.items() if not path.endswith("]")}


def test_only_yes_and_no_answer_whether_there_is_a_row() -> None:
    question = at_path(OPEN, "/data/member[1]")
    broken = {one: filling.check(OPEN, question, one, {}, AT, SEED) for one in (YES, NO, "maybe", "")}
    assert {one: found.rule if found else None for one, found in broken.items()} == {
        YES: None, NO: None, "maybe": "type", "": "required",
    }  # fmt: skip


def test_a_label_sees_its_own_row() -> None:
    labels = [
        filling.label(OPEN, at_path(OPEN, f"/data/member[{one}]/age"), "th", TWO, AT, SEED) for one in (1, 2)
    ]
    assert labels == ["อายุของ มะลิ", "อายุของ ป้าแดง"]
    tools = at_path(OPEN, "/data/member[2]/tool[3]")
    assert filling.label(OPEN, tools, "th", TWO, AT, SEED) == "ของใช้ของ ป้าแดง"


def test_a_row_added_stands_last_and_is_asked_next() -> None:
    given = rows.added(OPEN, "/data/member", put(OPEN, TWO, {"/data/member[3]": NO}), AT, SEED)
    assert rows.paths(OPEN, "/data/member", given, AT, SEED) == tuple(
        f"/data/member[{one}]" for one in (1, 2, 3)
    )
    assert upcoming(OPEN, given) == "/data/member[3]/who"


def test_a_row_removed_lets_later_ones_move_up_with_all_they_hold() -> None:
    given = put(OPEN, TWO, {"/data/member[3]": NO})
    left = rows.removed(OPEN, "/data/member[1]", given, AT, SEED)
    assert settled(OPEN, left) == {
        "/data/member[1]/who": "ป้าแดง", "/data/member[1]/age": "66", "/data/member[1]/tool[1]/kind": "hoe",
    }  # fmt: skip
    assert left["/data/member[2]"] == NO
    assert upcoming(OPEN, left) == "/data/after"


def test_a_row_inside_a_row_is_removed_alone() -> None:
    left = rows.removed(OPEN, "/data/member[2]/tool[1]", TWO, AT, SEED)
    assert rows_of(OPEN, "/data/member[2]/tool", left) == 0
    assert left["/data/member[2]/who"] == "ป้าแดง"
    assert upcoming(OPEN, left) == "/data/member[3]"


def test_taking_a_row_away_leaves_a_row_that_holds_nothing_yet() -> None:
    given = {"/data/member[3]/who": "นิดา", "/data/member[1]/who": "มะลิ"}
    assert rows_of(OPEN, "/data/member", rows.removed(OPEN, "/data/member[3]", given, AT, SEED)) == 2


def test_a_row_that_is_not_there_cannot_be_removed() -> None:
    assert not rows.may_remove(OPEN, "/data/member[3]", TWO, AT, SEED)
    assert rows.removed(OPEN, "/data/member[3]", TWO, AT, SEED) == TWO


def test_closing_and_opening_again() -> None:
    shut = rows.closed(OPEN, "/data/member", TWO, AT, SEED)
    assert upcoming(OPEN, shut) == "/data/after"
    assert rows.reopened(OPEN, "/data/member", shut, AT, SEED) == TWO


def test_a_sent_record_is_asked_nothing_about_its_rows() -> None:
    sent = settled(OPEN, TWO)
    assert upcoming(OPEN, rows.all_closed(OPEN, sent, AT, SEED)) == "/data/after"


def test_a_summary_tells_rows_apart() -> None:
    told = {row: rows.summary(OPEN, row, "th", TWO, AT, SEED) for row in rows.all_rows(OPEN, TWO, AT, SEED)}
    assert told == {
        "/data/member[1]": "มะลิ, 9", "/data/member[2]": "ป้าแดง, 66", "/data/member[2]/tool[1]": "จอบ",
    }  # fmt: skip


def test_a_long_answer_is_cut_in_a_summary() -> None:
    given = put(OPEN, TWO, {"/data/member[1]/who": "ก" * 90})
    assert rows.summary(OPEN, "/data/member[1]", "th", given, AT, SEED) == f"{'ก' * 39}…, 9"


@pytest.mark.parametrize(
    ("name", "row", "expected"),
    [
        ("who", "/data/member[2]", "/data/member[2]/who"),
        ("kind", "/data/member[2]/tool[1]", "/data/member[2]/tool[1]/kind"),
        ("who", "/data/member[2]/tool[1]", "/data/member[2]/who"),
        ("after", "/data/member[2]", "/data/after"),
    ],
)
def test_a_question_is_found_in_a_row(name: str, row: str, expected: str) -> None:
    assert rows.in_row(OPEN, name, row) == expected
    assert rows.row_of(f"{row}/anything") == row


def counted(count: str) -> Form:
    return small(
        "integer | n | กี่คน | | |",
        f"begin repeat | member | คน | {count} | |",
        "text | who | ชื่อ | | | x",
        "calculate | number | | | position(..) |",
        "calculate | label | | | concat(${number}, '/', ${n}) |",
        "end repeat | | | | |",
        columns="type | name | label | repeat_count | calculation | default",
    )


@pytest.mark.parametrize(
    ("count", "n", "expected"),
    [("${n}", "2", 2), ("${n}", "0", 0), ("${n}", "", 0), ("3", "9", 3), ("${n} + 1", "1", 2)],
)
def test_a_count_fixes_the_rows(count: str, n: str, expected: int) -> None:
    form = counted(count)
    given = answered(form, filling.start(form, AT, SEED), n=n)
    assert rows_of(form, "/data/member", given) == expected
    assert not rows.may_add(form, "/data/member", given, AT, SEED)
    assert [one for one in asked(form, given) if one.endswith("]")] == []


def test_rows_that_a_count_makes_begin_with_their_defaults() -> None:
    form = counted("${n}")
    given = answered(form, {}, n="2")
    assert settled(form, given) == {
        "/data/n": "2",
        "/data/member[1]/who": "x", "/data/member[1]/number": "1", "/data/member[1]/label": "1/2",
        "/data/member[2]/who": "x", "/data/member[2]/number": "2", "/data/member[2]/label": "2/2",
    }  # fmt: skip


def test_rows_beyond_a_count_come_back_when_the_count_does() -> None:
    form = counted("${n}")
    given = put(form, answered(form, {}, n="2"), {"/data/member[2]/who": "นิดา"})
    less = answered(form, given, n="1")
    assert "/data/member[2]/who" not in settled(form, less)
    assert settled(form, answered(form, less, n="2")) == settled(form, given)


def test_a_count_that_nobody_would_talk_through_is_refused() -> None:
    form = counted("${n}")
    broken = {n: filling.check(form, at_path(form, "/data/n"), n, {}, AT, SEED) for n in ("500", "501")}
    assert {n: found.rule if found else None for n, found in broken.items()} == {
        "500": None,
        "501": "constraint",
    }


def test_a_count_in_a_row_sees_its_own_row() -> None:
    form = small(
        "begin repeat | house | บ้าน | |",
        "integer | n | กี่คน | |",
        "begin repeat | member | คน | ${n} |",
        "text | who | ชื่อ | |",
        "end repeat | | | |",
        "end repeat | | | |",
        "calculate | all | | | count(${member})",
        columns="type | name | label | repeat_count | calculation",
    )
    given = put(
        form,
        {},
        {"/data/house[1]": YES, "/data/house[1]/n": "2", "/data/house[2]": YES, "/data/house[2]/n": "1"},
    )
    assert [rows_of(form, f"/data/house[{one}]/member", given) for one in (1, 2)] == [2, 1]
    assert settled(form, given)["/data/all"] == "3"


def test_least_and_most_rows_are_the_authors_own() -> None:
    form = small(
        "begin repeat | member | คน | 2 | 3",
        "text | who | ชื่อ | |",
        "end repeat | | | |",
        columns="type | name | label | bind::sanam:least | bind::sanam:most",
        tail='\n| settings |\n| | namespaces |\n| | sanam="https://sanam.example/xforms" |\n',
    )
    given = filling.start(form, AT, SEED)
    assert asked(form, given) == ["/data/member[1]/who", "/data/member[2]/who", "/data/member[3]"]
    assert not rows.may_remove(form, "/data/member[1]", given, AT, SEED)
    full = rows.added(form, "/data/member", given, AT, SEED)
    assert asked(form, full) == [f"/data/member[{one}]/who" for one in (1, 2, 3)]
    assert rows.added(form, "/data/member", full, AT, SEED) == full


def test_a_repeat_that_is_not_relevant_is_not_asked_and_not_submitted() -> None:
    form = small(
        "integer | n | กี่คน |", "begin repeat | member | คน | ${n} > 0", "text | who | ชื่อ |", "end repeat | | |",
        columns="type | name | label | relevant",
    )  # fmt: skip
    given = put(form, {}, {"/data/n": "1", "/data/member[1]": YES, "/data/member[1]/who": "มะลิ"})
    none = answered(form, given, n="0")
    assert asked(form, none) == ["/data/n"]
    assert settled(form, none) == {"/data/n": "0"}
    assert not rows.may_add(form, "/data/member", none, AT, SEED)
    assert rows.all_rows(form, none, AT, SEED) == ()


def test_a_running_total_of_four_hundred_rows_is_worked_out() -> None:
    form = small(
        "begin repeat | line | บรรทัด |", "integer | n | กี่ชิ้น |",
        "calculate | so_far | | ${n} + coalesce(${line}[position() = position(current()/..) - 1]/so_far, 0)",
        "end repeat | | |",
        columns="type | name | label | calculation",
    )  # fmt: skip
    given = {f"/data/line[{one}]/n": "1" for one in range(1, 401)}
    assert settled(form, given)["/data/line[400]/so_far"] == "400"


def test_choices_may_be_the_rows_of_a_repeat() -> None:
    form = small(
        "begin repeat | member | คน",
        "text | who | ชื่อ",
        "end repeat | |",
        "select_one ${who} | head | หัวหน้าคือใคร",
    )
    given = put(form, {}, {
        "/data/member[1]": YES, "/data/member[1]/who": "มะลิ", "/data/member[2]": YES, "/data/member[2]/who": "นิดา",
    })  # fmt: skip
    offered = filling.choices(form, at_path(form, "/data/head"), given, AT, SEED)
    assert [one.name for one in offered] == ["มะลิ", "นิดา"]
