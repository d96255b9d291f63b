"""Acts that come seldom: linking an account, signing in at a page, seeing a video to its end, something yet unknown."""

from collections.abc import Callable
from typing import Any

from simulator.hook.acts import Body, Done
from simulator.hook.events import event, from_person
from simulator.line import Line
from simulator.wire.answer import Refusal
from simulator.world.id_tokens import ISSUER, LIFE, id_token
from simulator.world.people import Person

NONCE = range(10, 256)
STRANGE = "somethingNew"


def account_link(line: Line, person: Person, body: Body) -> Done:
    """Come back to LINE from our page with a link token and a nonce; a dead token brings no event at all."""
    nonce = str(body.get("nonce") or "")
    if len(nonce) not in NONCE:
        raise Refusal(400, "nonce must have 10 to 255 characters")
    owner = line.link_tokens.spend(str(body.get("linkToken")), line.clock.machine())
    if owner is None:
        return Done([])
    linked = owner == person.id
    link = {"result": "ok" if linked else "failed", "nonce": nonce}
    happened = event(line, "accountLink", from_person(person), replies=linked, link=link)
    if not linked:
        del happened["source"]
    return Done([happened])


def sign_in(line: Line, person: Person, body: Body) -> Done:
    """Sign in at a page; it gets an ID token, which `/oauth2/v2.1/verify` knows as real."""
    now = int(line.clock.now().timestamp())
    claims: dict[str, Any] = {
        "iss": ISSUER,
        "sub": person.id,
        "aud": str(body.get("client_id") or line.settings.login_channel_id),
        "exp": now + LIFE,
        "iat": now,
        "amr": ["linesso"],
        "name": person.name,
    }
    claims |= {"nonce": str(body["nonce"])} if body.get("nonce") else {}
    return Done([], more={"idToken": id_token(claims, line.settings.secret)})


def watch(line: Line, person: Person, body: Body) -> Done:
    """See a video of the bot to its end; LINE tells of those that were sent with a tracking id."""
    tracking = str(body.get("trackingId"))
    shown = (bubble.message for bubble in line.chats.of(person.id) if bubble.author == "bot")
    if not any(sent.get("trackingId") == tracking for sent in shown if sent["type"] == "video"):
        raise Refusal(404, "no video with this tracking id in the chat")
    played = {"trackingId": tracking}
    return Done(
        [event(line, "videoPlayComplete", from_person(person), replies=True, videoPlayComplete=played)]
    )


def something_new(line: Line, person: Person, body: Body) -> Done:
    """Do what LINE has no event for yet: `type` names it, `parts` is what it holds."""
    parts = body.get("parts") or {}
    if not isinstance(parts, dict):
        raise Refusal(400, "parts must be an object")
    kind = str(body.get("type") or STRANGE)
    return Done([event(line, kind, from_person(person), replies=True) | parts])


RARE_ACTS: dict[str, Callable[[Line, Person, Body], Done]] = {
    "accountLink": account_link,
    "signIn": sign_in,
    "watch": watch,
    "somethingNew": something_new,
}
