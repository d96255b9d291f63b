"""Notice a number that was given in another unit than the one that is asked for: two tonnes are no two kilograms."""

from thai.numbers.measures import read_quantity
from thai.numbers.units import standard

_SAME = (
    {"คน", "ท่าน", "ราย"},
    {"ครัวเรือน", "ครอบครัว", "หลังคาเรือน", "หลังคา", "หลัง", "บ้าน"},
    {"กิโลเมตร", "กม.", "กม"},
    {"เซนติเมตร", "ซม.", "ซม"},
    {"ชั่วโมง", "ชม.", "ชม"},
    {"สัปดาห์", "อาทิตย์"},
    {"เปอร์เซ็นต์", "%"},
    {"เส้น", "สาย"},
)


def is_in_another_unit(text: str, wanted: str) -> bool:
    """Say whether a text names a unit, and not the wanted one; without a wanted one every unit will do."""
    found = read_quantity(text)
    if found is None or not wanted:
        return False
    unit, asked = str(found["unit"]), standard(wanted, wanted)
    if unit in asked or asked in unit:
        return False
    return not any({unit, asked} <= names for names in _SAME)
