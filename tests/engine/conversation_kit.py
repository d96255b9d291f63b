"""What tests of the conversation need: a programme to stand for any, the Thai words of a text, and a chat about a form."""

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path

from bot.chat.moves import Typed, from_line
from bot.chat.talking import Talk, begin
from bot.clock import BANGKOK
from bot.texts import LOCALE, Texts
from engine.conversation.bubbles import Text
from engine.forms.reading import read_markdown
from engine.obligations.programme import Programme
from engine.obligations.reading import read_pack

PACK = Path(__file__).resolve().parents[2] / "programmes" / "moac-groups-2565"
AT = datetime(2021, 11, 25, 9, 0, tzinfo=BANGKOK)


@cache
def programme() -> Programme:
    return read_pack(PACK)


@cache
def _texts() -> Texts:
    return Texts.load()


def words(text: Text) -> str:
    return _texts().word(text, {})


def chat(markdown: str) -> Talk:
    """Open a form that is written as a Markdown table."""
    vocabulary = tomllib.loads((LOCALE / "th" / "words.toml").read_text("utf-8"))
    return begin(read_markdown(markdown, name="chat"), _texts(), vocabulary, "มะลิ", AT, "seed")


def after(talk: Talk, *moves: str) -> Talk:
    """Return the chat after these moves: words, [a button], or several lines in one message."""
    for move in moves:
        talk = talk.hears(Typed(move) if "\n" in move else from_line(move, talk.seen))
    return talk
