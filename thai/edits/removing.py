"""Read the wish to take something out: a picture, an entry of a list, a value."""

from collections.abc import Iterator

import regex

from thai.edits.edit import Edit
from thai.edits.ordinals import taken
from thai.edits.phrases import ASKING, NOT, WRONG

_OUT = r"(?:ออกไป|ออก|ทิ้งไป|ทิ้ง)"
_END = r"(?:\s*(?:ให้|ไป|เลย|รูปนึง|รูปหนึ่ง|สักรูป|คนนึง|\d รูป|จาก(?:รายชื่อ|รายการ|กลุ่ม|สมาชิก)))*"
_SHAPES = tuple(
    regex.compile(shape)
    for shape in (
        rf"{ASKING}(?:ลบ|ตัด)(?:ชื่อ|รายชื่อ)?\s*(?P<what>.+?)\s*{_OUT}?{_END}",
        rf"{ASKING}(?:เอา|ถอด|ถอน)(?:ชื่อ|รายชื่อ)?\s*(?P<what>.+?)\s*{_OUT}{_END}",
        rf"ไม่เอา\s*(?P<what>(?:รูป|ภาพ|คน|รายการ).+?){_END}",
        rf"(?P<what>.+?)\s*{ASKING}(?:(?:ลบ|เอา|ตัด)(?:{_OUT})|ลบ|ไม่เอา(?:แล้ว)?){_END}(?:\s+ไม่.*)?",
        rf"(?P<what>(?:ส่ง|ใส่|ลง)?(?:รูป|ภาพ).*?)\s*{WRONG}",
    )
)
_LOOKS = regex.compile(
    rf"\s*(?:ที่)?(?:ลาออก(?:แล้ว|ไปแล้ว)?|เสียชีวิต(?:แล้ว)?|ย้ายไปแล้ว|เบลอ|ไม่ชัด|มัว|ซ้ำ|เสีย|{WRONG}|นั้น|นี้|นึง|หนึ่ง)(?:\s|$)*"
)
_PICTURES = regex.compile(r"(?:ส่ง|ใส่|ลง)?\s*(?:รูปภาพ|รูปถ่าย|รูป|ภาพ)")
_NONE = regex.compile(r"^ไม่มี(?=\S)")
_DENIED = regex.compile(rf"\s*{NOT}.*$")


def read(typed: str) -> Iterator[Edit]:
    """Yield the readings of a wish to take something out."""
    for shape in _SHAPES:
        hit = shape.fullmatch(typed)
        if hit is not None:
            yield _meant(hit["what"])


def _meant(what: str) -> Edit:
    rest, thing, ordinal = taken(what)
    rest = _NONE.sub("", _LOOKS.sub(" ", _DENIED.sub("", rest)).strip())
    if thing == "photo":
        return Edit("remove", thing="photo", about=_PICTURES.sub("", rest, count=1).strip(), ordinal=ordinal)
    if ordinal == 0 and (picture := _PICTURES.match(rest)):
        return Edit("remove", thing="photo", about=rest[picture.end() :].strip())
    return Edit("remove", thing=thing or "any", about=rest, ordinal=ordinal)
