"""What is worked out bit by bit is what would be worked out from nothing, whatever was looked at before."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.forms import filling, instance, rows
from engine.forms.form import NO, YES, Form
from engine.forms.looks import forget
from tests.engine.forms_kit import AT, small

FORM = small(
    "integer | n | จำนวน | | | | |",
    "select_one place | place | ที่ | | | | |",
    "select_one area | area | เขต | | | | in = ${place} |",
    "begin repeat | member | คน | ${n} > 0 | | | |",
    "text | who | ชื่อ | | | | |",
    "integer | age | อายุ | ${who} != 'x' | | ${n} + 1 | |",
    "calculate | so_far | | | coalesce(indexed-repeat(${so_far}, ${member}, position(..) - 1), 0) + ${age} | | |",
    "begin repeat | tool | ของ ${who} | ${age} > 1 | | | |",
    "integer | price | ราคา | | | | |",
    "calculate | share | | | ${price} div sum(../../tool/price) | | |",
    "end repeat | | | | | | |",
    "calculate | worth | | | sum(${price}) | | |",
    "end repeat | | | | | | |",
    "begin repeat | seat | ที่นั่ง | | | | | ${n}",
    "text | name | ชื่อ | ${total} > 2 | | | |",
    "calculate | number | | | position(..) + ${n} | | |",
    "end repeat | | | | | | |",
    "calculate | total | | | sum(${age}) + count(${tool}) * 100 | | |",
    "calculate | seats | | | join(' ', ${name}) | | |",
    "calculate | when | | | if(${n} > 1, now(), 'x') | | |",
    "calculate | drawn | | | if(${n} > 1, random(), 0) | | |",
    "text | last | ท้าย | ${total} > 5 and count(${member}) < 3 | | | |",
    columns="type | name | label | relevant | calculation | default | choice_filter | repeat_count",
    tail="""
| choices |
| | list_name | name | label | in |
| | place | a | ก | |
| | place | b | ข | |
| | area | a1 | ก๑ | a |
| | area | a2 | ก๒ | a |
| | area | b1 | ข๑ | b |
""",
)
MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that a person does."""

    what: str
    path: str
    value: str


VALUES = st.sampled_from(["", "0", "1", "2", "3", "x", "a", "b", "a1", "b1"])
MEMBERS = [f"/data/member[{number}]" for number in range(1, MOST_ROWS + 1)]
TOOLS = [f"{member}/tool[{number}]" for member in MEMBERS[:2] for number in (1, 2)]
PATHS = [
    *(f"/data/{name}" for name in ("n", "n", "place", "area", "last", "seat[1]/name", "seat[2]/name")),
    *(f"{member}/{name}" for member in MEMBERS for name in ("who", "age")),
    *(f"{tool}/price" for tool in TOOLS),
]
EDITS = st.one_of(
    st.builds(Edit, st.just("answer"), st.sampled_from(PATHS), VALUES),
    st.builds(Edit, st.just("answer"), st.sampled_from([*MEMBERS, *TOOLS]), st.sampled_from([YES, NO])),
    st.builds(Edit, st.just("set"), st.sampled_from(PATHS), VALUES),
    st.builds(Edit, st.just("drop"), st.sampled_from(PATHS), st.just("")),
    st.builds(Edit, st.just("remove"), st.sampled_from([*MEMBERS, *TOOLS]), st.just("")),
    st.builds(Edit, st.just("later"), st.just(""), VALUES),
)


def edited(form: Form, edit: Edit, answers: dict[str, str], at: datetime, seed: str) -> dict[str, str]:
    if edit.what == "remove":
        return rows.removed(form, edit.path, answers, at, seed)
    if edit.what == "drop":
        return {path: value for path, value in answers.items() if path != edit.path}
    if edit.what == "set":
        return {**answers, edit.path: edit.value}
    question = form.question(edit.path)
    assert question is not None
    return filling.answered(form, question, edit.value, answers, at, seed)


def seen(form: Form, answers: dict[str, str], at: datetime, seed: str) -> object:
    """Everything that a chat asks of a form."""
    asked = filling.questions(form, answers, at, seed)
    return (
        [one.path for one in asked],
        [filling.label(form, one, "th", answers, at, seed) for one in asked],
        [[choice.name for choice in filling.choices(form, one, answers, at, seed)] for one in asked],
        [filling.check(form, one, "3", answers, at, seed) for one in asked],
        [rows.summary(form, row, "th", answers, at, seed) for row in rows.all_rows(form, answers, at, seed)],
        getattr(filling.upcoming(form, answers, at, seed), "path", None),
        filling.settle(form, answers, at, seed),
        instance.instance(form, answers, at, seed),
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(EDITS, max_size=25))
def test_bit_by_bit_gives_what_a_fresh_look_gives(edits: list[Edit]) -> None:
    at, seed = AT, "s"
    forget()
    answers = filling.start(FORM, at, seed)
    for edit in edits:
        if edit.what == "later":
            at, seed = at + timedelta(hours=1), f"s{edit.value}"
        else:
            answers = edited(FORM, edit, answers, at, seed)
        slowly = seen(FORM, answers, at, seed)
        forget()
        assert slowly == seen(FORM, answers, at, seed)
        forget()
        filling.settle(FORM, filling.start(FORM, at, seed), at, seed)


@settings(max_examples=60, deadline=None)
@given(st.lists(EDITS, max_size=12))
def test_no_look_between_changes_what_is_seen(edits: list[Edit]) -> None:
    kept = looked = filling.start(FORM, AT, "s")
    steps = [one for one in edits if one.what != "later"]
    forget()
    for edit in steps:
        looked = edited(FORM, edit, looked, AT, "s")
        seen(FORM, looked, AT, "s")
    after = seen(FORM, looked, AT, "s")
    for edit in steps:
        forget()
        kept = edited(FORM, edit, kept, AT, "s")
    forget()
    assert kept == looked
    assert after == seen(FORM, kept, AT, "s")


@settings(max_examples=60, deadline=None)
@given(st.lists(EDITS, max_size=10), st.sampled_from(PATHS), VALUES)
def test_an_edit_undone_leaves_the_same_record(edits: list[Edit], path: str, value: str) -> None:
    answers = filling.start(FORM, AT, "s")
    for edit in edits:
        answers = answers if edit.what == "later" else edited(FORM, edit, answers, AT, "s")
    before = filling.settle(FORM, answers, AT, "s")
    changed = {**answers, path: value}
    filling.settle(FORM, changed, AT, "s")
    changed = (
        {**changed, path: answers[path]}
        if path in answers
        else {k: v for k, v in changed.items() if k != path}
    )
    assert filling.settle(FORM, changed, AT, "s") == before


@settings(max_examples=60, deadline=None)
@given(st.permutations(["n", "place", "area", "who1", "age1", "who2", "age2", "price"]))
def test_answers_in_any_order_settle_to_the_same(order: list[str]) -> None:
    paths = {
        "n": "/data/n",
        "place": "/data/place",
        "area": "/data/area",
        "price": "/data/member[1]/tool[1]/price",
    }
    paths |= {f"{name}{row}": f"/data/member[{row}]/{name}" for name in ("who", "age") for row in (1, 2)}
    values = {
        "n": "2",
        "place": "b",
        "area": "b1",
        "who1": "มะลิ",
        "age1": "6",
        "who2": "นิดา",
        "age2": "7",
        "price": "9",
    }
    answers = filling.start(FORM, AT, "s")
    for name in order:
        question = FORM.question(paths[name])
        assert question is not None
        answers = filling.answered(FORM, question, values[name], answers, AT, "s")
    found = filling.settle(FORM, answers, AT, "s")
    assert {name: found[path] for name, path in paths.items()} == values
    assert found["/data/total"] == "113"
    assert found["/data/member[2]/so_far"] == "13"


@settings(max_examples=60, deadline=None)
@given(st.lists(EDITS, max_size=15), st.sampled_from(["1", "4", "x"]))
def test_a_row_removed_is_as_if_it_had_never_been(edits: list[Edit], value: str) -> None:
    answers = filling.start(FORM, AT, "s")
    for edit in edits:
        answers = answers if edit.what == "later" else edited(FORM, edit, answers, AT, "s")
    answers = rows.reopened(FORM, "/data/member", answers, AT, "s")
    before = seen(FORM, answers, AT, "s")
    more = rows.added(FORM, "/data/member", answers, AT, "s")
    number = rows.count(FORM, "/data/member", more, AT, "s")
    row = f"/data/member[{number}]"
    if more == answers:
        return
    more = {**more, f"{row}/who": value, f"{row}/tool[1]": YES, f"{row}/tool[1]/price": "5"}
    assert seen(FORM, rows.removed(FORM, row, more, AT, "s"), AT, "s") == before
