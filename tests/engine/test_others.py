"""What is asked about somebody else: only with a reason, a text to read out, and the last four digits shown."""

import pytest

from engine.conversation.bubbles import Press
from engine.conversation.events import Pressed
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.state import State
from engine.forms.lint.chat import of_chat
from engine.forms.reading import read_markdown
from engine.obligations.noting import about_others
from tests.rules import saying

REASON = "ใช้แยกครัวเรือนไม่ให้ซ้ำกัน"


def sheet(others: str) -> str:
    return f"""
| survey |
| | type | name | label | bind::sanam:kind | bind::sanam:others |
| | begin_repeat | home | ครัวเรือน | | |
| | text | head | ขอชื่อค่ะ | person | {others} |
| | text | number | ขอเบอร์ค่ะ | phone | {others} |
| | end_repeat | | | | |
| settings |
| | form_id | form_title | version | namespaces |
| | homes | ครัวเรือน | 1 | sanam="https://sanam.example/xforms" |
"""


def test_a_name_in_a_list_without_a_reason_is_remarked() -> None:
    bare, explained = (read_markdown(sheet(one), name="homes") for one in ("", REASON))
    found = list(of_chat(bare, {}))

    assert [("own.others", "remark", 5), ("own.others", "remark", 6)] == [
        (one.rule, one.weight, one.row) for one in found
    ]
    assert 2 == len(list(about_others({"homes": bare})))
    assert ([], []) == (list(of_chat(explained, {})), list(about_others({"homes": explained})))


@pytest.mark.parametrize(("others", "expected"), [(REASON, "••••5678"), ("", "081-234-5678")])
def test_of_somebody_elses_phone_only_four_digits_are_shown(others: str, expected: str) -> None:
    form = read_markdown(sheet(others), name="homes")
    filled = saying.filling(saying.CASES[0][1], form, "homes")
    question = next(one for one in form.questions if one.name == "number")

    assert expected == getattr(talk.shown(Asked(filled, question, saying.WHEN), "+66812345678"), "text", "")


def test_what_to_tell_the_owner_is_one_tap_from_the_question() -> None:
    form = read_markdown(sheet(REASON), name="homes")
    filled = saying.filling(saying.CASES[0][1], form, "homes")
    state = State(place="asking", draft="d1", asking="/data/home[1]/head", nonce=1)

    said = list(saying.said(filled, state, Pressed(saying.WHEN, Press("w", "d1", 0, 1)), has_roles=True))

    words = said[-1]["text"]
    assert [] == [one for one in (REASON, "บอกเจ้าของข้อมูลว่า", "020000050", "ขอชื่อ") if one not in words]
    labels = [one["action"]["label"] for one in said[-1]["quickReply"]["items"]]
    assert "บอกเจ้าของว่า" in labels
