"""Tell what people say who are asked for a reason: that there is none to give, or a figure instead of one."""

import re

from thai.doubt import plain

_NOTHING = re.compile(
    r"(?:ก็)?(?:ไม่|บ่)\s?มี(?:แล้ว|เลย|เหตุผล|อะไร|หยัง|(?:จะ)?(?:เพิ่ม(?:เติม)?|บอก|แจ้ง)|เป็นพิเศษ|พิเศษ|\s)*"
)
_FIGURE = re.compile(r"\s*\d")


def is_nothing_to_add(text: str) -> bool:
    """Say whether a text says nothing but that there is no reason to give."""
    return _NOTHING.fullmatch(plain(text)) is not None


def begins_with_figure(text: str) -> bool:
    """Say whether a text opens with a figure, as an answer does and a reason hardly ever."""
    return _FIGURE.match(text) is not None
