"""People with something due today, at a local LINE of their own: what a drill of reminders plays with."""

import hashlib
import json
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bench import children
from bench.machine import free_port
from bot.clock import BANGKOK
from bot.wiring import Core
from cli import demo
from engine.messenger.records import Record
from models import habits as sums
from models import notices, obligations, offices, people, units

PROGRAMME, OFFICE, DUTY = "moac-groups-2565", "moac-cm", "set1"
NOW = datetime(2021, 11, 25, 9, tzinfo=BANGKOK)
DUE = date(2021, 11, 25)


@dataclass(frozen=True)
class Crowd:
    """How many people have something due, how many of them cannot be reached, and what the month allows."""

    people: int
    unreachable: int
    limit: int | None
    kills: int
    seconds: float


def user(number: int) -> str:
    return "U" + person(number)


def person(number: int) -> str:
    return hashlib.sha256(f"drill:{number}".encode()).hexdigest()[:32]


@dataclass
class LocalLine:
    """The local LINE as a process of its own, and a hand on its control desk."""

    base: str

    def call(self, method: str, path: str, body: Any = None) -> Any:
        coded = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, coded, method=method)
        request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read() or b"{}")


@contextmanager
def local_line(folder: Path, crowd: Crowd) -> Iterator[LocalLine]:
    port, cast = free_port(), folder / "cast.json"
    everybody = [
        {"key": f"drill{number}", "id": user(number), "name": f"คน {number}", "following": number >= crowd.unreachable}
        for number in range(crowd.people)
    ]  # fmt: skip
    cast.write_text(json.dumps({"bot": {"key": "bot", "name": "สนาม"}, "people": []}), "utf-8")
    command = children.python(
        "-m",
        "simulator",
        "--port",
        str(port),
        "--cast",
        str(cast),
        "--start",
        NOW.isoformat(),
    )
    with children.running(command, log=folder / "line.log"):
        line = LocalLine(f"http://127.0.0.1:{port}")
        wait_for(lambda: _answers(line), 30)
        for one in everybody:
            line.call("POST", "/control/people", one)
        line.call("POST", "/control/quota", {"limit": crowd.limit, "used": 0})
        yield line


def _answers(line: LocalLine) -> bool:
    try:
        line.call("GET", "/control/quota")
    except OSError:
        return False
    return True


def wait_for(is_so: Any, seconds: float) -> bool:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if is_so():
            return True
        time.sleep(0.25)
    return False


def settings(url: str, line: LocalLine, name: str) -> dict[str, str]:
    return {
        "SANAM_ENV": "development", "DATABASE_URL": url, "LINE_API_BASE": line.base, "SECRET_KEY": "drill",
        "FIELD_KEY": "drill", "EXECUTOR": name, "EVIDENCE_STORE": "memory:///",
    }  # fmt: skip


def settle(core: Core, crowd: Crowd) -> None:
    """Let everybody lead a group whose part is due today; every tenth leads two."""
    demo.load(core)
    ring = core.vault.keyring
    with core.database.writing() as connection:
        for number in range(crowd.people):
            line_hash = ring.hash("line", user(number))
            key = core.vault.key(connection, f"line:{line_hash}")
            people.meet(
                connection,
                person_id=person(number),
                line_hash=line_hash,
                line_id=key.seal(user(number)),
                at=NOW,
            )
            for group in range(1 + (number % 10 == 0)):
                _owe(connection, number, group)
        sums.keep_records(
            connection, [{"person_id": person(one), "sums": _heeds()} for one in range(crowd.people)]
        )


def _heeds() -> dict[str, list[int]]:
    """Return the record of somebody whose reports come when she is reminded, and hardly ever without."""
    empty = Record()
    return {
        "left": [20] * len(empty.left), "came": [0] * len(empty.came), "told": [10] * len(empty.told),
        "heeded": [8] * len(empty.heeded),
    }  # fmt: skip


def _owe(connection: Any, number: int, group: int) -> None:
    unit, round_id = f"drill{number}-{group}", f"drill-round-{number}-{group}"
    units.add(
        connection, id=unit, programme=PROGRAMME, kind="group", name=f"กลุ่มที่ {number}/{group}", place="500706",
        office_id=OFFICE, attributes={}, made_at=NOW,
    )  # fmt: skip
    offices.grant(
        connection, id=unit, person_id=person(number), programme=PROGRAMME, kind="leader", scope_kind=offices.UNIT,
        scope_id=unit, valid_from=NOW,
    )  # fmt: skip
    obligations.owe(
        connection, id=round_id, programme=PROGRAMME, duty=DUTY, period="once", unit_id=unit, office_id=OFFICE,
        due=date(2021, 11, 30), collect_until=DUE, state="open", opened_at=NOW, waits="", needs="", returned="",
        review_again="",
    )  # fmt: skip
    # The clock was off for two days: three steps of one round are late at once.
    steps: list[dict[str, object]] = [
        {"obligation_id": round_id, "audience": "collect", "step": step, "is_done": False,
         "at": NOW.replace(hour=8, day=25 + step)}
        for step in (-2, -1, 0)
    ]  # fmt: skip
    notices.plan_steps(connection, steps)
