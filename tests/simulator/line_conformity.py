"""Hold everything that passed between a bot and the local LINE against LINE's OpenAPI files, in both directions.

The files are in the folder that SANAM_LINE_OPENAPI names (a clone of line/line-openapi; a file in it will do too).
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.world.journal import Entry, Journal
from tests.simulator.line_spec import Faults, Spec, read

NAMED = os.environ.get("SANAM_LINE_OPENAPI", "")
FOLDER = Path(NAMED).parent if NAMED.endswith(".yml") else Path(NAMED)
HERE = bool(NAMED) and (FOLDER / "messaging-api.yml").is_file()
MISSING = (
    "NOT COMPARED with LINE's API files: set SANAM_LINE_OPENAPI to a folder with line/line-openapi's *.yml"
)

# LINE's file counts these in code points, LINE itself in what a reader sees as letters.
COUNTED_ELSEWHERE = r"\$(\.richmenus\[\d+\])?\.(chatBarText|name): .* is too long"
# The manual calls this list open: tests send a kind that is not in it yet.
OPEN = r".*\.stickerResourceType: .* is not one of"
LET_PASS = re.compile(f"{COUNTED_ELSEWHERE}|{OPEN}")
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Place:
    """One operation of LINE's API, and the file that describes it."""

    spec: Spec
    operation: dict[str, Any]


def faults_of(journal: Journal) -> Faults:
    """Return everything LINE's files would object to."""
    return faults_between(journal.calls, journal.webhooks)


def faults_between(calls: Iterable[Entry], webhooks: Iterable[Entry]) -> Faults:
    """Return the same of what `/control/calls` and `/control/webhooks` tell of a local LINE that runs elsewhere."""
    asked = [fault for call in calls for fault in faults_of_call(call)]
    return asked + [fault for sent in webhooks for fault in faults_of_webhook(sent)]


def faults_of_call(call: Entry) -> Faults:
    """Return what is wrong with one call; what was accepted must be right, what is answered always."""
    if call["trouble"]:
        return []
    place = _place(call["method"], call["path"].partition("?")[0])
    if place is None:
        return [] if call["status"] in {401, 404, 405} or _is_login(call) else [f"{call['path']}: not LINE's"]
    asked = _faults_of_request(place, call["body"]) if call["status"] < 300 else []
    where = f"{call['method']} {call['path']} {call['status']}"
    return [f"{where} {fault}" for fault in asked + _faults_of_answer(place, call)]


def faults_of_webhook(sent: Entry) -> Faults:
    """Return what is wrong with one webhook; events that LINE has not thought of yet are let pass."""
    spec = read(FOLDER / "webhook.yml", strict=False)
    kinds = spec.defs["Event-of-a-kind"]["properties"]["type"]["enum"]
    events = [event for event in sent["body"] if event.get("type") in kinds and "mode" in event]
    return _real(spec.named("CallbackRequest", {"destination": "U" + "0" * 32, "events": events}))


def _place(method: str, path: str) -> Place | None:
    for name in ("messaging-api.yml", "channel-access-token.yml"):
        spec = read(FOLDER / name, strict=True)
        # Fixed paths stand before those with a name in them.
        for pattern, operations in sorted(spec.paths.items(), key=lambda pair: "{" in pair[0]):
            if method.lower() in operations and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), path):
                return Place(spec, operations[method.lower()])
    return None


def _is_login(call: Entry) -> bool:
    return bool(call["endpoint"] == "/oauth2/v2.1/verify")


def _faults_of_request(place: Place, body: Any) -> Faults:
    schema = _schema(place.operation.get("requestBody", {}))
    return _real(place.spec.faults(schema, body)) if schema and body is not None else []


def _faults_of_answer(place: Place, call: Entry) -> Faults:
    described = place.operation["responses"].get(str(call["status"]))
    if described is None:
        # The manual alone says that content may still be prepared.
        unheard_of = call["status"] < 300 and not (call["status"] == 202 and "/content" in call["path"])
        if unheard_of:
            return ["LINE gives no such status"]
        return place.spec.named("ErrorResponse", call["answer"]) if call["status"] >= 400 else []
    schema = _schema(described)
    return _real(place.spec.faults(schema, call["answer"])) if schema else []


def _real(faults: Faults) -> Faults:
    return [fault for fault in faults if not LET_PASS.match(fault)]


def _schema(described: dict[str, Any]) -> dict[str, Any] | None:
    schema: dict[str, Any] | None = described.get("content", {}).get(JSON, {}).get("schema")
    return schema
