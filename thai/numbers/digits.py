"""Turn number words inside a phrase into digits, for readers that think in digits."""

import regex

from thai.numbers.numerals import NUMBER, value

_RUN = regex.compile(NUMBER)


def with_digits(phrase: str) -> str:
    """Return the phrase with every spoken whole number as digits; others stay words."""
    return _RUN.sub(_as_digits, phrase)


def _as_digits(hit: regex.Match[str]) -> str:
    words = hit[0]
    if any(sign.isdigit() for sign in words):
        return words
    number = value(words)
    return f"{number:f}" if number is not None and number == int(number) else words
