"""Renew the README of a rolled pack: its year, and a section of what is to be looked at before a day is confirmed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.rolling.looking import Doubtful

SECTION = "## Rolled"
OLD = re.compile(rf"^{SECTION}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of a file that speaks of a year."""

    file: str
    line: int
    text: str


def renewed(
    readme: str, *, id_: str, year: int, home: str, doubtful: Iterable[Doubtful], spoken: Sequence[Spoken]
) -> str:
    """Return the README for the new year."""
    heading, _, rest = OLD.sub("", readme).partition("\n")
    heading = re.sub(r"25\d\d", str(year), heading) if heading else f"# {id_}"
    head, mark, tail = rest.strip("\n").partition("## ")
    lines = [
        SECTION, "",
        (
            f"The days of `{home}`, moved to fiscal year {year}. Units, offices, roles, areas and cohorts are those of `{home}`. "
            "All other sections speak of the first year and its guideline."
        ),
        "",
        (
            "No day is confirmed, and nobody is reminded: hold the new guideline against this pack, then confirm or set "
            f"each day with `flask packs dates {id_}`."
        ),
        "",
        *_table(doubtful),
        *_years(spoken),
    ]  # fmt: skip
    section = "\n".join(lines)
    return (
        "\n\n".join(
            part for part in (heading, head.strip("\n"), f"{section}\n{mark}{tail}".rstrip("\n")) if part
        )
        + "\n"
    )


def _table(doubtful: Iterable[Doubtful]) -> list[str]:
    rows = [f"| {one.day.isoformat()} | {one.why} | {one.name} ({one.kind}) |" for one in doubtful]
    if not rows:
        return []
    return [
        "Days on which offices are closed, and ends of February:",
        "",
        "| day | why | of |",
        "|---|---|---|",
        *rows,
        "",
    ]


def _years(spoken: Sequence[Spoken]) -> list[str]:
    rows = [f"- `{one.file}` line {one.line}: {one.text}" for one in spoken]
    return ["Years that stand in words were left as they are:", "", *rows, ""] if rows else []
