"""Start the local Google Sheets in a process of its own, and talk to it as tests do."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import requests

ROOT = Path(__file__).parents[2]
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class StandIn:
    base: str

    def control(self, path: str, body: Any = None) -> Any:
        method = "GET" if body is None else "POST"
        answer = requests.request(method, f"{self.base}/control/{path}", json=body, timeout=10)
        answer.raise_for_status()
        return answer.json()

    def account(self) -> str:
        return json.dumps(self.control("service-account"))

    def email(self) -> str:
        return str(self.control("service-account")["client_email"])

    def spreadsheet(self, **settings: object) -> str:
        """Make a spreadsheet of its own for one test."""
        return str(self.control("spreadsheets", {"id": f"book-{next(_numbers)}", **settings})["id"])

    def faults(self, *faults: dict[str, object], **quotas: int) -> None:
        self.control("faults", {"faults": list(faults), **quotas})

    def grid(self, book: str, tab: str) -> list[list[object]]:
        return list(self.control(f"grid/{book}/{quote(tab)}")["rows"])

    def calls(self, book: str) -> list[dict[str, Any]]:
        return [entry for entry in self.control("log") if f"/{book}" in entry["path"]]


@contextmanager
def started(*arguments: str) -> Iterator[StandIn]:
    command = [sys.executable, "-m", "simulator.sheets", "--port", "0", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield StandIn(process.stdout.readline().removeprefix("listening on ").strip())
        finally:
            process.terminate()
