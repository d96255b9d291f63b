"""Read plain numbers, and quantities with a unit."""

import re
from decimal import Decimal

import regex

from thai.doubt import is_doubtful, is_rate, is_something_else, plain
from thai.numbers.amounts import Amount, Found, as_number, only_amount, roughness
from thai.numbers.units import KHEET, KILOGRAM, UNIT, standard
from thai.text import normalise

_LEAD = re.compile(
    r"(?:(?:จำนวน|มี|รวม|ทั้งหมด|ทั้งสิ้น|ได้|เป็น|คือ|ก็|แค่|เพียง|ใช้|ขาย(?:ได้)?|เก็บ(?:ได้)?|ประมาณ|[=:])\s*)*"
)
_TAIL = re.compile(rf"(?P<unit>{UNIT})?\s*(?:ทั้งหมด|ทั้งสิ้น|พอดี|เป๊ะ|ถ้วน|เท่านั้น|เอง|แล้ว|\s)*")
_AND_A_HALF = regex.compile(rf"^(?P<whole>.*(?:{UNIT}))\s?ครึ่ง$")
# โลครึ่ง is one and a half: the one goes without saying; ตันนึง says it after.
_ONE_AND_A_HALF = regex.compile(rf"(?:{UNIT})\s?ครึ่ง")
_ONE_AFTER = regex.compile(rf"^(?P<unit>{UNIT})\s?(?:นึง|หนึ่ง|เดียว)$")
_SIGNED = re.compile(r"(?P<sign>-?)\s?(?P<number>\.\d+|(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?)")
_WEIGHT = regex.compile(
    r"^(?P<kilos>.+?\s*(?:กิโลกรัม|กิโล|โล|กก\.?|kg))\s*(?P<kheets>(?:\d|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)\s*ขีด)$"
)
_MOST = Decimal(10) ** 15


def read_integer(text: str) -> dict[str, object] | None:
    """Return `integer`: one whole number, perhaps with its unit."""
    amount = _one_number(text)
    if amount is None or not amount.is_whole:
        return None
    return {"integer": int(amount.low), **roughness(amount)}


def read_decimal(text: str) -> dict[str, object] | None:
    """Return `decimal` as exact digits: one number, perhaps with its unit."""
    amount = _one_number(text)
    if amount is None:
        return None
    digits = f"{amount.low:f}"
    exact = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return {"decimal": exact, **roughness(amount)}


def read_quantity(text: str) -> dict[str, object] | None:
    """Return `value` and `unit`; the unit as typed, kilograms as one unit."""
    phrase = plain(text)
    if is_doubtful(text) or is_rate(phrase) or "ไม่" in phrase:
        return None
    weight = _WEIGHT.match(phrase)
    if weight:
        return _kilos_and_kheets(weight["kilos"], weight["kheets"])
    return _quantity(phrase, normalise(text))


def _kilos_and_kheets(kilos: str, kheets: str) -> dict[str, object] | None:
    whole, part = only_amount(kilos), only_amount(kheets)
    if (
        whole is None
        or part is None
        or not (whole.amount.is_single and whole.amount.is_whole and part.amount.is_single)
    ):
        return None
    return {"value": as_number(whole.amount.low + part.amount.low / 10), "unit": KILOGRAM}


def _quantity(phrase: str, typed: str) -> dict[str, object] | None:
    found, tail, half = _with_unit(phrase)
    if found is None or tail is None or not tail["unit"] or not found.amount.is_single:
        return None
    if is_something_else(found.lead, ""):
        return None
    number, unit = found.amount.low + half, standard(tail["unit"], typed)
    if unit == KHEET:
        number, unit = number / 10, KILOGRAM
    return {"value": as_number(number), "unit": unit, **roughness(found.amount)} if number <= _MOST else None


def _with_unit(phrase: str) -> tuple[Found | None, re.Match[str] | None, Decimal]:
    """Set apart the number, its unit, and a half said after the unit."""
    phrase = _ONE_AFTER.sub(r"1 \g<unit>", phrase)
    if _ONE_AND_A_HALF.fullmatch(phrase):
        phrase = f"1 {phrase}"
    half = _AND_A_HALF.match(phrase)
    found = only_amount(half["whole"] if half else phrase)
    tail = _TAIL.fullmatch(found.tail) if found else None
    return found, tail, Decimal("0.5") if half else Decimal(0)


def _one_number(text: str) -> Amount | None:
    phrase = plain(text)
    if phrase.startswith(("-", ".")):
        return _signed(phrase)
    if is_doubtful(text) or is_rate(phrase) or "ไม่" in phrase:
        return None
    found, tail, half = _with_unit(phrase)
    if found is None or tail is None or not _LEAD.fullmatch(found.lead) or not found.amount.is_single:
        return None
    number = found.amount.low + half
    return Amount(number, number, approx=found.amount.approx) if number <= _MOST else None


def _signed(phrase: str) -> Amount | None:
    hit = _SIGNED.fullmatch(phrase)
    if hit is None:
        return None
    number = Decimal(f"{hit['sign']}{hit['number'].replace(',', '')}")
    return Amount(number, number) if abs(number) <= _MOST else None
