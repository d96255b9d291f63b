"""Notice what a message does: asks, corrects, says that nothing was done, speaks of what is to come, or denies.

Only the words for doing so are known here, never what is asked or reported.
"""

import re

_QUESTION = re.compile(
    r"\?|(?<!ผ้า)(?<!หม่อน)(?<!เลี้ยง)(?<!ทอ)(?<!เส้น)(?<!ม้วน)(?<!ย้อม)(?<!สาว)(?<!ฟอก)(?<!ตัว)(?<!รัง)ไหม(?!พรม|ไทย|เส้น|แพร|แท้|มัดหมี่|บ้าน|อีรี่|ดิบ)|มั้ย|มั๊ย|(?<![ก-์])มัย(?![ก-์])|(?<=ได้|ใช่)มัย|หรือเปล่า|หรือป่าว|รึเปล่า|รึป่าว|หรือยัง|รึยัง|หรือไม่|เท่าไหร่|เท่าไร|เท่าใด|กี่(?=บาท|คน|วัน|โมง|ครั้ง|กลุ่ม|ตัว|ไร่|รูป|เดือน|เปอร์|หน้า|ข้อ|อัน|ชุด)|ยังไง|อย่างไร|ยังงัย"
    r"|เมื่อไหร่|เมื่อไร|ตอนไหน|วันไหน|ที่ไหน|ตรงไหน|อันไหน|แบบไหน|กลุ่มไหน|ใครบ้าง|อะไรบ้าง|ต้อง[ก-์]{1,24}อะไร|ทำไม(?!้)|เพราะอะไร|คืออะไร|ใช่ป่ะ|ใช่มั้ย|ขอถาม|สอบถาม|อยากรู้|อยากทราบ|ถามหน่อย|จัก(?=คน|บาท|โมง|มื้อ)|บ่(?:น้อ|นิ)?$|ก่อ(?=เจ้า|$)|หม้าย(?=$)|ม่าย$|ป่าว(?:คะ|ครับ)?$|เหรอ|หรอ(?:คะ|ครับ)?$"
)
_CORRECTION = re.compile(
    r"(?:^|\n|\s)(?:ขอ)?แก้(?:ไข)?(?!ว|ปัญหา|จน|มือ|ม)|ขอแก้|(?:^|\s)แก้(?=วันที่|วัน(?=เป็น)|เวลา)|ไม่ใช่\s*\S{0,24}\s*(?:นะ|ค่ะ|ครับ|จ้า|,)?\s*\S+|พิมพ์ผิด|พิมผิด|แจ้งผิด|ลงผิด|ส่งผิด|บอกผิด|เขียนผิด|ใส่ผิด|รายงานผิด|แจ้งไปผิด|ที่ถูก(?:ต้อง)?(?:คือ|เป็น)?|ขอเปลี่ยน|เปลี่ยนเป็น|แก้เป็น|แก้ใหม่|เอ้ย|เอ๊ย|โทษที(?!่)|ขอโทษ(?:ค่ะ|ครับ|ด้วย)?\s*(?:ผิด|พิมพ์|ตัวเลข)|ผิดไป|ผิดค่ะ|ผิดครับ|ตกไป|ตกหล่น|แม่นแล้วคือ|จริง\s?ๆ\s?(?:แล้ว)?\s?(?:เป็น|คือ|มี|มา|ใช้|\d)|(?:ที่|ความ)จริง(?:แล้ว)?\s?(?:เป็น|คือ)|จาก\s*\S{1,12}\s*เป็น\s*\S"
)
_RIGHT = re.compile(
    r"จริง\s?ๆ(?:แล้ว)?|(?:ที่|ความ)จริง(?:แล้ว)?|ที่ถูก(?:ต้อง)?(?:คือ|เป็น)?|เปลี่ยน[ก-์]*เป็น|แก้[ก-์]*เป็น|จาก\s*[\d,.]+\s*[ก-์.]{0,12}\s*(?=เป็น)"
)
_MILD = re.compile(r"ไม่ใช่\s*(?:ปัญหา|เรื่อง|น้อย|เล่น|แค่)")
_NOTHING = re.compile(
    r"ไม่มี(?:การ(?:จัด|ทำ|ดำเนิน)?)?(?:กิจกรรม|ความคืบหน้า|ความก้าวหน้า|งาน(?:อะไร|เลย|$|\s)|อะไรคืบหน้า|การดำเนิน(?:งาน|การ)|อะไรจะรายงาน|อะไรรายงาน|รายงาน|ผลการดำเนิน|ผลงาน|การประชุม|อะไรใหม่|อะไรเพิ่ม|อะไร(?:ค่ะ|ครับ|เลย|$))"
    r"|ไม่ได้(?:จัด|ทำ|ประชุม|ดำเนิน|อบรม|มีกิจกรรม)(?:กิจกรรม|อะไร|งาน|การ|ประชุม|อบรม|หยัง|ไหร)?(?!\s*(?:เอง|คนเดียว))|ยังไม่(?:ได้)?\s*(?:จัด|ทำ|เริ่ม|ดำเนิน|ประชุม|อบรม|ลงมือ|คืบหน้า|ขยับ|มีกิจกรรม|มีอะไร|มีความคืบ|มีความก้าว|ไปไหน|ปลูก|เปิด|มีการ)"
    r"|ไม่คืบหน้า|งด(?:จัด|ประชุม|กิจกรรม|การ)|เลื่อน(?:ประชุม|อบรม|กิจกรรม|ไป|ออกไป|การ)|ยกเลิก(?:ประชุม|อบรม|กิจกรรม|การ)|หยุดพัก|พักกิจกรรม|หยุดกิจกรรม|บ่ได้เฮ็ด|บ่ได้ยะ|บ่มีกิจกรรม|บ่มีงาน|บ่มีหยัง|ว่างงาน|^ไม่มี(?:ค่ะ|คะ|ครับ|จ้า)(?=.*(?:เดือนนี้|รอบนี้))|เท่าเดิม(?:ค่ะ|ครับ|$)|เหมือนเดิม(?:ค่ะ|ครับ|ไม่มี|$)|ไม่มีไหร|ไม่ได้ทำไหร|หม้ายไหร"
)
_PERIOD = re.compile(r"เดือนนี้|รอบนี้|งวดนี้|ช่วงนี้|สัปดาห์นี้|อาทิตย์นี้|ไตรมาสนี้|เดือน[ก-์]")
_FUTURE = re.compile(
    r"(?<!ที่)(?<!อาจ)(?<!ก่อน)(?<!เพื่อ)(?<!แทบ)จะ(?!นะ|ๆ|เข้)|กำลังจะ|วางแผน|มีแผน|ตั้งใจ|เตรียม(?:ตัว)?(?:จะ|จัด|ประชุม|อบรม|ปลูก|ไป)|กำหนดการ|กำหนดจัด|กำหนดประชุม|นัดประชุม|นัดอบรม|นัดสมาชิก|นัดกัน|นัดหมาย|นัด(?=วัน|พรุ่ง)|ขอเชิญ|เชิญสมาชิก|พรุ่งนี้|พรุงนี้|พุ่งนี้|มะรืน|มื้ออื่น|วันพรูก|ต่อเช้า|เดือนหน้า|สัปดาห์หน้า|อาทิตย์หน้า|ปีหน้า|เร็ว\s?ๆ\s?นี้จะ|สิ(?=ประชุม|เฮ็ด|ไป|จัด|อบรม|ปลูก)|อิ(?=ไป|ทำ|ประชุม)"
)
_AHEAD = re.compile(rf"{_FUTURE.pattern}|จะ|ครั้งหน้า|ครั้งต่อไป|ต่อไป|หลังจาก|เตรียม|ปีหน้า|นัด|แผน")
_DONE = re.compile(
    r"แล้ว(?!จะ|แต่|ก็จะ)|เรียบร้อย|เสร็จ|เมื่อวาน|เมือวาน|ใช้ไป|จ่ายไป|หมดไป|ที่ผ่านมา|มากัน\s?\d|มา\s?\d+|ผู้เข้าร่วม\s?\d"
)
_NONE_SAID = re.compile(
    r"[^\S\n]*[:=]?\s*(?:คือ\s*)?(?:ยังไม่มี|ไม่มี|บ่มี|หม้าย|ไม่พบ|-+|–|—)(?=ค่ะ|คะ|ครับ|คับ|จ้า|นะ|เลย|อะไร|ใดๆ|ไหร|หยัง|เด้อ|เจ้า|\s|$|[,.])"
)
_DENIED = re.compile(r"(?:ไม่มี|บ่มี|ไม่พบ|ไม่เจอ|ไม่ได้มี|หมดไม่มี|ไม่|ยังไม่มี|หม้าย|ปราศจาก|บ่)\Z")
_REASON = re.compile(
    r"(?:เพราะว่า|เพราะ|เนื่องจาก|เนื่องด้วย|สาเหตุ(?:จาก|คือ)?|เหตุ(?:จาก|เพราะ)|ด้วยว่า|ติด(?=โควิด|ฝน|ธุระ|งาน))\s*"
)
_MEANT = re.compile(r"(?:อนุมัติ|เห็นชอบ|มีมติ|วางแผน)[ก-๎]{0,12}(?<!ที่)\Z")
_PASSED_ON = re.compile(r"ขาย|จำหน่าย|แจก|มอบ|บริจาค|ส่งมอบ")
_MET = re.compile(r"ประชุม|หารือ|เวที|อบรม|ฝึก|สัมมนา|สาธิต|สอน|ดูงาน|สำรวจ|เยี่ยม|ติดตาม|แผน|บัญชี|เปิด|ออก|ตลาด|ตั้ง")
_COURTESY = re.compile(
    r"^(?:ขอบคุณ|ขอบใจ|สวัสดี|หวัดดี|ดีจ้า|ดีค่ะ|ดีครับ|รับทราบ|ทราบแล้ว|โอเค|ok|ได้เลย|ค่ะ|ครับ|จ้า|สุขสันต์|ยินดี|เป็นกำลังใจ|สู้|คิดถึง|ฝันดี|อรุณสวัสดิ์|555|สาธุ|เดินทางปลอดภัย|ขอให้)"
)


def asks(text: str) -> int:
    """Return where a question is asked, -1 when none is."""
    hit = _QUESTION.search(text)
    return hit.start() if hit else -1


def corrects(text: str) -> bool:
    """Say whether something that was said before is put right."""
    hit = _CORRECTION.search(text)
    return hit is not None and not _MILD.match(text, hit.start())


def put_right_from(text: str) -> int:
    """Return where the words begin that say how it really is, 0 when nothing parts them from what was wrong."""
    ends = [hit.end() for hit in _RIGHT.finditer(text)]
    return ends[-1] if ends else 0


def says_nothing_done(text: str) -> int:
    """Return where it is said that nothing was done, -1 when it is not."""
    hit = _NOTHING.search(text)
    return hit.start() if hit else -1


def names_a_period(text: str) -> bool:
    """Say whether a whole month or round is spoken of."""
    return _PERIOD.search(text) is not None


def future(text: str) -> int:
    """Return where something to come is spoken of, -1 when nothing is."""
    hit = _FUTURE.search(text)
    return hit.start() if hit else -1


def is_ahead(word: str) -> bool:
    """Say whether a word by itself speaks of what is to come."""
    return _AHEAD.search(word) is not None


def done(text: str) -> bool:
    """Say whether something is told as done."""
    return _DONE.search(text) is not None


def none_after(text: str, at: int) -> int:
    """Return where an answer of «none» that begins at a place ends, -1 when there is no such answer."""
    hit = _NONE_SAID.match(text, at)
    return hit.end() if hit else -1


def denied_before(text: str, at: int) -> int:
    """Return where the denial begins that stands right before a place, -1 when there is none."""
    hit = _DENIED.search(text, max(at - 12, 0), at)
    return hit.start() if hit else -1


def reason(text: str) -> int:
    """Return where the words begin that give a reason, -1 when none is given."""
    hit = _REASON.search(text)
    return hit.end() if hit else -1


def is_only_meant(text: str, at: int) -> bool:
    """Say whether what stands there was decided on or planned, not done."""
    return _MEANT.search(text, max(at - 24, 0), at) is not None


def is_for_passing_on(made: str, passed: str) -> bool:
    """Say whether something is made or gathered to be sold or given away: either may be what the writer means."""
    return _PASSED_ON.match(passed) is not None and not _MET.search(made) and not _PASSED_ON.match(made)


def is_courtesy(text: str) -> bool:
    """Say whether a text begins as greetings, thanks and good wishes do."""
    return _COURTESY.match(text.strip()) is not None
