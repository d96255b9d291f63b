"""Let Google be slow, refuse, and answer after having written, while reports come: what is lost, doubled, or taken for a person's change.

One process: the product's own pass over a spreadsheet, against the local Google Sheets over HTTP.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import update

from bench import sheets_child
from bench.sheets_child import FORM, PROGRAMME
from bot.library import Shelf
from bot.mirrors import passing
from bot.mirrors.passing import Wanted
from bot.wiring import Core
from exports import google as line
from handlers.sheets import state
from models import sheet_books, sheet_owed
from models.base import table
from models.reports import Report

NEW, TRIES = 5, 4
Control = Callable[[str, Any], Any]
"""Calls the control desk of the local Google Sheets: a path, and what is ordered; None only asks."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is ordered at the stand-in: faults, or access taken away; and for how long we wait for an answer."""

    faults: tuple[Mapping[str, Any], ...] = ()
    is_revoked: bool = False
    patience_s: float = 30.0


@dataclass(frozen=True, slots=True)
class Survived:
    """What was left of one trouble, counted in the spreadsheet."""

    name: str
    reports: int
    lost: int
    doubled: int
    mistaken: int
    owed: int
    reason: str
    cure: str


def _all(status: int) -> tuple[Mapping[str, Any], ...]:
    return ({"kind": "error", "status": status, "times": 99, "only": "/v4/"},)


def _writes(kind: str, **more: Any) -> tuple[Mapping[str, Any], ...]:
    return tuple(
        {"kind": kind, "only": one, "times": 2, **more} for one in ("values:batchUpdate", "values:append")
    )


TROUBLES: Final[Mapping[str, Trouble]] = {
    "Google slow": Trouble(({"kind": "slow", "seconds": 0.05, "times": 3},)),
    "Google writes, and answers later than we wait": Trouble(_writes("slow", seconds=0.25), patience_s=0.12),
    "Google's minute is used up (429)": Trouble(_all(429)),
    "Google fails (500)": Trouble(_all(500)),
    "Google fails in the middle (503)": Trouble(_writes("error", status=503)),
    "Google's access is taken away (403)": Trouble(is_revoked=True),
    "Google writes, its answer is lost": Trouble(_writes("lost")),
}  # fmt: skip


def survived(core: Core, control: Control, book: str) -> Iterator[Survived]:
    """Let every trouble fall on a pass that has something to write; yield what is left of each when it is over."""
    sheets_child.begin(core)
    core = replace(core, shelf=Shelf(core.database))
    found = core.shelf.library().form(PROGRAMME, FORM)
    assert found is not None
    said: dict[str, str] = {}
    for number, (name, trouble) in enumerate(TROUBLES.items()):
        said |= _told(core, number, found[1])
        _ordered(control, book, trouble)
        with _waiting(trouble.patience_s):
            passing.write(core, Wanted((PROGRAMME,)))
        reason, cure = _seen(core)
        _over(control, book)
        _settle(core)
        yield _counted(core, control, book, said, name, reason, cure)


def _told(core: Core, round_: int, digest: str) -> dict[str, str]:
    """Let new reports come, and one of before be corrected; return what each says now."""
    first = core.clock.now()
    rows = [sheets_child.report(round_ * NEW + number, first, digest) for number in range(NEW)]
    corrected = {**rows[0]["answers"], "/data/help": f"corrected {round_}"}
    owed = table(Report)
    with core.database.writing() as connection:
        connection.execute(owed.insert(), rows)
        if round_:
            connection.execute(update(owed).where(owed.c.id == "r0000000").values(answers=corrected))
        sheet_owed.owe_form(connection, PROGRAMME, FORM, 1)
    told = {str(one["number"]): str(one["answers"]["/data/help"]) for one in rows}
    return told | ({"65-0000000": f"corrected {round_}"} if round_ else {})


def _ordered(control: Control, book: str, trouble: Trouble) -> None:
    control("faults", {"faults": [dict(one) for one in trouble.faults]})
    if trouble.is_revoked:
        control("share", {"id": book, "shared_with": []})


def _over(control: Control, book: str) -> None:
    control("faults", {"faults": []})
    control("share", {"id": book, "shared_with": [control("service-account", None)["client_email"]]})


@contextmanager
def _waiting(seconds: float) -> Iterator[None]:
    """Wait no longer than this for an answer; and do not spread the calls over minutes, as a drill need not."""
    before = line.TIMEOUT_SECONDS
    line.TIMEOUT_SECONDS = (5.0, seconds)
    try:
        yield
    finally:
        line.TIMEOUT_SECONDS = before
        line._PACES.clear()  # noqa: SLF001


def _seen(core: Core) -> tuple[str, str]:
    """Return what an admin sees of the spreadsheet."""
    with core.database.reading() as connection:
        found = state.state(connection, PROGRAMME)
    return found.reason, found.cure


def _due(core: Core) -> None:
    """Let the wait after a failure be over."""
    line._PACES.clear()  # noqa: SLF001
    with core.database.writing() as connection:
        sheet_books.note(connection, PROGRAMME, retry_ms=0)


def _settle(core: Core) -> None:
    """Try again as the clock does, until nothing is owed."""
    for _ in range(TRIES):
        _due(core)
        passing.write(core, Wanted((PROGRAMME,)))
        with core.database.reading() as connection:
            if not state.state(connection, PROGRAMME).waiting:
                return


def _counted(
    core: Core, control: Control, book: str, said: Mapping[str, str], name: str, reason: str, cure: str
) -> Survived:
    """Hold the spreadsheet against what was told."""
    with core.database.reading() as connection:
        left = state.state(connection, PROGRAMME)
    rows = _rows(control, book)
    times = Counter(number for row in rows for number in said if number in row)
    wrong = sum(not any(number in row and words in row for row in rows) for number, words in said.items())
    return Survived(
        name, len(said), wrong, sum(count > 1 for count in times.values()), left.edits, left.waiting, reason, cure
    )  # fmt: skip


def _rows(control: Control, book: str) -> list[list[str]]:
    """Return every row of every tab of ours."""
    [found] = [one for one in control("spreadsheets", None)["spreadsheets"] if one["id"] == book]
    titles = [one["title"] for one in found["tabs"]]
    grids = (control(f"grid/{book}/{quote(title)}", None)["rows"] for title in titles)
    return [[str(cell) for cell in row] for grid in grids for row in grid]
