"""Read a transcript's own lines, play them, and write the whole chat again."""

import re
from datetime import datetime
from typing import Any

from bot.clock import BANGKOK
from tests.play import Play, words

CAST = {"มะลิ": "mali", "สมชาย": "somchai", "นิดา": "nida", "ป้าแดง": "daeng", "อรุณ": "arun"}
NAMES = {key: name for name, key in CAST.items()}
MOVES = re.compile(r"^เวลา: (\d{4}-\d{2}-\d{2} \d{2}:\d{2})$")
SPEAKS = re.compile(rf"^({'|'.join(CAST)}): (.+)$")
PICKS = re.compile(r"^\[(.+?)\](?: (\d+))?$")
ACTS: dict[str, dict[str, Any]] = {
    "(เพิ่มเพื่อน)": {"type": "follow", "follow": {}},
    "(กลับมาเพิ่มเพื่อน)": {"type": "follow", "follow": {"isUnblocked": True}},
    "(บล็อก)": {"type": "unfollow"},
    "(สติกเกอร์)": {
        "type": "message",
        "message": {"type": "sticker", "id": "s1", "packageId": "1", "stickerId": "1"},
    },
    "(เสียง)": {"type": "message", "message": {"type": "audio", "id": "a1", "duration": 3000}},
    "(รูป)": {"type": "message", "message": {"type": "image", "id": "i1"}},
    "(ตำแหน่ง)": {
        "type": "message",
        "message": {"type": "location", "id": "l1", "latitude": 18.9, "longitude": 98.9},
    },
}


def replay(text: str, play: Play) -> str:
    """Play the people's lines of a transcript and return the whole chat."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("#"):
            lines.append(line)
        elif moved := MOVES.match(line):
            lines += ["", line]
            play.clock.moment = datetime.strptime(moved[1], "%Y-%m-%d %H:%M").replace(tzinfo=BANGKOK)
            for who, messages in sorted(play.remind().items()):
                lines += _said(f"บอท → {NAMES[who]}", messages)
        elif spoken := SPEAKS.match(line):
            lines += [line, *_said("บอท", _do(play, CAST[spoken[1]], spoken[2]))]
    return "\n".join(lines) + "\n"


def _do(play: Play, who: str, what: str) -> list[dict[str, Any]]:
    if what in ACTS:
        return play.event(who, ACTS[what])
    if picked := PICKS.match(what):
        return play.press(who, picked[1], number=int(picked[2] or 1))
    return play.text(who, what)


def _said(speaker: str, messages: list[dict[str, Any]]) -> list[str]:
    out = []
    for message in messages:
        first, *rest = [line for line in words(message).splitlines() if line]
        out += [f"{speaker}: {first}", *(f"   {line}" for line in rest)]
    return out or [f"{speaker}: (ไม่ตอบ)"]
