"""The refusals LINE's API is known for, in its words."""

from simulator.rules.problem import Problem, summary
from simulator.wire.answer import Refusal

UNAUTHORISED = (
    "Authentication failed due to the following reason: invalid token. "
    "Confirm that the access token in the authorization header is valid."
)


def unauthorised() -> Refusal:
    """Refuse a caller without the channel's token."""
    return Refusal(401, UNAUTHORISED, headers={"WWW-Authenticate": 'Bearer realm="messaging-api"'})


def invalid(problems: list[Problem]) -> Refusal:
    """Refuse a request whose body breaks the rules."""
    details = [{"message": problem.text, "property": problem.place} for problem in problems]
    return Refusal(400, summary(problems), details)


def invalid_property(name: str) -> Refusal:
    """Refuse one property that is well formed and still wrong."""
    return Refusal(400, f"The property, '{name}', in the request body is invalid (line: -, column: -)")


def not_found() -> Refusal:
    """Refuse a look-up of something or somebody the bot may not see."""
    return Refusal(404, "Not found")


def missing(name: str) -> Refusal:
    """Refuse a body without a property it needs."""
    return invalid([Problem((name,), "May not be empty")])
