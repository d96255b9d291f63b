"""The address where a signed request becomes a token."""

from typing import Any

from flask import Blueprint, request

from simulator.sheets import clock, door
from simulator.sheets.accounts import BadGrant
from simulator.sheets.world import World


def routes(world: World) -> Blueprint:
    """Build the token endpoint on this world."""
    tokens = Blueprint("tokens", __name__)
    door.guard(tokens, world)

    @tokens.post("/token")
    def grant() -> dict[str, Any]:
        asked = request.form
        return world.accounts.grant(asked.get("grant_type", ""), asked.get("assertion", ""), clock.now())

    @tokens.errorhandler(BadGrant)
    def refuse(problem: BadGrant) -> tuple[dict[str, str], int]:
        return {"error": problem.error, "error_description": problem.description}, 400

    return tokens
