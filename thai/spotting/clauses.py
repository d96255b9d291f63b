"""Find where something that is told in words begins and ends, and leave out what only joins it to the rest."""

import re

from thai.spotting.spans import HIDDEN

_BREAK = re.compile(rf"[\s,;|/()\"“”✅📌•*{HIDDEN}]")
_OPENING = re.compile(
    r"(?:^|[\s,;:|/()\"“✅📌•*.\-\d]|มี|พบ|เจอ|เกิด|ประสบ|แต่|และ|ส่วน|บาท|คน|ค่ะ|คะ|ครับ|จ้า|แล้ว|ติด|เป็น|บ้าง)$"
)
_ABOUT = re.compile(r"(?:แก้|แก้ไข|เรื่อง|หารือ|คุย|คุยกัน|พูดคุย|ปรึกษา|วาง|ทำ|เขียน|จัดทำ|ตาม)\Z")
_LEAD = re.compile(
    r"^(?:[\s:=\-–,.)\]]+|แต่ว่า|แต่|และ|ก็คือ|ก็|ว่า|คือ|เรื่อง(?=[ก-ฮเ-ไ])|ของ(?=เรา)|ว่าด้วย|ที่พบ(?:คือ)?|หลัก(?=คือ)|มี(?=ปัญหา)|ปัญหา(?=[:\s])|ได้แก่|เพราะว่า|เพราะ|เนื่องจาก)\s*"
)
_TAIL = re.compile(
    r"(?:[\s:=\-–,;(\[]+|(?<![ก-ฮ])\.+|ค่ะ|คะ|ครับผม|ครับ|จ้า+|จ้ะ|นะ|เด้อ|เจ้า|เน้อ|ทั้งนี้|ฮับ|ขอบคุณ\S*|และ|แต่|ส่วน|จึงเรียน\S*.*|แล้วก็|โดย)$"
)
_AFTER_NONE = re.compile(r"(?:อะไร|ใด\s?ๆ|ไหร|หยัง|เลย|ทั้งสิ้น|ค่ะ|คะ|ครับ|จ้า|นะ|เด้อ|เจ้า|\s(?=เลย))*")
_SHORT = 5


def opens(text: str, start: int, end: int) -> bool:
    """Say whether a word that stands there may open what it names, and is no part of another word."""
    before = text[max(start - 12, 0) : start]
    if _ABOUT.search(before):
        return False
    return end - start >= _SHORT or not before or _OPENING.search(before) is not None


def is_apart(text: str, at: int) -> bool:
    """Say whether something begins anew at a place: at the edge, after a blank or a mark."""
    return at == 0 or _BREAK.match(text, at - 1) is not None


def start_of_clause(text: str, at: int) -> int:
    """Return where the words begin that run on to a place without a blank."""
    while at > 0 and not _BREAK.match(text, at - 1):
        at -= 1
    return at


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out blanks, joining words and politeness at both ends."""
    while start < end and (hit := _LEAD.match(text[start:end])) is not None and hit.end():
        start += hit.end()
    while start < end and (hit := _TAIL.search(text[start:end])) is not None and hit.group():
        end = start + hit.start()
    return start, end


def after_none(text: str, at: int) -> int:
    """Return the end of what only strengthens a denial: «เลย», «ใด ๆ»."""
    hit = _AFTER_NONE.match(text, at)
    return hit.end() if hit else at


def line_end(text: str, at: int) -> int:
    """Return where the line ends that a place lies in."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found


def labelled(text: str, start: int, end: int) -> int:
    """Return where the value begins that a word labels: first in its line, a colon, a blank or a line behind; else -1."""
    line = text.rfind("\n", 0, start) + 1
    if re.sub(r"[\s\d.)(*•✅📌▪️\-:ที่]+", "", text[line:start].replace(HIDDEN, "")):
        return -1
    hit = re.match(r"[^\S\n]*(?:[:=]|-(?=\s))?[^\S\n]*\n?[^\S\n]*", text[end:])
    return end + hit.end() if hit and hit.end() else -1
