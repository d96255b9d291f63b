"""Write numbers as Thais do, for tests that read them back; nothing of the product is used here."""

from collections.abc import Callable

_ONES = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_POWERS = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
MILLION = 1_000_000


def in_words(number: int) -> str:
    """Write a number the long way, as on a cheque."""
    if number == 0:
        return _ONES[0]
    millions, rest = divmod(number, MILLION)
    return (in_words(millions) + "ล้าน" if millions else "") + _below_a_million(rest, is_alone=not millions)


def _below_a_million(number: int, *, is_alone: bool) -> str:
    words = ""
    for power in range(5, -1, -1):
        digit = number // 10**power % 10
        if not digit:
            continue
        if power == 0 and digit == 1 and (words or not is_alone):
            words += "เอ็ด"
        elif power == 1:
            words += {1: "", 2: "ยี่"}.get(digit, _ONES[digit]) + "สิบ"
        else:
            words += _ONES[digit] + _POWERS[power]
    return words


def is_said_like_another(number: int) -> bool:
    """Say whether the long words of a number are what the market calls another one: สองพันห้า, 2,005 or 2,500."""
    return number > 100 and number % 100 in range(2, 10)


def market(first: int, second: int, power: int) -> tuple[int, str]:
    """Say two figures the market's way: หมื่นห้า, สองพันห้า."""
    lead = "" if first == 1 else _ONES[first]
    return first * 10**power + second * 10 ** (
        power - 1
    ), f"{lead}{('', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน', 'ล้าน')[power]}{_ONES[second]}"


def with_spaces(number: int) -> str:
    """Write figures and powers mixed: 3 หมื่น 5 พัน."""
    parts = [
        (number // MILLION, "ล้าน"),
        *((number % MILLION // 10**at % 10, _POWERS[at]) for at in (5, 4, 3, 2)),
    ]
    said = [f"{figure} {power}" for figure, power in parts if figure]
    rest = number % 100
    return " ".join([*said, *([str(rest)] if rest else [])])


IN_FIGURES: dict[str, Callable[[int], str]] = {
    "plain": str,
    "commas": lambda number: f"{number:,}",
    "thai": lambda number: str(number).translate(_THAI_DIGITS),
    "thai commas": lambda number: f"{number:,}".translate(_THAI_DIGITS),
    "price": lambda number: f"{number:,}.-",
    "wide": lambda number: "".join(chr(ord(sign) + 0xFEE0) for sign in str(number)),
    "one thai digit": lambda number: str(number)[:-1] + str(number)[-1].translate(_THAI_DIGITS),
}
