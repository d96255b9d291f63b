"""What a tour of the whole API needs before it starts: things said, sent and joined, and the list of what it has tried."""

import base64
import struct
from dataclasses import dataclass
from typing import Any

from simulator.api.table import ROUTES
from tests.simulator.line_kit import MALI, NIDA, SOMCHAI, Hand

# What an unverified account is not given; LINE says 403.
REFUSED = {
    "GET /v2/bot/followers/ids": 403,
    "GET /v2/bot/group/{group}/members/ids": 403,
}


@dataclass(frozen=True, slots=True)
class Stage:
    """The ids and tokens a tour works with."""

    reply_token: str
    mark_token: str
    photo: str
    sound: str
    group: str
    person: str = SOMCHAI
    other: str = NIDA
    stranger: str = MALI


def prepare(line: Hand) -> Stage:
    """Let people say and send what the tour will ask for."""
    photo = line.do(SOMCHAI, "photo", base64=base64.b64encode(png(10, 10)).decode())["messageId"]
    sound = line.do(SOMCHAI, "audio", duration=2000)["messageId"]
    group = line.post("/control/groups", {"name": "ตำบล", "members": [SOMCHAI, NIDA]})["id"]
    line.post(f"/control/groups/{group}/join")
    event = line.say(SOMCHAI, "เริ่ม")
    line.bot.statuses = []
    return Stage(event["replyToken"], event["message"]["markAsReadToken"], photo, sound, group)


def untried(line: Hand, *besides: str) -> list[str]:
    """Return the endpoints that were not called with the answer they should give."""
    totals: dict[str, int] = line.get("/control/calls")["totals"]
    names = [entry.name for entry in ROUTES.table if entry.name not in besides]
    return [name for name in names if not any(_is_right(name, key) for key in totals)]


def menu(**changes: Any) -> dict[str, Any]:
    bounds = {"x": 0, "y": 0, "width": 800, "height": 400}
    action = {"type": "postback", "label": "งาน", "data": "menu", "displayText": "งานที่ต้องส่ง"}
    plain = {
        "size": {"width": 800, "height": 400},
        "selected": True,
        "name": "หลัก",
        "chatBarText": "เมนู",
        "areas": [{"bounds": bounds, "action": action}],
    }
    return plain | changes


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + bytes(10)


def _is_right(name: str, key: str) -> bool:
    endpoint, _, status = key.rpartition(" ")
    wanted = str(REFUSED.get(name, 2))
    return endpoint == name and status.startswith(wanted)
