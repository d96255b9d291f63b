"""The page of security keeps its word: every requirement has its test or its reason, and every limit is the one in force."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module

import pytest

from tests.rules.tree import ROOT

PAGE = (ROOT / "docs/security.md").read_text("utf-8")
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([^|]*) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
LIMIT = re.compile(r"^\| [^|]+ \| (\d+) \| `([\w.]+):([\w.]+)` \|$", re.MULTILINE)
SECTIONS = (
    "Ways in", "Limits", "Files", "Keys", "Calls to the outside", "What is written down", "Classes of data", "Libraries", "The table",
)  # fmt: skip
# How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has.
CHAPTERS = {
    1: 27,
    2: 11,
    3: 19,
    4: 10,
    5: 9,
    6: 35,
    7: 18,
    8: 7,
    9: 7,
    10: 29,
    11: 14,
    12: 9,
    13: 13,
    14: 9,
    15: 13,
    16: 16,
    17: 7,
}
# Made-up accounts of the demo have ids that look like LINE's.
IDS = {"cli/demo.py"}
FOLDERS = ("bot", "cli", "engine", "exports", "handlers", "models", "scheduler", "web")
# The doors in docs/security.md by the first part of their address; what is not behind one is for everybody.
DOORS = {
    "line",
    "board",
    "enter",
    "report",
    "table",
    "evidence",
    "files",
    "ask",
    "confirm",
    "api",
    "metrics",
    "mine",
}
FOR_EVERYBODY = {"", "healthz", "readyz", "privacy", "static", "media", "figures", "summary"}


def _rows() -> list[tuple[str, str]]:
    return [(found[1], found[4].strip()) for found in ROW.finditer(PAGE)]


def _kind(held: str) -> str:
    if held.startswith("not applicable because "):
        return "not applicable"
    return next((kind for kind in ("open", "accepted") if held.startswith(f"{kind}: ")), "test")


def test_every_requirement_of_levels_one_and_two_has_one_row(capsys: pytest.CaptureFixture[str]) -> None:
    numbers = [number for number, _ in _rows()]
    with capsys.disabled():
        print(
            f"\nASVS 5.0.0, levels 1 and 2: {len(numbers)} rows, {dict(Counter(_kind(held) for _, held in _rows()))}"
        )

    assert numbers == sorted(set(numbers), key=lambda number: [int(part) for part in number.split(".")])
    assert CHAPTERS == dict(Counter(int(number.partition(".")[0]) for number in numbers))
    assert len(numbers) == len([line for line in PAGE.splitlines() if re.match(r"\| \d+\.\d+\.\d+ ", line)])


def test_every_row_names_tests_that_are_there_or_says_why_none() -> None:
    for number, held in _rows():
        if _kind(held) == "test":
            named = TEST.findall(held)
            assert held == ", ".join(f"`{file}::{name}`" for file, name in named), number
            assert named, number
            for file, name in named:
                assert f"def {name}(" in (ROOT / file).read_text("utf-8"), (number, file, name)
        else:
            assert len(held.partition(" ")[2]) > 20, number
            # A risk that stays has somebody who answers for it.
            assert (_kind(held) != "accepted") or "; decided by the o" in held, number


def test_every_section_that_a_decision_stands_in_is_there() -> None:
    found = dict(zip(SECTIONS, re.split(r"^## .+$", PAGE, flags=re.MULTILINE)[1:], strict=True))

    assert [*SECTIONS] == re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    assert [] == [name for name, text in found.items() if len(text) < 300]


def test_every_limit_that_is_written_is_the_one_in_force() -> None:
    found = LIMIT.findall(PAGE)
    assert len(found) >= 20
    for said, module, name in found:
        value: object = import_module(module)
        for part in name.split("."):
            value = getattr(value, part)
        assert int(said) == value, (module, name)


def test_every_way_in_that_the_application_has_is_written() -> None:
    rules = set(
        re.findall(r'(?:url_prefix=|\.(?:get|post|route)\(f?)"(/[^"]*)"', "".join(_texts("web", "bot")))
    )
    first = {
        rule.strip("/").partition("/")[0]
        for rule in rules
        if "<" not in rule.partition("/")[2].partition("/")[0]
    }

    assert set() == {one for one in first if one.isalpha()} - DOORS - FOR_EVERYBODY - {
        "review",
        "content",
        "book",
        "poster",
        "page",
    }


def _texts(*folders: str) -> Iterator[str]:
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            yield file.read_text("utf-8")


def _calls() -> Iterator[tuple[str, str]]:
    """Return every dotted name of the product's code with the module that says it."""
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*.py")):
            text = file.read_text("utf-8")
            if "random" in text or "hashlib" in text or "cryptography" in text:
                for node in ast.walk(ast.parse(text)):
                    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                        yield file.relative_to(ROOT).as_posix(), f"{node.value.id}.{node.attr}"
                    elif isinstance(node, ast.ImportFrom):
                        yield from (
                            (file.relative_to(ROOT).as_posix(), f"{node.module}.{one.name}")
                            for one in node.names
                        )


def test_nothing_is_sealed_or_hashed_but_by_the_libraries_that_are_written() -> None:
    hashes = {
        name
        for where, name in _calls()
        if name.startswith("hashlib.")
        and where not in IDS
        and not where.startswith("engine/forms/expressions/")
    }
    ciphers = {name for _, name in _calls() if name.startswith("cryptography.")}

    assert hashes <= {"hashlib.sha256", "hashlib.file_digest", "hashlib.blake2b", "hashlib.scrypt"}
    assert {name for name in ciphers if ".primitives." in name} <= {
        "cryptography.hazmat.primitives.ciphers.aead.AESGCM", "cryptography.hazmat.primitives.ciphers.aead.AESGCMSIV",
    }  # fmt: skip


def test_nothing_that_must_not_be_guessed_comes_from_ordinary_dice() -> None:
    dice = {(where, name) for where, name in _calls() if re.match(r"random\.\w+$", name)}

    assert set() == {where for where, _ in dice if not where.startswith(("cli/", "engine/"))}
