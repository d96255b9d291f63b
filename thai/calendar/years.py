"""Read a month, and a fiscal year."""

import datetime as dt
import re

from thai.calendar import days
from thai.calendar.deeds import DEED
from thai.calendar.fiscal import buddhist, is_plausible, years_for_fiscal
from thai.calendar.periods import Month, month_of
from thai.calendar.phrases import certain_phrase
from thai.calendar.quarters import quarters
from thai.calendar.spans import span_of
from thai.calendar.surroundings import unwrapped
from thai.doubt import plain

_ROUND = r"(?:ปีละ\s?1\s?ครั้ง|(?:รอบ|ครั้ง|งวด)(?:แรก|\s?ที่\s?\d{1,2}))"
_MONTH_LEAD = re.compile(
    rf"^(?:(?:{_ROUND}\s*(?=เดือน|ภายใน)|ภายใน|ประจำ|ช่วง|รอบ|งวด|ของ|ใน|เป็น|คือ|ผลผลิต|ผล|ยอด|เมื่อ(?=เดือน)|{DEED}"
    r"|(?:ต้น|กลาง|ปลาย|สิ้น)(?=เดือน|\s?[ก-ฮ]))\s*)+"
)
# The months of old are counted by the moon and spoken in words.
_MOON = re.compile(r"เดือน\s?(?:อ้าย|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)|ค่ำ")
_GLOSS = re.compile(r"^(?P<before>[^()]+)\((?P<inside>[^()]+)\)$")
_QUARTER_HEAD = re.compile(r"^(?P<quarter>ไตรมาส(?:\s?ที่)?\s*[1-4])\s*(?P<month>เดือน.+)$")
_FISCAL_LEAD = re.compile(
    r"^(?:(?:ประจำ|ภายใน|ของ|ใน|ระหว่าง|ตลอด|สำหรับ|ตั้งแต่|แผน|ช่วง|รอบ|เป็น|คือ|(?:โครงการ|เงิน)(?=ปี))\s*)+"
)
_BUDDHIST_YEARS = r"(?:พ\.?\s?ศ\.?)?\s*\d{4}(?:\s*-\s*\d{4})?"
_SENTENCES = (
    re.compile(rf"^(?P<words>[^\d()]*?)(?P<year>(?:ประจำ)?ปีงบประมาณ\s*{_BUDDHIST_YEARS})$"),
    # The title of a plan or a budget, and the years that it is for.
    re.compile(
        r"^(?P<words>(?:แผน|ยุทธศาสตร์|นโยบาย|คำรับรอง|งบ(?:ประมาณ)?รายจ่าย|โครงการ|ตัวชี้วัด)[^\d()]*?)"
        rf"(?P<year>(?:ประจำ)?(?:ปี\s*(?:{_BUDDHIST_YEARS}|\d{{2}})|พ\.?\s?ศ\.?\s*\d{{4}}(?:\s*-\s*\d{{4}})?))$"
    ),
)
_MONTH_SENTENCE = re.compile(r"^(?P<words>[^\d()]*?)(?P<month>(?:ภายใน|ประจำ)เดือน\s*\D{3,16}?\d{4})$")
_MOVES = re.compile(r"ก่อน|หลัง|ถัด|เว้น|นอก|ถึง|จาก|สิ้น|ทุก|ระหว่าง|และ|กับ|เดือน|ปี|ตั้งแต่|เลื่อน")
_QUARTER_TAIL = re.compile(r"^(?P<year>[^\s,/]+(?:\s[^\s,/]+)?)\s?[,/]?\s?(?:ไตรมาส(?:\s?ที่)?|q)\s*[1-4]$")


def read_month(text: str, today: dt.date) -> dict[str, object] | None:
    """Return `month` as YYYY-MM."""
    phrase = certain_phrase(text)
    if phrase is None or _MOON.search(plain(text)):
        return None
    month = _month(unwrapped(phrase), today)
    return None if month is None or month.year is None else {"month": f"{month.year:04}-{month.month:02}"}


def _month(phrase: str, today: dt.date) -> Month | None:
    head, gloss = _QUARTER_HEAD.match(phrase), _GLOSS.match(phrase)
    if head:
        return _within(head["quarter"], month_of(head["month"], today))
    if gloss:
        return _glossed(gloss["before"].strip(), gloss["inside"].strip(), today)
    phrase = _of_sentence(_MONTH_SENTENCE.match(phrase), "month", phrase)
    phrase = _MONTH_LEAD.sub("", phrase)
    return month_of(phrase, today) or _month_of_day(phrase, today)


def _of_sentence(sentence: re.Match[str] | None, part: str, phrase: str) -> str:
    """Return the part of an official sentence that tells the value, when its words do not move it."""
    return sentence[part] if sentence and not _MOVES.search(sentence["words"]) else phrase


def _within(quarter: str, month: Month | None) -> Month | None:
    """Return the month when it lies in the fiscal quarter named before it."""
    number = int(quarter[-1])
    return month if month and (month.month + 2) // 3 % 4 + 1 == number else None


def _glossed(before: str, inside: str, today: dt.date) -> Month | None:
    first, second = _month(before, today), _month(inside, today)
    if first is None and quarters(before, today):
        return _within(re.sub(r"\D", "", before)[:1], second)
    return first if first == second else None


def _month_of_day(phrase: str, today: dt.date) -> Month | None:
    """Return the month of a day named in full."""
    day = days.parse(phrase.removeprefix("วันที่").strip(), today)
    date = days.resolve(day, today) if day and day.year else None
    return Month(date.month, date.year) if date else None


def read_fiscal_year(text: str, today: dt.date) -> dict[str, object] | None:
    """Return `fy_be`, or `fy_be_from` and `fy_be_to`, in พ.ศ."""
    phrase = certain_phrase(text)
    years = None if phrase is None else _years(_year_phrase(unwrapped(phrase)), today)
    if years is None or not is_plausible(years, today):
        return None
    first, last = (buddhist(year) for year in years)
    return {"fy_be": first} if first == last else {"fy_be_from": first, "fy_be_to": last}


def _year_phrase(phrase: str) -> str:
    sentence = next(filter(None, (shape.match(phrase) for shape in _SENTENCES)), None)
    return _FISCAL_LEAD.sub("", _of_sentence(sentence, "year", phrase))


def _years(phrase: str, today: dt.date) -> tuple[int, int] | None:
    gloss, tail = _GLOSS.match(phrase), _QUARTER_TAIL.match(phrase)
    if gloss:
        before, inside = _years(gloss["before"].strip(), today), _years(gloss["inside"].strip(), today)
        return before if before == inside else None
    return years_for_fiscal(tail["year"] if tail else phrase, today) or _of_span(phrase, today)


def _of_span(phrase: str, today: dt.date) -> tuple[int, int] | None:
    """Return the fiscal year of a quarter with its year, or of twelve months from October."""
    span = span_of(phrase, today) if any(sign.isdigit() for sign in phrase) else None
    if span is None:
        return None
    is_quarter = phrase.startswith(("ไตรมาส", "q")) and re.search(r"\d{2}", phrase)
    start, end = span
    years = start.year + (start.month >= 10), end.year + (end.month >= 10)
    is_whole = (start.month, start.day, end.month, end.day) == (10, 1, 9, 30)
    return years if is_whole or (is_quarter and years[0] == years[1]) else None
