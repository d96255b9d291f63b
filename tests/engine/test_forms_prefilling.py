"""Rows from elsewhere fill a list by the names of its questions; what does not fit is left to be asked."""

from datetime import datetime

from bot.clock import BANGKOK
from engine.forms import prefilling, rows, zeros
from engine.forms.form import Form
from engine.forms.reading import read_markdown

AT, SEED = datetime(2021, 11, 25, 9, 0, tzinfo=BANGKOK), "seed"
RESULTS = """
| survey |
| | type | name | label | required | constraint | bind::sanam:most | bind::sanam:carry |
| | begin repeat | result | ผล | | | 3 | |
| | text | name | ชื่อ | yes | | | |
| | integer | target | เป้า | yes | . < 100 | | |
| | integer | done | ทำได้ | yes | | | no |
| | end repeat | | | | | | |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""
HELD = [{"name": "ปุ๋ย", "target": "20", "done": "7", "elsewhere": "x"}, {"name": "น้ำ", "target": "400"}]


def form(markdown: str = RESULTS) -> Form:
    return read_markdown(markdown, name="f")


def test_rows_are_filled_by_the_names_of_questions() -> None:
    answers, new = prefilling.filled(form(), "/data/result", HELD, {}, AT, SEED)

    assert ("/data/result[1]", "/data/result[2]") == new
    assert "ปุ๋ย" == answers["/data/result[1]/name"]
    assert "20" == answers["/data/result[1]/target"]


def test_what_breaks_a_rule_or_is_not_to_be_carried_stays_open() -> None:
    answers, _ = prefilling.filled(form(), "/data/result", HELD, {}, AT, SEED)

    assert "/data/result[2]/target" not in answers
    assert "/data/result[1]/done" not in answers


def test_a_full_list_takes_no_more() -> None:
    answers, new = prefilling.filled(form(), "/data/result", HELD * 3, {}, AT, SEED)

    assert 3 == len(new) == rows.count(form(), "/data/result", answers, AT, SEED)


def test_rows_that_hold_nothing_of_the_list_make_none() -> None:
    assert ({}, ()) == prefilling.filled(form(), "/data/result", [{"elsewhere": "x"}], {}, AT, SEED)


def test_rows_are_read_in_their_order_and_by_their_names() -> None:
    answers = {
        "/data/result[2]/name": "น้ำ",
        "/data/result[1]/name": "ปุ๋ย",
        "/data/result[1]": "yes",
        "/data/x": "1",
    }

    assert ({"name": "ปุ๋ย"}, {"name": "น้ำ"}) == prefilling.rows_in(form(), answers, "/data/result")


ZERO = """
| survey |
| | type | name | label | required | bind::sanam:zero |
| | select_one has | had | มีไหม | yes | no |
| | begin group | sums | ยอด | | yes |
| | integer | sold | ขายได้ | yes | |
| | text | remark | หมายเหตุ | | |
| | begin repeat | buyer | ผู้ซื้อ | | |
| | text | name | ชื่อ | yes | |
| | end repeat | | | | |
| | end group | | | | |
| | text | other | อื่น ๆ | yes | |
| choices |
| | list_name | name | label |
| | has | yes | มี |
| | has | no | ไม่มี |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""


def test_a_form_says_which_answers_mean_nothing() -> None:
    made = form(ZERO)
    found = {one.name: zeros.value(made, one) for one in made.questions}

    assert {"had": "no", "sold": "0", "remark": "", "name": None, "other": None} == found
    assert zeros.has(made)
    assert not zeros.has(form())


def test_what_is_sent_is_nothing_only_when_every_answer_says_so() -> None:
    made = form(ZERO)
    nothing = {"/data/had": "no", "/data/sums/sold": "0", "/data/other": "x"}

    assert zeros.is_zero(made, nothing)
    assert not zeros.is_zero(made, {**nothing, "/data/sums/sold": "5"})
    assert not zeros.is_zero(made, {**nothing, "/data/sums/buyer[1]/name": "แดง"})
    assert not zeros.is_zero(made, {"/data/other": "x"})
