"""Find numbers that count nothing: list marks, numbers of villages and rounds, times of day, phones, laughter."""

import re

_CLOCK = (
    r"(?<![\d.,])(?:[01]?\d|2[0-4])[.:][0-5]\d\s*(?:-|–|ถึง)\s*(?:[01]?\d|2[0-4])[.:][0-5]\d(?:\s*น\.?)?"
    r"|(?:เวลา|ตอน)\s*(?:[01]?\d|2[0-4])[.:][0-5]\d(?:\s*น\.?)?|(?<![\d.,])(?:[01]?\d|2[0-4])[.:][0-5]\d\s*น(?:\.|(?![ก-์]))"
    r"|(?<!\d)(?:[01]?\d|2[0-4])\s*(?:น\.|นาฬิกา|โมง(?:เช้า|เย็น|ครึ่ง)?|ทุ่ม)|(?:บ่าย|ตี)\s*(?:\d{1,2}|โมง|สอง|สาม|สี่|ห้า|หนึ่ง)(?:\s*โมง)?"
    r"|(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบเอ็ด|สิบ)\s*(?:โมง(?:เช้า|เย็น|ครึ่ง)?|ทุ่ม)"
)
_NUMBERED = (
    r"(?:หมู่บ้านที่|หมู่ที่|หมู่|ม\.|ครั้งที่|รุ่นที่|รุ่น|งวดที่|งวด|ข้อที่|ข้อ|ชุดที่|ระยะที่|ไตรมาสที่|ไตรมาส|อันดับที่|อันดับ|เบอร์|เลขที่|หมายเลข|ลำดับที่|ปีงบประมาณ|ปีงบ|ปี(?=\s*\d)(?!\s*\d+\s*(?:คน(?!มา|เข้า|ร่วม|ช่วย|ไป)|ราย|บาท)))\s*(?:พ\.ศ\.\s*)?"
    r"(?:\d+(?:/\d+)?|หนึ่ง|สอง|สาม|สี่|ห้า)(?![\d,])"
)
_MARK = r"(?:(?<=\n)|^)\s*\(?\d{1,2}[.)](?!\d)\s*|(?<=\s)\d{1,2}\)\s*(?=[ก-์])"
_PHONE = r"(?<!\d)0\d{1,2}[- ]?\d{3}[- ]?\d{3,4}(?!\d)"
_LAUGHTER = r"(?<![\d,.])5{3,}\+*(?!\s*(?:บาท|บ\.|คน|[\d,.]))"
_FIND = re.compile(f"{_MARK}|{_PHONE}|{_CLOCK}|{_NUMBERED}|{_LAUGHTER}")
_MARKS = re.compile(_MARK)


def passing(text: str) -> tuple[tuple[int, int], ...]:
    """Return where such numbers stand."""
    return tuple(hit.span() for hit in _FIND.finditer(text))


def list_marks(text: str) -> tuple[int, ...]:
    """Return where the entries of a numbered list begin."""
    return tuple(hit.start() for hit in _MARKS.finditer(text))
