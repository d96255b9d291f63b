"""Bring a wish into the shape that its grammar reads, and name the small words it is made of."""

import regex

from thai.text import normalise

NOT = r"(?:ไม่ใช่|ไม่ช่าย|ไม่ไช่|ไมใช่|มะใช่|มิใช่|บ่แม่น|บ่ใช่|บ่ไจ้|ไม่ใช้)"
ASKING = r"(?:(?:ขอให้|ขอ|ช่วย|อยากจะ|อยากให้|อยาก|รบกวน|ฝาก|ต้องการ)\s*)*"
# Not the first letters of an egg: «แก้ไข่ไก่เป็นไข่เป็ด».
CORRECT = r"(?:แก้ไข(?![\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])|แก้)"
CHANGE = r"(?:เปลี่ยนแปลง|เปลี่ยน|ปรับ)"
BE = r"(?:ต้องเป็น|ให้เป็น|ที่ถูกต้องคือ|ที่ถูกต้อง|ที่ถูกคือ|ที่ถูก|แก้เป็น|เปลี่ยนเป็น|ที่จริงคือ|ที่จริง|จริงๆ|เป็น|คือ|ต้อง)"
TYPED = r"(?:พิมพ์|ใส่|ลง|ส่ง|นับ|เขียน|จด|บันทึก|บอก|กด|เลือก)"
WRONG = rf"(?:{TYPED}?\s*ผิด(?:ไป)?|ไม่ถูกต้อง|ไม่ถูก)"

_PARTICLE = regex.compile(
    r"(?<![ชฒตธ])(?:นะ|น่ะ|เน้อ)?(?:ครับผม|ครับ|คร้าบ|ค้าบ|(?<!บัง)คับ|ค่ะ|คะ|ค้ะ|จ้า|จ้ะ|จ๊ะ|ฮะ|เด้อ|เน้อ|เน่อ|เนาะ|เนอะ)(?=\s|$|[,.])"
    r"|(?<![ชฒตธ\s])(?:นะ|น่ะ)(?=\s|$|[,.])|(?<=\s)(?:นะ|น่ะ|เน้อ|เด้อ)(?=\s|$|[,.])"
)
_TAIL = regex.compile(r"\s*(?:ให้หน่อย|ให้ด้วย|ให้ที|หน่อย|ด้วย|ต่างหาก|ได้ไหม|ได้มั้ย|ได้มั๊ย|ได้บ่|(?<=\s)ที|(?<=\s)ให้)$")
_CORRECTING = regex.compile(rf"{ASKING}{CORRECT}")
_OF_A_REPORT = regex.compile(
    r"^(?:ใน|ของ)?\s*รายงาน(?:ที่ส่ง(?:ไป)?)?\s*(?:เมื่อวานซืน|เมื่อวานนี้|เมื่อวาน|เมื่อเช้า|เมื่อกี้|วันก่อน|อันก่อน|ครั้งก่อน|ล่าสุด|ที่แล้ว)(?:ที่ส่งไป)?\s+(?=\S)"
)
_GAPS = regex.compile(r"\s*[,;]\s+|\s+")
_NO_WISH = regex.compile(
    r"ไหม|มั้ย|มั๊ย|(?<!เค)รึ(?:เปล่า|ยัง)|หรือ|เหรอ|หรอ(?:\s|$)|ใคร|ยังไง|อย่างไร|ทำไม|อะไร|ที่ไหน|เท่าไร|เท่าไหร่|ใช่ปะ|\?"
    r"|^(?:อย่า|ไม่ต้อง|ห้าม|ยังไม่|ถ้า|จะ)"
)


def plain(text: str) -> str:
    """Return the words without politeness, one space between them, question marks kept."""
    typed, before = normalise(text), ""
    while before != typed:
        before, typed = typed, _GAPS.sub(" ", _PARTICLE.sub(" ", typed)).strip()
    while (shorter := _TAIL.sub("", typed).strip()) != typed:
        typed = shorter
    return typed.strip(" .,!…~\"'“”‘’«»")


def without_report(text: str) -> str:
    """Return a wish without the words that it is about a report that was sent: «yesterday's report, 30 people»."""
    return _OF_A_REPORT.sub("", plain(text), count=1)


def may_wish(typed: str) -> bool:
    """Say whether plain words may be a wish at all: not a question, and nothing that is left alone."""
    return bool(typed) and _NO_WISH.search(typed) is None


def is_correcting(text: str) -> bool:
    """Say whether a text begins with the very word for correcting."""
    return _CORRECTING.match(plain(text)) is not None
