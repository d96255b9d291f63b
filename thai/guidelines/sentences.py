"""Find the sentences of a guideline that order a report: they name a form, or they say by when something is sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from thai.guidelines.deadlines import Deadline, deadline

_FORM: Final = re.compile(
    r"(?P<form>(?:แบบ(?:รายงาน|ฟอร์ม|สรุป|สำรวจ|ประเมิน|บันทึก|ติดตาม|เก็บข้อมูล|คำขอ)|รายงานชุดที่\s?[\d๐-๙]+|รายงานสรุปผล|รายงานความก้าวหน้า|รายงานผล|(?:แบบ\s?)?[ก-ฮ]{2,4}\.\s?[\d๐-๙]+)"
    r"[^\n,;()]{0,60}?)(?=\s*(?:ให้|ส่ง|ภายใน|ต่อ|ถึง|โดย|และ|พร้อม|ตาม|เพื่อ|ทุก|เป็นประจำ|ประกอบ|[,;()\n]|\s{2}|$))"
)
_ORDERS: Final = re.compile(r"ส่ง|รายงาน|แจ้งผล|สรุปผล|บันทึกข้อมูล|ขึ้นทะเบียน|จัดทำ|รวบรวม|ตอบแบบ")
_NUMBER: Final = re.compile(r"^\s*(?:[-•*–]|\(?[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*[.)]*|[ก-ฮ][.)])\s*")
LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Ordered:
    """One sentence that orders a report: its line, its words, the form that it names, and by when."""

    line: int
    words: str
    name: str
    form: str
    due: Deadline | None


def ordered(text: str) -> Iterator[Ordered]:
    """Yield the sentences that order a report, in the order of the text; lines count from 1."""
    for number, line in enumerate(text.split("\n"), 1):
        words = _NUMBER.sub("", line).strip()
        if words:
            form, due = _form(words), deadline(words)
            if form or (due and _ORDERS.search(words)):
                yield Ordered(number, words, form or _named(words), form, due)


def _form(words: str) -> str:
    found = _FORM.search(words)
    return " ".join(found["form"].split()) if found else ""


def _named(words: str) -> str:
    """Name a duty by the words of its order, from the word that orders on."""
    found = _ORDERS.search(words)
    told = " ".join(words[found.start() if found else 0 :].split())
    return told if len(told) <= LONGEST_NAME else told[:LONGEST_NAME].rsplit(" ", 1)[0]
