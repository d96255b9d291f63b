"""One answer changes others: triggers, defaults of new rows, choices that are filtered away, values drawn once."""

from engine.forms import filling
from engine.forms.form import YES
from tests.engine.forms_kit import AT, SEED, answered, asked, at_path, put, settled, small, upcoming

COLUMNS = "type | name | label | trigger | calculation | default | relevant"


def test_a_trigger_sets_a_value_when_an_answer_changes() -> None:
    form = small("text | a | ก | | | |", "text | b | ข | ${a} | concat(${a}, '!') | |", columns=COLUMNS)
    given = answered(form, {}, a="x")
    assert given == {"/data/a": "x", "/data/b": "x!"}
    own = answered(form, given, b="mine")
    assert answered(form, own, a="x") == own
    assert answered(form, own, a="y")["/data/b"] == "y!"


def test_an_empty_calculation_clears_and_the_question_is_asked_again() -> None:
    form = small("text | a | ก | | | |", "text | b | ข | ${a} | | |", columns=COLUMNS)
    given = answered(form, answered(form, {}, a="x"), b="y")
    cleared = answered(form, given, a="z")
    assert cleared == {"/data/a": "z"}
    assert upcoming(form, cleared) == "/data/b"


def test_several_triggers_set_one_value() -> None:
    form = small(
        "text | a | ก | | | |",
        "text | b | ข | | | |",
        "calculate | at | | ${a}, ${b} | concat(${a}, ${b}) | |",
        columns=COLUMNS,
    )
    assert answered(form, {}, a="1")["/data/at"] == "1"
    assert answered(form, answered(form, {}, a="1"), b="2")["/data/at"] == "12"


def test_a_triggered_value_triggers_the_next_and_never_for_ever() -> None:
    form = small(
        "text | a | ก | | | |", "integer | b | ข | ${a} | ${b} + 1 | 0 |", "integer | c | ค | ${b} | ${b} * 10 | |",
        columns=COLUMNS,
    )  # fmt: skip
    begun = filling.start(form, AT, SEED)
    assert settled(form, answered(form, begun, a="x")) == {"/data/a": "x", "/data/b": "1", "/data/c": "10"}
    ring = small(
        "integer | a | ก | ${b} | ${b} + 1 | 0 |", "integer | b | ข | ${a} | ${a} + 1 | 0 |", columns=COLUMNS
    )
    assert int(answered(ring, filling.start(ring, AT, SEED), a="5")["/data/b"]) > 5


def test_a_trigger_in_a_row_sets_the_same_row() -> None:
    form = small(
        "begin repeat | r | แถว | | | |", "text | a | ก | | | |", "text | b | ข | ${a} | concat(${a}, position(..)) | |",
        "end repeat | | | | | |",
        columns=COLUMNS,
    )  # fmt: skip
    given = put(form, {}, {"/data/r[1]": YES, "/data/r[2]": YES, "/data/r[2]/a": "x"})
    assert settled(form, given) == {"/data/r[2]/a": "x", "/data/r[2]/b": "x2"}


def test_a_trigger_outside_sets_every_row() -> None:
    form = small(
        "text | a | ก | | | |", "begin repeat | r | แถว | | | |", "text | b | ข | ${a} | ${a} | |", "end repeat | | | | | |",
        columns=COLUMNS,
    )  # fmt: skip
    given = put(form, {}, {"/data/r[1]": YES, "/data/r[2]": YES, "/data/a": "x"})
    assert [given[f"/data/r[{one}]/b"] for one in (1, 2)] == ["x", "x"]


def test_each_new_row_has_its_defaults_and_a_later_one_may_see_an_earlier_row() -> None:
    form = small(
        "begin repeat | r | แถว | | | |", "text | a | ก | | | ผัก |", "date | day | วัน | | | today() |",
        "integer | n | ที่ | | | position(..) * 10 |", "end repeat | | | | | |",
        columns=COLUMNS,
    )  # fmt: skip
    given = put(form, filling.start(form, AT, SEED), {"/data/r[1]": YES})
    assert settled(form, given) == {
        "/data/r[1]/a": "ผัก",
        "/data/r[1]/day": "2021-11-25",
        "/data/r[1]/n": "10",
    }
    assert put(form, given, {"/data/r[2]": YES})["/data/r[2]/n"] == "20"


def test_a_default_cleared_in_a_row_stays_cleared_when_another_row_comes() -> None:
    form = small(
        "begin repeat | r | แถว | | | |", "text | a | ก | | | ผัก |", "end repeat | | | | | |", columns=COLUMNS
    )
    given = put(form, {}, {"/data/r[1]": YES, "/data/r[1]/a": "", "/data/r[2]": YES})
    assert given["/data/r[1]/a"] == ""
    again = filling.unanswered(form, at_path(form, "/data/r[1]/a"), given, AT, SEED)
    assert upcoming(form, put(form, again, {"/data/r[3]": YES})) == "/data/r[1]/a"


def test_what_is_drawn_once_stays_whatever_the_seed() -> None:
    form = small(
        "text | a | ก | | | |", "calculate | code | | | once(uuid()) | | ${a} != ''", columns=COLUMNS
    )
    given = filling.answered(form, at_path(form, "/data/a"), "x", {}, AT, "one")
    assert given["/data/code"]
    assert filling.settle(form, given, AT, "two") == given


CASCADE = small(
    "select_one region | region | ภาค |", "select_one town | town | เมือง | in = ${region}",
    "select_multiple town | towns | หลายเมือง | in = ${region}",
    columns="type | name | label | choice_filter",
    tail="""
| choices |
| | list_name | name | label | in |
| | region | n | เหนือ | |
| | region | s | ใต้ | |
| | town | cm | เชียงใหม่ | n |
| | town | cr | เชียงราย | n |
| | town | hy | หาดใหญ่ | s |
""",
)  # fmt: skip


def test_a_choice_that_is_filtered_away_is_asked_again_and_not_submitted() -> None:
    given = answered(CASCADE, {}, region="n", town="cm", towns="cm cr")
    moved = answered(CASCADE, given, region="s")
    assert upcoming(CASCADE, moved) == "/data/town"
    assert settled(CASCADE, moved) == {"/data/region": "s"}
    assert settled(CASCADE, answered(CASCADE, moved, region="n")) == given


def test_a_later_answer_may_break_an_earlier_one() -> None:
    form = small(
        "integer | all | ทั้งหมด |",
        "integer | some | บางส่วน | . <= ${all}",
        columns="type | name | label | constraint",
    )
    given = answered(form, {}, all="9", some="5")
    assert filling.broken(form, given, AT, SEED) == ()
    less = answered(form, given, all="3")
    assert [(one.path, rule.rule) for one, rule in filling.broken(form, less, AT, SEED)] == [
        ("/data/some", "constraint")
    ]


def test_a_relevance_that_looks_at_its_own_answer_is_the_same_in_any_order() -> None:
    form = small("text | a | ก | | | | ${a} != 'x'", "calculate | b | | | ${a} | |", columns=COLUMNS)
    assert settled(form, {"/data/a": "x"}) == {}
    assert asked(form, {"/data/a": "x"}) == []
    assert settled(form, {"/data/a": "y"}) == {"/data/a": "y", "/data/b": "y"}


def test_withdrawing_an_answer_triggers_too() -> None:
    form = small("text | a | ก | | | |", "text | b | ข | ${a} | | |", columns=COLUMNS)
    given = answered(form, {}, a="x", b="y")
    assert filling.unanswered(form, at_path(form, "/data/a"), given, AT, SEED) == {}
