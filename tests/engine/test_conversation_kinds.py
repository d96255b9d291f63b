"""Each kind of question as it is talked: what words and taps become, and how a value is worded again."""

from datetime import datetime, timedelta, timezone
from functools import cache

import pytest

from engine.conversation.bubbles import Button, DateButton, PhoneButton, Plain, Press
from engine.conversation.events import When
from engine.conversation.kinds import lists, several, spots, talk
from engine.conversation.kinds.asked import Asked, Miss, Offer, Picking, Value
from engine.conversation.scene import Filling
from engine.conversation.state import Draft
from engine.forms.form import Form
from engine.forms.reading import read_markdown
from engine.obligations.programme import Programme
from tests.engine.conversation_kit import programme, words

AT = datetime(2021, 11, 25, 9, 0, tzinfo=timezone(timedelta(hours=7)))
WHEN = When(1, AT, "มะลิ")
PRESS = Press("a", "draft", 0, 1)
FORM = """
| survey |
| | type | name | label | appearance | parameters | bind::sanam:kind | bind::sanam:unit |
| | select_one crop | crop | ปลูกอะไร | | | | |
| | select_multiple crop | crops | ปลูกอะไรบ้าง | | | | |
| | rank crop | order | เรียงลำดับ | | | | |
| | select_one province | province | จังหวัดไหน | | | | |
| | range | score | ให้กี่คะแนน | | start=0 end=10 step=5 | | |
| | range | depth | ลึกเท่าไร | | start=0 end=100 step=1 | | เมตร |
| | date | day | วันไหน | | | | |
| | date | month | เดือนไหน | month-year | | | |
| | date | year | ปีไหน | year | | | |
| | time | at | กี่โมง | | | | |
| | dateTime | moment | เมื่อไร | | | | |
| | geopoint | spot | ตรงไหน | | | | |
| | image | photo | ขอรูป | | | | |
| | integer | people | กี่คน | | | count | คน |
| | text | yield | ได้เท่าไร | | | quantity | |
| | text | span | ช่วงไหน | | | date_range | |
| | text | citizen | เลขประจำตัว | | | national_id | |
| choices |
| | list_name | name | label |
| | crop | rice | ข้าวหอมมะลิ |
| | crop | maize | ข้าวโพด |
| | crop | veg | ผักบุ้ง |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""
PROVINCES = tuple(f"| | province | p{i} | จังหวัดที่{i:02} |" for i in range(1, 31))


@cache
def form() -> Form:
    return read_markdown(FORM.replace("| settings |", "\n".join(PROVINCES) + "\n| settings |"), name="kinds")


@cache
def pack() -> Programme:
    return programme()


def asked(name: str, *, picked: tuple[str, ...] = (), page: int = 0) -> Asked:
    question = form().question(form().path_of(name))
    assert question is not None
    filling = Filling(Draft("draft", "file", "p", "f", "d"), form(), pack(), "เรื่อง", "กลุ่ม")
    return Asked(filling, question, WHEN, picked, page)


def value(name: str, typed: str, *, picked: tuple[str, ...] = ()) -> str | None:
    found = talk.read(asked(name, picked=picked), typed)
    return found.value if isinstance(found, Value) else None


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        ("crop", "2", "maize"),
        ("crop", "ข้าวโพด", "maize"),
        ("crop", "ข้าว", None),
        ("crops", "1 3", "rice veg"),
        ("crops", "1,2,3", "rice maize veg"),
        ("crops", "ผักบุ้ง และข้าวโพด", "maize veg"),
        ("crops", "๑ ๓", "rice veg"),
        ("crops", "1 9", None),
        ("crops", "1 ทุเรียน", None),
        ("order", "3 1 2", "veg rice maize"),
        ("order", "3 1", "veg rice maize"),
        ("order", "3 3 1", None),
        ("score", "5", "5"),
        ("score", "7", None),
        ("depth", "๔๕", "45"),
        ("depth", "120", None),
        ("day", "เมื่อวาน", "2021-11-24"),
        ("month", "ต.ค. 64", "2021-10-01"),
        ("year", "2563", "2020-01-01"),
        ("at", "บ่ายสองครึ่ง", "14:30:00.000+07:00"),
        ("at", "หกโมง", None),
        ("moment", "24 พ.ย. 64 09.30 น.", "2021-11-24T09:30:00.000+07:00"),
        ("moment", "บ่ายสอง เมื่อวาน", "2021-11-24T14:00:00.000+07:00"),
        ("moment", "เมื่อวาน", None),
        ("spot", "18.79, 98.98", "18.79 98.98 0 0"),
        ("spot", "ริมใต้", None),
        ("spot", "98.98 18.79", None),
        ("photo", "ไม่มีรูป", None),
        ("people", "สิบสองคน", "12"),
        ("yield", "250 กก.", "250 กิโลกรัม"),
        ("span", "1 ต.ค. - 31 ธ.ค. 64", "2021-10-01/2021-12-31"),
        ("citizen", "1234567890123", None),
    ],
)
def test_words_become_a_value_or_are_asked_again(name: str, typed: str, expected: str | None) -> None:
    assert expected == value(name, typed)


@pytest.mark.parametrize(
    ("name", "stored", "expected"),
    [
        ("crop", "maize", "ข้าวโพด"),
        ("crops", "rice veg", "ข้าวหอมมะลิ, ผักบุ้ง"),
        ("order", "veg rice maize", "1. ผักบุ้ง, 2. ข้าวหอมมะลิ, 3. ข้าวโพด"),
        ("depth", "45", "45 เมตร"),
        ("day", "2021-11-24", "24 พ.ย. 2564"),
        ("month", "2021-10-01", "ต.ค. 2564"),
        ("year", "2020-01-01", "2563"),
        ("at", "14:30:00.000+07:00", "14.30 น."),
        ("moment", "2021-11-24T09:30:00.000+07:00", "24 พ.ย. 2564 09.30 น."),
        ("spot", "18.79 98.98 0 0", "18.79, 98.98"),
        ("photo", "a.jpg b.jpg", "2 รูป"),
        ("people", "1200", "1,200 คน"),
        ("yield", "1250.5 กิโลกรัม", "1,250.5 กิโลกรัม"),
        ("span", "2021-10-01/2021-12-31", "1 ต.ค. - 31 ธ.ค. 2564"),
    ],
)
def test_a_value_is_worded_as_a_person_writes_it(name: str, stored: str, expected: str) -> None:
    assert expected == words(talk.shown(asked(name), stored))


def test_a_part_that_several_choices_share_is_offered() -> None:
    assert Offer(("rice", "maize"), 2) == talk.read(asked("crop"), "ข้าว")


def test_choices_are_picked_one_after_the_other_and_dropped_again() -> None:
    tapped = talk.of(asked("crops")).tapped

    assert Picking(("veg",)) == tapped(asked("crops"), 2)
    assert Picking(("veg", "rice")) == tapped(asked("crops", picked=("veg",)), 0)
    assert Picking(()) == tapped(asked("crops", picked=("veg",)), 2)
    assert Value("rice veg") == tapped(asked("crops", picked=("veg", "rice")), several.DONE)
    assert tapped(asked("crops"), several.DONE) is None
    assert tapped(asked("crops"), 7) is None


def test_what_was_picked_is_marked_and_there_is_an_end() -> None:
    buttons = talk.of(asked("crops")).quick(asked("crops", picked=("veg",)), PRESS)

    assert ["ครบแล้ว", "ข้าวหอมมะลิ", "ข้าวโพด", "✓ ผักบุ้ง"] == [words(one.label) for one in buttons]
    assert value("crops", "1", picked=("veg",)) == "rice veg"


def test_an_order_completes_itself_when_one_is_left() -> None:
    tapped = talk.of(asked("order")).tapped

    assert Picking(("veg",)) == tapped(asked("order"), 2)
    assert Value("veg rice maize") == tapped(asked("order", picked=("veg",)), 0)
    assert tapped(asked("order", picked=("veg",)), 2) is None


def test_a_long_list_is_shown_by_the_page_and_searched_by_typing() -> None:
    first, last = asked("province"), asked("province", page=3)
    labels = [words(one.label) for one in talk.of(first).quick(first, PRESS)]

    assert [f"จังหวัดที่{i:02}" for i in range(1, 9)] + ["ดูเพิ่ม"] == labels
    assert "ตัวเลือก 1 ถึง 8 จาก 30 พิมพ์บางคำเพื่อค้นได้" == words(talk.of(first).lines(first)[-1])
    assert ["จังหวัดที่25", "จังหวัดที่30"] == [words(talk.of(last).quick(last, PRESS)[i].label) for i in (0, 5)]
    assert "p17" == value("province", "ที่17")
    assert "p30" == value("province", "30")
    assert isinstance(talk.read(first, "จังหวัด"), Miss)
    assert lists.PAGE + 1 == len(labels)


def test_a_page_past_the_end_is_the_first_one_again() -> None:
    over = asked("province", page=4)

    assert "จังหวัดที่01" == words(talk.of(over).quick(over, PRESS)[0].label)


def test_a_short_scale_has_a_button_for_each_step() -> None:
    buttons = talk.of(asked("score")).quick(asked("score"), PRESS)

    assert ["0", "5", "10"] == [words(one.label) for one in buttons]
    assert Value("10") == talk.of(asked("score")).tapped(asked("score"), 2)
    assert talk.of(asked("score")).tapped(asked("score"), 3) is None
    assert () == talk.of(asked("depth")).quick(asked("depth"), PRESS)


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("day", "2021-11-20", "2021-11-20"),
        ("day", "", None),
        ("day", "09:30", None),
        ("at", "09:30", "09:30:00.000+07:00"),
        ("at", "2021-11-20T09:30", None),
        ("moment", "2021-11-20T09:30", "2021-11-20T09:30:00.000+07:00"),
        ("moment", "09:30", None),
        ("moment", "", None),
    ],
)
def test_what_the_phone_s_picker_gives_must_be_what_was_asked(
    name: str, given: str, expected: str | None
) -> None:
    picker = talk.of(asked(name)).picked
    assert picker is not None

    found = picker(asked(name), given)

    assert expected == (found.value if isinstance(found, Value) else None)


def test_taps_of_days_months_and_years_count_from_today() -> None:
    def tapped(name: str, index: int) -> object:
        return talk.of(asked(name)).tapped(asked(name), index)

    assert Value("2021-11-24") == tapped("day", 1)
    assert [Value("2021-11-01"), Value("2021-09-01")] == [tapped("month", 0), tapped("month", 2)]
    assert Value("2020-01-01") == tapped("year", 1)
    assert [None, None, None] == [tapped("day", 2), tapped("month", 3), tapped("year", 3)]


def test_the_phone_is_asked_for_what_only_it_has() -> None:
    def quick(name: str) -> list[object]:
        return list(talk.of(asked(name)).quick(asked(name), PRESS))

    assert ["camera", "album"] == [one.sends for one in quick("photo") if isinstance(one, PhoneButton)]
    assert ["location"] == [one.sends for one in quick("spot") if isinstance(one, PhoneButton)]
    assert ["time"] == [one.mode for one in quick("at") if isinstance(one, DateButton)]
    assert ["datetime"] == [one.mode for one in quick("moment") if isinstance(one, DateButton)]


def test_a_place_that_the_phone_sends_is_written_as_forms_want_it() -> None:
    assert Value("18.790000 98.980000 0 0") == spots.placed(18.79, 98.98)


def test_no_button_carries_a_value() -> None:
    for question in form().questions:
        one = asked(question.name, picked=("veg",))
        for button in talk.of(one).quick(one, PRESS):
            if isinstance(button, Button):
                assert (button.press.draft, button.press.step, button.press.nonce) == ("draft", 0, 1)
            assert not isinstance(button.label, Plain) or button.label.text
