"""Amounts, identities, times and answers as people type them; and what must be asked again."""

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from thai.reading import KINDS, read

TODAY = dt.date(2021, 11, 22)

VALUES: dict[str, dict[str, dict[str, object]]] = {
    "money": {
        "30,000 บาท": {"baht": 30000},
        "๓๐,๐๐๐ บาท": {"baht": 30000},
        "สามหมื่น": {"baht": 30000},
        "3 หมื่น": {"baht": 30000},
        "หมื่นห้าบาท": {"baht": 15000},
        "สองพันห้า": {"baht": 2500},
        "แสนเจ็ด": {"baht": 170000},
        "หมื่นสองพันห้าร้อยบาท": {"baht": 12500},
        "1.5 ล้านบาท": {"baht": 1500000},
        "ครึ่งล้าน": {"baht": 500000},
        "12,500.-": {"baht": 12500},
        "฿500": {"baht": 500},
        "500บ.": {"baht": 500},
        "2,500.50 บาท": {"baht": 2500.5},
        "12 บาท 50 สตางค์": {"baht": 12.5},
        "ใช้ไป 3000": {"baht": 3000},
        "ค่าอาหาร 2,500 บาท": {"baht": 2500},
        "ซื้อเมล็ดพันธุ์ 2,500 บาท": {"baht": 2500},
        "30,000 บาท (สามหมื่นบาทถ้วน)": {"baht": 30000},
        "ประมาณ 3 หมื่น": {"baht": 30000, "approx": True},
        "2-3 หมื่น": {"baht_min": 20000, "baht_max": 30000},
        "ห้าหกพัน": {"baht_min": 5000, "baht_max": 6000},
        "5,000-7,000 บาท": {"baht_min": 5000, "baht_max": 7000},
        "ไม่ได้ใช้เงิน": {"baht": 0},
    },
    "count": {
        "15 คน": {"people": 15},
        "สิบห้าคนค่ะ": {"people": 15},
        "ซาวคน": {"people": 20},
        "สองคน": {"people": 2},
        "คนเดียว": {"people": 1},
        "มาประชุม 25 คน": {"people": 25},
        "10-15 คน": {"people_min": 10, "people_max": 15},
        "สามสี่คน": {"people_min": 3, "people_max": 4},
        "ประมาณ 20": {"people": 20, "approx": True},
        "ชาย 5 หญิง 10": {"people": 15},
        "รวม 15 คน (ชาย 5 คน หญิง 10 คน)": {"people": 15},
    },
    "area": {
        "2 ไร่ 3 งาน 50 ตารางวา": {"sq_wah": 1150},
        "2-3-50": {"sq_wah": 1150},
        "2 ไร่ครึ่ง": {"sq_wah": 1000},
        "ไร่ครึ่ง": {"sq_wah": 600},
        "ครึ่งไร่": {"sq_wah": 200},
        "2.5 ไร่": {"sq_wah": 1000},
        "สองไร่สองงาน": {"sq_wah": 1000},
        "50 ตร.ว.": {"sq_wah": 50},
        "400 ตร.ม.": {"sq_wah": 100},
    },
    "phone": {
        "0812345678": {"e164": "+66812345678"},
        "๐๘๑-๒๓๔-๕๖๗๘": {"e164": "+66812345678"},
        "0812345678ครับ": {"e164": "+66812345678"},
        "+66 81 234 5678": {"e164": "+66812345678"},
        "02-123-4567 ต่อ 12": {"e164": "+6621234567", "ext": "12"},
    },
    "national_id": {
        "1-2345-67890-12-1": {"id": "1234567890121"},
        "๑๒๓๔๕๖๗๘๙๐๑๒๑ ค่ะ": {"id": "1234567890121"},
    },
    "yes_no": {
        "ใช่ค่ะ": {"yes": True},
        "ครับ": {"yes": True},
        "แม่นแล้ว": {"yes": True},
        "โอเคจ้า": {"yes": True},
        "ใช่ครับ ถูกต้องครับ": {"yes": True},
        "👍": {"yes": True},
        "ไม่ใช่ครับ": {"yes": False},
        "ไมใช่": {"yes": False},
        "บ่แม่นเด้อ": {"yes": False},
        "ไม่อ่ะ": {"yes": False},
        "ม่ายยยย": {"yes": False},
        "ยังไม่ได้ทำค่ะ": {"yes": False},
    },
    "percent": {
        "50%": {"percent": 50},
        "ร้อยละห้าสิบ": {"percent": 50},
        "ร้อยเปอร์เซ็นต์": {"percent": 100},
        "0.5%": {"percent": 0.5},
        "50% - 60%": {"percent_min": 50, "percent_max": 60},
        "ร้อยละ 50 - 60": {"percent_min": 50, "percent_max": 60},
    },
    "quantity": {
        "37 จังหวัด": {"value": 37, "unit": "จังหวัด"},
        "สามสิบเจ็ดจังหวัด": {"value": 37, "unit": "จังหวัด"},
        "2 กก.": {"value": 2, "unit": "กิโลกรัม"},
        "3 กิโลครึ่ง": {"value": 3.5, "unit": "กิโลกรัม"},
        "โลครึ่ง": {"value": 1.5, "unit": "กิโลกรัม"},
        "5 ขีด": {"value": 0.5, "unit": "กิโลกรัม"},
        "2 โล 3 ขีด": {"value": 2.3, "unit": "กิโลกรัม"},
        "5 กม.": {"value": 5, "unit": "กม."},
        "5 กม": {"value": 5, "unit": "กม"},
        "ขีดครึ่ง": {"value": 0.15, "unit": "กิโลกรัม"},
        "5 กิโลเมตร": {"value": 5, "unit": "กิโลเมตร"},
        "ต้นสัก 20 ต้น": {"value": 20, "unit": "ต้น"},
    },
    "time": {
        "9 โมงเช้า": {"time": "09:00"},
        "เก้าโมง": {"time": "09:00"},
        "แปดโมงครึ่ง": {"time": "08:30"},
        "9.30น.": {"time": "09:30"},
        "บ่ายสองโมงครึ่ง": {"time": "14:30"},
        "บ่ายโมง": {"time": "13:00"},
        "สามทุ่ม": {"time": "21:00"},
        "ตีสองครึ่ง": {"time": "02:30"},
        "เที่ยงครึ่ง": {"time": "12:30"},
        "เที่ยงคืน": {"time": "00:00"},
        "ห้าโมงเย็น": {"time": "17:00"},
        "2 pm": {"time": "14:00"},
    },
    "integer": {
        "12": {"integer": 12},
        "๑๒ คน": {"integer": 12},
        "หมื่นห้า": {"integer": 15000},
        "12,500.-": {"integer": 12500},
        "ซาวห้า": {"integer": 25},
        "พันนึง": {"integer": 1000},
        "-5": {"integer": -5},
    },
    "decimal": {
        "1.5": {"decimal": "1.5"},
        ".5": {"decimal": "0.5"},
        "สองจุดห้า": {"decimal": "2.5"},
        "2 ปีครึ่ง": {"decimal": "2.5"},
        "1,234.50": {"decimal": "1234.5"},
    },
}
TRAPS: dict[str, list[str]] = {
    "money": [
        "คนละ 500",
        "กลุ่มละ 30,000 บาท",
        "500 บาท/คน",
        "500 บาทต่อคน",
        "3 พันกว่า",
        "ไม่เกิน 5,000 บาท",
        "หลายหมื่น",
        "500 หรือ 600 บาท",
        "20-30,000",
        "12,50",
        "1,2",
        "500 ดอลลาร์",
        "20 คน",
        "ร้อยห้า",
        "พันหนึ่ง",
        "-500",
        "ขาดทุน 500",
        "ใช้ 500 เหลือ 200",
        "30,000 บาท (สามพันบาทถ้วน)",
        "0812345678",
        "500 บาทไหม",
        "จะใช้ 500 บาท",
        "ไม่มี",
    ],
    "count": [
        "15 ครัวเรือน",
        "3 กลุ่ม",
        "กลุ่มละ 5 คน",
        "20 กว่าคน",
        "เกือบ 20",
        "หลายคน",
        "12.5 คน",
        "1,2",
        "15 เอ้ย 16 คน",
        "ขาด 5 คน",
        "อายุ 60",
        "20 คนมั้ง",
        "กี่คน",
        "รวม 16 คน (ชาย 5 คน หญิง 10 คน)",
        "ครึ่งคน",
        "15-10 คน",
    ],
    "area": ["2", "2 ไร่กว่า", "2 ไร่ 5 งาน", "2-4-50", "2-3 ไร่", "คนละ 2 ไร่", "2.5 ไร่ 1 งาน", "1 ไร่ 2 ไร่"],
    "phone": [
        "081234567",
        "08123456789",
        "0812345678 หรือ 0898765432",
        "812345678",
        "1234567890121",
        "เบอร์เก่า 0812345678",
    ],
    "national_id": ["1234567890122", "9234567890121", "0234567890121", "123456789012", "12345678901211"],
    "yes_no": [
        "ใช่ไหม",
        "น่าจะใช่",
        "ใช่แต่ยังไม่ครบ",
        "ไม่แน่ใจ",
        "ก็ได้",
        "แล้วแต่",
        "ใช่ ไม่ใช่",
        "ไม่เป็นไร",
        "ใช่?",
        "คะ",
        "เดี๋ยวบอก",
        "ใช้",
    ],
    "percent": ["0.5", "150", "ไม่น้อยกว่าร้อยละ 80", "เกือบ 50%", "ครึ่ง", "2 ใน 3", "5 ใน 4", "50 บาท"],
    "quantity": [
        "12",
        "2-3 กก.",
        "30 กก./เดือน",
        "วันละ 3 กก.",
        "76 กลุ่ม 37 จังหวัด",
        "หลายจังหวัด",
        "37 จังหวัดกว่าๆ",
    ],
    "time": [
        "9",
        "6 โมง",
        "2 โมง",
        "2.00",
        "25:00",
        "9.75",
        "9.00-12.00 น.",
        "8 โมงกว่า",
        "เจ็ดทุ่ม",
        "เช้า",
        "24.00 น.",
    ],
    "integer": ["1.5", "1,2", "007", "10-15", "เกือบ 20", "12 13", "ไม่ใช่ 12", "สองครึ่ง"],
    "decimal": ["1,5", "1/2", "1.2.3", "ราวๆ", "1.5-2"],
}


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [(kind, text, value) for kind, table in VALUES.items() for text, value in table.items()],
)
def test_a_value_is_read(kind, text, value):
    assert read(kind, text, TODAY) == value


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in TRAPS.items() for text in texts])
def test_a_doubtful_value_is_asked_again(kind, text):
    assert read(kind, text, TODAY) is None


def test_an_unknown_kind_is_the_programmers_mistake():
    with pytest.raises(ValueError, match="colour"):
        read("colour", "แดง", TODAY)


@given(st.integers(min_value=0, max_value=10**12))
def test_numbers_read_back_through_thai_digits_and_commas(number):
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    for written in (str(number), f"{number:,}", f"{number:,}".translate(thai)):
        assert read("integer", written, TODAY) == {"integer": number}
        assert read("money", f"{written} บาท", TODAY) == {"baht": number}


WORDS = st.sampled_from(
    [
        "25",
        "พ.ย.",
        "64",
        "ไร่",
        "บาท",
        "-",
        "ถึง",
        "ครึ่ง",
        "สอง",
        "ล้าน",
        "ร้อย",
        "วัน",
        "ที่แล้ว",
        "ไตรมาส",
        "(",
        ")",
        "%",
        " ",
        ".",
        "โมง",
        "๒",
        "/",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.text() | st.lists(WORDS, max_size=12).map("".join))
@example("9" * 5000)
@example("สอง" * 90)
@example("1 " * 140)
@example("1-" * 140)
@example("((((((((" * 30)
@example("\ud800")
def test_no_text_makes_a_reader_fall(text):
    for kind in KINDS:
        value = read(kind, text, TODAY)
        assert value is None or value
