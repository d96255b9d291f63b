"""Read telephone numbers and citizen numbers. One number, and a valid one, or nothing."""

import re

from thai.doubt import is_doubtful, plain

_EXTENSION = re.compile(r"\s*(?:ต่อ|ext\.?|#)\s*(?P<digits>\d{1,6})$")
_LEADS = re.compile(r"(?:^|[^\d])(?:0|\+|66)")
_THIRTEEN = re.compile(r"(?<![\d.,])\d(?:[\s-]?\d){12}(?![\d.,]*\d|[\s-]\d)")
_OLD = re.compile(r"เก่า|ไม่|ผิด|เลิกใช้|เดิม")


def read_phone(text: str) -> dict[str, object] | None:
    """Return `e164`, and `ext` when one is said."""
    phrase = plain(text)
    if is_doubtful(text) or _OLD.search(phrase):
        return None
    extension = _EXTENSION.search(phrase)
    number = phrase[: extension.start()] if extension else phrase
    e164 = _only_phone(number) if _LEADS.search(number) else None
    if e164 is None:
        return None
    return {"e164": e164, "ext": extension["digits"]} if extension else {"e164": e164}


def _only_phone(phrase: str) -> str | None:
    # 20 ms of start time that only people who type a number need.
    import phonenumbers  # noqa: PLC0415

    found = [hit.number for hit in phonenumbers.PhoneNumberMatcher(phrase, "TH")]
    digits = sum(sign.isdigit() for sign in phrase)
    if len(found) != 1 or digits > 15:
        return None
    return phonenumbers.format_number(found[0], phonenumbers.PhoneNumberFormat.E164)


def read_national_id(text: str) -> dict[str, object] | None:
    """Return `id`: the thirteen digits of the one citizen number in the text."""
    phrase = plain(text)
    found = _THIRTEEN.findall(phrase)
    if len(found) != 1 or is_doubtful(text) or _OLD.search(phrase):
        return None
    digits = re.sub(r"\D", "", found[0])
    return {"id": digits} if digits[0] in "12345678" and _has_right_checksum(digits) else None


def _has_right_checksum(digits: str) -> bool:
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return int(digits[12]) == (11 - weighed % 11) % 10
