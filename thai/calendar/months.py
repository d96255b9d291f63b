"""The names of months and weekdays as people spell them. Nothing here reads a phrase; years are in eras."""

import re

_NAMES: dict[int, str] = {
    1: "มกราคม มกราค มกรา ม.ค. มค jan january",
    2: "กุมภาพันธ์ กุมภาพันธุ์ กุมภาพัน กุมพาพันธ์ กุมภาพันธ กุมพาพัน กุมพาพันธุ์ กุมภา กุมพา ก.พ. กพ feb february",
    3: "มีนาคม มีนาค มีนา มี.ค. มีค mar march",
    4: "เมษายน เมษยน เมษา เม.ย. เมย apr april",
    5: "พฤษภาคม พฤกษภาคม พฤศภาคม พฤภาคม พฤษภาค พฤษภา พฤศภา พ.ค. พค may",
    6: "มิถุนายน มิถุนยน มิถนายน มิถุนา มิ.ย. มิย jun june",
    7: "กรกฎาคม กรกฏาคม กรกดาคม กรกฎคม กรกฏคม กรกฎา กรกฏา กรกดา ก.ค. กค jul july",
    8: "สิงหาคม สิงหาค สิงหา ส.ค. สค aug august",
    9: "กันยายน กันยยน กันยา ก.ย. กย sep sept september",
    10: "ตุลาคม ตุลาค ตุลา ต.ค. ตค oct october",
    11: "พฤศจิกายน พฤษจิกายน พฤศจิการยน พฤจิกายน พฤศจิกาย พฤศจิกา พฤษจิกา พฤศจิ พ.ย. พย nov november",
    12: "ธันวาคม ธันวาค ธันวา ธ.ค. ธค dec december",
}
_WEEKDAYS = (
    "จันทร์ จันทร จัน จ.", "อังคาร อ.", "พุธ พุทธ พุท พ.", "พฤหัสบดี พฤหัส พฤหัสฯ พฤหัด พฤ.", "ศุกร์ ศุกร ศุก ศ.", "เสาร์ เสาร เสา ส.", "อาทิตย์ อาทิตย อาทิต อา.",
)  # fmt: skip


def _spellings(names: str) -> list[str]:
    found: list[str] = []
    for name in names.split():
        found.append(name)
        if "." in name:  # พ.ย, พ. ย. and พย. are the same abbreviation with a dot astray
            first, second = name.rstrip(".").split(".")[0], name.rstrip(".").split(".")[-1]
            found += [
                f"{first}.{second}",
                f"{first}. {second}.",
                f"{first}. {second}",
                f"{first}{second}.",
                f"{first} {second}",
            ]
    return found


MONTHS: dict[str, int] = {name: number for number, names in _NAMES.items() for name in _spellings(names)}
WEEKDAYS: dict[str, int] = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}


def _pattern(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


MONTH = rf"(?:{_pattern(MONTHS)})(?![ก-ฮ]\.|[a-z])"
WEEKDAY = _pattern(WEEKDAYS)
