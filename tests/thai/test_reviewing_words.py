"""A wish for a later day, and the number of a meeting, as people type them."""

from datetime import date

import pytest

from thai.meetings import read_meeting
from thai.postponed import asks_for_later, read_later

STANDS, TODAY = date(2021, 11, 25), date(2021, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ขอเลื่อน 3 วัน", date(2021, 11, 28)),
        ("ขอเลื่อนไปอีก ๓ วันค่ะ", date(2021, 11, 28)),
        ("ขอเลื่อนสามวัน", date(2021, 11, 28)),
        ("เลื่อนเป็น 30 พ.ย.", date(2021, 11, 30)),
        ("ขอเลื่อนส่งเป็นวันที่ 28 พ.ย. ค่ะ", date(2021, 11, 28)),
        ("ขอขยายเวลา 1 สัปดาห์", date(2021, 12, 2)),
        ("27 พ.ย.", date(2021, 11, 27)),
        ("ขอเลื่อน", None),
        ("ขอผัดไปก่อน", None),
        ("ขอเลื่อนหน่อยนะ", None),
    ],
)
def test_a_later_day_is_read_or_asked_for(text: str, day: date | None) -> None:
    assert day == read_later(text, STANDS, TODAY)


@pytest.mark.parametrize("text", ["เมื่อวานประชุม 23 คน", "ส่งแล้ว", "ไม่ได้เลื่อนตำแหน่ง", ""])
def test_what_asks_for_no_later_day_is_left_alone(text: str) -> None:
    assert asks_for_later(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3/2565", "3/2565"),
        ("ครั้งที่ ๓/๒๕๖๕", "3/2565"),
        ("ประชุมครั้งที่ 03 / 2565", "3/2565"),
        ("3", None),
        ("3/65", None),
        ("กษ 3/2565", None),
    ],
)
def test_the_number_of_a_meeting_has_its_year(text: str, number: str | None) -> None:
    assert number == read_meeting(text)
