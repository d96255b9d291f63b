"""Find the numbers of a text with what they count, and what makes one vague, a rate, a part or a total."""

import re
from decimal import Decimal
from typing import Final

import regex

from thai.numbers.areas import read_area
from thai.numbers.numerals import NUMBER, value
from thai.numbers.units import UNIT
from thai.spotting.spans import Figure, Of, Part

_SPAN = rf"(?P<first>{NUMBER})\s*(?:-|–|~|ถึง|หรือ)\s*(?P<last>{NUMBER})"
_FIND = regex.compile(rf"{_SPAN}|(?P<one>{NUMBER})")
_LAND = rf"(?:{NUMBER}\s*(?:ไร่|งาน|ตารางวา|ตร\.?\s?วา|ตร\.?\s?ว\.?|วา)(?:ครึ่ง)?\s*){{1,3}}"
_AREA = regex.compile(_LAND)
_PEOPLE = r"คน(?!ละ)|คล(?![ก-์])|ท่าน|ราย(?!การ|ได้|จ่าย|รับ|งาน|ละ)|ฅน|นาย(?![ก-์])"
_HOUSEHOLDS = r"ครัวเรือน|หลังคาเรือน|หลังคา|ครอบครัว"
_BAHT = r"บาท|บ\.|บ(?![ก-์])|฿|\.-|,-|-\.|bath|baht|thb"
_UNITS: Final = regex.compile(
    rf"(?!\s+คน(?:มา|ขาย|ช่วย|ไป|ทำ|ร่วม|เข้าร่วม|งาน|เก็บ|ปลูก|เกี่ยว|สอน)[ก-์]{{0,8}}\s?\d)[^\S\n]?(?P<vague>กว่า\s?ๆ?|เศษ\s?ๆ?|ปลาย\s?ๆ|ต้น\s?ๆ)?[^\S\n]?(?:(?P<people>{_PEOPLE})|(?P<households>{_HOUSEHOLDS})|(?P<money>{_BAHT})"
    rf"|(?P<percent>%|เปอร์เซ็นต์|เปอร์)|(?P<thing>(?!คืน\s*(?:\d|เงิน))(?:{UNIT}|อย่าง|นัด|ด้าม|ปี๊บ|ข้อง|เข่ง|ตะกร้า|มื้อ|ราง|ซุ้ม|หลุม|ปาก|ดวง|โรง|กิโล)(?![ก-์]*ละ)))?",
    regex.IGNORECASE,
)
_HEDGE: Final = re.compile(
    r"(?:(?<!งบ)ประมาณ(?:การ)?|ราว\s?ๆ?|เกือบ(?:ๆ)?|ไม่ถึง|ไม่เกิน|อย่างน้อย|อย่างมาก|(?<!ไม้|ต้น)สัก|ซัก|คาดว่า|น่าจะ|แถวๆ?|เกิน|มากกว่า|น้อยกว่า|หลาย|กี่|คงจะ|อาจจะ|คง)\s*$"
)
_HEDGE_AFTER: Final = re.compile(
    r"\s*(?:กว่า|เศษ|โดยประมาณ|ขึ้นไป|ได้มั้ง|มั้ง|ประมาณ(?:นี้|นั้น)|กว่าๆ|หรือ\s?\d|เห็นจะได้|เองมั้ง|ไม่แน่ใจ)"
)
_DENIED: Final = re.compile(r"(?:ไม่ใช่|บ่แม่น|มิใช่|ไม่ไช่|ไม่ช่าย)\s*$|(?<![ก-์])จาก(?=\s*\d*\s*$)\s*$")
_RATE: Final = re.compile(
    r"(?P<what>คน|หัว|ราย|ตัว|ต้น|ลูก|ถุง|กระสอบ|กก\.?|กิโลกรัม|กิโล|โล|ไร่|งาน|วัน|ครั้ง|เดือน|ปี|ชุด|อัน|ใบ|ขวด|แผ่น|เที่ยว|กลุ่ม|ครัวเรือน|หลัง|บ้าน|ก้อน|เส้น|ผืน|แพ็ค|แพค|กล่อง|ลัง|ห่อ|มื้อ"
    r"|ตัน|เล่ม|คัน|ขีด|เมตร|ฟอง|แผง|กอ|เครือ|หวี|โหล|ปี๊บ|ถัง|ลิตร|หุ้น|ท่าน|คู่|ดอก|กำ|มัด|แกลลอน|หมู่บ้าน|ตำบล|สัปดาห์|อาทิตย์)ละ\s*$"
)
_RATE_AFTER: Final = re.compile(
    r"\s?(?:บาท|บ\.?)?\s*(?:/|ต่อ)\s*(?P<what>คน|หัว|ราย|ครั้ง|วัน|กก\.?|กิโลกรัม|กิโล|ตัว|ต้น|กระสอบ|ไร่|ชุด|ถุง|ลิตร|เดือน|ปี|ครัวเรือน)"
)
_TOTAL: Final = re.compile(
    r"(?:รวม(?:แล้ว|เงิน|กัน|ยอด|ค่าใช้จ่าย|รายจ่าย|คน|ผู้เข้าร่วม)?|ทั้งหมด|ทั้งสิ้น|เป็นเงิน|สรุป(?:ใช้)?(?:ไป)?|เบ็ดเสร็จ)(?:\s*(?:รวม|เป็น(?:เงิน|จำนวน)?|เงิน|ทั้งหมด|ทั้งสิ้น|ใช้|จ่าย|ไป|แล้ว|จำนวน|ก็))*\s*[:=]?\s*$"
)
_TOTAL_AFTER: Final = re.compile(r"\s*(?:คน|บาท|ท่าน)?\s*(?:ทั้งหมด|ทั้งสิ้น|รวม(?![ก-์])(?!\s*[:=]?\s*\d))")
_SHARE: Final = re.compile(r"(?:ผู้)?(?:ชาย|หญิง|แม่หญิง|ป้อจาย|แม่ญิง|พ่อชาย)\s*:?\s*$|(?<![ก-์])[ชญ]\.?\s*$")
_TO_KIND: Final[dict[str, Of]] = {
    "people": "people", "households": "households", "money": "money", "percent": "percent", "thing": "thing",
}  # fmt: skip
_BEFORE = 28
_TEN = Decimal(10)
_PERSONS = frozenset({"คน", "หัว", "ราย", "ท่าน"})
_MOST = Decimal(10) ** 12


def figures(text: str) -> tuple[Figure, ...]:
    """Return the numbers of a text in which other numbers are hidden already."""
    lands = [hit for hit in _AREA.finditer(text) if read_area(hit[0].strip()) or hit[0].count("ไร่") == 1]
    inside = [hit.span() for hit in lands]
    found = [_land(hit) for hit in lands]
    for hit in _FIND.finditer(text):
        if not any(start <= hit.start() < end for start, end in inside):
            figure = _figure(hit, text)
            found += [figure] if figure else []
    return tuple(sorted(found, key=lambda one: one.start))


def _land(hit: regex.Match[str]) -> Figure:
    words = hit[0].rstrip()
    read = read_area(words)
    number = Decimal(str(read["sq_wah"])) if read else Decimal(0)
    return Figure(hit.start(), hit.start() + len(words), "area", number, is_vague=read is None)


def _figure(hit: regex.Match[str], text: str) -> Figure | None:
    number = value(hit["one"] or hit["last"])
    unit = _UNITS.match(text, hit.end())
    before, after = text[max(hit.start() - _BEFORE, 0) : hit.start()], text[hit.end() :][:_BEFORE]
    line = before.rpartition("\n")[2]
    is_share = after.startswith("ละ")  # the first part of what is each a hundred
    if is_share or (number is not None and number > _MOST) or _DENIED.search(line):
        return None
    of, word, end = _counted(unit, hit.end(), line)
    is_spelt = not any(sign.isdigit() for sign in hit[0])
    if is_spelt and of == "bare" and (number is None or number < _TEN):
        return None  # a syllable of another word
    is_vague = bool(number is None or hit["first"] or (unit and unit["vague"]) or _HEDGE.search(line))
    rate, spoken_from = _rate(line, after, hit.start())
    return Figure(
        hit.start(),
        end,
        of,
        number if number is not None else Decimal(0),
        unit=word,
        is_vague=is_vague or bool(_HEDGE_AFTER.match(text, end)) or bool(_HEDGE_AFTER.match(after)),
        is_spelt=is_spelt,
        rate=rate,
        part=_part(line, after),
        spoken_from=spoken_from,
    )


def _counted(unit: regex.Match[str] | None, end: int, before: str) -> tuple[Of, str, int]:
    for name, of in _TO_KIND.items():
        if unit is not None and unit[name] and not _is_part_of_word(unit, name):
            return of, unit[name], unit.end()
    if re.search(r"ร้อยละ\s*$", before):
        return "percent", "%", end
    return "bare", "", end


def _is_part_of_word(unit: regex.Match[str], name: str) -> bool:
    """Say whether a unit of a letter or two runs on into a word: 900 มา is no 900 metres."""
    after = unit.string[unit.end() : unit.end() + 1]
    return name == "thing" and len(unit[name].rstrip(".")) <= 2 and "\u0e01" <= after <= "\u0e4c"


def _rate(before: str, after: str, start: int) -> tuple[str, int]:
    """Return what the number is for each of, and where saying so begins."""
    hit = _RATE.search(before)
    if hit:
        return _each(hit["what"]), start - (len(before) - hit.start())
    behind = _RATE_AFTER.match(after)
    return (_each(behind["what"]), -1) if behind else ("", -1)


def _each(word: str) -> str:
    """Return what a rate is for each of: people whatever they are called, else the thing as it is counted."""
    return "people" if word in _PERSONS else word


def _part(before: str, after: str) -> Part:
    if _SHARE.search(before):
        return "share"
    return "total" if _TOTAL.search(before) or _TOTAL_AFTER.match(after) else ""
