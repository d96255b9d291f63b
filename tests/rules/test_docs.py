"""The documents speak of things that exist."""

import ast
import re
import tomllib

from tests.rules.tree import ROOT, Source, sources

ARCHITECTURE = (ROOT / "docs/architecture.md").read_text("utf-8")
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").rglob("*.md")
)
# Added by hand when the page looks as it should: a picture is not made by a test.
PICTURES = {"docs/phone.png"}


def test_every_invariant_names_a_test_or_a_contract_that_exists() -> None:
    table = ARCHITECTURE.partition("## Invariants")[2]
    contracts = [
        one["name"]
        for one in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    ]
    named = re.findall(r"\*([A-Z][^*]+)\*", table)
    tests = re.findall(r"`(test_\w+\.py)`", table)
    holders = [line.rpartition("| ")[2] for line in table.splitlines() if line.startswith("|")][2:]

    assert [] == [name for name in named if name not in contracts]
    assert [] == [name for name in tests if not list((ROOT / "tests").rglob(name))]
    assert [] == [holder for holder in holders if not re.search(r"test_|contract|ruff", holder)]


def test_every_link_between_the_pages_leads_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in PAGES
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text("utf-8"))
        if not (page.parent / link).exists() and link not in PICTURES
    ]

    assert [] == broken


def test_every_path_that_the_pages_name_exists() -> None:
    paths = re.compile(
        r"`((?:bot|cli|docs|engine|exports|handlers|locale|models|programmes|tests|thai|web)/[\w/.-]*)`"
    )
    missing = [
        f"{page.relative_to(ROOT)}: {path}"
        for page in PAGES
        for path in paths.findall(page.read_text("utf-8"))
        if not (ROOT / path).exists()
    ]

    assert [] == missing


def _slow(source: Source) -> list[str]:
    """Name the slow tests of a file: the marked ones, or all when the file is marked."""
    marks = [
        ast.unparse(node.value)
        for node in source.tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"
    ]
    is_slow = any("mark.slow" in mark for mark in marks)
    return [
        function.name
        for function in source.functions()
        if function.name.startswith("test_")
        and (is_slow or any(ast.unparse(one) == "pytest.mark.slow" for one in function.decorator_list))
    ]


def test_every_slow_test_says_what_it_costs() -> None:
    testing = (ROOT / "docs/testing.md").read_text("utf-8")
    slow = [name for source in sources("tests") for name in _slow(source)]

    assert [] == [name for name in slow if f"`{name}`" not in testing]


def test_every_make_target_says_what_it_is_for() -> None:
    makefile = (ROOT / "Makefile").read_text()
    public = {"help", "run", "test", "check", "quick", "fix", "bench", "eval", "soak", "menus", "audit"}

    assert public == set(re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE))
