"""Notice a number that is only hemmed in: from one to another, more than, nearly, not quite."""

import re

from thai.doubt import plain
from thai.numbers.amounts import only_amount

_HEMMED = re.compile("กว่า|เกือบ|ไม่ถึง|เกิน|เศษ|อย่างน้อย|อย่างมาก|ขึ้นไป|ลงมา")


def names_several(text: str) -> bool:
    """Say whether a text leaves open which number it is, between two or on one side of one."""
    found = only_amount(plain(text))
    if found is None:
        return False
    return not found.amount.is_single or _HEMMED.search(f"{found.lead} {found.tail}") is not None
