"""What people sent besides text: bytes, previews, and whether a sound is ready yet."""

from simulator.api.refusals import not_found
from simulator.line import Line
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.contents import Content

PREVIEWED = {"image", "video"}
PREPARED = {"video", "audio"}


def content(line: Line, request: Request) -> Answer:
    """Return the bytes; 202 while they are being prepared, 410 after the message was unsent."""
    with line.changed:
        found = _found(line, request)
        if found.unready_asks:
            found.unready_asks -= 1
            return Answer(202, b"", "text/plain")
        return Answer(200, found.body, found.content_type)


def preview(line: Line, request: Request) -> Answer:
    """Return a small picture; ours is the same size."""
    with line.changed:
        found = _found(line, request)
        if found.kind not in PREVIEWED:
            raise Refusal(400, "The message has no preview")
        if found.unready_asks:
            return Answer(202, b"", "text/plain")
        return Answer(200, found.body, found.content_type)


def transcoding(line: Line, request: Request) -> Answer:
    """Say whether a video or a sound may be fetched."""
    with line.changed:
        found = _found(line, request)
        if found.kind not in PREPARED:
            raise Refusal(400, "The message is neither video nor audio")
        return json_answer({"status": "processing" if found.unready_asks else "succeeded"})


def _found(line: Line, request: Request) -> Content:
    found = line.contents.get(request.args["message"])
    if found is None:
        raise not_found()
    if found.gone:
        raise Refusal(410, "The content is gone")
    return found


ROUTES: tuple[Route[Line], ...] = (
    route("GET", "/v2/bot/message/{message}/content", content),
    route("GET", "/v2/bot/message/{message}/content/preview", preview),
    route("GET", "/v2/bot/message/{message}/content/transcoding", transcoding),
)
