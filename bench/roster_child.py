"""Take one list of villages in, in a process of its own, and say what it cost: so that its memory is nobody else's."""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from bench.machine import peak_mib
from bot import config, roster_import, roster_sources, wiring
from bot.roster_import import Order
from bot.wiring import Core
from cli import applying
from thai.writing import fiscal_year

PACK: Final = """
id = "villages"
name = "Villages"
fiscal_year = {year}
source = "made up"
owner = "nobody"
[units.village]
name = "Village"
in = "village"
[offices.district]
name = "District office of "
level = "district"
above = "province"
[offices.province]
name = "Province office of "
level = "province"
above = "centre"
[offices.centre]
name = "Centre"
level = "country"
[roles.officer]
name = "Officer"
of = "offices.district"
[cohorts.tranche]
name = "Tranche"
by = "province"
values = ["1", "2"]
[duties.survey]
name = "Survey"
form = "survey"
about = "village"
filed_by = "offices.district"
to = "centre"
due = "fiscal_year"
"""
FORM: Final = """
| survey |
| | type | name | label | required |
| | integer | households | Households | yes |
| settings |
| | form_id | form_title | version | default_language |
| | survey | Survey | 1 | th |
"""


def main(source: str) -> None:
    """Print one JSON line: rows, seconds to look and to write, peak MiB before and after, what was made."""
    base = wiring.core(config.load())
    _apply(base)
    base.database.close()
    # What was applied is on the shelf of whoever comes after.
    base = wiring.core(config.load())
    programme = base.shelf.library().programmes["villages"]
    before = peak_mib()
    began, cpu = time.perf_counter(), time.process_time()
    with roster_sources.opened(base.settings, source) as lines:
        read = time.perf_counter()
        order = Order(base, programme, lines, "villages", by="bench")
        found = roster_import.look(order, _nothing)
        looked = time.perf_counter()
        made = roster_import.write(order, _nothing, _nobody)
        written, cpu = time.perf_counter(), time.process_time() - cpu
        again = roster_import.look(order, _nothing)
    told = {
        "rows": lines.rows, "read_s": read - began, "look_s": looked - read, "write_s": written - looked, "cpu_s": cpu,
        "before_mib": before, "peak_mib": peak_mib(), "wrong": found.faults.rows, "units": made.of("unit", "new"),
        "offices": made.of("office", "new"), "enrolled": made.of("unit", "enrolled"), "places": found.places_read,
        "changes_again": sum(again.of(sort, what) for sort in again.counts for what in ("new", "changed", "enrolled")),
    }  # fmt: skip
    print(json.dumps(told))
    base.database.close()


def _apply(base: Core) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "villages"
        (place / "forms").mkdir(parents=True)
        year = fiscal_year(base.clock.now().date())
        (place / "programme.toml").write_text(PACK.format(year=year), "utf-8")
        (place / "forms" / "survey.md").write_text(FORM, "utf-8")
        applying.apply(base, place)


def _nothing(count: int) -> None:
    del count


def _nobody(slip: object) -> None:
    raise LookupError(slip)


if __name__ == "__main__":
    main(sys.argv[1])
