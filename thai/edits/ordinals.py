"""Find which one is meant by its place: the third person, the last entry, picture 2, item 4."""

import regex

from thai.edits.edit import LAST, Thing
from thai.numbers.digits import with_digits

_NOUNS: dict[str, Thing] = {
    "รูปภาพ": "photo", "รูปถ่าย": "photo", "รูป": "photo", "ภาพ": "photo",
    "สมาชิกคน": "row", "สมาชิก": "row", "คน": "row", "รายการ": "row", "ราย": "row", "แถว": "row", "บรรทัด": "row", "ลำดับ": "row",
    "ข้อ": "item", "อัน": "any", "ตัว": "any",
}  # fmt: skip
_NOUN = "|".join(sorted(_NOUNS, key=len, reverse=True))
_WORD = "หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบเอ็ด|สิบสอง|สิบ"
_AT = regex.compile(
    rf"(?P<noun>{_NOUN})\s*(?:(?P<end>แรก|สุดท้าย|ล่าสุด|ท้ายสุด)"
    rf"|(?P<said>ที่|เลขที่|หมายเลข)\s*(?P<number>\d{{1,3}}(?![\d.,:/])|{_WORD})|(?P<alone>\d{{1,3}})(?![\d.,:/]|\s*[ก-๎]))"
)
# «คน 45» counts people; only these may stand before a bare number.
_MAY_STAND_ALONE = frozenset({"รูปภาพ", "รูปถ่าย", "รูป", "ภาพ", "รายการ", "แถว", "บรรทัด", "ลำดับ", "ข้อ"})


def taken(text: str) -> tuple[str, Thing, int]:
    """Return the text without the words for a place in a row, what is counted, and which one; 0 when nothing is."""
    hit = next((one for one in _AT.finditer(text) if _is_meant(one)), None)
    if hit is None:
        return text, "", 0
    rest = f"{text[: hit.start()]} {text[hit.end() :]}"
    return " ".join(rest.split()), _NOUNS[hit["noun"]], _number(hit)


def _is_meant(hit: regex.Match[str]) -> bool:
    return not hit["alone"] or hit["noun"] in _MAY_STAND_ALONE


def _number(hit: regex.Match[str]) -> int:
    if hit["end"]:
        return 1 if hit["end"] == "แรก" else LAST
    digits = with_digits(hit["number"] or hit["alone"])
    return int(digits) if digits.isdecimal() else 0
