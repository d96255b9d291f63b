"""Find the words of a phrase: gettext catalogues read from .po at the start, dates and numbers written the Thai way."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from engine.conversation.bubbles import Blank, Param, Phrase, Plain, Text
from thai import writing

LOCALE = Path(__file__).resolve().parent.parent / "locale"


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    """Read a catalogue, once a process: its words come with the version that runs."""
    with (LOCALE / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        messages = read_po(file)
    return {str(message.id): str(message.string) for message in messages if message.id and message.string}


class Texts:
    """Word phrases in one language."""

    def __init__(self, catalogue: Mapping[str, str]) -> None:
        self._catalogue = catalogue

    @classmethod
    def load(cls, language: str = "th") -> "Texts":
        """Read one catalogue."""
        return cls(_catalogue(language))

    def word(self, text: Text, blanks: Mapping[str, Text]) -> str:
        """Return the words of a text; blanks are filled with what the recording brought."""
        match text:
            case Plain(words):
                return words
            case Blank(name):
                return self.word(blanks.get(name, Plain("")), blanks)
            case Phrase(msgid, params):
                pattern = self._catalogue.get(msgid) or msgid
                return pattern.format_map(
                    {name: self._param(value, blanks) for name, value in params.items()}
                )

    def plain(self, msgid: str) -> str:
        """Return the words of a phrase without parameters."""
        return self._catalogue.get(msgid) or msgid

    def _param(self, value: Param, blanks: Mapping[str, Text]) -> str:
        match value:
            case datetime():
                return writing.write_moment(value)
            case date():
                return writing.write_date(value)
            case bool() | str():
                return str(value)
            case int():
                return writing.write_number(value)
            case _:
                return self.word(value, blanks)
