"""Put right the misspelt names of the calendar, when only one of them can be meant.

A slip of one letter, or two in a long name, is forgiven; what might be two names stays as it was typed.
Abbreviations are never repaired: between ม.ค. and มี.ค. there is but one sign.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from thai.calendar.months import MONTHS

_FULL = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
_SHORT = ("มกรา", "กุมภา", "มีนา", "เมษา", "พฤษภา", "มิถุนา", "กรกฎา", "สิงหา", "กันยา", "ตุลา", "พฤศจิกา", "ธันวา")
_OTHERS = ("งบประมาณ", "ไตรมาส", "ปีงบประมาณ", "พรุ่งนี้", "พฤหัสบดี", "เป็นต้นไป")
_LEAST, _LONG = 5, 8

_RUN = re.compile("[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e]+")
_JOINTS = re.compile(
    "(ประจำ|ภายใน|ของ|เดือน|ช่วง|จนถึง|ถึง|ตั้งแต่|ระหว่าง|และ|กับ|วันที่|วัน|สิ้น|ปี|นี้|หน้า|ที่แล้ว|ที่ผ่านมา|พุทธศักราช|พศ)"
)


def _forms() -> dict[str, str]:
    forms = {name: name for name in (*_FULL, *_OTHERS)}
    for short, full in zip(_SHORT, _FULL, strict=True):
        forms[short] = full
        forms[f"{short}ยน"] = forms[f"{short}คม"] = full
    # Half of May, half of November.
    del forms["พฤษภายน"]
    return forms


# Letters that sound alike and are taken for each other.
_ALIKE = str.maketrans("ฏษ", "ฎศ")
_FORMS = _forms()
_FOLDED = tuple((form.translate(_ALIKE), name) for form, name in _FORMS.items())
_KNOWN = frozenset(MONTHS) | frozenset(_OTHERS)


def spelt(phrase: str) -> str:
    """Return the phrase with every name of the calendar spelt right that was nearly so."""
    return _RUN.sub(_run, phrase)


def _run(hit: re.Match[str]) -> str:
    run = hit[0]
    parts = _JOINTS.split(run)
    is_known = any(part in _FORMS or part in _KNOWN for part in parts)
    return (None if is_known else _meant(run)) or "".join(_meant(part) or part for part in parts)


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    if word in _FORMS or word in _KNOWN or not _LEAST <= len(word) <= 2 * _LONG:
        return _FORMS.get(word)
    near: dict[str, int] = {}
    for form, name in _FOLDED:
        distance = OSA.distance(word.translate(_ALIKE), form, score_cutoff=3)
        near[name] = min(distance, near.get(name, distance))
    ordered = sorted(near, key=lambda name: near[name])
    best, second = near[ordered[0]], near[ordered[1]]
    # Two slips are likelier than four, and one than two.
    return ordered[0] if best <= (2 if len(word) >= _LONG else 1) and second >= max(2 * best, 1) else None
