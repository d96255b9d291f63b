"""What every call of Google's passes: trouble on order, the token, the quota; and the log on its way out."""

import socket
from typing import Any

from flask import Blueprint, Response, g, jsonify, request

from simulator.sheets import clock, refusals
from simulator.sheets.journal import Entry
from simulator.sheets.world import World

_READS_BY_POST = (":batchGetByDataFilter", ":getByDataFilter")


def guard(routes: Blueprint, world: World) -> None:
    """Put the checks and the log round these routes."""

    @routes.before_request
    def enter() -> None:
        g.lost = False
        _suffer(world)
        if request.path.startswith("/v4/"):
            now, writing = clock.now(), is_write(request.method, request.path)
            email = world.accounts.bearer(request.headers.get("Authorization", ""), writing=writing, now=now)
            world.faults.count(email, writing=writing, now=now)
            g.email = email

    @routes.after_request
    def leave(response: Response) -> Response:
        _note(world, response)
        if g.get("lost"):
            _hang_up()
        return response

    @routes.errorhandler(refusals.Refusal)
    def refuse(refusal: refusals.Refusal) -> tuple[Response, int]:
        return jsonify(refusal.body()), refusal.code


def is_write(method: str, path: str) -> bool:
    """Say which quota and which scope a call needs."""
    return method != "GET" and not path.endswith(_READS_BY_POST)


def _suffer(world: World) -> None:
    fault = world.faults.take(f"{request.method} {request.path}")
    if fault is None:
        return
    if fault.kind == "error":
        raise fault.refusal()
    if fault.kind == "slow":
        clock.pause(fault.seconds)
    g.lost = fault.kind == "lost"


def _hang_up() -> None:
    """Close the line after the work is done and before the answer is sent."""
    line: Any = request.environ.get("werkzeug.socket")
    if isinstance(line, socket.socket):
        line.shutdown(socket.SHUT_RDWR)


def _note(world: World, response: Response) -> None:
    world.journal.note(
        Entry(
            at=clock.now(),
            method=request.method,
            path=request.path,
            status=response.status_code,
            bytes=request.content_length or 0,
            lost=bool(g.get("lost")),
            cells=int(g.get("cells", 0)),
        )
    )
