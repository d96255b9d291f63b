"""Try a form out on a page that looks like the chat: the same conversation as on the phone. Nothing is kept or sent.

What was said so far travels with the page, and is played again from its beginning each time.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from flask import Response

from bot.chat.moves import NoSuchMove, from_line, written
from bot.chat.talking import Talk
from bot.chat.talking import begin as begin_chat
from bot.texts import LOCALE
from engine.conversation.bubbles import DateButton
from engine.forms.form import Form
from web.admin.showing import admin_page, cared
from web.board.door import Visit, unknown

MOST_LINES, LONGEST = 200, 2_000
PLACE: Final = "geopoint"
PIECES: Final = frozenset({"image", "audio", "video", "file"})
MIDDLE_OF_CHIANG_MAI: Final = (18.788, 98.985)


@dataclass(frozen=True, slots=True)
class Said:
    """One turn of the chat: what the person did, and what was answered."""

    mine: str
    answer: str


def show(visit: Visit, pack: str, form: str) -> Response:
    """Show the beginning."""
    return _shown(visit, pack, form, [], {})


def begin(visit: Visit, posted: Mapping[str, str], pack: str, form: str) -> Response:
    """Go on by what was pressed or typed."""
    lines = _lines(posted.get("lines", ""))
    return _shown(visit, pack, form, lines, posted)


def _shown(visit: Visit, pack: str, form: str, lines: Sequence[str], posted: Mapping[str, str]) -> Response:
    programme = cared(visit, pack)
    found = visit.desk.library.form(programme.id, form)
    if found is None:
        unknown()
    talk, said, kept = _played(visit, found[0], lines)
    more = _move(posted)
    if more and not talk.is_over:
        talk, last, added = _played(visit, found[0], [*kept, more])
        said, kept = last, added
    return admin_page(
        visit, "pack_form.html", programme=programme, form=found[0], name=form, said=said, talk=talk,
        lines=json.dumps(kept, ensure_ascii=False), labels=list(dict.fromkeys(one for one, _ in talk.seen.buttons)),
        has_days=any(isinstance(one, DateButton) for _, one in talk.seen.buttons), wants=_wants(talk),
    )  # fmt: skip


def _played(visit: Visit, form: Form, lines: Sequence[str]) -> tuple[Talk, list[Said], list[str]]:
    """Play the chat from its beginning; a line that fits no button any more is left out."""
    talk = begin_chat(form, visit.core.texts, _words(), visit.sight.who.name, visit.desk.now, "try")
    said, kept = [Said("", _plain(talk.seen.text))], []
    for line in lines[:MOST_LINES]:
        try:
            move = from_line(line, talk.seen)
        except NoSuchMove:
            continue
        if talk.is_over:
            break
        talk = talk.hears(move)
        kept.append(line)
        said.append(
            Said(
                written(move, {"place": visit.words("try.place"), "image": visit.words("try.piece")}),
                _plain(talk.seen.text),
            )
        )
    return talk, said, kept


def _move(posted: Mapping[str, str]) -> str:
    """Write what was pressed or typed as a line; "" for nothing."""
    told: Any = None
    if posted.get("tap"):
        told = {"press": posted["tap"][:LONGEST]}
    elif posted.get("do") == "pick" and posted.get("pick"):
        told = {"pick": posted["pick"][:LONGEST]}
    elif posted.get("do") == "piece":
        told = {"send": posted.get("kind", "image")[:20]}
    elif posted.get("do") == "place":
        told = {"place": list(MIDDLE_OF_CHIANG_MAI)}
    elif posted.get("text", "").strip():
        told = {"text": posted["text"].strip()[:LONGEST]}
    return json.dumps(told, ensure_ascii=False) if told else ""


def _lines(given: str) -> list[str]:
    try:
        found = json.loads(given) if given else []
    except (ValueError, RecursionError):
        return []
    return [one[:LONGEST] for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _wants(talk: Talk) -> str:
    """Return what cannot be typed at the question that is open: a piece of evidence, or a place on the map."""
    asked = talk.form.question(talk.state.asking) if talk.state.asking else None
    kind = asked.kind if asked else ""
    return kind if kind in PIECES or kind == PLACE else ""


def _plain(text: str) -> str:
    """Leave out the lines that only name the buttons: they stand below as buttons."""
    return "\n".join(one for one in text.splitlines() if not (one.startswith("[") and one.endswith("]")))


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((LOCALE / "th" / "words.toml").read_text("utf-8"))
