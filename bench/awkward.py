"""P12: webhooks that break bots, sent to ours and to the official example over the wire."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import urllib3
from sqlalchemy import text

from bench import webhooks
from bench.contenders import ECHO, HTTP, OURS, Serving
from bench.figures import Part, most
from bench.stage import SQLITE, Stage
from models.database import Database

WAIT_S = 4.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What one awkward webhook led to."""

    status: str
    replies: int
    stored: int


@dataclass(frozen=True, slots=True)
class Desk:
    """One contender on trial."""

    stage: Stage
    server: Serving
    database: Database | None

    def post(self, raw: bytes, signature: str | None = "right") -> str:
        """Post a body; return the status, or what broke."""
        headers = {"content-type": "application/json"}
        if signature is not None:
            headers["x-line-signature"] = webhooks.signature(raw) if signature == "right" else signature
        url = f"http://127.0.0.1:{self.server.port}{self.server.contender.path}"
        try:
            return str(HTTP.request("POST", url, body=raw, headers=headers, timeout=10).status)
        except urllib3.exceptions.HTTPError as error:
            return type(error).__name__

    def events(self, *events: object) -> str:
        """Post signed events."""
        return self.post(webhooks.body(events))

    def stored(self) -> int:
        """Return how many events lie in the inbox."""
        if self.database is None:
            return 0
        with self.database.reading() as connection:
            return int(connection.execute(text("SELECT count(*) FROM inbox")).scalar_one())

    def wait(self, replies: int) -> None:
        """Give the answers time to come, and more answers time to come wrongly."""
        self.stage.line.wait_for(replies, WAIT_S)
        time.sleep(0.3)


Case = Callable[[Desk, int], str]


def _again(desk: Desk, number: int) -> str:
    desk.events(webhooks.text_event(number, number))
    desk.stage.line.wait_for(desk.stage.line.count() + 1, 1)
    return desk.events(webhooks.text_event(number, number, is_redelivery=True))


def _batch(desk: Desk, number: int) -> str:
    used = {**webhooks.text_event(number, number), "replyToken": webhooks.reply_token(1)}
    return desk.events(used, *(webhooks.text_event(number + step, number + step) for step in (1, 2)))


def _strange(desk: Desk, number: int) -> str:
    event: dict[str, Any] = webhooks.text_event(number, number)
    plain = {key: value for key, value in event.items() if key not in {"message", "replyToken"}}
    nobody = {key: value for key, value in plain.items() if key != "source"}
    hologram = {**event, "message": {"type": "hologram", "id": "1"}, "mode": "standby"}
    return desk.events(
        {**plain, "type": "levitate", "webhookEventId": f"x{number}"},
        hologram,
        {**nobody, "type": "levitate", "webhookEventId": f"y{number}"},
    )


CASES: tuple[tuple[str, Case, set[str], int, int], ...] = (
    ("the same event twice", _again, {"200"}, 1, 1),
    ("three events, the first with a used token", _batch, {"200"}, 2, 3),
    ("verify button: no events", lambda desk, _: desk.events(), {"200"}, 0, 0),
    ("wrong signature", lambda desk, n: desk.post(webhooks.body([webhooks.text_event(n, n)]), "d3Jvbmc="), {"400", "401"}, 0, 0),
    ("no signature", lambda desk, n: desk.post(webhooks.body([webhooks.text_event(n, n)]), None), {"400", "401"}, 0, 0),
    ("signed, but not JSON", lambda desk, _: desk.post(b"\xff{not json"), {"400"}, 0, 0),
    ("unknown type, unknown message, no source", _strange, {"200"}, 0, 3),
    ("2 MB", lambda desk, _: desk.post(b"x" * 2_000_000), {"413"}, 0, 0),
)  # fmt: skip


def measure(stage: Stage) -> Part:
    """Put both on trial; ours must be right in every line."""
    url = stage.database(SQLITE)
    ours = _trial(stage, OURS, url)
    echo = _trial(stage, ECHO, "")
    rows: list[tuple[object, ...]] = []
    wrong = 0
    for (name, _, statuses, replies, stored), our, their in zip(CASES, ours, echo, strict=True):
        is_right = our.status in statuses and (our.replies, our.stored) == (replies, stored)
        wrong += not is_right
        wanted = f"{'/'.join(sorted(statuses))}, {replies} replies, {stored} stored"
        told = f"{our.status}, {our.replies} replies, {our.stored} stored"
        rows.append(
            (name, wanted, told, "right" if is_right else "WRONG", f"{their.status}, {their.replies} replies")
        )
    figures = [most("P12", "awkward webhooks answered wrongly", wrong, 0, f"of {len(CASES)}")]
    return Part("Awkward webhooks", figures, ("webhook", "should be", "ours", "", "echo"), rows)


def _trial(stage: Stage, contender: Any, url: str) -> list[Seen]:
    database = Database(url) if url else None
    with stage.serving(contender, url) as server:
        server.settle()
        desk = Desk(stage, server, database)
        desk.events(webhooks.text_event(1, 1))
        desk.wait(1)
        seen = [
            _judge(desk, case, replies, 1000 * (at + 1)) for at, (_, case, _, replies, _) in enumerate(CASES)
        ]
    if database:
        database.close()
    return seen


def _judge(desk: Desk, case: Case, replies: int, number: int) -> Seen:
    stored, count = desk.stored(), desk.stage.line.count()
    status = case(desk, number)
    desk.wait(count + replies)
    return Seen(status, desk.stage.line.count() - count, desk.stored() - stored)
