import datetime as dt

import pytest

from thai.happened import Told, read_happened

TODAY = dt.date(2022, 3, 14)


@pytest.mark.parametrize(
    ("text", "is_done", "day"),
    [
        ("เสร็จแล้ว 12 มี.ค.", True, dt.date(2022, 3, 12)),
        ("จัดแล้ววันที่ 12 มีนาคม 2565 ค่ะ", True, dt.date(2022, 3, 12)),
        ("เสร็จแล้วเมื่อวาน", True, dt.date(2022, 3, 13)),
        ("ประชุมเสร็จแล้ว วันที่ 10", True, dt.date(2022, 3, 10)),
        ("จัดไปแล้วเมื่อ 9 มี.ค. ครับ", True, dt.date(2022, 3, 9)),
        ("นัดจัด 20 มี.ค.", False, dt.date(2022, 3, 20)),
        ("จะจัดวันที่ 20 มีนาคม", False, dt.date(2022, 3, 20)),
        ("กำหนดจัดกิจกรรม 20 มี.ค.", False, dt.date(2022, 3, 20)),
    ],
)
def test_the_day_of_an_event_is_read_as_people_say_it(text: str, is_done: bool, day: dt.date) -> None:  # noqa: FBT001
    assert Told(is_done, day) == read_happened(text, TODAY)


@pytest.mark.parametrize(
    "text", ["เสร็จแล้วค่ะ", "ทำแล้ว", "ส่งแล้ว", "จะส่งรายงาน", "12 มี.ค.", "เสร็จ", "งานค้าง", "นัด", ""]
)
def test_what_tells_no_day_is_left_to_others(text: str) -> None:
    assert None is read_happened(text, TODAY)
