"""Where things may stand: Thai words, package files, names that say nothing, index lines."""

import re
import tomllib

import pytest

from tests.rules.tree import FOLDERS, ROOT, sources

THAI = re.compile(r"[\u0e00-\u0e7f]")
NAMELESS = {"utils", "util", "helpers", "helper", "common", "manager", "data", "info", "misc"}


def test_thai_letters_stand_only_in_thai_and_in_tests() -> None:
    others = [folder for folder in FOLDERS if folder != "thai"]

    found = [
        f"{source.name}:{number}"
        for source in sources(*others, "bench")
        for number, line in enumerate(source.text.splitlines(), start=1)
        if THAI.search(line)
    ]

    assert [] == found


def test_locale_is_no_package() -> None:
    assert [] == list((ROOT / "locale").rglob("*.py"))


def test_no_file_and_no_folder_is_named_for_nothing() -> None:
    names = [source.path.relative_to(ROOT).with_suffix("") for source in sources()]

    assert [] == [str(name) for name in names if NAMELESS & set(name.parts)]


def test_bot_begins_empty() -> None:
    assert "" == (ROOT / "bot/__init__.py").read_text()


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_hashed_and_name_no_index(file: str) -> None:
    lines = (ROOT / file).read_text().splitlines()
    options = [
        line
        for line in lines
        if line.strip().startswith("-") and not line.strip().startswith("--hash=sha256:")
    ]
    pins = re.findall(r"^[\w.\-\[\]]+==\S+ \\$", "\n".join(lines), re.MULTILINE)
    bare = [line for line in lines if line and not line.startswith((" ", "#")) and not line.endswith("\\")]

    assert [] == options
    assert [] == bare
    assert pins
    assert not re.search(r"https?://", "\n".join(lines))


def test_every_requirement_is_explained() -> None:
    wanted = [
        re.split(r"[<\[]", line)[0].strip()
        for line in (ROOT / "requirements.in").read_text().splitlines()
        if line and not line.startswith("#")
    ]
    explained = (ROOT / "docs/adr/0006-libraries.md").read_text("utf-8")

    assert [] == [name for name in wanted if f"**{name}**" not in explained]


def test_the_tools_know_every_folder() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]

    assert set(FOLDERS) == set(linter["root_packages"])
    assert f"FOLDERS := {' '.join(FOLDERS)}\n" in (ROOT / "Makefile").read_text()
