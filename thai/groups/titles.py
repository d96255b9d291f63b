"""Know the words that stand before names and tell nothing apart: กลุ่ม before a group, ป้า before a person."""

import regex

from thai.text import bare

_KIND = regex.compile(
    r"^(?:กลุ่ม|วิ[สศ]าหกิจชุมชน|วิ[สศ]าหกิจ|วสช\.?|เกษตรกร(?!รุ่น)|ชมรม|เครือข่าย|หมู่บ้าน|ชุมชน(?=บ้าน)|ของ|ที่)\s*"
)
_PERSON = regex.compile(
    r"^(?:ผู้ใหญ่บ้าน|ผู้ใหญ่|ผญ(?:บ)?\.?|กำนัน|ประธาน|นางสาว|น\.ส\.|นาย|นาง|คุณ|ดร\.|ป้า|ลุง|น้า|อา|ปู่|ย่า|ตา|ยาย|พี่|น้อง|แม่หลวง|พ่อหลวง|แม่|พ่อ|เจ๊|เฮีย|หมอ|ครู|อาจารย์|อ้าย|เอื้อย)\s*"
)
_SURE_PERSON = regex.compile(
    r"^(?:ผู้ใหญ่บ้าน|ผู้ใหญ่|ผญ(?:บ)?\.?|กำนัน|ประธาน|นางสาว|น\.ส\.|นาย|คุณ|ป้า|ลุง|พี่|น้อง|แม่หลวง|พ่อหลวง|ครู|อาจารย์)"
)
_OURS = frozenset({"กลุ่มเรา", "กลุ่มของเรา", "กลุ่มฉัน", "กลุ่มของฉัน", "กลุ่มผม", "กลุ่มหนู", "กลุ่มตัวเอง", "กลุ่ม", "ของเรา"})


def without_kind(name: str) -> str:
    """Take off the words that every group has; what has nothing else stays as it is."""
    rest = name.strip()
    while True:
        shorter = _KIND.sub("", rest)
        if not shorter or shorter == rest:
            return rest
        rest = shorter


def without_title(person: str) -> str:
    """Return a person's name without what it is said with."""
    return " ".join(_PERSON.sub("", bare(person)).split())


def given_name(person: str) -> str:
    """Return the name a person is called by: no title before it, no surname behind it."""
    words = without_title(person).split()
    return words[0] if words else ""


def is_person(text: str) -> bool:
    """Say whether a text can only be a person: it begins with a title no place begins with."""
    return _SURE_PERSON.match(text) is not None


def is_ours(text: str) -> bool:
    """Say whether somebody speaks of her own group without naming it."""
    return bare(text).replace(" ", "") in _OURS
