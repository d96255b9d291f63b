"""Read yes and no. A hedge, a question back or a "yes, but" is neither.

An answer is one of the short words of agreement or refusal, or the verb that was asked about said again: done, there is, not yet sent.
"""

import re

from thai.text import bare, normalise
from thai.ticked import ticked

_AGREED = """
ใช่ ใช ไช่ ช่าย ชั่ย โอเค โอเช โอเคร โอ อือ อื้อ เออ เออใช่ อือฮึ ครับ ครับผม คับ คับผม ครัช คร้าบ ค้าบ ค่ะ ค่า จ้า จร้า จ้ะ จ๊ะ จ๋า ฮะ ฮับ เจ้า แม่น แมน แม่นแล้ว ใจ้ ใจ้แล้ว ชัวร์ เยส ได้ครับ ครับได้ รับทราบ
ตามนั้น ใช่ได้ ใช้ได้ ทราบแล้ว รู้แล้ว แล้ว แล้วๆ ถืก ถืกแล้ว หลาว yes y ok okay oke okey okk yep yeah yess sure
👍 👌 🙆 🙆‍♀️ 🙆‍♂️ ✅ ✔ ☑ ⭕ ✓ /
""".split()  # noqa: SIM905  a list of words reads best as words
_REFUSED = """
ไม่ ไม ม่าย หม้าย บ่ บ่อ เปล่า ป่าว ป่าวเลย เปล่าเลย เปล่าหรอก ยัง ยังเลย ยังไม่ ยังไม ยังบ่ หามิได้ ยังบ่แล้ว ไม่เลย ไม่หรอก บ่ดอก บ่เลย ผิด โน no n nope nah not
👎 ❌ ✖ ❎ 🙅 🙅‍♀️ 🙅‍♂️
""".split()  # noqa: SIM905
_POLITE = ("ขอบคุณ", "ขอบคุณมาก", "ขอบใจ", "ขอบใจเด้อ", "สวัสดี")

# What a person is, has or can; said alone it is a yes, and denied a no.
_STATE = (
    r"(?:ใช่|ไช่|ช่าย|ชั่ย|มี|ได้|ด้าย|เอา|ถูก(?:ต้อง)?|ตกลง|ยืนยัน|จริง|เสร็จ(?:สิ้น)?|ครบ(?:ถ้วน)?|เรียบร้อย|พร้อม|เคย|เห็นด้วย|ยินดี|ยินยอม|ยอม(?:รับ)?"
    r"|อนุญาต|อนุมัติ|เห็นชอบ|ผ่าน(?:เกณฑ์|การประเมิน|การตรวจ)?|เข้าร่วม|สนใจ|ต้องการ|เป็น|สะดวก|แม่น|ใจ้|แน่นอน|เข้าใจ)"
)
# What a person does; a yes only when it is said to be done.
_ACT = (
    r"(?:ดำเนินการ|ดำเนินงาน|จัด(?:ประชุม|อบรม|ทำ|ส่ง|ตั้ง|หา|ซื้อ|เก็บ|งาน|กิจกรรม)?|รายงาน|สำรวจ|ติดตาม|คัดเลือก|แต่งตั้ง|มอบ|สนับสนุน|ประเมิน|บันทึก"
    r"|ประสาน(?:งาน)?|ลงพื้นที่|ประชาสัมพันธ์|เยี่ยม|ตอบ|ไปมา|ทำ|เฮ็ด|เยียะ|ส่ง(?:มอบ|งาน|รายงาน)?|ไป|มา|รับ|ได้รับ|ประชุม|อบรม|ขาย|ซื้อ|จ่าย|เบิก|ร่วม|ใช้|ปลูก|เก็บ|โอน|ลงทะเบียน|ถ่าย(?:รูป)?|แจ้ง|บอก|โทร|ตรวจ"
    r"|ออม|ฝาก|กู้|คืน|อ่าน|ดู|เขียน|พิมพ์|ตั้ง(?:กลุ่ม)?|เปิด|ปิด|เริ่ม|สร้าง|ซ่อม|ติดตั้ง|แจก|กิน|ชำระ|สมัคร|เลือก|คุย|เช็ค|จบ)"
)
_DONE = r"(?:เสร็จสิ้น|เสร็จ|ครบ|เรียบร้อย|กัน|ไป|หมด|ทัน)*\s?แล้ว"
_ENDED = r"\s?(?:เสร็จสิ้น|เสร็จเรียบร้อย|เรียบร้อย)"
_MORE = r"(?:\s?(?:เลย|อยู่|จริง|แท้|แหละ|แล้ว|แน่นอน|ตามนั้น|ครบ|ด้วย|ทุกอย่าง|เหมือนกัน))*"
_NOT = r"(?:ยัง\s?)?(?:ไม่|ไม|ม่าย|หม้าย|บ่|มิ)"
_AT_ALL = r"(?:\s?(?:เลย|หรอก|ดอก|แล้ว|ด้วย|สัก(?:ที|ครั้ง|คน)|เหมือนกัน|จริง|เดียว))*"
_YES = re.compile(
    rf"(?:เออ|อือ)?(?:ได้)?{_STATE}{_MORE}|(?:ได้)?{_ACT}(?:{_DONE}|{_ENDED}){_MORE}|ได้{_ACT}{_MORE}"
)
_NO = re.compile(
    rf"{_NOT}\s?(?:ต้อง|ทัน|(?!แน่นอน|เข้าใจ)(?:ได้)?{_STATE}|ใช้|(?:ได้|เคย|มีใคร|มีการ)?{_ACT})(?:ประชุม|อบรม|ใคร|อะไร)?{_AT_ALL}"
)

# "?" and these turn any answer into a question or half an answer.
_UNSURE = re.compile(
    r"\?|ไหม|มั้ย|มั๊ย|บ่น้อ|หรือ|เหรอ|หรอ(?!ก)|แต่|มั้ง|น่าจะ|(?<!เ)อาจ(?!าร)|คง|แล้วแต่|ถ้า|บาง|ไม่แน่|ไม่รู้|ไม่ทราบ|เดี๋ยว|ก็ได้|ละมั้ง|เกือบ|กำลัง|ว่า"
)
_PART = re.compile(r"[\s,!.]+")
_REPEATED = re.compile(r"ๆ+|([^\s])\1{2,}$")

_TWICE = re.compile(r"^([^\s]{2,}?)\1+$")

_WORDS: dict[str, bool] = {}


def read_yes_no(text: str) -> dict[str, object] | None:
    """Return `yes`, when every part of the answer says the same."""
    typed = normalise(text)
    boxes = ticked(typed)
    if boxes:
        return _of_boxes(*boxes)
    whole = _words().get(_form(typed))
    if whole is not None and "?" not in typed:
        return {"yes": whole}
    if _UNSURE.search(typed):
        return None
    said = _meaning(_form(typed))
    if said is not None:
        return {"yes": said}
    meanings = {
        _meaning(form) for form in map(_form, filter(None, _PART.split(typed))) if form not in _POLITE
    }
    return {"yes": meanings.pop()} if len(meanings) == 1 and None not in meanings else None


def _of_boxes(chosen: str, others: tuple[str, ...]) -> dict[str, object] | None:
    """Return what the ticked box says, where the empty ones say the contrary."""
    said, left = _meaning(_form(chosen)), {_meaning(_form(other)) for other in others}
    return {"yes": said} if said is not None and left == {not said} else None


def _meaning(form: str) -> bool | None:
    if form in _words():
        return _words()[form]
    if _NO.fullmatch(form):
        return False
    return True if _YES.fullmatch(form) else None


def _words() -> dict[str, bool]:
    if not _WORDS:
        _WORDS.update({_form(word): True for word in _AGREED} | {_form(word): False for word in _REFUSED})
    return _WORDS


def _form(text: str) -> str:
    return _TWICE.sub(r"\1", _REPEATED.sub(r"\1", bare(text)).strip())
