"""Sentences of guidelines: by when, in which form; what is vague or contradicts itself is never a day."""

from datetime import date

import pytest

from thai.guidelines.deadlines import deadline
from thai.guidelines.sentences import ordered


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("ภายในวันที่ ๓๐ พฤศจิกายน ๒๕๖๔", {"day": date(2021, 11, 30)}),
        ("ภายในวันที่  3๐ พฤศจิกายน ๒๕๖๔", {"day": date(2021, 11, 30)}),
        ("ไม่เกินวันที่ 15 มี.ค. 2565", {"day": date(2022, 3, 15)}),
        ("เริ่ม 1 ต.ค. 2564 และส่งภายใน 31 ม.ค. 2565", {"day": date(2022, 1, 31)}),
        ("รายงานภายในวันที่ 25 ของทุกเดือน", {"every": "month", "day": 25}),
        ("ตัดยอด ณ วันที่ 25 ของทุกเดือน ส่งภายในวันที่ 27 ของทุกเดือน", {"every": "month", "day": 27}),
        ("รายงานทุกวันสุดท้ายของเดือน", {"every": "month", "day": "last"}),
        ("รายงานเป็นประจำทุกเดือน", {"every": "month"}),
        ("อย่างน้อยเดือนละ 1 ครั้ง", {"every": "month", "times": 1}),
        ("ปีละ 2 ครั้ง", {"every": "year", "times": 2}),
        ("ปีละ 1 ครั้ง ภายในเดือนกันยายน", {"every": "year", "times": 1, "in_month": 9}),
        ("ไตรมาสละ 1 ครั้ง", {"every": "quarter", "times": 1}),
        ("ภายในเดือนธันวาคม 2563", {"in_month": 12, "year": 2563}),
        ("ในช่วงเดือนพฤษภาคม – กรกฎาคม 2565", {"in_month": 5, "to_month": 7, "year": 2565}),
        ("ภายในไตรมาสที่ 1", {"in_quarter": 1}),
        ("ภายในปีงบประมาณ", {"fiscal_year": True}),
        (
            "รอบที่ 1 ภายในเดือนธันวาคม 2564 และรอบที่ 2 ภายในเดือนมิถุนายน 2565",
            {"rounds": [{"in_month": 12, "year": 2564}, {"in_month": 6, "year": 2565}]},
        ),
        ("ภายใน 7 วัน หลังจัดกิจกรรมแล้วเสร็จ", {"after": "จัดกิจกรรมแล้วเสร็จ", "days": 7}),
        ("หลังเสร็จสิ้นกิจกรรมภายใน 7 วัน", {"after": "เสร็จสิ้นกิจกรรม", "days": 7}),
        ("ภายใน 5 วันทำการนับแต่วันที่ได้รับการแจ้งผล", {"after": "ได้รับการแจ้งผล", "days": 5, "working": True}),
        (
            "หลังดำเนินการเสร็จสิ้นภายใน 7 วัน ทั้งนี้ภายในวันที่ 10 สิงหาคม 2565",
            {"after": "ดำเนินการเสร็จสิ้น", "days": 7, "latest": date(2022, 8, 10)},
        ),
        (
            "หลังเสร็จสิ้นกิจกรรมภายใน 7 วัน ภายในเดือนพฤษภาคม 2565",
            {"after": "เสร็จสิ้นกิจกรรม", "days": 7, "latest": date(2022, 5, 31)},
        ),
    ],
)
def test_a_deadline_is_read_as_it_is_printed(words: str, due: dict[str, object]) -> None:
    assert due == deadline(words)


@pytest.mark.parametrize(
    "words",
    [
        "ภายในระยะเวลาที่กำหนด", "โดยเร็ว", "ภายใน 30 พ.ย.", "ภายในวันที่ 30 กุมภาพันธ์ 2565", "เป็นประจำทุกครั้งที่มีการจัดตลาด",
        "1 ต.ค. 2564 ถึง 30 ก.ย. 2565", "ภายในเดือนธันวาคม หรือภายในเดือนมกราคม", "ภายใน 7 วัน", "",
        "หลังเสร็จสิ้นกิจกรรมภายใน 7 วัน ภายในเดือนพฤษภาคม",
        "ทุกวันที่ 5 และทุกวันที่ 20 ของเดือน",
    ],
)  # fmt: skip
def test_what_is_not_told_for_sure_is_no_deadline(words: str) -> None:
    assert deadline(words) is None


def test_sentences_that_order_a_report_are_found_with_their_lines() -> None:
    text = (
        "หลักการและเหตุผล\n"
        "๑. ให้อำเภอส่งแบบรายงานข้อมูลกลุ่ม ต่อจังหวัด ภายในวันที่ ๓๐ พฤศจิกายน ๒๕๖๔\n"
        "โครงการเริ่มวันที่ 1 ตุลาคม 2564\n"
        "2) สรุปผลการดำเนินงานส่งจังหวัด ภายในวันที่ 15 กันยายน 2565\n"
        "ใช้แบบประเมินความพึงพอใจ ประกอบการพิจารณา\n"
    )

    found = list(ordered(text))

    assert [(2, "แบบรายงานข้อมูลกลุ่ม"), (4, ""), (5, "แบบประเมินความพึงพอใจ")] == [
        (one.line, one.form) for one in found
    ]
    assert [{"day": date(2021, 11, 30)}, {"day": date(2022, 9, 15)}, None] == [one.due for one in found]
    assert found[1].name.startswith("สรุปผลการดำเนินงาน")
    assert found[0].words.startswith("ให้อำเภอส่ง")
