"""A wish to repair is parted into what it is about, what stood there and what is to stand there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.edits.edit import LAST, Edit
from thai.edits.reading import LONGEST, read

SAID = {
    "ไม่ใช่ 54 นะ 45": Edit("set", old="54", new="45", saying="denied"),
    "45 ไม่ใช่ 54 ค่ะ": Edit("set", old="54", new="45", saying="denied"),
    "แก้วันที่เป็นศุกร์ที่แล้ว": Edit("set", about="วันที่", new="ศุกร์ที่แล้ว", saying="corrected"),
    "ขอเปลี่ยนสถานที่เป็นวัดหน่อยค่ะ": Edit("set", about="สถานที่", new="วัด", saying="changed"),
    "จาก 54 คน เป็น 45 คน": Edit("set", old="54 คน", new="45 คน", saying="changed"),
    "แก้ไข่ไก่เป็นไข่เป็ด": Edit("set", about="ไข่ไก่", new="ไข่เป็ด", saying="corrected"),
    "เมื่อกี้ผิดค่ะ 45": Edit("set", new="45", saying="wrong", is_latest=True),
    "โทษทีค่ะ 45 คน": Edit("set", new="45 คน", saying="slipped", is_latest=True),
    "ลบรูปที่สอง": Edit("remove", thing="photo", ordinal=2),
    "เอารูปสุดท้ายออกค่ะ": Edit("remove", thing="photo", ordinal=LAST),
    "ตัดรายการที่ ๓ ออก": Edit("remove", thing="row", ordinal=3),
    "เอานายคำออก": Edit("remove", thing="any", about="นายคำ"),
    "เพิ่มสมาชิกอีกคน นางสมศรี": Edit("add", about="สมาชิก", new="นางสมศรี", thing="row"),
    "ลืมนางสมศรีอีกคนค่ะ": Edit("add", new="นางสมศรี", thing="row"),
    "ผิดกลุ่ม เป็นบ้านใหม่": Edit("unit", new="บ้านใหม่", saying="wrong"),
    "ผิดกลุ่มค่ะ": Edit("unit", saying="wrong"),
    "หน่วยเป็นงานไม่ใช่ไร่": Edit("swap", old="ไร่", new="งาน"),
    "เอาคืนค่ะ": Edit("undo"),
    "เอากลับ": Edit("undo"),
    "เอาที่แก้กลับมา": Edit("redo"),
}
NO_WISH = (
    "45", "ผู้หญิง 28 คน", "ศาลาบ้านหนองบัว", "สวัสดีค่ะ", "ไม่ใช่ 54 เหรอ", "แก้ยังไงคะ", "อย่าลบรูป", "ไม่ต้องแก้",
    "จะแก้พรุ่งนี้", "เพิ่มเงิน", "เพิ่มขึ้น 100 บาท", "บ้านยกเลิก", "ขอคืน", "", " ", "ไม่ใช่ 54\nนะ 45", "ไม่ใช่ 5 " * LONGEST,
)  # fmt: skip


@pytest.mark.parametrize("text", SAID)
def test_a_wish_is_parted(text: str) -> None:
    assert SAID[text] == read(text)[0]


@pytest.mark.parametrize("text", NO_WISH)
def test_what_is_no_wish_is_left_alone(text: str) -> None:
    assert () == read(text)


WISHED = st.lists(
    st.sampled_from(
        [
            "ไม่ใช่",
            "แก้",
            "เป็น",
            "จาก",
            "54",
            "45",
            "ผิด",
            "ลบ",
            "รูป",
            "ที่",
            "เอา",
            "ออก",
            "ผู้หญิง",
            "เพิ่ม",
            "นาง",
            "ค่ะ",
            "นะ",
            "ไร่",
            "งาน",
        ]
    ),
    max_size=9,
)


@given(st.text(max_size=60) | WISHED.map(" ".join) | WISHED.map("".join))
def test_nothing_that_is_typed_breaks_the_grammar(text: str) -> None:
    assert all(isinstance(one, Edit) for one in read(text))
