"""Read what people type to move about in a form: which item they want to see, and which entries are no more."""

import re
from datetime import date

from thai.numbers.digits import with_digits
from thai.reading import read

_GO_TO = re.compile(
    r"(?:ขอ|อยาก|ช่วย)?\s*(?:ไปที่|ไปยัง|ไป|ดู|กลับไปที่|กลับไป)\s*ข้อ\s*(?:ที่)?\s*(?P<number>\d{1,3})\s*(?:หน่อย|เลย|ค่ะ|คะ|ครับ|นะ|\s)*"
)
_NO_MORE = r"(?:ไม่มีแล้ว|ไม่อยู่แล้ว|เลิกแล้ว|เลิกทำแล้ว|หมดแล้ว|ลาออกแล้ว|เสียแล้ว|เสียชีวิตแล้ว|ย้ายไปแล้ว)"
_NUMBERS = r"(?P<numbers>\d{1,3}(?:\s*(?:,|และ|กับ|แล้วก็|\s)\s*(?:รายการที่|ที่|ข้อ)?\s*\d{1,3})*)"
_ENTRY = r"(?:รายการ|ข้อ|คน|อัน|ตัว|เลข|หมายเลข|เบอร์)?\s*(?:ที่)?\s*"
_END = r"\s*(?:ค่ะ|คะ|ครับ|จ้า|นะ|\s)*"
_GONE = tuple(
    re.compile(one + _END)
    for one in (_ENTRY + _NUMBERS + r"\s*" + _NO_MORE, _NO_MORE + r"\s*" + _ENTRY + _NUMBERS)
)
_DIGITS = re.compile(r"\d{1,3}")
_REPORT = re.compile(
    r"^(?:ขอ|จะ|ทำ|ส่ง|เปิด|ดู|ไปที่|กลับไปที่|กลับไป)?\s*(?:รายงาน)?\s*(?:ของ|ประจำ)?\s*(?:เดือน)?\s*"
)


def item(text: str) -> int | None:
    """Read which item of a form somebody wants to go to."""
    hit = _GO_TO.fullmatch(with_digits(text.strip()))
    return int(hit["number"]) if hit else None


def gone(text: str) -> tuple[int, ...]:
    """Read which entries of a list are no more, () when the text says something else."""
    typed = with_digits(text.strip())
    hit = next((found for one in _GONE if (found := one.fullmatch(typed))), None)
    return tuple(sorted({int(one) for one in _DIGITS.findall(hit["numbers"])})) if hit else ()


def month_of_report(text: str, today: date) -> str:
    """Read the month of a report that is called by it, as YYYY-MM; "" when none is named."""
    rest = _REPORT.sub("", text.strip(), count=1)
    found = read("month", rest, today) if rest else None
    return str(found["month"]) if found else ""
