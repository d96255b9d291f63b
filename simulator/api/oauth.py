"""Stand-ins for LINE's token endpoints: channel access tokens for an id and its secret."""

import hmac

from simulator.api.bodies import form
from simulator.api.refusals import oauth_error
from simulator.line import Line
from simulator.wire.answer import Answer, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route

SCOPE = "P CM"
FOR_EVER = 100 * 365 * 24 * 3600


def stateless(line: Line, request: Request) -> Answer:
    """Issue a token for fifteen minutes, which nobody can take back."""
    return _issue(line, request, stateless=True)


def short_lived(line: Line, request: Request) -> Answer:
    """Issue a token for thirty days; the oldest of more than thirty ends."""
    return _issue(line, request, stateless=False)


def verify(line: Line, request: Request) -> Answer:
    """Say how long a token is still good."""
    name = form(request).get("access_token", "")
    with line.changed:
        left = line.channel_tokens.left(name, line.clock.machine())
    left = FOR_EVER if name == line.settings.token else left
    if not left:
        return oauth_error("invalid_request", "access token expired")
    return json_answer({"client_id": line.settings.channel_id, "expires_in": left, "scope": SCOPE})


def revoke(line: Line, request: Request) -> Answer:
    """Take a short-lived token back."""
    name = form(request).get("access_token")
    if not name:
        return oauth_error("invalid_request", "Missing or invalid parameter: access_token")
    with line.changed:
        line.channel_tokens.revoke(name)
    return json_answer({})


def _issue(line: Line, request: Request, *, stateless: bool) -> Answer:
    fields = form(request)
    if fields.get("grant_type") != "client_credentials":
        return oauth_error("unsupported_grant_type", "Missing or unknown grant_type")
    known = (line.settings.channel_id, line.settings.secret)
    given = (fields.get("client_id", ""), fields.get("client_secret", ""))
    if not all(hmac.compare_digest(*map(str.encode, pair)) for pair in zip(known, given, strict=True)):
        return oauth_error("invalid_client", "Invalid client_id or client_secret")
    with line.changed:
        made, life = line.channel_tokens.issue(line.clock.machine(), stateless=stateless)
    return json_answer({"token_type": "Bearer", "access_token": made, "expires_in": life})


ROUTES: tuple[Route[Line], ...] = (
    route("POST", "/oauth2/v3/token", stateless),
    route("POST", "/v2/oauth/accessToken", short_lived),
    route("POST", "/v2/oauth/verify", verify),
    route("POST", "/v2/oauth/revoke", revoke),
)
