"""Find amounts in a phrase: one number or a span, said exactly or roughly.

What the number counts is the business of the reader that asks.
"""

from dataclasses import dataclass
from decimal import Decimal

import regex

from thai.numbers.numerals import NUMBER, span, value

_ROUGHLY = r"(?:โดยประมาณ|(?<!งบ)ประมาณ|ราว\s?ๆ|ราว|(?<!ไม้|ต้น)สัก|ซัก|แถว\s?ๆ|คร่าว\s?ๆ)"
_AMOUNT = regex.compile(
    rf"(?P<approx>{_ROUGHLY}\s*)*(?P<low>{NUMBER})(?:\s*(?:-|ถึง|~)\s*(?P<high>{NUMBER}))?"
)
# 300 บาท - 500 บาท: the unit is said at both ends.
_UNIT_TWICE = regex.compile(
    rf"(?P<low>{NUMBER})\s?(?P<unit>[ก-๙.%]{{1,12}}?)\s?(?P<to>-|ถึง|~)\s?(?P<high>{NUMBER})\s?(?P=unit)(?![ก-๙])"
)
_ROUGHLY_AFTER = regex.compile(r"\s*(?:โดยประมาณ|ประมาณ(?:นี้|นั้น)|ได้)$")
_POWER_AT_END = regex.compile(r"^(?P<coefficient>.+?)\s?(?P<power>สิบ|ร้อย|พัน|หมื่น|หมืน|แสน|ล้าน|k)$")
_WIDEST = 20


@dataclass(frozen=True, slots=True)
class Amount:
    """One number, or the two ends of a span."""

    low: Decimal
    high: Decimal
    approx: bool = False

    @property
    def is_single(self) -> bool:
        return self.low == self.high

    @property
    def is_whole(self) -> bool:
        return self.low == int(self.low) and self.high == int(self.high)


@dataclass(frozen=True, slots=True)
class Found:
    """An amount with the words before and after it."""

    lead: str
    amount: Amount
    tail: str


def only_amount(text: str) -> Found | None:
    """Return the single amount of a phrase, or None when there is none, several or a broken one."""
    text = _UNIT_TWICE.sub(r"\g<low>\g<to>\g<high> \g<unit>", text)
    hits = list(_AMOUNT.finditer(text))
    if len(hits) != 1:
        return None
    hit = hits[0]
    lead, tail = text[: hit.start()], text[hit.end() :]
    if _touches_more(lead, tail):
        return None
    roughly = _ROUGHLY_AFTER.search(tail)
    amount = _amount(hit["low"], hit["high"], approx=bool(hit["approx"] or roughly))
    if amount is None:
        return None
    return Found(lead.strip(), amount, (tail[: roughly.start()] if roughly else tail).strip())


def _touches_more(lead: str, tail: str) -> bool:
    # A digit left outside means that the digits inside were only a part of something else.
    return lead.endswith(("-", "+", "/", ".", ",")) or any(sign.isdigit() for sign in lead + tail)


def _amount(low: str, high: str | None, *, approx: bool) -> Amount | None:
    if high is None:
        both = span(low)
        one = value(low)
        if both is not None:
            return Amount(*both, approx=approx)
        return None if one is None else Amount(one, one, approx=approx)
    first, last = value(low), value(high)
    if first is None or last is None:
        return None
    first = _same_power(first, low, high)
    if first >= last or (first > 0 and last / first > _WIDEST):
        return None
    return Amount(first, last, approx=approx)


def _same_power(first: Decimal, low: str, high: str) -> Decimal:
    """Lend the power of the upper end to the lower one: 2-3 หมื่น."""
    ending = _POWER_AT_END.match(high)
    if ending is None or _POWER_AT_END.match(low):
        return first
    coefficient, power = value(ending["coefficient"]), value(ending["power"]) or value(f"1{ending['power']}")
    if coefficient is None or power is None or first >= coefficient:
        return first
    return first * power


def as_number(number: Decimal) -> int | float:
    """Return the number as JSON writes it: whole when it is whole."""
    return int(number) if number == int(number) else float(number)


def roughness(amount: Amount) -> dict[str, object]:
    """Return the mark of a rough figure, for the value it belongs to."""
    return {"approx": True} if amount.approx else {}
