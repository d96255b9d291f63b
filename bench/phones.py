"""M8: a thousand made-up people use the bot through the local LINE, and what the local LINE itself costs meanwhile.

The local LINE and the crowd share the loading core, the bot has the serving core. Two small runs beside it tell a call of the
API and a webhook apart: calls without a bot, and webhooks to a bot that does nothing but answer 200.
"""

import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from urllib3.exceptions import HTTPError

from bench import children, contenders, machine, webhooks
from bench.contenders import FLASK200, HTTP, OURS, Serving
from bench.figures import Figure, Part, most
from bench.stage import SQLITE, Stage
from bot import config, wiring
from cli import demo
from models.base import table
from models.joining import JoinCode

PEOPLE, SECONDS, SEED, HURRY = 1000, 60, 7, 0.3
CODE = "25650001"
CALLS, EVENTS, AT_ONCE = 3000, 3000, 100
TEXT = {"type": "text", "text": "a short answer of the bot"}


@dataclass(frozen=True, slots=True)
class LocalLine:
    """A local LINE in a process of its own."""

    child: children.Child
    base: str

    def call(self, method: str, path: str, body: object = None) -> dict[str, object]:
        """Ask its control API, or its API as a bot does."""
        headers = {"Authorization": f"Bearer {webhooks.TOKEN}", "Content-Type": "application/json"}
        coded = None if body is None else json.dumps(body)
        answer = HTTP.request(method, self.base + path, body=coded, headers=headers, timeout=30)
        told: dict[str, object] = json.loads(answer.data or b"{}")
        assert answer.status < 300, told
        return told

    def cpu_s(self) -> float:
        """Return the processor time it has used."""
        return machine.cpu_s(self.child.pid)


def measure(stage: Stage) -> Part:
    """Let the crowd chat, then measure calls and webhooks alone."""
    table_text, line_s, bot_s, events = _crowd(stage, PEOPLE, SECONDS)
    call_ms, hook_ms = _calls_alone(stage), _webhooks_alone(stage)
    silences, refused = _number(table_text, "silences"), _number(table_text, "calls LINE refused")
    ratio = line_s / max(bot_s, 0.001)
    figures = [
        most("M8", f"{PEOPLE:,} phones: local LINE's CPU, to the bot's in the same run", ratio, 1),
        most("M8", f"{PEOPLE:,} phones: messages met with silence", silences, 0, "messages"),
        most("M8", f"{PEOPLE:,} phones: calls that LINE refused", refused, 0, "calls"),
        *_each(call_ms, hook_ms, bot_s * 1000 / max(1, events)),
    ]
    rows: list[tuple[object, ...]] = [
        (line[:20].strip(), line[20:].strip()) for line in table_text.splitlines()
    ]
    rows += [
        ("bot's CPU of an event", f"{bot_s * 1000 / max(1, events):.2f} ms"),
        ("local LINE's CPU of an event, whole", f"{line_s * 1000 / max(1, events):.2f} ms"),
        ("local LINE's CPU of an API call alone", f"{call_ms:.2f} ms"),
        ("local LINE's CPU of a webhook alone", f"{hook_ms:.2f} ms"),
    ]
    words = "An event is an act of the control API, a webhook, the bot's reply and its share of the news"
    return Part(f"{PEOPLE:,} phones on the local LINE, SQLite", figures, ("what", "measured"), rows, words)


def _each(call_ms: float, hook_ms: float, event_ms: float) -> list[Figure]:
    return [
        most("M8", "local LINE's CPU of an API call, to the bot's of an event", call_ms / event_ms, 0.5),
        most("M8", "local LINE's CPU of a webhook, to the bot's of an event", hook_ms / event_ms, 0.5),
    ]


def _crowd(stage: Stage, people: int, seconds: float) -> tuple[str, float, float, int]:
    """Return the crowd's table, the processor seconds of the local LINE and of the bot, and the events."""
    url = stage.database(SQLITE)
    with _line(stage) as line:
        env = contenders.settings(url, line.base)
        _invite(env, people)
        with contenders.serving(OURS, env, stage.folder) as server:
            server.settle()
            line.call("PUT", "/v2/bot/channel/webhook/endpoint", {"endpoint": _webhook(server)})
            line_s, bot_s = line.cpu_s(), machine.cpu_s(server.child.pid)
            told = _run_crowd(line, people, seconds)
            line_s, bot_s = line.cpu_s() - line_s, machine.cpu_s(server.child.pid) - bot_s
    return told, line_s, bot_s, _number(told, "events sent")


def _run_crowd(line: LocalLine, people: int, seconds: float) -> str:
    command = children.python("-m", "simulator.personas", "--line", line.base, "--people", str(people))
    command += ["--seconds", f"{seconds:g}", "--seed", str(SEED), "--hurry", f"{HURRY:g}", "--code", CODE]
    with machine.on_core(machine.LOADING):
        done = subprocess.run(
            command, cwd=children.ROOT, env=children.environment({}), capture_output=True, text=True,
            timeout=seconds + 60, check=False,
        )  # fmt: skip
    assert done.stdout, done.stderr[-2000:]
    return done.stdout


def _invite(env: dict[str, str], people: int) -> None:
    """Load the demo's offices and let its first code be used by everybody."""
    base = wiring.core(config.load(env))
    demo.load(base)
    codes = table(JoinCode)
    with base.database.writing() as connection:
        connection.execute(codes.update().values(uses_left=people + 1))
    base.database.close()


def _calls_alone(stage: Stage) -> float:
    """Return the local LINE's processor ms of one reply-sized push, without any bot."""
    with _line(stage) as line:
        line.call("POST", "/control/quota", {"limit": None})
        person = _people(line, 1)[0]
        before = line.cpu_s()
        for _ in range(CALLS):
            line.call("POST", "/v2/bot/message/push", {"to": person, "messages": [TEXT]})
        return (line.cpu_s() - before) * 1000 / CALLS


def _webhooks_alone(stage: Stage) -> float:
    """Return the local LINE's processor ms of one text of a person's and its webhook, to a bot that says 200."""
    with _line(stage) as line, contenders.serving(FLASK200, {}, stage.folder) as server:
        line.call("PUT", "/v2/bot/channel/webhook/endpoint", {"endpoint": _webhook(server)})
        people = _people(line, AT_ONCE)
        steps = [{"person": one, "do": "say", "text": TEXT["text"]} for one in people]
        before = line.cpu_s()
        for _ in range(EVENTS // AT_ONCE):
            line.call("POST", "/control/acts", {"steps": steps})
            assert line.call("GET", "/control/idle?timeout=20")["idle"]
        return (line.cpu_s() - before) * 1000 / EVENTS


def _people(line: LocalLine, count: int) -> list[str]:
    made = [
        line.call("POST", "/control/people", {"name": f"bench {n}", "following": True}) for n in range(count)
    ]
    return [str(one["id"]) for one in made]


@contextmanager
def _line(stage: Stage) -> Iterator[LocalLine]:
    port = machine.free_port()
    command = children.python("-m", "simulator", "--port", str(port), "--quiet-log", "0")
    command += ["--secret", webhooks.SECRET, "--token", webhooks.TOKEN]
    with children.running(command, log=stage.folder / "local-line.log", core=machine.LOADING) as child:
        line = LocalLine(child, f"http://127.0.0.1:{port}")
        _wait(line)
        yield line


def _wait(line: LocalLine) -> None:
    ends = time.monotonic() + contenders.STARTS_WITHIN_S
    while time.monotonic() < ends:
        try:
            line.call("GET", "/control/health")
        except (OSError, HTTPError):
            time.sleep(0.02)
        else:
            return
    raise RuntimeError(line.child.log.read_text(errors="replace")[-2000:])


def _webhook(server: Serving) -> str:
    return f"http://127.0.0.1:{server.port}{server.contender.path}"


def _number(text: str, name: str) -> int:
    found = re.search(rf"^{re.escape(name)} +(\d+)", text, re.MULTILINE)
    assert found, text
    return int(found[1])
