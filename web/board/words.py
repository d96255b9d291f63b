"""Word the pages in one language: their own phrases from `locale`, the engine's through the catalogue, days and numbers."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Final, Literal

from bot.texts import LOCALE, Texts
from engine.conversation.bubbles import Text
from engine.obligations.calendar import in_bangkok
from thai import writing
from thai.naming import write_place
from thai.places.finding import by_code
from thai.politeness import plainly

Language = Literal["th", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("th", "en")
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOWHERE: Final = "-"
FILES: Final = ("board.toml", "admin.toml")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; called with a key it returns its phrase."""

    language: Language
    table: Mapping[str, str]
    texts: Texts

    def __call__(self, key: str, **blanks: object) -> str:
        """Return a phrase with its blanks filled; a key that nobody wrote is a programmer's mistake."""
        return self.table[key].format_map({name: self.shown(value) for name, value in blanks.items()})

    def known(self, key: str, otherwise: str) -> str:
        """Return a phrase that may not be there, else something that stands for it."""
        return self.table.get(key, otherwise)

    def shown(self, value: object) -> str:
        """Write a value as this language does."""
        match value:
            case datetime():
                return self.moment(value)
            case date():
                return self.day(value)
            case bool() | str():
                return str(value)
            case int() | float():
                return self.number(value)
            case _:
                return str(value)

    def day(self, day: date | None) -> str:
        """Write a day."""
        if day is None:
            return NOWHERE
        return (
            writing.write_date(day)
            if self.language == "th"
            else f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        )

    def moment(self, at: datetime) -> str:
        """Write a moment as Bangkok's clocks show it."""
        if self.language == "th":
            return writing.write_moment(at)
        local = in_bangkok(at)
        return f"{self.day(local.date())} {local:%H:%M}"

    def month(self, year: int, month: int) -> str:
        """Write a month."""
        return writing.write_month(year, month) if self.language == "th" else f"{MONTHS[month - 1]} {year}"

    def number(self, number: float) -> str:
        """Write a number with commas; of what is no whole number two digits."""
        return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.2f}".rstrip("0").rstrip(".")

    def text(self, text: Text | None) -> str:
        """Write what the engine says, without its polite ending: a page is read, not heard."""
        return plainly(self.texts.word(text, {})) if text else ""

    def place(self, code: str) -> str:
        """Write a place by its official code."""
        return _place(code) if code else ""


@lru_cache(maxsize=20_000)
def _place(code: str) -> str:
    found = by_code(code[:6]) or by_code(code[:4]) or by_code(code[:2])
    return write_place(found) if found else ""


@cache
def words(language: Language) -> Words:
    """Return the words of a language."""
    table = {
        part: some
        for file in FILES
        for part, some in tomllib.loads((LOCALE / language / file).read_text("utf-8")).items()
    }
    flat = {f"{part}.{name}": phrase for part, some in table.items() for name, phrase in some.items()}
    return Words(language, flat, Texts.load(language))
