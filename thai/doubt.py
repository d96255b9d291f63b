"""Notice the words that make a value uncertain, so that it is asked again.

Missing one of these puts a false figure into a report; seeing one too many costs a question.
"""

import re

from thai.text import bare, normalise

_DASHES = str.maketrans("–—−‐‑‒―", "-------")

_DOUBT = re.compile(
    r"ไม่แน่|มั้ง|น่าจะ|(?<!เ)อาจ(?!าร)|คงจะ|คง|ถ้า|หาก|เผื่อ|หรือ|(?<!ค)รึ|ไม่รู้|ไม่ทราบ|จำไม่|คิดว่า|คาดว่า|เดาว่า"
    r"|เกือบ|กว่า|เกิน|ไม่ถึง|อย่างน้อย|อย่างมาก|อย่างต่ำ|สูงสุด|ต่ำสุด|ขึ้นไป|ลงมา|หลาย|(?<!เ)กี่|เศษ|เฉลี่ย|บ้าง|ปลายๆ|ต้นๆ"
    r"|ไหม|มั้ย|มั๊ย|เปล่า|เหรอ|หรอ|\?|เอ้ย|เอ๊ย|อุ๊ย|ไม่ใช่|แก้|ขาดทุน|ติดลบ|วางแผน|ตั้งเป้า|เป้าหมาย|จะ|เดิม|(?<!ช่วย)เหลือ(?!ง)|ค้าง|อีก"
)
# What is wished for, missing, owed or only a part of it is not what there is.
_ELSE = re.compile(
    r"ต้องการ|อยาก|ควร|ขอ(?!ง|บ|น)|ตั้งแต่|เริ่มต้น|เริ่มที่|ลด|ขาด|เพิ่ม|ทอน|หนี้|มัดจำ|งวดแรก|แรก$|โควตา|โควต้า|ครั้งที่|ลำดับ|อันดับ"
)
_RATE = re.compile(r"(?<![แห])ละ(?!เอียด|ลาย|เว้น)|ต่อ(?!ไป|เนื่อง)|/|@|\bper\b|คูณ|\d\s?[x×*]\s?\d|ๆ\s?ละ")


def plain(text: str) -> str:
    """Return the bare words with every dash alike: what the readers of values read."""
    return bare(text).translate(_DASHES)


def is_doubtful(text: str) -> bool:
    """Say whether the writer hedges, asks back, corrects himself or names only a limit."""
    return _DOUBT.search(normalise(text)) is not None


def is_something_else(lead: str, tail: str) -> bool:
    """Say whether the words round a figure make it another one than how much there is."""
    return _ELSE.search(lead) is not None or _ELSE.search(tail) is not None


def is_rate(text: str) -> bool:
    """Say whether the amount is for each of several things."""
    return _RATE.search(text) is not None
