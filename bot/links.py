"""Make the links behind the buttons of one reply: each for this person alone; a message to anybody else holds none."""

import hashlib
import secrets
from collections.abc import Callable
from functools import partial

from bot.passes import FILES, MINE, REPORT, TABLE, Passes
from engine.conversation.files.wording import ABOUT
from engine.conversation.privacy.wording import ABOUT as MY_DATA
from handlers.boards import entering
from handlers.desk import Desk

ENTER = "/enter/"
PRINTED = "/board/papers/"
TOKEN_BYTES = 16
# What a link to all that is held of a person is about: whose it is stands beside it.
MINE_ABOUT = "mine"
# The browser inside LINE saves no files: this asks LINE to open the phone's own.
OUTSIDE = "?openExternalBrowser=1"
Maker = Callable[[str], str]


def no_link(about: str) -> str:
    """Refuse to make a link: only a reply to the one who asked for it may hold one."""
    raise LookupError(about)


def makers(passes: Passes, desk: Desk, person: str) -> tuple[Maker, Maker, Maker, Maker, Maker, Maker]:
    """Return what makes links to evidence and to the files of a report, to a draft, to a table, to a poster, into the pages for officers, and to a confirmation."""
    made = partial(passes.path, person=person, now_ms=desk.now_ms)

    def looked(about: str) -> str:
        if about.startswith(ABOUT):
            return made(about.removeprefix(ABOUT), door=FILES) + OUTSIDE
        if about == MY_DATA:
            return made(MINE_ABOUT, door=MINE) + OUTSIDE
        return made(about)

    return (
        looked, partial(made, door=REPORT), partial(made, door=TABLE), passes.poster, partial(entrance, desk, person),
        passes.confirmation,
    )  # fmt: skip


def entrance(desk: Desk, person: str, leads_to: str) -> str:
    """Give somebody a way in: what it is made of is in the link alone, and kept as a hash."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    entering.lend(desk, person, hashed(token), leads_to)
    # What is printed or shown is wanted in the phone's own browser: the one inside LINE does not print.
    return f"{ENTER}{token}{OUTSIDE if leads_to.startswith(PRINTED) else ''}"


def hashed(token: str) -> str:
    """Return what is stored of a way in."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()
