"""Tell words that say there is none of something from words that leave it open.

«ไม่มี» is a figure, «ไม่รู้», «ไม่มีข้อมูล» and «ยังไม่มี» are none: whoever says those is asked again.
"""

import re

from thai.doubt import plain
from thai.numbers.units import UNIT

_NOTHING = re.compile(
    rf"(?:ก็)?(?:ไม่|บ่)\s?มี(?:เลย)?\s?(?:(?:สัก|ซัก|แม้แต่)\s?(?:{UNIT})?\s?(?:เดียว)?)?\s?(?:เลย)?"
)


def is_nothing(text: str) -> bool:
    """Say whether a text says nothing but that there is none."""
    return _NOTHING.fullmatch(plain(text)) is not None
