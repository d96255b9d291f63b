"""Read one Thai number: digits, words, and the mixed ways people speak of thousands.

หมื่นห้า is 15,000 and สองพันห้า 2,500, as in the market, not 10,005. What could be
said of two numbers (ร้อยห้า: 105 or 150?) is not read at all.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import regex

DIGITS = r"(?:(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?(?![\d]|[.,]\d))"
_ONES = {
    "ศูนย์": 0, "หนึ่ง": 1, "หนึง": 1, "นึง": 1, "เอ็ด": 1, "เอด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5,
    "หก": 6, "เจ็ด": 7, "เจด": 7, "แปด": 8, "เก้า": 9,
}  # fmt: skip
_POWERS = {
    "สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "หมืน": 10_000, "หมึ่น": 10_000,
    "ฮ้อย": 100, "แสน": 100_000, "ล้าน": 1_000_000, "k": 1000,
}  # fmt: skip
# Before other words it is no number but a centre.
_AFTER_NOUGHT = "หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|ศูนย์|จุด|บาท|สตางค์|คน|ราย|กิโล|โล|กก|ตัน|ไร่|งาน|วา|ครั้ง|ตัว|ต้น|เปอร์|องศา|นาฬิกา|นาที|ถึง"
_WORD = (
    rf"ห้า(?![มง])|สาม(?![ีัา])|พัน(?!ธ)|หก(?!ล้ม)|ล้าน(?!นา)|เก้า(?!อี้)|(?<!\d)(?<!\d\s)ศูนย์(?=[^ก-๙]|$|{_AFTER_NOUGHT})|สิบ|ซาว|ครึ่ง|จุด(?=\s?(?:ศูนย์|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า))|k(?![a-z])|"
    + "|".join(
        word
        for word in (*_ONES, *_POWERS)
        if word not in {"ห้า", "สาม", "พัน", "หก", "ล้าน", "เก้า", "ศูนย์", "สิบ", "k"}
    )
)
_TOKEN = regex.compile(rf"({DIGITS})|({_WORD})|\s")
NUMBER = rf"(?:(?:{DIGITS}|{_WORD})(?:\s?(?:{DIGITS}|{_WORD}))*)"

# 12.500 is twelve and a half to a scale, and twelve thousand five hundred to whoever takes the point for a comma.
_TWO_WAYS = regex.compile(r"[1-9]\d{0,2}\.\d\d0")

Kind = Literal["digits", "one", "power", "half", "point"]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Kind
    value: Decimal
    text: str


def value(text: str) -> Decimal | None:
    """Return the number that the whole text is, or None."""
    tokens = _tokens(text)
    if not tokens:
        return None
    if any(token.kind == "point" for token in tokens):
        return _with_point(tokens)
    if tokens[0].kind == "half":
        return _half_of(tokens)
    return _Sum.of(tokens)


def span(text: str) -> tuple[Decimal, Decimal] | None:
    """Return both ends of two neighbours said in one breath: สองสามร้อย is 200 to 300."""
    tokens = _tokens(text) or []
    if len(tokens) < 2 or [token.kind for token in tokens[:2]] != ["one", "one"]:
        return None
    low, high = tokens[0].value, tokens[1].value
    powers = tokens[2:]
    if low < 1 or high != low + 1 or len(powers) > 1 or any(token.kind != "power" for token in powers):
        return None
    if {tokens[0].text, tokens[1].text} & {"เอ็ด", "ยี่", "นึง"}:
        return None
    power = powers[0].value if powers else Decimal(1)
    return low * power, high * power


def _tokens(text: str) -> list[_Token] | None:
    found: list[_Token] = []
    at = 0
    while at < len(text):
        hit = _TOKEN.match(text, at)
        if hit is None:
            return None
        if hit[1] and _TWO_WAYS.fullmatch(hit[1]):
            return None
        found.extend(_as_tokens(hit[1], hit[2]))
        at = hit.end()
    return found


def _as_tokens(digits: str | None, word: str | None) -> list[_Token]:
    if digits:
        return [_Token("digits", Decimal(digits.replace(",", "")), digits)]
    match word:
        case None:
            return []
        case "ครึ่ง":
            return [_Token("half", Decimal("0.5"), word)]
        case "จุด":
            return [_Token("point", Decimal(0), word)]
        case "ซาว":
            return [_Token("one", Decimal(2), "ยี่"), _Token("power", Decimal(10), "สิบ")]
    if word in _POWERS:
        return [_Token("power", Decimal(_POWERS[word]), word)]
    return [_Token("one", Decimal(_ONES[word]), word)]


def _half_of(tokens: list[_Token]) -> Decimal | None:
    if len(tokens) == 1:
        return Decimal("0.5")
    if len(tokens) == 2 and tokens[1].kind == "power" and tokens[1].value >= 100:
        return tokens[1].value / 2
    return None


def _with_point(tokens: list[_Token]) -> Decimal | None:
    at = next(index for index, token in enumerate(tokens) if token.kind == "point")
    before, after = tokens[:at], tokens[at + 1 :]
    power = Decimal(1)
    if len(after) > 1 and after[-1].kind == "power":
        power = after.pop().value
    whole = _Sum.of(before) if before else None
    if whole is None or not after or any(token.kind != "one" for token in after):
        return None
    return Decimal(f"{whole}.{''.join(str(token.value) for token in after)}") * power


class _Sum:
    """Adds up coefficient and power, from the greatest power to the least."""

    __slots__ = ("last", "pending", "said_one", "total")

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.last: Decimal | None = None
        self.pending: _Token | None = None
        self.said_one = False

    @classmethod
    def of(cls, tokens: list[_Token]) -> Decimal | None:
        """Return the sum, or None when the words are no number."""
        running = cls()
        for index, token in enumerate(tokens):
            if token.kind == "half":
                return running.with_half() if index == len(tokens) - 1 else None
            if not running.take(token):
                return None
        return running.end()

    def take(self, token: _Token) -> bool:
        if token.kind != "power":
            fits = self.pending is None
            self.pending = token
            return fits
        return self._million() if token.value == 1_000_000 else self._power(token)

    def _power(self, token: _Token) -> bool:
        power = token.value
        if self.last is not None and power >= self.last:
            return False
        coefficient = self._coefficient(power, first=self.last is None)
        if coefficient is None or (token.text == "k" and (self.pending is None or self.last is not None)):
            return False
        self.said_one = self.pending is not None and self.pending.text == "หนึ่ง"
        self.total += coefficient * power
        self.last, self.pending = power, None
        return True

    def _coefficient(self, power: Decimal, *, first: bool) -> Decimal | None:
        said = self.pending
        if said is None:
            return Decimal(1) if first or power == 10 else None
        if said.kind == "digits":
            whole = said.value == int(said.value)
            small = said.value < 10 if not first else said.value < 1000
            return said.value if said.value > 0 and small and (whole or first) else None
        if said.text in {"เอ็ด", "เอด", "นึง"} or said.value == 0 or (said.text == "ยี่" and power != 10):
            return None
        return said.value

    def _million(self) -> bool:
        if self.last is not None and self.last >= 1_000_000:
            return False
        below = self.end() if self.pending or self.last else Decimal(1)
        if below is None or below <= 0:
            return False
        self.total, self.last, self.pending = below * 1_000_000, Decimal(1_000_000), None
        return True

    def with_half(self) -> Decimal | None:
        if self.last is None:
            return self.pending.value + Decimal("0.5") if self.pending and _is_whole(self.pending) else None
        return self.total + self.last / 2 if self.pending is None and self.last >= 100 else None

    def end(self) -> Decimal | None:
        if self.pending is None:
            return self.total if self.last is not None else None
        if self.last is None:
            return self.pending.value if self.pending.text not in {"ยี่", "เอ็ด", "เอด"} else None
        tail = self._tail(self.pending, self.last)
        return None if tail is None else self.total + tail

    def _tail(self, said: _Token, last: Decimal) -> Decimal | None:
        if said.text in {"เอ็ด", "เอด"}:
            return Decimal(1)
        if said.text == "นึง":  # พันนึง is "one thousand", said the other way round
            return Decimal(0) if self.total == last and last >= 100 else None
        if said.kind == "digits" and said.value >= 10:
            fits = 100 <= said.value < last or (last == 100 and said.value < 100)
            return said.value if fits and _is_whole(said) else None
        if not _is_whole(said) or said.value == 0 or said.text == "ยี่":
            return None
        if last == 10:
            return said.value
        if last == 100:
            return said.value if self.said_one and said.kind == "one" else None
        return said.value * last / 10 if said.value > 1 else None


def _is_whole(token: _Token) -> bool:
    return token.value == int(token.value)
