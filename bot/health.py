"""Say whether this process answers, and whether the whole product does its work."""

import hmac

from flask import Blueprint, Response, abort, current_app, jsonify, request
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import machine_ms
from bot.front import Front
from models import inbox, machinery

SILENT_MS = 60_000
WAITING_MS = 120_000
health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> tuple[Response, int]:
    """Answer 200 when the database answers."""
    front: Front = current_app.extensions["sanam"]
    try:
        with front.database.reading() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return jsonify(status="database does not answer"), 503
    return jsonify(status="ok"), 200


@health.get("/readyz")
def readyz() -> tuple[Response, int]:
    """Answer 503 with the reasons when a part is silent or work lies waiting."""
    front: Front = current_app.extensions["sanam"]
    now_ms = machine_ms()
    try:
        with front.database.reading() as connection:
            beats = machinery.heartbeats(connection)
            oldest_ms = inbox.oldest_waiting_ms(connection)
    except SQLAlchemyError:
        return jsonify(status="not ready", reasons=["the database does not answer"]), 503
    reasons = [
        f"no {kind} beat for a minute" for kind in ("clock", "worker") if not _lives(beats, kind, now_ms)
    ]
    if not front.is_warm:
        reasons.append("this process still reads its programmes")
    if oldest_ms is not None and now_ms - oldest_ms > WAITING_MS:
        reasons.append(f"the oldest event waits for {(now_ms - oldest_ms) // 1000} s")
    return jsonify(status="ready" if not reasons else "not ready", reasons=reasons), 503 if reasons else 200


@health.get("/metrics")
def metrics() -> Response:
    """Answer a collector that shows the token with everything that is counted; nobody else learns that this page exists."""
    front: Front = current_app.extensions["sanam"]
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ").encode()
    wanted = [one.strip().encode() for one in front.core.settings.metrics_token.split(",") if one.strip()]
    if not any(hmac.compare_digest(shown, one) for one in wanted):
        abort(404)
    from bot.metrics import CONTENT_TYPE, exposition  # noqa: PLC0415 - few are ever asked
    from bot.vitals import count  # noqa: PLC0415

    return Response(exposition(count(front.core)), content_type=CONTENT_TYPE)


def _lives(beats: list[machinery.Heartbeat], kind: str, now_ms: int) -> bool:
    return any(beat.kind == kind and now_ms - beat.beat_ms < SILENT_MS for beat in beats)
