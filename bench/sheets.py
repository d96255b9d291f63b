"""100,000 reports of twenty columns to Google Sheets: calls, memory, what a kill in the middle leaves; and the same as a workbook."""

import json
import signal
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from bench import children, contenders
from bench.figures import Figure, Part, most
from bench.stage import SQLITE, Stage

FEW, MANY = 10_000, 100_000
GOAL, TWICE = "P11", "each row once"
# What each kind of file may hold over its start, in MiB. The list of the files in an archive grows with them.
FILES = {"workbook": 60, "csv": 15, "json": 15, "xml": 120}


def measure(stage: Stage) -> Part:
    """Write a short and a long table, kill one in the middle and take it up again."""
    figures: list[Figure] = []
    rows: list[tuple[object, ...]] = []
    with stand_in(stage) as google:
        few, _ = _run(stage, google, FEW, "few")
        many, url = _run(stage, google, MANY, "many")
        for label, told in ((f"{FEW:,}", few), (f"{MANY:,}", many)):
            rows.append(
                (
                    label,
                    told["calls"],
                    f"{told['largest'] / 1e6:.2f}",
                    f"{told['over_start_mib']:.1f}",
                    f"{told['cpu_s']:.1f}",
                    f"{told['seconds']:.0f}",
                )
            )
        figures += [
            most(GOAL, f"{MANY:,} rows: over start", many["over_start_mib"], 15, "MiB"),
            most(GOAL, f"{MANY:,} rows: calls", many["calls"], 60, "calls"),
            most(GOAL, f"{MANY:,} rows: largest body", many["largest"] / 1e6, 2, "MB"),
            most(GOAL, f"{MANY:,} rows: not exactly once", _wrong(google, "many", MANY), 0, "rows"),
        ]
        figures.append(
            most(
                GOAL, "killed in the middle and resumed: not exactly once", _killed(stage, google), 0, "rows"
            )
        )
    for act, goal in FILES.items():
        file = _child(stage, url, act, str(stage.folder / f"many.{act}"), {})
        rows.append(
            (
                f"{MANY:,} as {act}",
                "-",
                f"{file['mib']:.1f}",
                f"{file['over_start_mib']:.1f}",
                f"{file['cpu_s']:.1f}",
                "-",
            )
        )
        figures.append(most(GOAL, f"{MANY:,} rows as {act}: over start", file["over_start_mib"], goal, "MiB"))
    head = ("rows", "calls", "largest MB", "MiB over start", "CPU s", "s")
    words = "Seconds hold the waits that keep the export below fifty writes a minute; the stand-in shares the machine"
    return Part("Reports to a spreadsheet", figures, head, rows, words)


def _run(stage: Stage, google: str, many: int, book: str) -> tuple[dict[str, Any], str]:
    url = stage.database(SQLITE)
    _child(stage, url, "fill", str(many), {})
    env = opened(google, book)
    told = _child(stage, url, "write", str(many), env)
    assert not told["failures"], told["failures"]
    calls = [one for one in get(f"{google}/control/log") if f"/{book}" in one["path"]]
    return told | {"calls": len(calls) - 1, "largest": max(one["bytes"] for one in calls)}, url


def _killed(stage: Stage, google: str) -> int:
    """Kill an export by its id once half of it stands there, and run it again."""
    url = stage.database(SQLITE)
    _child(stage, url, "fill", str(FEW), {})
    env = opened(google, "killed")
    process = subprocess.Popen(
        children.python("-m", "bench.sheets_child", "write", "0"), cwd=children.ROOT, env=_env(stage, url, env),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < until:
        writes = [one for one in get(f"{google}/control/log") if "/killed/values:batchUpdate" in one["path"]]
        if len(writes) >= 3:
            break
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    # The lease of the dead process is over by its own time; nobody may wait for three minutes here.
    _expire(url)
    _child(stage, url, "write", "0", env)
    return _wrong(google, "killed", FEW)


def _expire(url: str) -> None:
    import sqlite3

    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        database.execute("DELETE FROM leases WHERE mailbox LIKE 'sheet:%'")


def _wrong(google: str, book: str, many: int) -> int:
    """Count keys that do not stand exactly once."""
    [tab] = [one for one in get(f"{google}/control/spreadsheets")["spreadsheets"] if one["id"] == book]
    title = next(one["title"] for one in tab["tabs"] if one["title"] != "Sheet1")
    grid = get(f"{google}/control/grid/{book}/{quote(title)}")["rows"]
    times = Counter(str(row[0]) for row in grid[2:] if row and row[0] != "")
    return sum(times.get(f"r{number:07d}", 0) != 1 for number in range(many)) + sum(
        key[:1] != "r" for key in times
    )


def _child(stage: Stage, url: str, act: str, argument: str, env: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(
        children.python("-m", "bench.sheets_child", act, argument), cwd=children.ROOT, env=_env(stage, url, env),
        capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{act}: {done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _env(stage: Stage, url: str, extra: dict[str, str]) -> dict[str, str]:
    del stage
    return children.environment({**contenders.settings(url, "http://127.0.0.1:9"), **extra})


def opened(google: str, book: str) -> dict[str, str]:
    """Make a spreadsheet at the stand-in; return the settings of whoever writes to it."""
    post(f"{google}/control/spreadsheets", {"id": book})
    account = json.dumps(get(f"{google}/control/service-account"))
    return {"GOOGLE_SERVICE_ACCOUNT": account, "GOOGLE_SHEETS_BASE": google, "GOOGLE_SPREADSHEET": book}


@contextmanager
def stand_in(stage: Stage) -> Iterator[str]:
    """Run the local Google Sheets; lend its address."""
    log = (stage.folder / "google.log").open("wb")
    command = [sys.executable, "-m", "simulator.sheets", "--port", "0"]
    with (
        log,
        subprocess.Popen(
            command, cwd=children.ROOT, stdout=subprocess.PIPE, stderr=log, text=True
        ) as process,
    ):
        assert process.stdout
        try:
            yield process.stdout.readline().removeprefix("listening on ").strip()
        finally:
            process.terminate()


def get(address: str) -> Any:
    """Ask for JSON."""
    with urllib.request.urlopen(address, timeout=60) as answer:
        return json.load(answer)


def post(address: str, body: object) -> Any:
    """Order something; return what it says."""
    asked = urllib.request.Request(address, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return json.load(answer)
