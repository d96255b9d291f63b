"""Hand join codes out into a file: a page of slips to print and cut, or a table."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from bot.config import Settings
from bot.texts import Texts
from exports import join_slips
from handlers.rosters.work import Slip


@contextmanager
def door(settings: Settings, file: Path, lang: str) -> Iterator[Callable[[Slip], None]]:
    """Lend what codes are handed out through, into a new file."""
    texts = Texts.load(lang)
    titles = (
        texts.plain("Name"), texts.plain("Role"), texts.plain("Of"), texts.plain("Join code"), texts.plain("Link"),
    )  # fmt: skip
    how = texts.plain("Scan the picture, or add the account as a friend and type the code.")
    words = join_slips.Words(texts.plain("Join codes"), how, titles)
    with join_slips.slips(file, words, lang) as write:
        basic_id = quote(settings.line_basic_id)

        def hand_out(one: Slip) -> None:
            link = f"https://line.me/R/oaMessage/{basic_id}/?{one.code}"
            write(join_slips.Slip(one.name, one.role, one.about, one.code, link))

        yield hand_out
