"""What old eyes read and one thumb hits: every card and bubble that the bot can make, in the colours and sizes it sends.

And what stands in each after everything is put together in it: one polite ending, no forbidden word. What the worlds of all other tests send is looked at by `FakeLine` in the same way.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from bot.line.check import check
from engine.forms.reading import read_file
from engine.obligations.programme import Programme
from tests import acts, readability
from tests.rules import saying, voice


def faults(messages: Iterable[dict[str, Any]]) -> list[str]:
    """Name what is wrong, each thing once."""
    found = chain.from_iterable((*readability.faults(one), *acts.wrong(one)) for one in messages)
    return sorted(set(found))


def polite_twice(messages: Iterable[dict[str, Any]]) -> list[str]:
    """Return the bubbles with more than one polite ending."""
    return sorted({words for words in _words(messages) if voice.particles(words) > 1})


def scolding(messages: Iterable[dict[str, Any]]) -> list[str]:
    """Return the bubbles that say what is never said."""
    return sorted({words for words in _words(messages) if voice.faults(words)})


def _words(messages: Iterable[dict[str, Any]]) -> Iterator[str]:
    return (message["text"] for message in messages if "text" in message)


@cache
def to_newcomers() -> tuple[dict[str, Any], ...]:
    return tuple(saying.to_newcomers())


@cache
def of_lists() -> tuple[dict[str, Any], ...]:
    return tuple(saying.of_lists())


@pytest.mark.parametrize(("folder", "programme", "name"), saying.CASES, ids=saying.CASE_NAMES)
def test_everything_in_a_form_can_be_read_and_tapped_and_is_polite_once(
    folder: Path, programme: Programme, name: str
) -> None:
    form = read_file(saying.path_of(folder, name))

    shown = list(saying.of_form(saying.filling(programme, form, name, pieces=saying.PIECES)))

    assert any(_words(shown))
    assert [] == faults(shown)
    assert [] == [str(fault) for message in shown for fault in check([message])]
    assert [] == polite_twice(shown)[:5]


def test_everything_to_a_newcomer_can_be_read_and_tapped_and_is_polite_once() -> None:
    assert any(_words(to_newcomers()))
    assert [] == faults(to_newcomers())
    assert [] == polite_twice(to_newcomers())
    assert [] == scolding(to_newcomers())


def test_everything_outside_a_form_can_be_read_and_tapped() -> None:
    assert [] == faults(of_lists())
    assert [] == [str(fault) for message in of_lists() for fault in check([message])]


def test_everything_outside_a_form_is_polite_once() -> None:
    assert any(_words(of_lists()))
    assert [] == polite_twice(of_lists())
    assert [] == scolding(of_lists())


def test_every_act_has_its_word_in_the_table() -> None:
    folder, programme, name = saying.CASES[0]
    filled = saying.filling(programme, read_file(saying.path_of(folder, name)), name)

    shown = chain(saying.of_form(filled), of_lists(), to_newcomers())

    assert set() == {act for message in shown for act, _ in acts.acts(message) if not acts.is_known(act)}


# The same to people, whatever it is to the code: change something, look at something, leave it as it is, say "none",
# pick one of several, take the last thing back.
ONE_TO_PEOPLE = {
    "ขอไฟล์": {"files", "m 28"},
    "ชวนด้วย QR": {"invite", "m 30"},
    "ขอดู": {"album", "anew", "hear", "member", "rule 2", "sect", "seeamend"},
    "ดูข้ออื่น": {"amend", "sendback"},
    "ไม่ตรงกับเอกสาร": {"amendwhy", "because"},
    "สำนักงานถัดไป": {"move", "staff", "whole 0"},
    "อันนี้": {
        "acts 1",
        "amendline",
        "called",
        "hand 1",
        "inside",
        "line",
        "mend",
        "moveto 0",
        "regroup",
        "told",
        "whole 900",
    },
    "วันนี้": {"acts 2", "hand 2"},
    "เลือกวัน": {"acts 2", "hand 2", "plan"},
    "แก้ไข": {"c", "e", "row"},
    "เลือกจากปฏิทิน": {"d date", "ease 2", "ease 5", "later 99", "meeting 5"},
    "ใช้ค่าเดิม": {"next", "u"},
    "ถูกต้อง": {"amended 0", "each"},
    "เดือนนี้ไม่มีกิจกรรม": {"none", "zero"},
    "รอบนี้ไม่มีกิจกรรม": {"none", "zero"},
    "รับทราบ": {"mine 7", "read 0", "y 0"},
    "ดูอีก": {"room 1", "tell 1", "tell 2"},
    "ทำเลย": {"o", "r new"},
    "ทำต่อ": {"r begun", "u"},
    "เอากลับ": {"regroup", "restore"},
}


def test_no_word_stands_for_two_acts_but_for_those_that_are_one_to_people() -> None:
    by_word: dict[str, set[str]] = {}
    for act, labels in acts.LABELS.items():
        for label in labels if isinstance(labels, tuple) else (labels,):
            by_word.setdefault(label, set()).add(act)

    assert ONE_TO_PEOPLE == {word: found for word, found in by_word.items() if len(found) > 1}


FLAWS: list[tuple[dict[str, Any], str]] = [
    ({"size": "sm"}, "is small"),
    ({"size": "13px"}, "is small"),
    ({"wrap": False}, "may be cut"),
    ({"maxLines": 2}, "may be cut"),
    ({"scaling": False}, "does not grow"),
    ({"color": "#999999"}, "is pale"),
]


@pytest.mark.parametrize(("flaw", "expected"), FLAWS)
def test_the_rule_sees_a_text_that_is_hard_to_read(flaw: dict[str, Any], expected: str) -> None:
    text = {
        "type": "text",
        "text": "ก",
        "wrap": True,
        "size": "md",
        "color": "#1B1B1B",
        "scaling": True,
        **flaw,
    }

    [found] = readability.faults(_card([text]))

    assert expected in found


BUTTON = {
    "type": "button",
    "style": "primary",
    "color": "#06733A",
    "scaling": True,
    "action": {"type": "uri", "label": "ก"},
}
BAD_BUTTONS: list[tuple[dict[str, Any], str]] = [
    ({"color": "#17C950"}, "is pale"),
    ({"style": "link", "color": "#7FA8D9"}, "is pale"),
    ({"action": {"type": "uri", "label": "ก" * 21}}, "is longer"),
    ({"height": "sm"}, "is low"),
    ({"scaling": False}, "does not grow"),
]


@pytest.mark.parametrize(("flaw", "expected"), BAD_BUTTONS)
def test_the_rule_sees_a_button_that_is_hard_to_read_or_hit(flaw: dict[str, Any], expected: str) -> None:
    [found] = readability.faults(_card([{**BUTTON, **flaw}]))

    assert expected in found


def test_the_rule_sees_crowds_and_carousels() -> None:
    crowded = {**_card([]), "contents": {"type": "bubble", "footer": _box([BUTTON] * 4)}}
    beside = _card([{**_box([BUTTON] * 2), "layout": "horizontal"}])
    fixed = _card([{**_box([]), "height": "40px"}])
    carousel = {"type": "flex", "altText": "-", "contents": {"type": "carousel", "contents": []}}

    found = [readability.faults(one) for one in (crowded, beside, fixed, carousel)]

    assert [1, 1, 1, 1] == [len(one) for one in found]


def test_the_rule_sees_another_word_for_an_act() -> None:
    data = "1~s~d1~0~0~0~mac"
    action = {"type": "postback", "label": "ส่งเลย", "data": data, "displayText": "ส่ง"}

    assert ["'s' is called 'ส่งเลย'"] == acts.wrong(_card([{**BUTTON, "action": action}]))


def _box(contents: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "box", "layout": "vertical", "contents": contents}


def _card(contents: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "flex", "altText": "-", "contents": {"type": "bubble", "body": _box(contents)}}
