"""Years as they are typed: พ.ศ. or ค.ศ., in four digits or in two."""

import datetime as dt

_BUDDHIST = r"พ\.?\s?ศ\.?|พุทธศักราช"
_CHRISTIAN = r"ค\.?\s?ศ\.?|คริสต์ศักราช"
_ERA = rf"{_BUDDHIST}|{_CHRISTIAN}|ปี(?:\s?(?:{_BUDDHIST}|{_CHRISTIAN}))?"
YEAR = rf"(?:(?P<{{0}}era>{_ERA})?\s*(?P<{{0}}year>\d{{{{4}}}}|\d{{{{2}}}})(?!\d))"

ERA = 543
_NEAR, _FAR = 5, 15


def christian_year(digits: str, era: str | None, today: dt.date) -> int | None:
    """Return the year in Christian counting, or None when the era is contradictory or unclear."""
    number = int(digits)
    if len(digits) == 2:
        return None if _is_christian(era) else _short_year(number, today)
    if 2400 <= number <= 2643:
        return None if _is_christian(era) else number - ERA
    if 1857 <= number <= 2100:
        return None if era and "พ" in era else number
    return None


def _is_christian(era: str | None) -> bool:
    return era is not None and "ค" in era


def _short_year(number: int, today: dt.date) -> int | None:
    # 64 is 2564. But 21 in 2564 is hardly 2521: somebody wrote the year 2021 short.
    buddhist, christian = 2500 + number - ERA, 2000 + number
    typed_christian = abs(christian - today.year) <= _NEAR and abs(buddhist - today.year) > _FAR
    return None if typed_christian or buddhist - today.year > _FAR else buddhist
