"""Read what is said of every item of a list at once, and of which it is not true: «ถึงเกณฑ์ทุกข้อ ยกเว้น 3 กับ 7»."""

import re
from typing import NamedTuple

from thai.numbers.digits import with_digits
from thai.text import bare

_ITEM = r"(?:(?:หัวข้อ|ข้อ|ตัวชี้วัด|ตัว|ด้าน)(?:ที่)?|ที่)"
_ALL = r"(?:(?:ครบ|หมด)?ทุก(?:ข้อ|ตัวชี้วัด|ตัว|อัน)(?:เลย)?|ทั้งหมด|หมด(?:เลย)?)"
_AND = r"(?:\s*(?:,|และ|กับ|แล้วก็)\s*|\s+)"
_NUMBERS = rf"{_ITEM}?\s*(?P<numbers>\d{{1,3}}(?:{_AND}{_ITEM}?\s*\d{{1,3}})*)"
_POLITE = r"(?:ค่ะ|คะ|ครับ|นะ|\s)*"
_SAVE = rf"(?:{_POLITE}(?:แต่)?(?:ยกเว้น|เว้นแต่|เว้น|นอกจาก|ไม่รวม)\s*(?:แค่|เฉพาะ)?\s*{_NUMBERS})?"
_OTHERS = rf"\s*(?:แต่)?(?:ที่เหลือ|นอกนั้น|นอกจากนั้น|ข้ออื่น)\s*(?P<words>.+?)\s*(?:{_ALL})?"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?P<other>\D*?)\s*{_NUMBERS}{_OTHERS}",
        rf"{_NUMBERS}\s*(?P<other>\D+?){_OTHERS}",
        rf"(?P<words>\D+?)\s*{_ALL}{_SAVE}",
        rf"{_ALL}\s*(?P<words>\D+?){_SAVE}",
    )
)
_DIGITS = re.compile(r"\d{1,3}")
_DENIED = re.compile(r"(?:ยัง)?(?:ไม่|บ่)")
_LONGEST = 200


class AllBut(NamedTuple):
    """What holds of all items but those with these numbers; `other` are the words for these, empty when none were said."""

    words: str
    but: tuple[int, ...] = ()
    other: str = ""


def read_all_but(text: str) -> AllBut | None:
    """Return what is said of all items; None for what names a single one, or says anything besides."""
    typed = with_digits(bare(text)) if len(text) <= _LONGEST else ""
    for shape in _SHAPES:
        hit = shape.fullmatch(typed)
        if hit:
            found = hit.groupdict()
            numbers = tuple(sorted({int(one) for one in _DIGITS.findall(found.get("numbers") or "")}))
            # «ไม่ถึงทุกข้อ» may mean that none does, or that not all of them do.
            if not numbers and _DENIED.match(hit["words"]):
                return None
            return AllBut(hit["words"].strip(), numbers, (found.get("other") or "").strip())
    return None
