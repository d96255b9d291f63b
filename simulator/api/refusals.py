"""The refusals LINE's API is known for, in its words."""

from simulator.rules.problem import Problem, summary
from simulator.wire.answer import Answer, Refusal, json_answer

UNAUTHORISED = (
    "Authentication failed due to the following reason: invalid token. "
    "Confirm that the access token in the authorization header is valid."
)
TOO_FAST = "The API rate limit has been exceeded. Try again later."


def unauthorised() -> Refusal:
    """Refuse a caller without the channel's token."""
    return Refusal(401, UNAUTHORISED, headers={"WWW-Authenticate": 'Bearer realm="messaging-api"'})


def too_fast() -> Refusal:
    """Refuse a call that comes too soon after the others."""
    return Refusal(429, TOO_FAST)


def invalid(problems: list[Problem]) -> Refusal:
    """Refuse a request whose body breaks the rules."""
    details = [{"message": problem.text, "property": problem.place} for problem in problems]
    return Refusal(400, summary(problems), details)


def invalid_property(name: str) -> Refusal:
    """Refuse one property that is well formed and still wrong."""
    return Refusal(400, f"The property, '{name}', in the request body is invalid (line: -, column: -)")


def invalid_parameter(name: str) -> Refusal:
    """Refuse one parameter of the address."""
    return Refusal(400, f"The value for the '{name}' parameter is invalid")


def not_found() -> Refusal:
    """Refuse a look-up of something or somebody the bot may not see."""
    return Refusal(404, "Not found")


def oauth_error(error: str, description: str) -> Answer:
    """Refuse as the token endpoints do, which have a shape of their own."""
    return json_answer({"error": error, "error_description": description}, 400)
