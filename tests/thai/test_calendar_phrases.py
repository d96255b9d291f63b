"""Days, spans and hours in the sentences that people and offices put round them, typed on Monday 22 November 2564."""

import datetime as dt

import pytest

from thai.reading import read

MONDAY = dt.date(2021, 11, 22)

DATES = {
    "งวด ๑ จัดส่งรายงานชุดที่ ๔ ภายในวันที่ ๒๙ เมษายน ๒๕๖๕": "2022-04-29",
    "ที่ 2/2564 ลงวันที่ 29 กรกฎาคม 2564": "2021-07-29",
    "เรียนทุกหน่วย ส่งภายในวันที่ 30 พ.ย. 2564": "2021-11-30",
    "วันเสาร์ที่ 20 พ.ย. 64 เวลา 09.00 น. ณ ศาลาประชาคม": "2021-11-20",
    "25 พ.ย. 64 เวลา 09.00-12.00 น.": "2021-11-25",
    "25 พ.ย. 64 9 โมงเช้า": "2021-11-25",
    "เก็บเกี่ยวเมื่อวันที่ 5 พ.ย.": "2021-11-05",
    "ประชุมที่ศาลาวันที่ 18 พ.ย. 64": "2021-11-18",
    "เมื่อเสาร์ที่ 20": "2021-11-20",
    "ศุกร์นี้ 26 พ.ย.": "2021-11-26",
    "สัปดาห์หน้าวันพุธ": "2021-12-01",
    "พ.ย. วันที่ 25": "2021-11-25",
    "25 พ.ย.'64": "2021-11-25",
    "25 พฤศจิกายน สองห้าหกสี่": "2021-11-25",
    "Thursday 25 November 2021": "2021-11-25",
    "วันนี้เองค่ะ": "2021-11-22",
}
NO_DATES = [
    "ศุกร์ที่แล้ววันที่ 18 พ.ย. 64",
    "วันพ่อ วันที่ 6 ธ.ค. 64",
    "เมื่อ 25 พ.ย. 64",
    "ก่อนวันที่ 20 พ.ย. 64",
    "เลื่อนจากวันที่ 20 พ.ย. 64",
    "หลังเสร็จสิ้นกิจกรรม ภายใน 7 วัน ภายในวันที่ 10 มีนาคม 2565",
    "ประมาณวันที่ 18 พ.ย. 64",
    "10/11/12",
    "เสาร์อาทิตย์นี้",
    "อาทิตย์ที่ 2",
    "3 วันที่ผ่านมา",
    "วันที่หนึ่ง",
]
SPANS = {
    "10 และ 11 พ.ย. 64": ("2021-11-10", "2021-11-11"),
    "พ.ย. และ ธ.ค. 64": ("2021-11-01", "2021-12-31"),
    "เดือน 10-12 ปี 64": ("2021-10-01", "2021-12-31"),
    "10/64 - 12/64": ("2021-10-01", "2021-12-31"),
    "เดือนนี้ถึงเดือนหน้า": ("2021-11-01", "2021-12-31"),
    "วันที่ 1-3 เดือนที่แล้ว": ("2021-10-01", "2021-10-03"),
    "3-5 ธ.ค. 64 เวลา 08.30-16.30 น.": ("2021-12-03", "2021-12-05"),
    "จ.22-ศ.26 พ.ย.64": ("2021-11-22", "2021-11-26"),
    "ไตรมาส 1/2565 (ต.ค.-ธ.ค. 64)": ("2021-10-01", "2021-12-31"),
    "ปีงบ 65 ไตรมาส 2": ("2022-01-01", "2022-03-31"),
    "ตั้งแต่ปีงบประมาณ 2566 เป็นต้นไป": ("2022-10-01", None),
}
NO_SPANS = [
    "10-12-64",
    "1-3 เดือนที่แล้ว",
    "3 เดือนที่ผ่านมา",
    "Q1/2022",
    "10 และ 15 พ.ย. 64",
    "พ.ย. และ ม.ค. 65",
    "สัปดาห์หน้า",
]
MONTHS = {
    "ให้จังหวัดทราบภายในเดือนกรกฎาคม 2565": "2022-07",
    "ไตรมาส 1 (เดือนพฤศจิกายน 2565)": "2022-11",
    "เดือนนี้ (พ.ย.)": "2021-11",
    "ตุลาที่แล้ว": "2021-10",
    "ปี 64 เดือน พ.ย.": "2021-11",
}
NO_MONTHS = ["ไตรมาส 2 เดือนธันวาคม 2564", "เดือนนี้ (ต.ค.)", "เดือนสิบสอง", "12.50", "3 เดือนที่ผ่านมา", "พฤศจิกาที่ผ่านมา"]
TIMES = {
    "บ่าย 2.30": "14:30",
    "2.30 ตอนบ่าย": "14:30",
    "9.30 โมง": "09:30",
    "หกโมงครึ่งตอนเช้า": "06:30",
    "พรุ่งนี้เก้าโมง": "09:00",
    "เวลา 09.00 น. เป็นต้นไป": "09:00",
    "แปดโมงคึ่ง": "08:30",
}
NO_TIMES = ["บ่ายสองสาม", "ช่วงเก้าโมง", "2.30 น.", "1330", "หกโมงเช้าเย็น", "เช้า 2.00"]
YEARS = {
    "งบประมาณรายจ่ายประจำปีงบประมาณ พ.ศ. 2565": {"fy_be": 2565},
    "2565 และ 2566": {"fy_be_from": 2565, "fy_be_to": 2566},
    "ปีหกห้า": {"fy_be": 2565},
}
NO_YEARS = [
    "64 และ 66",
    "ก่อนปีงบประมาณ 2565",
    "ประมาณปีงบประมาณ 2565",
    "ปีงบประมาณ พ.ศ. 2565 (ต.ค. 2563 - ก.ย. 2564)",
    "70",
    "ปีปฏิทิน 2565",
]


@pytest.mark.parametrize(("text", "day"), DATES.items())
def test_the_day_is_found_among_its_words(text: str, day: str) -> None:
    assert {"date": day} == read("date", text, MONDAY)


@pytest.mark.parametrize(("text", "ends"), SPANS.items())
def test_the_span_is_found_among_its_words(text: str, ends: tuple[str, str | None]) -> None:
    assert {"start": ends[0], "end": ends[1]} == read("date_range", text, MONDAY)


@pytest.mark.parametrize(("text", "month"), MONTHS.items())
def test_the_month_is_found_among_its_words(text: str, month: str) -> None:
    assert {"month": month} == read("month", text, MONDAY)


@pytest.mark.parametrize(("text", "time"), TIMES.items())
def test_the_time_is_found_among_its_words(text: str, time: str) -> None:
    assert {"time": time} == read("time", text, MONDAY)


@pytest.mark.parametrize(("text", "years"), YEARS.items())
def test_the_fiscal_year_is_found_among_its_words(text: str, years: dict[str, int]) -> None:
    assert years == read("fiscal_year", text, MONDAY)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (kind, text)
        for kind, texts in (
            ("date", NO_DATES), ("date_range", NO_SPANS), ("month", NO_MONTHS), ("time", NO_TIMES), ("fiscal_year", NO_YEARS),
        )
        for text in texts
    ],
)  # fmt: skip
def test_what_may_be_two_things_is_asked_again(kind: str, text: str) -> None:
    assert read(kind, text, MONDAY) is None
