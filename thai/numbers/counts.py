"""Read how many people there were. Households, groups, halves and shares are asked again."""

import re

import regex

from thai.doubt import is_doubtful, is_rate, is_something_else, plain
from thai.numbers.amounts import Amount, only_amount, roughness
from thai.numbers.numerals import NUMBER, value

_LEAD = re.compile(
    r"(?:(?:จำนวน|มี|มา|รวม|ทั้งหมด|ทั้งสิ้น|(?:ผู้)?เข้าร่วม(?:ประชุม|อบรม|กิจกรรม)?|คน(?:มา|เข้า|เข้าร่วม)?|ร่วม|สมาชิก|ผู้เข้า(?:ประชุม|อบรม)"
    r"|ได้|ประชุม|อบรม|เกษตรกร|ชาวบ้าน|ประชาชน|เป็น|คือ|ก็|แค่|เพียง|นับได้|กัน|ครบ|[=:(])\s*)*"
)
_TAIL = re.compile(
    r"(?P<unit>คน|ฅน|ท่าน|ราย(?!การ|ได้|จ่าย|รับ|งาน)|นาย)?\s*(?:(?:ทั้งหมด|ทั้งสิ้น|รวม|พอดี|เป๊ะ|ถ้วน|เท่านั้น|เอง|แล้ว|ครบ(?:ทุกคน|หมด)?|มา|เข้า|ร่วม|ประชุม|อบรม|กิจกรรม|กัน|\))\s*)*"
)
_OTHERS = re.compile(
    r"จาก|ลา|(?<!สูง)อายุ|ครัวเรือน|หลังคา|ครอบครัว|กลุ่ม\s?\d|ที่นั่ง|รอบ|รุ่น|ครั้ง|%|บาท|หมู่ที่|ม\.|เชิญ|กว่า|ครึ่ง"
)
_ALONE = re.compile(r"(?:มา|มี|ผม|ฉัน|หนู|ตัว|แค่)*คนเดียว")
_NOBODY = re.compile(r"(?:ไม่|บ่)มี(?:ใคร|คน|ผู้)(?:มา|เข้า|ร่วม|ประชุม|อบรม)*(?:สักคน|ซักคน|เลย)*")


def _parts(first: str, second: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"^(?P<total>.*?)\s*[(:,]?\s*(?:แบ่ง)?(?:เป็น)?\s*(?:ผู้)?{first}\s*(?P<a>{NUMBER})\s*(?:คน)?\s*(?:,|และ|กับ)?\s*(?:เป็น)?(?:ผู้)?{second}\s*(?P<b>{NUMBER})"
        r"\s*(?:คน)?\s*\)?\s*(?P<after>รวม.+)?$"
    )


_MEN, _WOMEN = r"(?:ชาย|ช\.?(?=\s?\d))", r"(?:หญิง|ญ\.?(?=\s?\d))"
_SEXES = (_parts(_MEN, _WOMEN), _parts(_WOMEN, _MEN))
_ABBREVIATED = re.compile(r"(?<![ก-๙])(?P<sex>[ชญ])\.\s?(?=\d)")
_MOST = 10_000_000


def read_count(text: str) -> dict[str, object] | None:
    """Return `people`, or both ends of a span, with `approx` for rough figures."""
    phrase = _ABBREVIATED.sub(r"\g<sex> ", plain(text))
    if _ALONE.fullmatch(phrase):
        return {"people": 1}
    if _NOBODY.fullmatch(phrase):
        return {"people": 0}
    if is_doubtful(text) or is_rate(phrase) or "ไม่" in phrase:
        return None
    amount = _by_sex(phrase) or _people(phrase)
    if amount is None or not amount.is_whole or amount.high > _MOST:
        return None
    return _value(amount)


def _people(phrase: str) -> Amount | None:
    found = only_amount(phrase)
    if found is None or is_something_else(found.lead, found.tail):
        return None
    if _OTHERS.search(found.lead) or _OTHERS.search(found.tail):
        return None
    tail = _TAIL.fullmatch(found.tail)
    if tail is None or not (tail["unit"] or _LEAD.fullmatch(found.lead)):
        return None
    return found.amount


def _by_sex(phrase: str) -> Amount | None:
    """Add men and women; a total beside them must agree."""
    hit = next(filter(None, (pattern.match(phrase) for pattern in _SEXES)), None)
    if hit is None:
        return None
    men, women = value(hit["a"]), value(hit["b"])
    if men is None or women is None:
        return None
    totals = [_people(part) for part in (hit["total"], hit["after"]) if part and not _LEAD.fullmatch(part)]
    if any(total is None or total.low != men + women or not total.is_single for total in totals):
        return None
    return Amount(men + women, men + women)


def _value(amount: Amount) -> dict[str, object]:
    rough = roughness(amount)
    if amount.is_single:
        return {"people": int(amount.low), **rough}
    return {"people_min": int(amount.low), "people_max": int(amount.high), **rough}
