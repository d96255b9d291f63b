"""Nobody makes us call a server of his choice: who talks to the network is counted, and follows nobody anywhere."""

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from bot.roster_sources import NotReadable, opened
from tests.hostile.kit import House
from tests.rules.tree import ROOT

FOLDERS = ("bot", "engine", "exports", "handlers", "models", "scheduler", "thai", "web")
WAYS_OUT = {
    "urllib3",
    "requests",
    "http",
    "httpx",
    "aiohttp",
    "socket",
    "smtplib",
    "ftplib",
    "urllib.request",
    "gspread",
    "obstore",
    "linebot",
}
# LINE, Google, the store of evidence, the scanner that an operator runs, the clock of a local LINE, and the addresses that an operator has entered.
CALLERS = {
    "bot/config.py", "bot/files.py", "bot/line/contents.py", "bot/line/gateway.py", "bot/line/outcomes.py", "bot/line/sdk.py", "bot/line/shapes.py",
    "bot/line/uploads.py", "exports/answers.py", "exports/google.py", "exports/rosters/google.py", "exports/tabs.py", "exports/mirror/opening.py",
    "exports/mirror/pages.py", "scheduler/following.py", "bot/hooks/posting.py", "bot/hooks/reaching.py", "bot/scanning.py",
}  # fmt: skip
# Run by hand over a file of the repository, and never loaded by a process.
TOOLS = {"bot/line/compile_shapes.py"}
RUNS_WORDS = {"eval", "exec", "compile", "__import__", "render_template_string"}
RUNNERS = {"pickle", "marshal", "shelve", "subprocess", "yaml", "xmlrpc", "dill"}


# Only a module that holds one of these words is looked at closely.
TELLING = {*(name.partition(".")[0] for name in WAYS_OUT), *RUNNERS, *(f"{name}(" for name in RUNS_WORDS)}


@cache
def _modules() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Return every module with what it imports and which plain names it calls."""
    return tuple(_each())


def _each() -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*.py")):
            text = file.read_text("utf-8")
            if not any(word in text for word in TELLING):
                continue
            nodes = list(ast.walk(ast.parse(text)))
            called = {
                node.func.id
                for node in nodes
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            }
            yield file.relative_to(ROOT).as_posix(), _imported(nodes), frozenset(called)


def _imported(nodes: list[ast.AST]) -> frozenset[str]:
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return frozenset(names - {"http"})


def test_only_those_who_are_named_here_talk_to_the_network() -> None:
    found = {
        where
        for where, names, _ in _modules()
        if any(name in WAYS_OUT or name.partition(".")[0] in WAYS_OUT - {"http"} for name in names)
    }

    assert set() == found - CALLERS


def test_nothing_runs_words_as_code_and_nothing_starts_a_program() -> None:
    for where, names, called in _modules():
        if where not in TOOLS:
            assert set() == {name.partition(".")[0] for name in names} & RUNNERS, where
        assert set() == called & RUNS_WORDS, where


@pytest.mark.parametrize(
    "address",
    [
        "https://169.254.169.254/latest/meta-data", "https://127.0.0.1:5432/", "https://docs.google.com.evil.example/spreadsheets/d/abc/edit",
        "https://evil.example/spreadsheets/d/1234567890123456789012345678901234567890", "http://docs.google.com/spreadsheets/d/x", "file:///etc/passwd",
        "gopher://x", "https://docs.google.com@evil.example/spreadsheets/d/x",
    ],
)  # fmt: skip
def test_a_list_is_only_ever_fetched_from_google(house: House, address: str) -> None:
    with pytest.raises((NotReadable, OSError)), opened(house.play.settings, address):
        pass


def test_what_is_meant_for_google_is_not_led_elsewhere() -> None:
    from exports.google import _session

    assert 0 == _session("https://sheets.googleapis.com").max_redirects
