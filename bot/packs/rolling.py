"""Make next year's pack of this year's, in a folder of its own; every day of it waits to be confirmed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from engine.obligations.programme import Programme
from engine.obligations.reading import FILE, read_text
from engine.obligations.working_days import WorkingDays
from engine.rolling import looking
from engine.rolling.holding import hold
from engine.rolling.readme import Spoken, renewed
from engine.rolling.texts import rolled, stem

TEXTS = (".md", ".csv", ".toml")


def name_of(before: Programme, year: int) -> str:
    """Return the id of the pack of another year."""
    return f"{stem(before.id)}-{year}"


def roll(folder: Path, before: Programme, year: int, target: Path) -> Programme:
    """Write the pack of a Buddhist fiscal year into a folder that is not there yet; the folders of what it shares lie beside the old one."""
    text = rolled(
        (folder / FILE).read_text("utf-8"), id_=name_of(before, year), year=year, years=year - before.fiscal_year,
        home=before.home,
    )  # fmt: skip
    after = read_text(text, base=(folder.parent / before.home / FILE).read_text("utf-8"))
    hold(before, after)
    _write(folder, target, text, after)
    return after


def _write(folder: Path, target: Path, text: str, after: Programme) -> None:
    shutil.copytree(folder, target)
    (target / FILE).write_text(text, "utf-8")
    readme = target / "README.md"
    old = readme.read_text("utf-8") if readme.is_file() else ""
    doubtful = tuple(looking.days(after, WorkingDays()))
    spoken = tuple(_spoken(target))
    readme.write_text(
        renewed(old, id_=after.id, year=after.fiscal_year, home=after.home, doubtful=doubtful, spoken=spoken),
        "utf-8",
    )


def _spoken(target: Path) -> Iterator[Spoken]:
    """Yield the lines of the pack that speak of a year in words; what the pack is called does not count."""
    for path in sorted(target.rglob("*")):
        if path.suffix not in TEXTS or path.name == "README.md":
            continue
        for number, line in looking.years_in(path.read_text("utf-8")):
            if not line.startswith(("id =", "fiscal_year =", "shares =", "#")):
                yield Spoken(path.relative_to(target).as_posix(), number, line)
