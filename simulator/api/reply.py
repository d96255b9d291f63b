"""Reply messages: free, by a token that lives a minute and works once."""

from simulator.api.bodies import messages_of
from simulator.api.deliver import Delivery, check_place, deliver
from simulator.line import Line
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route


def reply(line: Line, request: Request) -> Answer:
    """Answer the event that gave the token."""
    body = messages_of(request, "reply")
    with line.changed:
        chat = line.tokens.chat(body["replyToken"], line.clock.machine())
        if chat is None:
            raise Refusal(400, "Invalid reply token")
        check_place(line, chat, body["messages"])
        line.tokens.use(body["replyToken"])
        line.quota.count("reply", billed=0, delivered=1, now=line.clock.now())
        return json_answer({"sentMessages": deliver(line, _delivery(line, chat), body["messages"], "reply")})


def _delivery(line: Line, chat: str) -> Delivery:
    if chat in line.groups:
        return Delivery(chat, 0, arrives=line.groups[chat].joined)
    return Delivery(chat, 0, arrives=not line.people[chat].blocked)


ROUTES: tuple[Route[Line], ...] = (route("POST", "/v2/bot/message/reply", reply),)
