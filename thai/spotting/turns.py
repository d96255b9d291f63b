"""Find the words with which a message turns to another thing that was done: «in the afternoon», «as for the group»."""

import re

_TURN = re.compile(
    r"(?:ใน)?(?:ช่วง|ภาค|ตอน)(?:เช้า|บ่าย|เย็น|สาย|ค่ำ)|(?<![ก-๎])บ่าย(?=[ก-ฮเ-ไ])(?!นี้|โมง|สอง|สาม|สี่|ครึ่ง)|ส่วน(?=กลุ่ม|วิสาหกิจ|กองทุน|วันที่|ช่วง|ตอน|อีก|ทาง)"
    r"|อีก(?:งาน|กิจกรรม|เรื่อง|กลุ่ม|วัน|อย่าง)(?:หนึ่ง|นึง)?|แล้ว(?:ก็)?(?=วันที่\s?\d)|(?:หลัง)?จากนั้น|วันเดียวกัน|วันถัดมา|วันต่อมา|รุ่งขึ้น"
)


def turns(text: str) -> tuple[int, ...]:
    """Return where such words stand."""
    return tuple(hit.start() for hit in _TURN.finditer(text))
