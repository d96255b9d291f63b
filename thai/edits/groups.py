"""Read that a report was meant for another group."""

import regex

from thai.edits.edit import Edit, Saying
from thai.edits.phrases import ASKING, BE, CHANGE, CORRECT, NOT, TYPED

_GROUP = r"(?:กลุ่ม|หมู่บ้าน|บ้าน)"
_WRITTEN: tuple[tuple[Saying, str], ...] = (
    ("wrong", rf"{TYPED}?\s*ผิด{_GROUP}\s*{BE}?\s*(?:ของ|กลุ่ม(?=\s))?\s*(?P<new>.*)"),
    ("", rf"{ASKING}ย้าย(?:ไป|มา|ที่|อยู่|ให้|\s)*(?:เป็น)?(?P<new>{_GROUP}.+)"),
    ("", rf"{ASKING}(?:{CORRECT}|{CHANGE}){_GROUP}\s*เป็น\s*(?P<new>.+)"),
    ("denied", rf"(?:เป็น)?(?:รายงาน)?ของ\s*(?P<new>กลุ่ม.+?)\s*{NOT}\s*(?P<old>.+)"),
    ("denied", rf"{NOT}\s*(?:ของ)?(?P<old>กลุ่ม.+?)(?:\s*{BE}|\s)\s*(?:ของ)?(?P<new>กลุ่ม.+)"),
)
_SHAPES = tuple((saying, regex.compile(shape)) for saying, shape in _WRITTEN)


def read(typed: str) -> Edit | None:
    """Return the wish to move a report to another group; `new` is empty when none was named."""
    for saying, shape in _SHAPES:
        hit = shape.fullmatch(typed)
        if hit is not None:
            old = hit.groupdict().get("old") or ""
            return Edit("unit", new=hit["new"].strip(), old=old.strip(), saying=saying)
    return None
