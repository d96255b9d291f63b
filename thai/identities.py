"""Read telephone numbers and citizen numbers. One number, and a valid one, or nothing."""

import re

from thai.doubt import is_doubtful, plain
from thai.numbers.digits import with_figures

_EXTENSION = re.compile(r"\s*(?:ต่อ|กด|ext\.?|#)\s*(?P<digits>\d{1,6})$")
_EXTENSION_LEFT = re.compile(r"\d\s*(?:ต่อ|กด|ext|#)\s*\d")
_FROM_ABROAD = re.compile(r"(?<!\d)00\s?66")
_LEADS = re.compile(r"(?:^|[^\d])(?:0|\+|66)")
_THIRTEEN = re.compile(r"\d(?:[\s.-]{0,3}\d){12}")
# 0812345678, 79: a second number, of which only the end is said.
_ANOTHER = re.compile(r"\s*(?:,|/|~|-|กับ|และ|ถึง)?\s*\d")
_OLD = re.compile(r"เก่า|ไม่|ผิด|เลิกใช้|เดิม")


def read_phone(text: str) -> dict[str, object] | None:
    """Return `e164`, and `ext` when one is said."""
    phrase = with_figures(plain(text))
    if is_doubtful(text) or _OLD.search(phrase):
        return None
    extension = _EXTENSION.search(phrase)
    number = phrase[: extension.start()] if extension else phrase
    if _EXTENSION_LEFT.search(number):
        return None
    number = _FROM_ABROAD.sub("+66", number)
    e164 = _only_phone(number) if _LEADS.search(number) else None
    if e164 is None:
        return None
    return {"e164": e164, "ext": extension["digits"]} if extension else {"e164": e164}


def _only_phone(phrase: str) -> str | None:
    # 20 ms of start time that only people who type a number need.
    import phonenumbers  # noqa: PLC0415

    found = list(phonenumbers.PhoneNumberMatcher(phrase, "TH"))
    digits = sum(sign.isdigit() for sign in phrase)
    if len(found) != 1 or digits > 15 or _ANOTHER.match(phrase, found[0].end):
        return None
    return phonenumbers.format_number(found[0].number, phonenumbers.PhoneNumberFormat.E164)


def read_national_id(text: str) -> dict[str, object] | None:
    """Return `id`: the thirteen digits of the one citizen number in the text."""
    phrase = with_figures(plain(text))
    digits = re.sub(r"\D", "", phrase)
    if len(digits) != 13 or not _THIRTEEN.search(phrase) or is_doubtful(text) or _OLD.search(phrase):
        return None
    return {"id": digits} if digits[0] in "12345678" and _has_right_checksum(digits) else None


def _has_right_checksum(digits: str) -> bool:
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return int(digits[12]) == (11 - weighed % 11) % 10
