"""Whether an ID token is real: the check a server makes before it believes who is at a page."""

from simulator.api.bodies import form
from simulator.api.refusals import oauth_error
from simulator.line import Line
from simulator.wire.answer import Answer, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.id_tokens import ISSUER, claims_of


def verify(line: Line, request: Request) -> Answer:
    """Return the claims of a token that this local LINE signed for the asking channel."""
    fields = form(request)
    for name in ("id_token", "client_id"):
        if not fields.get(name):
            return oauth_error("invalid_request", f"{name} is required")
    claims = claims_of(fields["id_token"], line.settings.secret)
    wrong = _wrong(claims, fields, line.clock.now().timestamp()) if claims else "Invalid IdToken."
    return oauth_error("invalid_request", wrong) if wrong or not claims else json_answer(claims)


def _wrong(claims: dict[str, object], fields: dict[str, str], now: float) -> str:
    expected = {
        "Issuer": ("iss", ISSUER),
        "Audience": ("aud", fields["client_id"]),
        "Nonce": ("nonce", fields.get("nonce")),
        "Subject Identifier": ("sub", fields.get("user_id")),
    }
    for what, (name, value) in expected.items():
        if value is not None and claims.get(name) != value:
            return f"Invalid IdToken {what}."
    return "IdToken expired." if now >= float(str(claims["exp"])) else ""


ROUTES: tuple[Route[Line], ...] = (route("POST", "/oauth2/v2.1/verify", verify),)
