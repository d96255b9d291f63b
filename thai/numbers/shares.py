"""Read a share of a hundred: marked, as a part of a whole, or as a whole number where a share is asked for."""

from decimal import Decimal

import regex

from thai.doubt import is_doubtful, is_rate, plain
from thai.numbers.amounts import Amount, Found, as_number, only_amount, roughness
from thai.numbers.numerals import NUMBER, value

_MARK = r"(?:%|เปอ(?:ร์)?(?:เซ็?น(?:ต์|ท์|ต|ท)?)?|percent|pct)"
_DONE = r"(?:เสร็จ|คืบหน้า|ก้าวหน้า|ทำ|ดำเนินการ|สำเร็จ|ผลงาน|ความ(?:คืบหน้า|ก้าวหน้า|พึงพอใจ|สำเร็จ))(?:ไป|ได้|แล้ว)*+"
# Beside these a number without its mark counts something else.
_ACT = r"(?:เบิกจ่าย|เบิก|จ่าย|ใช้(?:งบ|เงิน)?|เก็บ|ส่ง|ปลูก|งอก|รอด|ผ่าน|พอใจ|พึงพอใจ|เข้าร่วม|ผล)(?:ไป|ได้|แล้ว)*+"
_LEAD = regex.compile(
    rf"(?:(?:คิดเป็น|เป็น|ครบ|เต็ม|{_DONE}|(?P<act>{_ACT})|ได้|ประมาณ|จำนวน|ก็|แค่|เพียง)\s*)*(?P<mark>ร้อยละ|{_MARK})?\s*"
)
_TAIL = regex.compile(rf"(?P<mark>{_MARK})?\s*(?:พอดี|เป๊ะ|เท่านั้น|เอง|แล้ว|\s)*(?P<of>ของ[^\d]*)?")
_SAID = rf"(?:(?:คิดเป็น|เป็น|ก็|ได้|{_DONE})\s*)*"
_HALF = regex.compile(rf"{_SAID}ครึ่ง\s?(?:หนึ่ง|นึง|ต่อครึ่ง)(?:พอดี|แล้ว)*")
_ALL = regex.compile(rf"{_SAID}เต็ม\s?(?:ร้อย|100)")
# Those for whom something is meant are a whole; the share of them that is told is no hope.
_WHOM = regex.compile(r"(?<=ของ)(?:กลุ่ม|ครัวเรือน|หมู่บ้าน|ตำบล|พื้นที่|เกษตรกร|ประชาชน|สมาชิก)เป้าหมาย")
_PART = regex.compile(rf"(?:ได้|เป็น|ก็|คิดเป็น)?\s*(?P<part>{NUMBER})\s?ใน\s?(?P<whole>{NUMBER})(?:\s?ส่วน)?")
_PER_HUNDRED = regex.compile(r"^ร้อย(?=เปอ)")
_MARK_TWICE = regex.compile(r"%\s*(-|ถึง)|(?<=\d\s*)(-|ถึง)\s*ร้อยละ")
_MOST_MARKED = 1000


def read_percent(text: str) -> dict[str, object] | None:
    """Return `percent`, or both ends of a span."""
    phrase = _PER_HUNDRED.sub("100 ", _MARK_TWICE.sub(r"\1\2", plain(text)))
    if is_doubtful(_WHOM.sub("", text)) or is_rate(phrase.replace("ร้อยละ", "")) or "ไม่" in phrase:
        return None
    amount = _part(phrase) or _marked(phrase)
    return None if amount is None else _value(amount)


def _part(phrase: str) -> Amount | None:
    """Read a half, all, or so many in so many, where that is a percentage without a rest."""
    if _HALF.fullmatch(phrase):
        return _exactly(Decimal(50))
    if _ALL.fullmatch(phrase):
        return _exactly(Decimal(100))
    hit = _PART.fullmatch(phrase)
    part, whole = (value(hit["part"]), value(hit["whole"])) if hit else (None, None)
    if part is None or whole is None or not 0 < part <= whole:
        return None
    share = part * 100 / whole
    return _exactly(share) if share == round(share, 1) else None


def _exactly(share: Decimal) -> Amount:
    return Amount(share, share)


def _marked(phrase: str) -> Amount | None:
    found = _after_mark(phrase)
    if found is None:
        return None
    lead, tail = _LEAD.fullmatch(found.lead), _TAIL.fullmatch(found.tail)
    if lead is None or tail is None or (lead["mark"] and tail["mark"]):
        return None
    is_marked = bool(lead["mark"] or tail["mark"])
    if (tail["of"] or lead["act"]) and not is_marked:
        return None
    return found.amount if _is_share(found.amount, marked=is_marked) else None


def _after_mark(phrase: str) -> Found | None:
    # ร้อย is a number by itself, so the mark is set apart before numbers are looked for.
    lead, mark, rest = phrase.rpartition("ร้อยละ")
    found = only_amount(rest)
    if found is None or (mark and found.lead):
        return None
    return Found(lead + mark, found.amount, found.tail) if mark else found


def _is_share(amount: Amount, *, marked: bool) -> bool:
    if marked:
        return amount.high <= _MOST_MARKED
    return amount.is_whole and amount.high <= 100  # 0.5 alone may be a half or half of one in a hundred


def _value(amount: Amount) -> dict[str, object]:
    if amount.is_single:
        return {"percent": as_number(amount.low), **roughness(amount)}
    return {"percent_min": as_number(amount.low), "percent_max": as_number(amount.high), **roughness(amount)}
