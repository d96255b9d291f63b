"""Take away the words that people and offices write round a day: what happened, where, and at what hour.

Words that move a day or make it vague (ก่อน, หลัง, เลื่อน, ถึง) are never taken away.
"""

import re
from collections.abc import Iterator

from thai.calendar.deeds import DEED
from thai.calendar.months import MONTH, MONTHS
from thai.calendar.times import read_time

_LEAD = re.compile(
    r"^(?:(?:ณ|ภายใน|ของ|ประจำ|ลง(?=วันที่)|ใน(?=วัน)|วันที่(?=จัด|ประชุม|อบรม|ทำ|ส่ง|\s?:)|วัน(?=จัด|ประชุม|อบรม)|ตรงกับ|คือ|เป็น|ทั้งนี้|ให้"
    rf"|{DEED}|(?:รอบ|ครั้ง|งวด)(?:แรก|\s?ที่\s?\d{{1,2}}(?=\s|วันที่|ภายใน))|:)\s*)+"
)
_PLACE = re.compile(r"(?<=[\d.])\s+(?:ที่|ณ)\s?(?!ผ่าน|แล้ว|จะ|กำลัง)[^\d()]+$")
_PART = r"(?:เช้า|สาย|เที่ยง|กลางวัน|บ่าย|เย็น|ค่ำ)"
_PART_FIRST = re.compile(rf"^(?:(?:เมื่อ|ตอน|ช่วง)\s*)*{_PART}(?:ของ|\s)*(?=วัน|วาน|เมื่อวาน|พรุ่งนี้|มะรืน)")
_PART_LAST = re.compile(
    rf"(?<=[ก-๙\d)])\s*(?:\(?(?:ตอน|ช่วง|ใน|ครึ่งวัน)\s*{_PART}\)?|ทั้งวัน|(?<=นี้|วาน|ซืน|รืน)\s?(?:เช้า|บ่าย|เย็น))(?:ๆ)?$"
)
_HOUR = re.compile(r"^(?P<day>.+?)\s*(?P<time>(?:เวลา|ตอน)\s*.+)$")
_CLOCK = r"\d{1,2}[.:]\d{2}\s?(?:น\.?)?"
_HOURS = re.compile(rf"(?:\s?(?:ตั้งแต่)?เวลา\s?|\s){_CLOCK}\s?(?:-|ถึง)\s?{_CLOCK}$")
_MOST_WORDS = 4

# In an official sentence the words before a full date do not matter, unless they move it or count something.
_SENTENCES = (
    re.compile(r"^(?P<words>.*?)(?P<date>(?:เมื่อ)?วันที่\s*\d{1,2}\s*\D{3,16}?(?:\d{4}|\d{2}))$"),
    re.compile(rf"^(?P<words>\D*?)(?P<date>(?:เมื่อ\s?)?\d{{1,2}}\s?{MONTH}\s?(?:\d{{4}}|\d{{2}}))$"),
)
_ORDINAL = re.compile(r"(?:ชุด|งวด|ครั้ง|รอบ|ฉบับ)(?:ที่)?\s*\d{1,2}|(?<![ก-๙])ที่\s*\d{1,4}/\d{4}\s*ลง$")
# Short names of months are parts of too many words to be looked for in a sentence.
_MONTHS_NAMED = "|".join(name for name in MONTHS if len(name) > 4 and "." not in name) + r"|\.\s?[คยพ]\."
_MOVES = re.compile(
    r"\d|ก่อน|หลัง|ตั้งแต่|เลื่อน|ย้าย|เลิก|งด|แทน|พลาด|ลืม|พ้น|ถัด|เลย|ผ่านมา|ที่แล้ว|ยัน|จน|สิบ|[-~]|จาก|ถึง|นับ|เว้น|ระหว่าง|กว่า|และ|กับ|พรุ่งนี้|วาน|มะรืน|เดือน|ปี|สัปดาห์"
    r"|ทุก(?!จังหวัด|อำเภอ|ตำบล|หมู่บ้าน|หน่วย|กลุ่ม|ท่าน)|วัน(?!ประชุม|อบรม|จัด|ส่ง|นัด|ทำ|งาน)"
    rf"|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์|{_MONTHS_NAMED}"
)


def core(phrase: str) -> str:
    """Return the words that tell the day."""
    phrase = _LEAD.sub("", unwrapped(phrase))
    return _LEAD.sub("", _PART_FIRST.sub("", _PART_LAST.sub("", phrase))).strip()


def unwrapped(phrase: str) -> str:
    """Return the phrase without brackets that hold the whole of it."""
    is_wrapped = phrase.startswith("(") and phrase.endswith(")") and phrase.count("(") == 1
    return phrase[1:-1].strip() if is_wrapped else phrase


def without_hours(phrase: str) -> str:
    """Return the phrase without a place, or an hour or two that are named as such, at its end."""
    place = _PLACE.search(phrase)
    if place and not _MOVES.search(place[0]):
        phrase = phrase[: place.start()]
    spoken = _HOUR.match(phrase)
    return spoken["day"] if spoken and read_time(spoken["time"]) else _HOURS.sub("", phrase)


def before_hours(phrase: str) -> Iterator[str]:
    """Give what stands before a time of day at the end: 25 พ.ย. 64 09.00 น."""
    words = phrase.split(" ")
    for end in range(max(1, len(words) - _MOST_WORDS), len(words)):
        if read_time(" ".join(words[end:])):
            yield " ".join(words[:end])


def of_sentence(phrase: str) -> str | None:
    """Return the full date at the end of a sentence that does nothing to it."""
    sentence = next(filter(None, (shape.match(phrase) for shape in _SENTENCES)), None)
    return sentence["date"] if sentence and not _MOVES.search(_ORDINAL.sub("", sentence["words"])) else None
