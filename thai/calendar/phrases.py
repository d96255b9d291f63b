"""Prepare a phrase for the readers of days and times: no hedge in it, months spelt right, numbers in digits."""

import re

from thai.calendar.spelling import spelt
from thai.doubt import is_doubtful, plain
from thai.numbers.digits import with_digits

# These would be hedges beside an amount; beside a day they only point ahead.
_CERTAIN = re.compile(r"ที่(?:กำลัง)?จะถึง|อีก(?=\s*\d|\s*[ก-๙]+(?:วัน|เดือน))")
_NEARLY = re.compile(r"(?<!งบ)ประมาณ|(?<!ค)ราว|แถว|สัก|ซัก")
_POLITE = re.compile(r"\s*(?:ครับ|ค่ะ|คะ|จ้า)\s+")
# นี่แหละ, เอง and their like only lean on what was said.
_LEANING = re.compile(r"\s*(?:(?:นี่)?(?:เอง|เลย|แหละ|หละ)|นี่(?:ล่ะ|ละ))$")
_DOTS = re.compile(r"\.(?:\s?\.)+")
_QUOTES = re.compile(r"['`´‘’](?=\d)")
_STROKES = re.compile(r"(?<=\d)\s?[\\|_]\s?(?=\d)")
# Before other letters ห้า may be ห้าม or ห้าง.
_FIVE = re.compile(r"(?<=ห้า)(?=มกรา|มีนา|มิถุนา|ม\.|มี\.|มิ\.)")
_UNIT = {"ศูนย์": 0, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9}
_ONE = "|".join(_UNIT)
# A year told figure by figure: สองห้าหกห้า, or หกห้า after the word for year.
_TOLD_YEAR = re.compile(rf"(?:สองห้า|(?<=ปี)|(?<=งบ)|(?<=ประมาณ))\s?(?:{_ONE}){{2}}(?!{_ONE}|สิบ|ร้อย|พัน)")
_FIGURE = re.compile(_ONE)


def certain_phrase(text: str) -> str | None:
    """Return the bare words with digits for numbers, or None when they hedge, deny or ask."""
    phrase = _LEANING.sub("", plain(text))
    if "ไม่" in phrase or _NEARLY.search(phrase) or is_doubtful(_CERTAIN.sub("", text)):
        return None
    return phrase_in_digits(phrase)


def phrase_in_digits(phrase: str) -> str:
    """Return bare words as the readers of days want them, without judging what they say."""
    phrase = _FIVE.sub(" ", _TOLD_YEAR.sub(_told, phrase))
    phrase = _STROKES.sub("/", _QUOTES.sub("", _DOTS.sub(".", phrase)))
    return spelt(with_digits(_POLITE.sub(" ", phrase))).strip()


def _told(hit: re.Match[str]) -> str:
    return "".join(str(_UNIT[figure]) for figure in _FIGURE.findall(hit[0]))
