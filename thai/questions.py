"""Read what a question about a programme asks for, and about which matter: the rest of its words.

Nothing here knows a programme. A text that asks nothing of this kind has no way of asking, and is for a person.
"""

import re
from typing import Final

from thai.text import bare

WHEN, WHO, RULE = "when", "who", "rule"
_WAYS: Final = {
    WHEN: re.compile(
        r"เมื่อไหร่|เมื่อไร|เมือไร|เมื่อใด|ตอนไหน|วันไหน|วันใด|วันที่เท่าไหร่|วันที่เท่าไร|วันที่กี่|วันไหนบ้าง|เดือนไหน|เดือนอะไร|"
        r"ภายในกี่วัน|ภายในวัน|กี่วัน|หมดเขต|กำหนดส่ง|กำหนดวัน|วันกำหนด|วันสุดท้าย|เส้นตาย|ถึงวันที่|ทุกวันที่"
    ),
    WHO: re.compile(
        r"ใครเป็นคนส่ง|ใครเป็นคนรายงาน|ใครส่ง|ใครรายงาน|ใครทำ|ใครตรวจ|ใครรับรอง|ใครอนุมัติ|ส่งให้ใคร|ส่งใคร|ส่งถึงใคร|ส่งที่ไหน|"
        r"ส่งไปที่ไหน|ส่งไปไหน|ส่งหน่วยงานไหน|ให้ใคร|หน่วยงานไหน|ใครต้องส่ง|ใครรวบรวม|ใครบ้างที่ส่ง"
    ),
    RULE: re.compile(
        r"คุณสมบัติ|เงื่อนไข|หลักเกณฑ์|เกณฑ์|เข้าร่วมได้|สมัครได้|ร่วมได้|ร่วมโครงการได้|รับกี่|รับจังหวัดละกี่|กี่กลุ่ม|กี่คน|"
        r"จำเป็นไหม|ได้ไหม|ได้หรือไม่|ได้รึเปล่า|ได้มั้ย|หรือเปล่า|ต้องเคย|ต้องมี"
    ),
}
# Words that stand in every question, or in every duty, and tell none from another.
_LITTLE: Final = re.compile(
    r"อยากทราบ|อยากรู้|ขอถาม|สอบถาม|ขอทราบ|ไม่ทราบว่า|ทราบไหม|รู้ไหม|ช่วยบอก|รบกวน|ครับ|ค่ะ|คะ|หน่อย|ด้วย|"
    r"ต้องส่ง|จะส่ง|ต้อง|ส่ง|ปีนี้|ปีงบ|ของเรา|พวกเรา|เรา|หนู|ผม|พี่|ว่า|ที่|นี้|นั้น|เนี่ย|จะ|ให้|ได้|มี|เป็น|ถึง|ไป|"
    r"เข้าร่วม|ก่อน|บ้าง|อะไร|ยังไง|อย่างไร|ไหม|มั้ย|หรือเปล่า|รึเปล่า|หรือไม่|หรือยัง|แล้ว|กัน|ของ|ใน|กับ|และ|คือ|อยู่|เอา|ทำ|ใคร|ไหน"
)
# What is only wished, or does not work, is for a person.
_FOR_A_PERSON: Final = re.compile(
    r"ไม่ทัน|ขอเลื่อน|เลื่อนได้|ขอขยาย|ไม่ได้(?:ส่ง|รับ)|ส่งไม่|กดไม่|เข้าไม่|ไม่ขึ้น|เปลี่ยนชื่อ|แก้ไข|ลบ|ยกเลิก|โทร|เบอร์|เงินเข้า|"
    r"ได้เงิน|เงินโอน|ค่าเดินทาง|ประชุม(?:วัน|เมื่อ|ที่|กี่)|อบรม(?:วัน|เมื่อ|กี่|ที่ไหน)|ของฉัน|ส่งหรือยัง|ถึงไหนแล้ว|อนุมัติหรือยัง|ผ่านหรือยัง|ส่งไปแล้ว"
)
_SIZE: Final = 3


def ways(text: str) -> frozenset[str]:
    """Name what a question asks for; nothing for one that only a person can answer."""
    typed = _plain(text)
    if _FOR_A_PERSON.search(typed):
        return frozenset()
    return frozenset(name for name, pattern in _WAYS.items() if pattern.search(typed))


def matter(text: str) -> str:
    """Return the words that say what a question is about."""
    typed = _plain(text)
    for name in (WHEN, WHO):
        typed = _WAYS[name].sub(" ", typed)
    return " ".join(_LITTLE.sub(" ", typed).split())


def pieces(text: str) -> frozenset[str]:
    """Return the pieces that two texts are compared by: every run of three letters within a word."""
    found: set[str] = set()
    for word in _plain(text).split():
        found |= {word[at : at + _SIZE] for at in range(max(1, len(word) - _SIZE + 1))}
    return frozenset(found)


def _plain(text: str) -> str:
    return re.sub(r"[^\w\u0e00-\u0e7f]+", " ", bare(text))
