"""Small courtesies in a chat: the loading dots and the read mark."""

from simulator.api.bodies import body_of, json_body
from simulator.api.refusals import invalid
from simulator.line import Line
from simulator.rules import spec
from simulator.rules.problem import Problem
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route

STANDARD_SECONDS = 20
SECONDS = range(5, 61, 5)


def start_loading(line: Line, request: Request) -> Answer:
    """Show dots in a one-to-one chat until a message comes or the time is over."""
    body = json_body(request)
    seconds = body.get("loadingSeconds", STANDARD_SECONDS)
    if not isinstance(seconds, int) or seconds not in SECONDS:
        raise invalid(
            [
                Problem(("loadingSeconds",), "must be between 5 and 60"),
                Problem(("loadingSeconds",), "must be a multiple of 5"),
            ]
        )
    if problems := spec.problems("ShowLoadingAnimationRequest", body):
        raise invalid(problems)
    with line.changed:
        if body["chatId"] not in line.people:
            raise Refusal(400, "Invalid chatId")
        line.chats.loading_until[body["chatId"]] = line.clock.machine() + seconds
        line.touch()
    return json_answer({}, 202)


def mark_as_read(line: Line, request: Request) -> Answer:
    """Mark the message of the token, and all before it, as read."""
    token = body_of(request, "MarkMessagesAsReadByTokenRequest")["markAsReadToken"]
    with line.changed:
        if token not in line.marks:
            raise Refusal(400, "Invalid mark as read token")
        line.chats.read(*line.marks[token])
        line.touch()
    return json_answer({})


ROUTES: tuple[Route[Line], ...] = (
    route("POST", "/v2/bot/chat/loading/start", start_loading),
    route("POST", "/v2/bot/chat/markAsRead", mark_as_read),
)
