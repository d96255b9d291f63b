"""Hold a pack against the list of all duties: what is printed there and what the pack has, column by column.

Every difference has to stand in the README of its pack under «Differences», with the duty's id and the column's
name in backticks: `002-R6` `due`.
"""

import calendar
import csv
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.obligations.calendar import fiscal_span
from engine.obligations.programme import Duty, Programme
from engine.obligations.reading import read_pack
from engine.outline.lines import filer, level, recipient
from engine.outline.moments import days_of

PROGRAMMES = Path(__file__).parents[2] / "programmes"
LEVELS = {
    "village": {"village"},
    "subdistrict": {"tambon"},
    "district": {"district"},
    "province": {"province"},
    "region": {"region"},
    "country": {"department", "ministry"},
    "unit": {"unit"},
}
COLUMNS = frozenset({"about", "filed_by", "level", "to", "channel", "attachments", "caps", "due", "refs"})
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a source prints in one column of one duty, and what the pack has instead."""

    duty_id: str
    column: str
    printed: str
    here: str
    pack: str

    def __str__(self) -> str:
        return f"{self.duty_id:12} {self.column:12} {self.printed!r} is {self.here!r} in {self.pack}"


def seeds() -> dict[str, Row]:
    """Return the rows of the list of duties by their ids, or skip loudly."""
    folder = os.environ.get("SANAM_SEEDS", "")
    path = Path(folder) / "duties.csv"
    if not folder or not path.is_file():
        pytest.skip("the list of duties is not here: SANAM_SEEDS names no folder with duties.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["duty_id"]: row for row in csv.DictReader(file)}


@cache
def packs() -> tuple[Programme, ...]:
    """Return the packs of a printed year; one that was rolled waits for its own guideline."""
    found = (read_pack(path.parent) for path in sorted(PROGRAMMES.glob("*/programme.toml")))
    return tuple(one for one in found if not one.unconfirmed)


def carried(source: str) -> dict[str, tuple[Programme, Duty]]:
    """Return which duty of which pack carries each id of a source; the first one when several do."""
    found: dict[str, tuple[Programme, Duty]] = {}
    for programme in packs():
        for duty in programme.duties if programme.source == source else ():
            for ref in duty.refs:
                found.setdefault(ref, (programme, duty))
    return found


def differences(rows: Mapping[str, Row], source: str) -> Iterator[Difference]:
    """Yield every column in which a pack differs from what its source prints."""
    for duty_id, (programme, duty) in carried(source).items():
        if duty_id not in rows:
            yield Difference(duty_id, "refs", "", duty.id, programme.id)
            continue
        for column, (printed, here) in compared(programme, duty, rows[duty_id]).items():
            if printed != here:
                yield Difference(duty_id, column, printed, here, programme.id)


def compared(programme: Programme, duty: Duty, row: Row) -> dict[str, tuple[str, str]]:
    """Return what is printed and what is here, by column; a level that the source leaves open is not compared."""
    params = json.loads(row["clock_params"])
    mine = level(programme, duty)
    is_level = not row["level_from"] or row["level_from"] in LEVELS[mine]
    cap = str(params.get("cap_baht", ""))
    caps = sorted({str(one.baht) for one in duty.caps})
    return {
        "about": (row["about_kind"], duty.about),
        "filed_by": (row["filed_by_th"], filer(programme, duty)),
        "level": (row["level_from"], row["level_from"] if is_level else mine),
        "to": (row["recipient_th"], recipient(programme, duty)),
        "channel": (row["channel"], duty.channel),
        "attachments": (row["attachments"], ";".join(duty.attachments)),
        "caps": (cap, cap if cap in caps or not cap else " ".join(caps)),
        "due": (
            " ".join(map(str, printed_days(params, programme))),
            " ".join(map(str, days_of(duty, programme))),
        ),
    }


def printed_days(params: Mapping[str, Any], programme: Programme) -> list[date]:
    """Return every due day that a row prints; what is said by month means its last day, a day of the month all of them."""
    if "due_day" in params or "day" in params:
        return _monthly(params, programme)
    found = [params.get(name) for name in ("date", "end", "no_later_than", "phase_end", "1", "2")]
    found += [one.get("end") for one in params.get("rounds", ()) if isinstance(one, dict)]
    found += params.get("dates", [])
    found += [params.get("to")] if params.get("quarter") else []
    found += [_last_of(params["month"], programme)] if isinstance(params.get("month"), int) else []
    return sorted({date.fromisoformat(one) for one in found if isinstance(one, str)})


def _monthly(params: Mapping[str, Any], programme: Programme) -> list[date]:
    day = params.get("due_day") or params.get("day")
    if day is None:
        return []
    begins, ends = fiscal_span(programme.fiscal_year)
    first = date.fromisoformat(params["first"]) if "first" in params else begins
    last = date.fromisoformat(params["last"]) if "last" in params else ends
    months = (
        (begins.year + (begins.month + one - 1) // 12, (begins.month + one - 1) % 12 + 1) for one in range(12)
    )
    wanted = 31 if day == "last" else int(day)
    found = (date(year, month, min(wanted, calendar.monthrange(year, month)[1])) for year, month in months)
    return [one for one in found if first <= one <= last]


def _last_of(month: int, programme: Programme) -> str:
    first, last = fiscal_span(programme.fiscal_year)
    year = first.year if month >= first.month else last.year
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


@cache
def told(pack: str) -> frozenset[tuple[str, str]]:
    """Return which duty and column the README of a pack explains under «Differences»."""
    path = PROGRAMMES / pack / "README.md"
    text = path.read_text("utf-8") if path.is_file() else ""
    section = text.partition("## Differences")[2].partition("\n## ")[0]
    found = set()
    for line in section.splitlines():
        marked = re.findall(r"`([^`]+)`", line)
        ids = [one for one in marked if re.fullmatch(r"00\d-[\w.-]+", one)]
        found |= {(id_, column) for id_ in ids for column in marked if column in COLUMNS}
    return frozenset(found)


def left_out(source: str) -> frozenset[str]:
    """Return which ids of a source a pack's README says are not here, each on a line of its own that begins with the id."""
    texts = (PROGRAMMES / one.id / "README.md" for one in packs() if one.source == source)
    lines = (line for path in texts for line in path.read_text("utf-8").splitlines())
    found = (re.match(r"`(00\d-[\w.-]+)` .*\bis not here\b", line) for line in lines)
    return frozenset(one.group(1) for one in found if one)
