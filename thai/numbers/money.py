"""Read an amount of baht. Rates, limits, other currencies and sums of parts are asked again."""

import re
from decimal import Decimal

import regex

from thai.doubt import is_doubtful, is_rate, is_something_else, plain
from thai.numbers.amounts import Amount, as_number, only_amount, roughness

_LEAD = re.compile(
    r"(?:(?:(?:ใช้|จ่าย|หมด)(?:เงิน|งบ|จ่าย)?(?:ไป)?(?:แล้ว)?|งบ(?:ประมาณ)?|เงิน|ค่า[ก-๙]*|จำนวน(?:เงิน)?|รวมๆ?\s?(?:แล้ว)?(?:เป็น)?(?:เงิน)?"
    r"|ทั้งหมด|ทั้งสิ้น|เป็น(?:เงิน)?|ยอด(?:เงิน|ขาย|รวม)?|วงเงิน|ราคา|มูลค่า|ได้(?:เงิน)?|เบิก(?:จ่าย)?|ลงทุน|ขาย(?:ได้)?|ต้นทุน"
    r"|รายได้|รายรับ|รายจ่าย|กำไร|โอน(?:เงิน)?(?:ไป)?(?:แล้ว)?|ระหว่าง|คือ|ไป|ก็|แค่|thb|baht|[=:฿(])\s*)*"
)
_BAHT = r"(?:บาท|บาด|บาต|บ\.?|฿|bath|baht|thb|\.-|,-)"
_TAIL = re.compile(
    rf"(?P<baht>{_BAHT})?(?:\s?บาท)?\s*(?:ถ้วน|เดียว|เป๊ะ|โอน(?=แล้ว)|ทั้งหมด|ทั้งสิ้น|เท่านั้น|แล้ว|พอดี|เอง|(?:จ่าย|โอน|ใช้|เบิก)(?:ไป)?แล้ว|(?:เป็น)?ค่า[ก-๙]++|\)|\s)*"
)
_FOREIGN = re.compile(r"ดอลลาร์|ดอลล่าร์|ดอล|เหรียญ|หยวน|เยน|ยูโร|กีบ|จ๊าด|เรียล|\$|€|¥|usd|%|เปอร์|ร้อยละ|จาก")
_IN_WORDS = (
    regex.compile(r"^(?P<digits>.*\d.*?)\s*\((?P<words>[^()\d]+)\)$"),
    regex.compile(r"^(?P<words>[^()\d]+?)\s*\((?P<digits>[^()]*\d[^()]*)\)$"),
)
_SATANG = regex.compile(r"^(?P<baht>.+?บาท)?\s*(?P<satang>[1-9]\d?|[ก-๙]+)\s*(?:สตางค์|สต\.?)$")
_NOTHING = re.compile(
    r"(?:ฟรี|(?:ไม่(?:ได้)?|บ่(?:ได้)?)\s*(?:มีค่าใช้จ่าย|มีรายจ่าย|(?:ใช้|เสีย|จ่าย)(?:เงิน|งบ(?:ประมาณ)?|ค่าใช้จ่าย))(?:อะไร)?(?:เลย)?)"
)
# สองพันห้า is 2,500 in the market and 2,005 on a cheque, and these endings are of cheques.
_ON_A_CHEQUE = regex.compile(
    r"(?:พัน|หมื่น|แสน|ล้าน)(?:สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)\s?บาท\s?(?:ถ้วน|[^\s()]+สตางค์)"
)
_NO_BAHT = Amount(Decimal(0), Decimal(0))
_MOST = Decimal(10) ** 12


def read_money(text: str) -> dict[str, object] | None:
    """Return `baht`, or both ends of a span, with `approx` for rough figures."""
    phrase = plain(text)
    if _NOTHING.fullmatch(phrase):
        return {"baht": 0}
    if is_doubtful(text) or is_rate(phrase) or "ไม่" in phrase or _FOREIGN.search(phrase):
        return None
    if _ON_A_CHEQUE.search(phrase):
        return None
    amount = _said_twice(phrase) or _with_satang(phrase) or _baht(phrase)
    if amount is None or amount.high > _MOST or amount.high != round(amount.high, 2):
        return None
    return _value(amount)


def _said_twice(phrase: str) -> Amount | None:
    hit = next(filter(None, (pattern.match(phrase) for pattern in _IN_WORDS)), None)
    if hit is None:
        return None
    digits, words = _baht(hit["digits"]), _baht(hit["words"])
    return digits if digits == words else None


def _with_satang(phrase: str) -> Amount | None:
    hit = _SATANG.match(phrase)
    if hit is None:
        return None
    baht, satang = _baht(hit["baht"]) if hit["baht"] else _NO_BAHT, only_amount(hit["satang"])
    if baht is None or satang is None or not baht.is_single or not 0 < satang.amount.high < 100:
        return None
    if satang.lead or satang.tail or not (satang.amount.is_single and satang.amount.is_whole):
        return None
    total = baht.low + satang.amount.high / 100
    return Amount(total, total, approx=baht.approx)


def _baht(phrase: str) -> Amount | None:
    found = only_amount(phrase)
    if found is None or is_something_else(found.lead, found.tail):
        return None
    tail = _TAIL.fullmatch(found.tail)
    if tail is None or not (tail["baht"] or _LEAD.fullmatch(found.lead)):
        return None
    return found.amount


def _value(amount: Amount) -> dict[str, object]:
    rough = roughness(amount)
    if amount.is_single:
        return {"baht": as_number(amount.low), **rough}
    return {"baht_min": as_number(amount.low), "baht_max": as_number(amount.high), **rough}
