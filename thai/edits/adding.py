"""Read the wish to add an entry to a list: one more member, a name that was forgotten."""

import regex

from thai.edits.edit import Edit
from thai.edits.phrases import ASKING

_NOUN = r"(?:สมาชิก|รายชื่อ|รายการ|คน|ราย|แถว)"
_ONE = r"(?:อีก|หนึ่ง|นึง|1|\s)"
_SHAPES = tuple(
    regex.compile(rf"{ASKING}{verb}{_ONE}*(?P<noun>{_NOUN}?)(?:{_NOUN}|{_ONE})*(?:ชื่อ|คือ|ได้แก่)?\s*(?P<new>.*)")
    for verb in (r"เพิ่ม(?:เติม)?(?:ชื่อ)?", r"(?:ตกหล่น|ตก)(?:ไป)?", r"(?:ขาด|ลืม)(?:ใส่|ลง|พิมพ์)?(?:ไป)?")
)
_TAIL = regex.compile(rf"\s*(?:อีก|เข้าไป|ด้วย)\s*(?:หนึ่ง|นึง|1)?\s*{_NOUN}?(?:นึง|หนึ่ง)?$")
_NAMED = regex.compile(r"(?:นาย|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.|คุณ)")


def read(typed: str) -> Edit | None:
    """Return the wish to add; only a list or a person's name can be added, everything else is talk."""
    hit = next((found for shape in _SHAPES if (found := shape.fullmatch(typed))), None)
    if hit is None:
        return None
    new = _TAIL.sub("", f" {hit['new']}").strip()
    is_one_more = bool(hit["noun"]) or _TAIL.search(f" {hit['new']}") is not None
    if not is_one_more and not _NAMED.match(new):
        return None
    return Edit("add", about=hit["noun"], new=new, thing="row")
