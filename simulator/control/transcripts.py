"""Write a chat down as `name: words`, `[button]` and the bot's lines, so that it can be read and played again."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from simulator.control.desk import Desk
from simulator.control.wording import button, label_of, words
from simulator.line import Line
from simulator.wire.answer import Answer, Refusal
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.chats import Bubble
from simulator.world.clock import THAI_TIME

TERMS: dict[str, Any] = json.loads(Path(__file__).with_name("transcript.json").read_text("utf-8"))
PAUSE = timedelta(minutes=30)  # a longer silence gets a line with the time
SAME_ACT = timedelta(seconds=1.5)  # a bubble and its event are this close to each other


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was said or done; a pushed one was not an answer."""

    at: datetime
    who: str
    said: str
    pushed: bool = False


def transcript(desk: Desk, request: Request) -> Answer:
    """Return the chat of `person` (or of a group's id) as a text file."""
    chat = request.query("person")
    with desk.line.changed:
        name = _name(desk.line, chat)
        text = written(desk.line, chat)
    named = f"attachment; filename=chat.txt; filename*=UTF-8''{quote(name)}.txt"
    return Answer(200, text.encode(), "text/plain; charset=utf-8", {"Content-Disposition": named})


def written(line: Line, chat: str) -> str:
    """Return the transcript of one chat."""
    entries = sorted([*_spoken(line, chat), *_acted(line, chat)], key=lambda entry: entry.at)
    lines = [f"# {_name(line, chat)}"]
    before: Entry | None = None
    for number, entry in enumerate(entries):
        if before and entry.at - before.at >= PAUSE:
            lines += ["", f"{TERMS['time']}: {entry.at:%Y-%m-%d %H:%M}"]
        lines += _lines(line, chat, entry)
        if _unanswered(entries, number):
            lines.append(f"{TERMS['bot']}: {TERMS['silent']}")
        before = entry
    return "\n".join(lines) + "\n"


def _lines(line: Line, chat: str, entry: Entry) -> list[str]:
    if entry.who != "bot":
        return [f"{entry.who}: {' '.join(entry.said.split())}"]
    speaker = f"{TERMS['bot']} → {_name(line, chat)}" if entry.pushed else TERMS["bot"]
    first, *rest = [part for part in entry.said.splitlines() if part.strip()] or [TERMS["other"]]
    return [f"{speaker}: {first}", *(f"   {part}" for part in rest)]


def _unanswered(entries: list[Entry], number: int) -> bool:
    """Say whether somebody spoke and the next one to speak was not the bot."""
    if entries[number].who == "bot":
        return False
    after = entries[number + 1 : number + 2]
    return not after or after[0].who != "bot" or after[0].pushed


def _spoken(line: Line, chat: str) -> list[Entry]:
    return [
        Entry(bubble.at, _speaker(line, chat, bubble.author), _said(bubble), pushed=bubble.via == "push")
        for bubble in line.chats.of(chat)
    ]


def _said(bubble: Bubble) -> str:
    if bubble.via == "postback":
        return button(str(bubble.message.get("text", "")))
    return TERMS["kinds"].get(bubble.message["type"]) or words(bubble.message)


def _acted(line: Line, chat: str) -> list[Entry]:
    """Return what leaves no bubble: following, blocking, and buttons that say nothing."""
    seen: dict[str, dict[str, Any]] = {}
    for entry in line.journal.webhooks:
        seen |= {sent.get("webhookEventId", ""): sent for sent in entry["body"] if _chat(sent) == chat}
    found = [(sent, _act(line, chat, sent)) for sent in seen.values()]
    return [
        Entry(_moment(sent), _speaker(line, chat, sent["source"].get("userId", "")), said)
        for sent, said in found
        if said
    ]


def _act(line: Line, chat: str, sent: dict[str, Any]) -> str:
    acts: dict[str, str] = TERMS["acts"]
    match sent.get("type"):
        case "follow":
            return acts["unblock" if sent.get("follow", {}).get("isUnblocked") else "follow"]
        case "unfollow":
            return acts["unfollow"]
        case "postback" if not _has_bubble(line, chat, sent):
            return _silent_press(line, chat, sent["postback"])
    return ""


def _silent_press(line: Line, chat: str, postback: dict[str, Any]) -> str:
    # A picker is answered as it would be typed; a button is called by its label.
    params = postback.get("params", {})
    picked = next((params[mode] for mode in ("date", "time", "datetime") if mode in params), "")
    seen = [bubble.message for bubble in line.chats.of(chat)]
    return str(picked) or button(label_of(seen, postback.get("data", "")))


def _has_bubble(line: Line, chat: str, sent: dict[str, Any]) -> bool:
    at = _moment(sent)
    return any(bubble.via == "postback" and abs(bubble.at - at) < SAME_ACT for bubble in line.chats.of(chat))


def _speaker(line: Line, chat: str, author: str) -> str:
    if author == "bot":
        return "bot"
    return _name(line, chat if author == "me" else author)


def _name(line: Line, chat: str) -> str:
    known = line.people.get(chat) or line.groups.get(chat)
    if known is None:
        raise Refusal(404, "no such chat")
    return known.name


def _chat(sent: dict[str, Any]) -> str:
    source = sent.get("source") or {}
    return str(source.get("groupId") or source.get("userId") or "")


def _moment(sent: dict[str, Any]) -> datetime:
    return datetime.fromtimestamp(sent["timestamp"] / 1000, THAI_TIME)


ROUTES: tuple[Route[Desk], ...] = (route("GET", "/control/transcript", transcript),)
