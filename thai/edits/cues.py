"""The words by which people call a value when they do not say what the form calls it."""

import re
from decimal import Decimal

from thai.numbers.units import UNIT, standard
from thai.slips import same_sense
from thai.text import bare

_SHORTEST_PART, _SHORTEST_LEAD = 3, 5
# A sign above, below or behind its letter belongs to what stands before it; a vowel before its letter to what follows.
_JOINED = re.compile("[\u0e30-\u0e3a\u0e45-\u0e4e]")
_OPENS = re.compile("[\u0e40-\u0e44]$")

CUES: dict[str, tuple[str, ...]] = {
    "date": ("วันที่", "วัน"),
    "day's month": ("เดือน",),
    "day's year": ("ปี พ.ศ.", "พ.ศ.", "ปี"),
    "time": ("เวลา",),
    "month": ("เดือน",),
    "phone": ("เบอร์โทรศัพท์", "เบอร์โทร", "เบอร์", "โทรศัพท์", "โทร"),
    "place": ("ตำบล", "อำเภอ", "จังหวัด", "ที่อยู่", "ที่ตั้ง"),
    "person": ("ชื่อ",),
    "money": ("จำนวนเงิน", "เงิน", "ราคา"),
    "area": ("พื้นที่", "เนื้อที่"),
}
_FILLER = re.compile(
    r"(?:ของ|จำนวน|ตัวเลข|ช่อง|ข้อมูล|หัวข้อ|ข้อ|เรื่อง|ตรงที่|ตรง|ส่วน|ใน|ว่า|ชื่อและนามสกุล|ชื่อ|นามสกุล|รายชื่อ|ที่|เป็น|คือ|ให้)(?=\S)"
)
_CHUNK = re.compile(r"[^\s\d]+")
_UNIT = re.compile(
    rf"\d\s*(?P<unit>{UNIT}|ไร่)\s*$|(?:[^\W\d_]|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])(?P<spelt>คน|บาท|กระสอบ|ไร่)\s*$"
)


def without_filler(text: str) -> str:
    """Return the words without one that only leads to a name; the same when there is none."""
    return _FILLER.sub("", text.strip(), count=1).strip() if _FILLER.match(text.strip()) else text.strip()


def packed(name: str) -> str:
    """Return a name as people shorten it, without the syllables that make a noun of a verb."""
    return name.replace("การ", "").replace("ที่", "")


def chunk(text: str) -> str:
    """Return the first word as people part words: up to a blank or a number."""
    hit = _CHUNK.match(text.strip())
    return hit[0] if hit else ""


def unit_said(text: str) -> str:
    """Return the unit that a number was said with, "" when there is none."""
    hit = _UNIT.search(text)
    return standard(hit["unit"] or hit["spelt"], text) if hit else ""


def as_unit(word: str) -> str:
    """Return a unit as it is kept, however it was written."""
    return standard(word.strip(), word.strip())


def is_land(word: str) -> bool:
    """Say whether a word is a unit of land that a number can be told in."""
    return word in {"ไร่", "งาน"}


def is_ngan(word: str) -> bool:
    """Say whether a word is the quarter of a rai."""
    return word == "งาน"


def ngan_as_rai(number: str) -> str:
    """Write so many quarters of a rai as rai."""
    return f"{Decimal(number) / 4:f} ไร่"


def is_part(words: str, label: str) -> bool:
    """Say whether words are a telling part of a label, and mean the same."""
    typed, whole = bare(words), bare(label)
    return len(typed) >= _SHORTEST_PART and typed in whole and same_sense(typed, whole)


def cued(text: str) -> str:
    """Return the longest word for a kind of value that a text begins with, "" when there is none."""
    words = (one for found in CUES.values() for one in found if text.startswith(one))
    return max(words, key=len, default="")


def without_lead(words: str, question: str) -> str:
    """Return an answer without the beginning of the question that it repeats: «we met at the temple», the temple."""
    length = next(
        (at for at, pair in enumerate(zip(words, question, strict=False)) if pair[0] != pair[1]),
        min(len(words), len(question)),
    )
    rest = words[length:].strip()
    is_whole = bool(rest) and not _JOINED.match(words[length:]) and not _OPENS.search(words[:length])
    return rest if length >= _SHORTEST_LEAD and is_whole else words
