"""Every setting stands where an operator looks for it: in .env.example and in the operations page, with its help."""

import re

import pytest

from bot.config import Settings, help_of, names
from tests.rules.tree import ROOT

EXAMPLE = (ROOT / ".env.example").read_text("utf-8")
OPERATIONS = (ROOT / "docs/operations.md").read_text("utf-8")


def _default(name: str) -> str:
    return str(Settings.__dataclass_fields__[name].default)


@pytest.mark.parametrize("name", names())
def test_a_setting_stands_in_the_example_with_its_help_and_default(name: str) -> None:
    assert f"# {help_of(name)}\n#{name.upper()}={_default(name)}\n" in EXAMPLE


@pytest.mark.parametrize("name", names())
def test_a_setting_stands_in_the_operations_page_with_its_help(name: str) -> None:
    default = f"`{_default(name)}`" if _default(name) else "none"

    assert f"| `{name.upper()}` | {help_of(name)} | {default} |" in OPERATIONS


def test_the_example_names_no_setting_that_does_not_exist() -> None:
    named = re.findall(r"^#?([A-Z_]+)=", EXAMPLE, re.MULTILINE)

    assert sorted(name.upper() for name in names()) == sorted(named)


def test_the_example_holds_no_secret() -> None:
    secrets = [name for name in names() if Settings.__dataclass_fields__[name].metadata["secret"]]

    assert [] == [name for name in secrets if not re.search(rf"^#{name.upper()}=$", EXAMPLE, re.MULTILINE)]
