"""People: who they are, what they do, what stands in their chat."""

import base64
from io import BytesIO
from typing import Any

from werkzeug.formparser import parse_form_data

from simulator.control.desk import Desk, person_of
from simulator.hook.acts import ACTS
from simulator.hook.rare_acts import RARE_ACTS
from simulator.hook.uploads import UPLOADS
from simulator.line import Line
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.ids import CHAT_ID
from simulator.world.people import Person

ALL_ACTS = ACTS | UPLOADS | RARE_ACTS
LONGEST_WAIT = 60.0


def list_people(desk: Desk, _: Request) -> Answer:
    """Return everybody."""
    with desk.line.changed:
        return json_answer({"people": [view(desk.line, person) for person in desk.line.people.values()]})


def add_person(desk: Desk, request: Request) -> Answer:
    """Add somebody; without an id it is made from `key`, else from the name."""
    body = request.json()
    name = str(body.get("name") or "")
    if not name:
        raise Refusal(400, "name is missing")
    wanted = str(body.get("id") or "")
    if wanted and (not CHAT_ID.fullmatch(wanted) or wanted[0] != "U"):
        raise Refusal(400, "id must be U and 32 hexadecimal digits")
    with desk.line.changed:
        following = bool(body.get("following"))
        key = str(body.get("key") or name)
        person = desk.line.add_person(
            key, name, str(body.get("role") or ""), following=following, user=wanted
        )
        return json_answer(view(desk.line, person), 201)


def get_person(desk: Desk, request: Request) -> Answer:
    """Return one person."""
    with desk.line.changed:
        return json_answer(view(desk.line, person_of(desk.line, request.args["user"])))


def act(desk: Desk, request: Request) -> Answer:
    """Let a person do something on the phone, and send the bot what comes of it."""
    doing = ALL_ACTS.get(request.args["act"])
    if doing is None:
        raise Refusal(404, f"no such act; known are {sorted(ALL_ACTS)}")
    body = _body(request)
    with desk.line.changed:
        done = doing(desk.line, person_of(desk.line, request.args["user"]), body)
        desk.sender.send_each(done.events)
    return json_answer(done.view())


def batch(desk: Desk, request: Request) -> Answer:
    """Let several people do something; all events travel in one webhook."""
    steps = request.json().get("steps") or []
    with desk.line.changed:
        done = [_step(desk.line, step) for step in steps]
        desk.sender.send([sent for one in done for sent in one.events])
    return json_answer({"done": [one.view() for one in done]})


def chat(desk: Desk, request: Request) -> Answer:
    """Return a chat; with `since` and `wait` hold the answer until more than so many bubbles stand there."""
    line, chat_id = desk.line, request.args["user"]
    with line.changed:
        if chat_id not in line.people and chat_id not in line.groups:
            raise Refusal(404, "no such chat")
        since, wait = int(request.query("since", "0")), float(request.query("wait", "0"))
        line.hear(chat_id, since, min(wait, LONGEST_WAIT))
        bubbles = [bubble.view() for bubble in line.chats.of(chat_id)]
        return json_answer({"messages": bubbles, "total": line.chats.total(chat_id)})


def view(line: Line, person: Person) -> dict[str, Any]:
    """Return a person as JSON."""
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "following": person.following and not person.blocked,
        "blocked": person.blocked,
        "reachable": person.reachable(line.clock.now()),
    }


def _step(line: Line, step: dict[str, Any]) -> Any:
    doing = ALL_ACTS.get(str(step.get("do")))
    if doing is None:
        raise Refusal(400, f"each step needs `do`, one of {sorted(ALL_ACTS)}")
    return doing(line, person_of(line, str(step.get("person"))), step)


def _body(request: Request) -> dict[str, Any]:
    kind = request.headers.get("content-type", "")
    if not kind.startswith("multipart/form-data"):
        return request.json()
    environ = {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(request.body)),
        "wsgi.input": BytesIO(request.body),
    }
    _, form, files = parse_form_data(environ)
    body: dict[str, Any] = dict(form)
    uploads = [(upload.filename, upload.mimetype, upload.read()) for upload in files.values()]
    for upload in files.values():
        upload.close()
    if not uploads:
        raise Refusal(400, "a file is missing")
    coded = [base64.b64encode(content).decode() for _, _, content in uploads]
    body |= {"base64": coded[0], "fileName": uploads[0][0], "contentType": uploads[0][1]}
    return body | ({"photos": coded} if len(coded) > 1 else {})


ROUTES: tuple[Route[Desk], ...] = (
    route("GET", "/control/people", list_people),
    route("POST", "/control/people", add_person),
    route("POST", "/control/batch", batch),
    route("GET", "/control/people/{user}", get_person),
    route("GET", "/control/people/{user}/chat", chat),
    route("GET", "/control/groups/{user}/chat", chat),
    route("POST", "/control/people/{user}/{act}", act),
)
