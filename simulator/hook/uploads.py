"""Acts that carry bytes: photos, sounds, videos, files."""

import base64
import binascii
import re
import secrets
from collections.abc import Callable
from typing import Any

from simulator.api.pictures import PNG
from simulator.hook.acts import Body, Done, group_named, send
from simulator.line import Line
from simulator.wire.answer import Refusal
from simulator.world.chats import Message
from simulator.world.contents import Content
from simulator.world.ids import message_id
from simulator.world.people import Person

# The head of an M4A file: enough to be recognised as a sound, too little to be heard.
SILENCE = b"\x00\x00\x00\x18ftypM4A \x00\x00\x02\x00isomiso2"
MOST_FILE = 50 * 1024 * 1024
KIND = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,80}(; ?[\w.=+-]{1,60})*", re.ASCII)


def photo(line: Line, person: Person, body: Body) -> Done:
    """Send one picture, or several at once, which LINE tells apart by their image set."""
    pictures = [_decoded(text) for text in body.get("photos") or [body.get("base64")]]
    messages: list[Message] = [{"type": "image", "contentProvider": {"type": "line"}} for _ in pictures]
    if len(pictures) > 1:
        set_id = secrets.token_hex(16).upper()
        for number, message in enumerate(messages, 1):
            message["imageSet"] = {"id": set_id, "index": number, "total": len(pictures)}
    kinds = ["image/png" if picture.startswith(PNG) else "image/jpeg" for picture in pictures]
    contents = [Content("image", *pair) for pair in zip(pictures, kinds, strict=True)]
    return _send(line, person, body, messages, contents)


def audio(line: Line, person: Person, body: Body) -> Done:
    """Send a voice message."""
    sound = _decoded(body["base64"]) if body.get("base64") else SILENCE
    message = {
        "type": "audio",
        "duration": int(body.get("duration", 3000)),
        "contentProvider": {"type": "line"},
    }
    kind = _kind(body, "audio/x-m4a")
    return _send(line, person, body, [message], [Content("audio", sound, kind)])


def video(line: Line, person: Person, body: Body) -> Done:
    """Send a video."""
    message = {
        "type": "video",
        "duration": int(body.get("duration", 3000)),
        "contentProvider": {"type": "line"},
    }
    film = _decoded(body.get("base64"))
    return _send(line, person, body, [message], [Content("video", film, "video/mp4")])


def file(line: Line, person: Person, body: Body) -> Done:
    """Send a file."""
    content = _decoded(body.get("base64"))
    message = {"type": "file", "fileName": body.get("fileName", "file.pdf"), "fileSize": len(content)}
    kind = _kind(body, "application/octet-stream")
    return _send(line, person, body, [message], [Content("file", content, kind)])


def _send(line: Line, person: Person, body: Body, messages: list[Message], contents: list[Content]) -> Done:
    group = group_named(line, body)
    identified: list[dict[str, Any]] = [{"id": message_id(), **message} for message in messages]
    for message, content in zip(identified, contents, strict=True):
        if content.kind in {"audio", "video"}:
            content.unready_asks = line.faults.api.content_unready
        line.contents.add(message["id"], content)
    return send(line, person, *identified, group=group)


def _kind(body: Body, usual: str) -> str:
    kind = body.get("contentType") or usual
    if not isinstance(kind, str) or not KIND.fullmatch(kind):
        raise Refusal(400, "contentType must be a kind such as audio/x-m4a")
    return kind


def _decoded(text: Any) -> bytes:
    try:
        content = base64.b64decode(str(text or "").rpartition(",")[2], validate=True)
    except binascii.Error as wrong:
        raise Refusal(400, "base64 is broken") from wrong
    if not 0 < len(content) <= MOST_FILE:
        raise Refusal(400, "base64 is missing or too long")
    return content


UPLOADS: dict[str, Callable[[Line, Person, Body], Done]] = {
    "photo": photo,
    "audio": audio,
    "video": video,
    "file": file,
}
