"""The words that people put round a value change nothing; those that make another value of it are asked again."""

import datetime as dt
import time
from itertools import product
from random import Random

import pytest

from thai.reading import KINDS, read

MONDAY = dt.date(2021, 11, 22)
VALUES: dict[str, dict[str, str]] = {
    "date": {
        "18 พ.ย. 64": "2021-11-18",
        "วันที่ 19 พฤศจิกายน 2564": "2021-11-19",
        "เมื่อ 18 พ.ย. 64": "2021-11-18",
    },
    "month": {"เดือน พ.ย. 64": "2021-11", "เดือนตุลาคม 2564": "2021-10", "เดือนกันยา 64": "2021-09"},
    "time": {"9 โมงเช้า": "09:00", "บ่ายสอง": "14:00", "08.30 น.": "08:30"},
}
SPANS = ("15-17 พ.ย. 64", "1 ต.ค. - 15 พ.ย. 64", "ก.ย. - ต.ค. 64")
GATHERINGS = ("ประชุม", "อบรม", "นัดกัน", "เจอกัน", "ลงทะเบียน", "เปิดงาน", "จัดประชุม", "ออกเดินทาง", "ทำกิจกรรม")
DEEDS = (*GATHERINGS, "ดำเนินการ", "ส่งรายงานแล้ว", "ปลูก", "เก็บเกี่ยว", "ตั้งกลุ่ม", "ขายไป", "ดูงานมา", "ประชุมกันไป")
MOVED = ("ก่อน", "หลัง", "เลื่อนจาก", "ไม่ใช่", "น่าจะ", "เกือบ", "ไม่ได้ประชุม", "ประชุมก่อน")
LEANING = ("เอง", "เลย", "แหละ", "นี่แหละ", "นี่ละค่ะ", "นี่เองครับ")


def _got(kind: str, text: str) -> object:
    value = read(kind, text, MONDAY)
    return value[kind] if value else None


@pytest.mark.parametrize("kind", VALUES)
def test_what_was_done_then_does_not_change_when_it_was(kind: str) -> None:
    deeds = GATHERINGS if kind == "time" else DEEDS
    for deed, (text, value) in product(deeds, VALUES[kind].items()):
        assert value == _got(kind, f"{deed} {text}"), (deed, text)


@pytest.mark.parametrize("deed", DEEDS)
def test_what_was_done_does_not_change_from_when_to_when(deed: str) -> None:
    for text in SPANS:
        assert read("date_range", text, MONDAY) == read("date_range", f"{deed} {text}", MONDAY) is not None


@pytest.mark.parametrize("word", MOVED)
def test_a_word_that_moves_or_doubts_is_asked_again(word: str) -> None:
    for kind, texts in {**VALUES, "date_range": dict.fromkeys(SPANS, "")}.items():
        for text in texts:
            assert read(kind, f"{word} {text}", MONDAY) is None, (word, text)


@pytest.mark.parametrize("word", ["งด", "แทน", "พ้น", "ยกเว้น", "ธ.ค. -", "ยัน", "ที่แล้ว", "ปลูกแทน"])
def test_a_day_that_is_called_off_or_passed_is_asked_again(word: str) -> None:
    assert read("date", f"{word} 18 พ.ย. 64", MONDAY) is None


@pytest.mark.parametrize("leaning", LEANING)
def test_words_that_only_lean_on_a_day_are_left_aside(leaning: str) -> None:
    assert "2021-11-21" == _got("date", f"เมื่อวาน{leaning}")
    assert "2021-11" == _got("month", f"พฤศจิกา{leaning}")


@pytest.mark.parametrize("place", ["ที่วัด", " ที่ศาลากลางบ้าน", "ค่ะ ที่บ้านป้าแดง", " ณ หอประชุมอำเภอ"])
def test_a_place_behind_an_hour_is_left_aside(place: str) -> None:
    assert "14:00" == _got("time", f"บ่ายสอง{place}")
    assert "13:30" == _got("time", f"13.30 น.{place}")


@pytest.mark.parametrize("tail", [" ที่ห้าโมง", " ที่จะถึง", " ปิด 4 โมงเย็น", "ที่สามทุ่ม"])
def test_a_second_hour_behind_the_first_is_no_place(tail: str) -> None:
    assert read("time", f"บ่ายสอง{tail}", MONDAY) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("แผนปฏิบัติราชการ พ.ศ. ๒๕๖๖ - ๒๕๗๐", {"fy_be_from": 2566, "fy_be_to": 2570}),
        ("งบประมาณรายจ่ายประจำปี 2565", {"fy_be": 2565}),
        ("แผนปฏิบัติการ ปี 65", {"fy_be": 2565}),
        ("แผนก่อนปี 2565", None),
        ("แผน 5 ปี", None),
        ("แผนพัฒนาถึง พ.ศ. 2570", None),
    ],
)
def test_the_years_of_a_plan_stand_behind_its_title(text: str, value: dict[str, object] | None) -> None:
    assert value == read("fiscal_year", text, MONDAY)


@pytest.mark.parametrize("unit", ["บาท", " บาท"])
def test_a_unit_said_at_both_ends_is_said_once(unit: str) -> None:
    for low, high in ((300, 500), (4000, 5000)):
        assert {"baht_min": low, "baht_max": high} == read("money", f"{low}{unit} - {high}{unit}", MONDAY)
        people = unit.replace("บาท", "คน")
        assert {"people_min": low, "people_max": high} == read(
            "count", f"{low}{people}ถึง{high}{people}", MONDAY
        )
        assert read("money", f"{high}{unit} - {low}{unit}", MONDAY) is None
        assert read("money", f"{low}{people} - {high}{people}", MONDAY) is None


@pytest.mark.parametrize("tail", ["ค่าอาหารกลางวัน", " ค่าปุ๋ยค่ะ", " จ่ายแล้ว", " โอนไปแล้ว"])
def test_what_money_was_for_may_stand_behind_it(tail: str) -> None:
    assert {"baht": 4250} == read("money", f"4,250 บาท{tail}", MONDAY)


@pytest.mark.parametrize("tail", ["ค่ามัดจำ", "ค่าแรงวันละ 300", "ค่าข้าวคนละ 50", "จ่ายแล้ว เหลือ 20"])
def test_a_part_or_a_rate_behind_money_is_asked_again(tail: str) -> None:
    assert read("money", f"4,250 บาท{tail}", MONDAY) is None


@pytest.mark.parametrize(
    "lead", ["ปลูกอ้อย", "สวนลำไย", "นาข้าว", "ทำนาปี ", "ปลูกมะละกอไปแล้ว ", "มันสำปะหลัง ", "แค่ ", "เลี้ยงกุ้ง"]
)
def test_what_grows_on_the_land_may_stand_before_it(lead: str) -> None:
    for tail in ("", "ค่ะ", " พอดี", "ถ้วน"):
        assert {"sq_wah": 4800} == read("area", f"{lead}12 ไร่{tail}", MONDAY)


@pytest.mark.parametrize(
    "lead", ["ข้าวเสียหาย", "ปลูกข้าวเพิ่ม", "มันตาย", "ปลูกข้าวคนละ", "ปลูกอ้อยแทนข้าว", "เช่า", "หมู่ 5 ", "งาน "]
)
def test_what_was_lost_or_shared_out_is_not_the_land(lead: str) -> None:
    assert read("area", f"{lead} 12 ไร่", MONDAY) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ร้อยละ 60 ของกลุ่มเป้าหมาย", {"percent": 60}),
        ("ร้อยละ 70 - ร้อยละ 80", {"percent_min": 70, "percent_max": 80}),
        ("เบิกจ่ายแล้ว 70%", {"percent": 70}),
        ("เสร็จไปครึ่งหนึ่งแล้ว", {"percent": 50}),
        ("ร้อยละ 60 ของเป้าหมาย", None),
        ("จ่าย 70", None),
        ("ผ่านครึ่งหนึ่ง", None),
    ],
)
def test_a_share_is_told_of_those_for_whom_it_is_meant(text: str, value: dict[str, object] | None) -> None:
    assert value == read("percent", text, MONDAY)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("quantity", "ศูนย์เรียนรู้ 45 แห่ง", {"value": 45, "unit": "แห่ง"}),
        ("quantity", "ศูนย์เรียนรู้ 3 ศูนย์", {"value": 3, "unit": "ศูนย์"}),
        ("count", "ศูนย์เด็กเล็ก 12 คน", {"people": 12}),
        ("money", "ศูนย์บาท", {"baht": 0}),
        ("quantity", "ศูนย์จุดห้ากิโล", {"value": 0.5, "unit": "กิโลกรัม"}),
        ("quantity", "3-4 ศูนย์", None),
        ("count", "12 คนมาครบค่ะ", {"people": 12}),
        ("count", "12 คน ไม่ครบ", None),
        ("money", "ค่าอาจารย์ 500 บาท", {"baht": 500}),
        ("money", "ช่วยเหลือ 3,500 บาท", {"baht": 3500}),
        ("money", "อาจ 500 บาท", None),
        ("yes_no", "ไม่เอาจ้า", {"yes": False}),
    ],
)
def test_letters_of_one_word_inside_another_are_not_that_word(
    kind: str, text: str, value: dict[str, object] | None
) -> None:
    assert value == read(kind, text, MONDAY)


@pytest.mark.parametrize(
    ("full", "empty"), list(product(("☑", "( / )", "(✓)", "[x]", "☒"), ("☐", "( )", "[ ]", "□")))
)
def test_the_ticked_box_is_the_answer(full: str, empty: str) -> None:
    for yes, no in (("มี", "ไม่มี"), ("ใช่", "ไม่ใช่"), ("เห็นชอบ", "ไม่เห็นชอบ")):
        assert {"yes": True} == read("yes_no", f"{full} {yes} {empty} {no}", MONDAY)
        assert {"yes": False} == read("yes_no", f"{empty} {yes} {full} {no}", MONDAY)
        assert read("yes_no", f"{full} {yes} {full} {no}", MONDAY) is None
        assert read("yes_no", f"{empty} {yes} {empty} {no}", MONDAY) is None
    assert read("yes_no", f"{full} มี {empty} ไม่แน่ใจ", MONDAY) is None


@pytest.mark.parametrize(
    "act", ["ดำเนินการ", "จัดทำ", "จัดส่ง", "รายงาน", "สำรวจ", "ติดตาม", "คัดเลือก", "มอบ", "ตั้งกลุ่ม"]
)
def test_the_verbs_of_offices_answer_as_those_of_villages_do(act: str) -> None:
    assert {"yes": True} == read("yes_no", f"{act}แล้วค่ะ", MONDAY)
    assert {"yes": False} == read("yes_no", f"ยังไม่ได้{act}", MONDAY)
    assert [None, None, None] == [
        read("yes_no", text, MONDAY) for text in (act, f"กำลัง{act}", f"{act}บางส่วนแล้ว")
    ]


@pytest.mark.parametrize("tail", [", 79", " กับ 79", " ถึง 80", " 79", "-9", "/79"])
def test_the_end_of_a_second_telephone_number_is_asked_again(tail: str) -> None:
    assert read("phone", f"0812345678{tail}", MONDAY) is None


def test_a_number_told_figure_by_figure_is_the_number() -> None:
    dice, names = Random(3), ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
    for _ in range(100):
        digits = f"08{dice.randrange(10**8):08}"
        told = "".join(names[int(digit)] + dice.choice(("", " ")) for digit in digits)
        assert read("phone", digits, MONDAY) == read("phone", told, MONDAY) is not None
        assert read("phone", told.strip().rpartition(" ")[0] or "ศูนย์แปด", MONDAY) is None


@pytest.mark.parametrize(
    "word", ["ค่า", "เป็นค่า", "มาครบ", "ได้", "ไป", "ทำไป", "นาข้าว", "ประชุมกัน", "☐", "เมื่อ", "สิ้นเดือน", "1, "]
)
def test_words_said_a_hundred_times_are_read_in_time(word: str) -> None:
    many = (word * 140)[:280]
    for text, kind in product((f"{many}500x", f"500 {many}x", f"ทำ{many}ครึ่งx"), sorted(KINDS)):
        started = time.thread_time()
        assert read(kind, text, MONDAY) is None
        assert time.thread_time() - started < 0.2
