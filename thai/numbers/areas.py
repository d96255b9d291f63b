"""Read an area of land into square wah: 1 ไร่ is 400, 1 งาน is 100."""

from decimal import Decimal

import regex

from thai.doubt import is_doubtful, is_rate, plain
from thai.numbers.amounts import as_number, only_amount

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
_LEAD = regex.compile(r"^(?:(?:เนื้อที่|พื้นที่|ที่ดิน|ที่|จำนวน|มี|รวม|ทั้งหมด|ปลูก|ทำนา|นา|สวน|ไร่นา|แปลง|เป็น|ขนาด|ก็)\s*)+")
_HALF_RAI, _QUARTER_RAI = regex.compile(rf"^1/2\s*{_RAI}$"), regex.compile(rf"^1/4\s*{_RAI}$")
_MOST = Decimal(10) ** 10


def read_area(text: str) -> dict[str, object] | None:
    """Return `sq_wah`."""
    phrase = _LEAD.sub("", plain(text))
    if is_doubtful(text) or "ไม่" in phrase:
        return None
    rough = phrase.startswith("ประมาณ")
    phrase = phrase.removeprefix("ประมาณ").strip()
    if phrase in {"ไร่ครึ่ง", "งานครึ่ง"}:  # the one goes without saying
        phrase = f"1 {phrase}"
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
