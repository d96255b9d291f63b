"""Read that a number was meant in another unit."""

import re
from collections.abc import Iterator

from thai.edits.edit import Edit
from thai.edits.phrases import ASKING, BE, CHANGE, CORRECT, NOT
from thai.numbers.units import UNIT

_UNIT = rf"(?:{UNIT}|ไร่)"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?P<about>.*?)\s*(?:หน่วย)?\s*(?:{BE})?\s*(?P<new>{_UNIT})\s*{NOT}\s*(?:{BE})?\s*(?P<old>{_UNIT})",
        rf"(?P<about>.*?)\s*(?:หน่วย)?\s*{NOT}\s*(?P<old>{_UNIT})\s*{BE}?\s*(?P<new>{_UNIT})",
        rf"{ASKING}(?:{CORRECT}|{CHANGE})\s*หน่วย(?P<about>.*?)\s*(?:จาก\s*(?P<old>{_UNIT})\s*)?{BE}\s*(?P<new>{_UNIT})",
        rf"(?P<about>.*?)\s*หน่วย\s*{BE}\s*(?P<new>{_UNIT})",
        rf"(?:ผิดหน่วย|หน่วยผิด)\s*(?P<about>.*?)\s*{BE}\s*(?P<new>{_UNIT})",
    )
)
_LEFT = re.compile(rf"(?:^|\s)(?:หน่วย|{BE})$")


def read(typed: str) -> Iterator[Edit]:
    """Yield the readings of a wish for another unit: two units, or one that is said to be the unit."""
    for shape in _SHAPES:
        hit = shape.fullmatch(typed)
        if hit is not None and not any(sign.isdecimal() for sign in hit["about"]):
            about = _LEFT.sub("", hit["about"].strip()).strip()
            yield Edit("swap", about=about, old=hit.groupdict().get("old") or "", new=hit["new"])
