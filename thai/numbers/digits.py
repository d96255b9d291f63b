"""Turn number words inside a phrase into digits, for readers that think in digits."""

import regex

from thai.numbers.numerals import NUMBER, value

_RUN = regex.compile(NUMBER)
_FIGURES = {
    "ศูนย์": "0", "หนึ่ง": "1", "สอง": "2", "โท": "2", "สาม": "3", "สี่": "4", "ห้า": "5", "หก": "6", "เจ็ด": "7",
    "แปด": "8", "เก้า": "9",
}  # fmt: skip
_FIGURE = regex.compile("|".join(_FIGURES))
# Only a number with a name of its own is told figure by figure, and such have nine figures and more.
_TOLD = regex.compile(rf"(?:{_FIGURE.pattern})(?:[\s-]?(?:{_FIGURE.pattern})){{8,12}}(?![ก-๙])")


def with_digits(phrase: str) -> str:
    """Return the phrase with every spoken whole number as digits; others stay words."""
    return _RUN.sub(_as_digits, phrase)


def with_figures(phrase: str) -> str:
    """Return the phrase with a number that is told figure by figure in digits: ศูนย์แปดหนึ่ง สองสามสี่."""
    return _TOLD.sub(lambda told: "".join(_FIGURES[word] for word in _FIGURE.findall(told[0])), phrase)


def _as_digits(hit: regex.Match[str]) -> str:
    words = hit[0]
    if any(sign.isdigit() for sign in words):
        return words
    number = value(words)
    return f"{number:f}" if number is not None and number == int(number) else words
