"""The bot's voice as patterns: what it never says, and which longer words only look like it."""

import re

import regex

PARTICLE = re.compile("ค่ะ|คะ(?!แนน|น้า|ยั้น)")

# Words of the voice that contain a forbidden one, and are meant.
ALLOWED = re.compile("ต้องส่ง|ต้องการ|(?<!ไม่)ถูกต้อง|กรอกค้างไว้|กรอกแทน|เป้า|ป้าย|เท่านั้น|กลุ่มของฉัน|ข้อมูลของฉัน")

NEVER = (
    *("ครับ", "นะค่ะ", "ไหมค่ะ", "หรือค่ะ", "อะไรค่ะ", "เท่าไรค่ะ", "เมื่อไรค่ะ", "กี่คนค่ะ"),
    *("ต้อง", "กรอก", "ผิดพลาด", "ล้มเหลว", "ไม่ถูกต้อง"),
    *("งานค้าง", "ภาระผูกพัน", "สายแล้ว", "ส่งสาย", "มาสาย", "ล่าช้า", "ค้างส่ง", "ขาดส่ง"),
    *("ทวง", "จี้", "เร่งรัด", "ดราฟต์", "ไม่มีผลงาน", "ไม่รู้", "ตีกลับ", "ไม่ผ่าน", "ปฏิเสธ"),
    *("รายงานผู้บังคับบัญชา", "แถว", "ฟิลด์", "ช่องข้อมูล", "เอาคืน", "โค้ด"),
    *("ป้า", "ลุง", "พี่", "หนู", "เธอ", "ท่าน", "ดิฉัน", "ฉัน"),
    *("ซิงก์", "อัปเดต", "อัพเดท", "เซฟ", "ระบบขัดข้อง", "เซิร์ฟเวอร์", "คลิก"),
)
# The source's own word may stand in a form that quotes it; the bot itself never says it.
NEVER_BY_ITSELF = ("อนุมัติ",)
_MACHINE_WORDS = re.compile(r"\b(?:ID|[Ee]rror|[Ii]nvalid|[Ss]ystem|[Bb]ot|[Ss]ubmit)\b")


def faults(text: str, *, own_words: bool = True) -> list[str]:
    """Return what the voice would never say, as far as it stands in a text."""
    rest = ALLOWED.sub("", text)
    words = NEVER + (NEVER_BY_ITSELF if own_words else ())
    found = [word for word in words if word in rest]
    return found + _MACHINE_WORDS.findall(regex.sub(r"\{\w+\}", "", rest))


def particles(text: str) -> int:
    return len(PARTICLE.findall(text))
