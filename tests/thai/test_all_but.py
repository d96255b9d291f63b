"""What is said of a whole list is read with what it leaves out, and nothing else is taken for it."""

import pytest

from thai.all_but import AllBut, read_all_but

READ = {
    "ถึงเกณฑ์ทุกข้อ": AllBut("ถึงเกณฑ์"),
    "ทุกข้อถึงเกณฑ์ค่ะ": AllBut("ถึงเกณฑ์"),
    "ถึงเกณฑ์ทุกข้อค่ะ ยกเว้น 3 7 15": AllBut("ถึงเกณฑ์", (3, 7, 15)),
    "ถึงเกณฑ์ทุกข้อ ยกเว้นตัวชี้วัดที่ ๓ กับ ๗": AllBut("ถึงเกณฑ์", (3, 7)),
    "ถึงหมด เว้นข้อ 3,7": AllBut("ถึง", (3, 7)),
    "ยังไม่ถึงเกณฑ์ข้อ 3 7 ที่เหลือถึงเกณฑ์": AllBut("ถึงเกณฑ์", (3, 7), "ยังไม่ถึงเกณฑ์"),
    "3 7 ไม่ถึง ที่เหลือถึงหมด": AllBut("ถึง", (3, 7), "ไม่ถึง"),
}
# «ไม่ถึงทุกข้อ» may be none of them, or not all of them.
LEFT = ("ถึงเกณฑ์", "ไม่ถึงทุกข้อ", "ยังไม่ถึงเกณฑ์ทั้งหมด", "ถึงเกณฑ์ทุกข้อไหม", "ผ่านทุกข้อ ยกเว้นข้อน้ำ", "ประชุม 3 ครั้ง", "")


@pytest.mark.parametrize("text", READ)
def test_all_but_some_is_read(text: str) -> None:
    assert READ[text] == read_all_but(text)


@pytest.mark.parametrize("text", LEFT)
def test_what_may_mean_something_else_is_left(text: str) -> None:
    assert None is read_all_but(text)
