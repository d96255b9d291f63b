"""One polite ending a bubble."""

from thai.politeness import once


def test_only_the_last_line_keeps_its_ending():
    expected = ["ยังหาไม่พบ", "ข้อ 2", "อยู่ตำบลไหนคะ", "เช่น ต.ริมใต้"]

    assert expected == once(["ยังหาไม่พบค่ะ", "ข้อ 2", "อยู่ตำบลไหนคะ", "เช่น ต.ริมใต้"])


def test_a_line_keeps_its_last_ending_only():
    assert ["เก็บแล้ว พิมพ์ต่อได้เลยค่ะ"] == once(["เก็บแล้วค่ะ พิมพ์ต่อได้เลยค่ะ"])


def test_words_that_contain_the_letters_stay():
    assert ["คะแนนของกลุ่ม", "ใช่ไหมคะ"] == once(["คะแนนของกลุ่ม", "ใช่ไหมคะ"])
