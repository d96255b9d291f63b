"""Read an area of land into square wah: 1 ไร่ is 400, 1 งาน is 100."""

from decimal import Decimal

import regex

from thai.doubt import is_doubtful, is_rate, is_something_else, plain
from thai.numbers.amounts import as_number, only_amount
from thai.numbers.numerals import NUMBER

_RAI, _NGAN, _WAH = "(?:ไร่|ไร|rai)", "งาน", r"(?:ตารางวา|ตร\.?\s?วา|ตร\.?\s?ว\.?|วา)"
_SQUARE_METRES = r"(?:ตารางเมตร|ตร\.?\s?เมตร|ตร\.?\s?ม\.?|sqm|m2)"
_N = r"[^\s()]+?(?:\s[^\s()]+?)??"
_PARTS = regex.compile(
    rf"^(?:(?P<rai>{_N})\s*{_RAI}(?P<half_rai>ครึ่ง)?)?\s*(?:(?P<ngan>{_N})\s*{_NGAN}(?P<half_ngan>ครึ่ง)?)?\s*(?:(?P<wah>{_N})\s*{_WAH})?$"
)
_TRIPLE = regex.compile(
    rf"^(?P<rai>\d+)\s?-\s?(?P<ngan>[0-3])\s?-\s?(?P<wah>\d{{1,2}}(?:\.\d+)?)\s*(?:{_RAI}|{_WAH})?$"
)
_METRES = regex.compile(rf"^(?P<metres>{_N})\s*{_SQUARE_METRES}$")
# What grows or lives on the land, with the rest of its name.
_CROP = (
    rf"(?:(?:ข้าว|มัน|อ้อย|ยาง|ปาล์ม|ลำไย|ทุเรียน|มะ|กล้วย|ผัก|ถั่ว|พริก|หญ้า|กุ้ง|ปลา(?!ย)|ไผ่|สับปะรด|หอม|กระเทียม|เงาะ|มังคุด|ลองกอง|ส้ม|กาแฟ|ชา(?!ย|ว)|สมุนไพร"
    rf"|เห็ด|ไม้|ฟัก|แตง|งา(?!น)|ฝ้าย|หม่อน|ดอก|ปอ)(?:(?!{NUMBER}|{_RAI}|{_NGAN}|ที่)[ก-๙])*)"
)
_USE = rf"(?:เพาะปลูก|ปลูก|หว่าน|ไถ|ดำ|เก็บเกี่ยว|เกี่ยว|เลี้ยง|ทำ(?:สวน|ไร่|การเกษตร)?|ที่(?:สวน|ไร่|ดิน)?|นา(?:ปี|ปรัง|ดำ|หว่าน)?|สวน|ไร่(?={_CROP})|ไร่นา|บ่อ|แปลง(?:รวม)?)"
_LEAD = regex.compile(
    rf"^(?:(?:เนื้อที่|พื้นที่|จำนวน|มี|รวม|ทั้งหมด|ทั้งสิ้น|เป็น|ขนาด|ก็|แค่|เพียง|ได้|{_CROP}|{_USE}(?:{_CROP})?(?:\s?(?:ไป|แล้ว|ได้))*)\s*)+"
)
# Said of the land, these tell how much was lost, given away or let, or how much each has.
_NOT_ALL = regex.compile(
    r"ละ(?!กอ)|เสีย|ตาย|ท่วม|ล้ม|แล้ง|โดน|แทน|หาย|ขาย|เช่า|คืน|แบ่ง|ให้|พัง|ไหม้|โรค|หนอน|เพลี้ย|ทิ้ง|ว่าง|ร้าง"
)
_TAIL = regex.compile(r"(?:\s*(?:ถ้วน|พอดี|เป๊ะ|เอง|เท่านั้น|ทั้งหมด|แล้ว))+$")
_HALF_RAI, _QUARTER_RAI = regex.compile(rf"^1/2\s*{_RAI}$"), regex.compile(rf"^1/4\s*{_RAI}$")
# ไร่สองงาน, ไร่ครึ่ง: the one goes without saying; ไร่นึง: it is said after.
_ONE_UNSAID = regex.compile(rf"^(?P<unit>{_RAI}|{_NGAN})(?=ครึ่ง$|{NUMBER}\s*(?:{_NGAN}|{_WAH}))")
_ONE_AFTER = regex.compile(rf"^(?P<unit>{_RAI}|{_NGAN})\s?(?:นึง|หนึ่ง|เดียว)(?=$|\s|{NUMBER})")
# Deeds write 12 ไร่ - งาน 50 ตารางวา for none of a part.
_NONE_OF_IT = regex.compile(rf"(?<=^|\s)-\s?(?={_RAI}|{_NGAN}|{_WAH})")
_AND = regex.compile(rf"(?<={_RAI}|{_NGAN})\s*(?:กับ|และ)\s*(?=[^\s])")
_MOST = Decimal(10) ** 10


def read_area(text: str) -> dict[str, object] | None:
    """Return `sq_wah`."""
    phrase = plain(text)
    if is_doubtful(text) or "ไม่" in phrase or is_something_else(phrase, ""):
        return None
    lead = _LEAD.match(phrase)
    if lead and _NOT_ALL.search(lead[0]):
        return None
    phrase = _TAIL.sub("", _LEAD.sub("", phrase))
    rough = phrase.startswith("ประมาณ")
    phrase = phrase.removeprefix("ประมาณ").strip()
    phrase = _ONE_UNSAID.sub(r"1 \g<unit>", _ONE_AFTER.sub(r"1 \g<unit>", phrase))
    phrase = _NONE_OF_IT.sub("0 ", _AND.sub(" ", phrase))
    area = _fraction(phrase)
    if area is None and not is_rate(phrase):
        area = _triple(phrase) or _metres(phrase) or _parts(phrase)
    if area is None or not 0 < area <= _MOST:
        return None
    return {"sq_wah": as_number(area), **({"approx": True} if rough else {})}


def _fraction(phrase: str) -> Decimal | None:
    if _HALF_RAI.match(phrase):
        return Decimal(200)
    return Decimal(100) if _QUARTER_RAI.match(phrase) else None


def _triple(phrase: str) -> Decimal | None:
    hit = _TRIPLE.match(phrase)
    return Decimal(hit["rai"]) * 400 + Decimal(hit["ngan"]) * 100 + Decimal(hit["wah"]) if hit else None


def _metres(phrase: str) -> Decimal | None:
    hit = _METRES.match(phrase)
    metres = _number(hit["metres"]) if hit else None
    return None if metres is None else metres / 4


def _parts(phrase: str) -> Decimal | None:
    hit = _PARTS.match(phrase)
    if hit is None:
        return None
    said = [_number(hit[name]) if hit[name] else Decimal(0) for name in ("rai", "ngan", "wah")]
    if any(number is None for number in said):
        return None
    rai, ngan, wah = (number or Decimal(0) for number in said)
    rai += Decimal("0.5") if hit["half_rai"] else 0
    ngan += Decimal("0.5") if hit["half_ngan"] else 0
    return rai * 400 + ngan * 100 + wah if _fits(hit, ngan, wah, rai) else None


def _fits(hit: regex.Match[str], ngan: Decimal, wah: Decimal, rai: Decimal) -> bool:
    """Say whether each part is smaller than one of the next, and only the last is broken."""
    if hit["rai"] and ngan >= 4:
        return False
    if (hit["rai"] or hit["ngan"]) and hit["wah"] and wah >= (100 if hit["ngan"] else 400):
        return False
    smaller = bool(hit["ngan"] or hit["wah"])
    return not (smaller and rai != int(rai)) and not (hit["wah"] and ngan != int(ngan))


def _number(text: str) -> Decimal | None:
    found = only_amount(text)
    if found is None or found.lead or found.tail or not found.amount.is_single or found.amount.approx:
        return None
    return found.amount.low
