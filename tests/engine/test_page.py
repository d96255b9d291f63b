"""A whole form laid out and taken at once: every kind of question, lists in lists, and what would be sent."""

from dataclasses import replace

import pytest

from bot.texts import Texts
from engine.conversation.bubbles import Text
from engine.conversation.events import When
from engine.conversation.kinds.asked import Asked
from engine.conversation.scene import Filling
from engine.conversation.state import Draft
from engine.forms import filling as forms
from engine.forms.reading import read_markdown
from engine.page import completing, entries, laying
from engine.page.fields import token
from engine.page.parts import Field, Section, fields_in
from engine.page.posted import HERE, OFFER, PICKED, VALUE, Posted
from engine.page.taking import Taken, take
from tests.engine.conversation_kit import AT, programme

WHEN = When(1_000, AT, "seed")
TEXTS = Texts.load("th")
HEAD = "| survey |\n| | type | name | label | required | relevant | constraint | repeat_count | appearance | parameters | bind::sanam:kind |\n"
TAIL = """
| choices |
| | list_name | name | label |
| | crop | rice | ข้าว |
| | crop | leaf | ผักสลัด |
| | crop | fruit | ไม้ผล |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""


def form(*lines: str) -> Filling:
    made = read_markdown(HEAD + "\n".join(f"| | {line} |" for line in lines) + TAIL, name="page")
    draft = Draft("d1", "file", "p", "page", "", answers=forms.start(made, AT, "seed"))
    return Filling(draft, made, programme(), made.title, "มะลิ")


def word(text: Text) -> str:
    return TEXTS.word(text, {})


def sent(filling: Filling, **fields: object) -> Taken:
    """Send fields by their short paths; a list of words is sent as ticks."""
    values: dict[str, tuple[str, ...]] = {}
    for name, value in fields.items():
        kind, short = (name[:2], name[2:]) if name[1:2] == ":" else (VALUE, name)
        values[f"{kind}/data/{short}"] = (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]
        if not isinstance(value, str):
            values[f"{HERE}/data/{short}"] = ("1",)
    return take(filling, Posted(values), WHEN, word)


def answers(taken: Taken) -> dict[str, str]:
    found = forms.settle(taken.filling.form, taken.filling.draft.answers, AT, "seed")
    return {path.removeprefix("/data/"): value for path, value in found.items()}


def the_field(filling: Filling, path: str) -> Field:
    return next(one for one in fields_in(laying.page(filling, WHEN)) if one.path == f"/data/{path}")


def tokens(filling: Filling, path: str, *names: str) -> list[str]:
    question = filling.form.question(f"/data/{path}")
    assert question is not None
    return [token(Asked(filling, question, WHEN), name) for name in names]


KINDS = [
    ("text | one | ชื่อกลุ่ม", "กลุ่มผัก", "กลุ่มผัก"),
    ("integer | one | กี่คน", "๒๓ คน", "23"),
    ("decimal | one | กี่ไร่", "3.5", "3.5"),
    ("range | one | กี่คะแนน | | | | | | start=1 end=5 step=1", "4", "4"),
    ("date | one | วันไหน", "15 มิ.ย. 2563", "2020-06-15"),
    ("date | one | เดือนไหน | | | | | month-year", "มิ.ย. 2563", "2020-06-01"),
    ("time | one | กี่โมง", "9 โมงเช้า", "09:00:00.000+07:00"),
    ("datetime | one | เมื่อไร", "15 มิ.ย. 2563 09.30", "2020-06-15T09:30:00.000+07:00"),
    ("rank crop | one | เรียงลำดับ", "2 1 3", "leaf rice fruit"),
    ("geopoint | one | ที่ไหน", "18.79 98.98", "18.79 98.98 0 0"),
    ("text | one | โทร | | | | | | | phone", "081-234-5678", "+66812345678"),
    ("text | one | เล่ามา | | | | | multiline", "บรรทัดหนึ่ง\r\nบรรทัดสอง", "บรรทัดหนึ่ง\nบรรทัดสอง"),
]


@pytest.mark.parametrize(("line", "typed", "value"), KINDS)
def test_every_typed_kind_is_read_as_in_the_chat(line: str, typed: str, value: str) -> None:
    taken = sent(form(line), one=typed)

    assert ({}, {"one": value}) == (taken.faults, answers(taken))


@pytest.mark.parametrize(("line", "typed", "value"), [one for one in KINDS if "phone" not in one[0]])
def test_what_stands_in_a_field_means_the_same_when_it_is_sent_back(
    line: str, typed: str, value: str
) -> None:
    taken = sent(form(line), one=typed)
    stands = word(the_field(taken.filling, "one").value)

    again = sent(taken.filling, one=stands)
    anew = sent(form(line), one=stands)

    assert taken.filling.draft == again.filling.draft, "what was not touched is not read again"
    assert {"one": value} == answers(anew)


@pytest.mark.parametrize(
    ("line", "moment", "value"),
    [
        ("date | one | วันไหน", "2020-06-15", "2020-06-15"),
        ("time | one | กี่โมง", "09:30", "09:30:00.000+07:00"),
        ("datetime | one | เมื่อไร", "2020-06-15T09:30", "2020-06-15T09:30:00.000+07:00"),
    ],
)
def test_a_picker_gives_days_and_times(line: str, moment: str, value: str) -> None:
    taken = sent(form(line), one="", **{f"{PICKED}one": moment})

    assert {"one": value} == answers(taken)


def test_choices_are_taken_by_their_tokens() -> None:
    one, several = form("select_one crop | one | พืช"), form("select_multiple crop | one | พืช")

    assert {"one": "leaf"} == answers(sent(one, one=tokens(one, "one", "leaf")[0]))
    assert {"one": "rice fruit"} == answers(sent(several, one=tokens(several, "one", "fruit", "rice")))


def test_a_token_of_another_draft_or_of_a_choice_that_is_gone_is_asked_again() -> None:
    here = form("select_one crop | one | พืช")
    there = replace(here, draft=replace(here.draft, id="d2"))

    taken = sent(here, one=tokens(there, "one", "leaf")[0])

    assert ["/data/one"] == list(taken.faults)


def test_a_tick_says_yes_and_no_tick_takes_it_back() -> None:
    ticked = sent(form("acknowledge | one | เห็นหลักฐานแล้ว"), one=["1"])

    assert [{"one": "OK"}, {}] == [answers(ticked), answers(sent(ticked.filling, one=[]))]


def test_of_several_places_one_is_picked() -> None:
    asking = form("text | one | ที่ไหน | | | | | | | place")
    first = sent(asking, one="ท่าศาลา")
    fault = first.faults["/data/one"]

    taken = sent(asking, one="ท่าศาลา", **{f"{OFFER}one": fault.offers[1].token})

    assert 1 < len(fault.offers)
    assert {} == taken.faults
    assert word(fault.offers[1].label) == word(the_field(taken.filling, "one").value)


def test_a_picture_is_sent_in_the_chat_and_holds_up_the_sending_only_when_it_is_needed() -> None:
    optional, needed = form("image | one | รูป"), form("image | one | รูป | yes")

    assert "chat" == the_field(optional, "one").look
    assert {} == completing.completed(Taken(optional), WHEN).faults
    assert ["/data/one"] == list(completing.completed(Taken(needed), WHEN).faults)


def test_an_emptied_answer_is_gone_and_a_needed_one_is_asked_for_again() -> None:
    filled = sent(form("integer | one | กี่คน | yes", "text | two | อะไรอีก"), one="12", two="ไม่มี").filling

    emptied = sent(filled, one="", two="")

    assert {} == answers(emptied)
    assert ["/data/one"] == list(completing.completed(emptied, WHEN).faults)


def test_an_answer_that_a_later_one_breaks_is_named() -> None:
    filled = sent(
        form("integer | one | กี่คน", "integer | two | กี่บ้าน | | | . <= ${one}"), one="12", two="9"
    ).filling

    checked = completing.completed(sent(filled, one="5"), WHEN)

    assert ["/data/two"] == list(checked.faults)


LISTS = (
    "integer | plots | กี่แปลง",
    "begin repeat | plot | แปลง | | | | ${plots}",
    "text | name | ชื่อแปลง | yes",
    "begin repeat | dose | การใส่ปุ๋ย",
    "integer | kilos | กี่กิโล | yes",
    "end repeat | | ",
    "end repeat | | ",
)


def test_a_counted_list_has_as_many_entries_as_are_told_and_lists_lie_in_them() -> None:
    counted = sent(form(*LISTS), plots="2").filling

    [plots, plot] = laying.page(counted, WHEN)
    assert isinstance(plots, Field)
    assert isinstance(plot, Section)
    assert ("list", False, 2) == (plot.kind, plot.may_add, len(plot.parts))
    entry = plot.parts[0]
    assert isinstance(entry, Section)
    inner = entry.parts[1]
    assert isinstance(inner, Section)
    assert ("list", True) == (inner.kind, inner.may_add)


def test_entries_in_entries_are_added_filled_and_taken_out() -> None:
    taken = sent(form(*LISTS), plots="2")
    taken = entries.added(taken, "/data/plot[2]/dose", WHEN)
    taken = entries.added(taken, "/data/plot[2]/dose", WHEN)
    taken = sent(
        taken.filling,
        **{
            "plot[1]/name": "เหนือ",
            "plot[2]/name": "ใต้",
            "plot[2]/dose[1]/kilos": "5",
            "plot[2]/dose[2]/kilos": "7",
        },
    )

    left = entries.removed(taken, "/data/plot[2]/dose[1]", WHEN)

    assert "7" == answers(left)["plot[2]/dose[1]/kilos"]
    assert "plot[2]/dose[2]/kilos" not in answers(left)
    checked = completing.completed(left, WHEN)
    assert {} == checked.faults
    assert not completing.is_open(checked.filling, WHEN)


def test_a_fault_moves_up_with_its_entry() -> None:
    taken = sent(form("begin repeat | row | คน", "integer | age | อายุ | | | . < 120", "end repeat | | "))
    for _ in range(3):
        taken = entries.added(taken, "/data/row", WHEN)
    wrong = sent(taken.filling, **{"row[1]/age": "20", "row[3]/age": "300"})

    left = entries.removed(wrong, "/data/row[1]", WHEN)

    assert ["/data/row[2]/age"] == list(left.faults)


def test_a_name_in_another_question_s_words_has_dots() -> None:
    asking = form("text | name | ชื่อ | | | | | | | person", "text | more | ${name} ทำอะไร")
    named = sent(asking, name="แดง แสนดี").filling

    words = [one.label for one in fields_in(laying.page(named, WHEN))]

    assert "แด•••• ทำอะไร" in words
    assert "แดง" not in " ".join(words)


@pytest.mark.parametrize("name", ["แดง", "ก", "อู๋"])
def test_a_short_name_is_dots_alone(name: str) -> None:
    named = sent(form("text | name | ชื่อ | | | | | | | person"), name=name).filling

    assert name not in the_field(named, "name").mask


def test_a_long_list_of_people_is_taken_in_a_moment() -> None:
    rows = 60
    taken = Taken(
        form(
            "begin repeat | row | คน",
            "text | name | ชื่อ | yes | | | | | | person",
            "integer | age | อายุ | yes | | . < 120",
            "text | job | อาชีพ",
            "end repeat | | ",
        )
    )
    pasted = entries.pasted(
        taken, "/data/row", "\n".join(f"คนที่ {i} ใจดี\t{20 + i}\tทำนา" for i in range(rows)), WHEN
    )

    done = completing.completed(
        sent(pasted.filling, **{f"row[{i}]/age": "30" for i in range(1, rows + 1)}), WHEN
    )

    assert {} == done.faults
    assert rows == sum(value == "30" for value in answers(done).values())
