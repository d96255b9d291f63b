"""Fill a database with reports, or write all of them to the local Google Sheets, in a process of its own."""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from bench.machine import peak_mib
from bot import config, wiring
from bot.mirrors import passing
from bot.mirrors.passing import Wanted
from bot.wiring import Core
from cli import applying
from exports import google, workbooks
from models import offices, people, reports, sheet_owed, units
from models.base import table
from models.reports import Report
from thai.writing import fiscal_year

PROGRAMME, FORM, CHUNK = "villages", "survey", 2_000
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
above = "centre"
[offices.centre]
name = "Centre"
level = "country"
[roles.officer]
name = "Officer"
of = "offices.district"
[duties.survey]
name = "Survey"
form = "survey"
about = "village"
filed_by = "offices.district"
to = "centre"
due = "fiscal_year"
"""
QUESTIONS: Final = ("households", "people", "members", "income", "savings", "crop", "problem", "help")
NUMBERS: Final = QUESTIONS[:5]
# Three letters of Thai: nine bytes on their way, as the words of people are.
THAI: Final = "\u0e01\u0e32\u0e23"
FORM_TEXT: Final = (
    "\n| survey |\n| | type | name | label | required |\n"
    + "".join(f"| | {'integer' if one in NUMBERS else 'text'} | {one} | {one} | |\n" for one in QUESTIONS)
    + "| settings |\n| | form_id | form_title | version | default_language |\n| | survey | Survey | 1 | th |\n"
)


def main(act: str, many: str) -> None:
    """Print one JSON line of what it cost."""
    base = wiring.core(config.load())
    if act == "fill":
        told = _fill(base, int(many))
    elif act == "write":
        told = _write(base)
    else:
        told = _file(base, act, Path(many))
    print(json.dumps(told), flush=True)
    base.database.close()


def begin(base: Core) -> None:
    """Put the pack of the villages in force, with whoever reports."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "villages"
        (place / "forms").mkdir(parents=True)
        year = fiscal_year(base.clock.now().date())
        (place / "programme.toml").write_text(PACK.format(year=year), "utf-8")
        (place / "forms" / "survey.md").write_text(FORM_TEXT, "utf-8")
        applying.apply(base, place)
    _people(base)


def _fill(base: Core, many: int) -> dict[str, Any]:
    begin(base)
    base.database.close()
    fresh = wiring.core(config.load())
    found = fresh.shelf.library().form(PROGRAMME, FORM)
    assert found is not None
    for chunk in _chunks(fresh, many, found[1]):
        with fresh.database.writing() as connection:
            connection.execute(table(Report).insert(), chunk)
    with fresh.database.writing() as connection:
        sheet_owed.owe_form(connection, PROGRAMME, FORM, 1)
    return {"reports": many}


def _people(base: Core) -> None:
    now = base.clock.now()
    with base.database.writing() as connection:
        people.meet(connection, person_id="writer", line_hash="writer", line_id=b"writer", at=now)
        offices.put_office(
            connection, id="d", programme=PROGRAMME, kind="district", name=THAI * 6, area="5007", phone=None
        )  # fmt: skip
        units.add(
            connection, id="u", programme=PROGRAMME, kind="village", name=THAI * 4, place="50070600",
            office_id="d", attributes={}, made_at=now,
        )  # fmt: skip


def _chunks(base: Core, many: int, digest: str) -> Iterator[list[dict[str, Any]]]:
    first = base.clock.now() - timedelta(days=90)
    for start in range(0, many, CHUNK):
        yield [report(number, first, digest) for number in range(start, min(many, start + CHUNK))]


def report(number: int, first: Any, digest: str) -> dict[str, Any]:
    """Return the row of one made-up report."""
    answers = {f"/data/{one}": str((number * 7919 + at) % 90_000) for at, one in enumerate(NUMBERS)}
    answers |= {"/data/crop": THAI * 8, "/data/problem": THAI * 10, "/data/help": f"{THAI * 3} {number}"}
    return {
        "id": f"r{number:07d}", "number": f"65-{number:07d}", "purpose": reports.REPORT, "root_id": f"r{number:07d}",
        "replaces_id": None, "is_current": True, "draft_id": f"d{number}", "obligation_id": None,
        "programme": PROGRAMME, "form": FORM, "form_digest": digest, "unit_id": "u", "office_id": "d",
        "person_id": "writer", "role_id": None, "answers": answers, "sealed": b"", "source": "chat",
        "is_source_withdrawn": False, "sent_at": first + timedelta(seconds=number), "withdrawn_at": None, "withdrawn_by": None,
    }  # fmt: skip


def _write(base: Core) -> dict[str, Any]:
    settings = base.settings
    library = base.shelf.library()
    assert library.form(PROGRAMME, FORM)
    with google.connect(settings.google_service_account, base=settings.google_sheets_base) as client:
        client.http_client.spreadsheets_get(settings.google_spreadsheet, params={"fields": "spreadsheetId"})
    before, began, cpu = peak_mib(), time.perf_counter(), time.process_time()
    passed = passing.write(base, Wanted((PROGRAMME,)))
    return {
        "rows": passed.written, "failures": passed.failures, "over_start_mib": peak_mib() - before,
        "seconds": time.perf_counter() - began, "cpu_s": time.process_time() - cpu,
    }  # fmt: skip


def _file(base: Core, act: str, file: Path) -> dict[str, Any]:
    """Write all reports into one file, as the commands do."""
    from bot import sheets
    from bot.papers import streaming
    from exports import csvs, odk

    library = base.shelf.library()
    before, cpu = peak_mib(), time.process_time()
    with base.database.reading() as connection:
        found = streaming.submissions(base, connection, library.programmes[PROGRAMME])
        if act == "workbook":
            workbooks.write(sheets.with_lists(library, base.texts, connection), file)
        elif act == "csv":
            for one in sheets.with_lists(library, base.texts, connection):
                with file.open("wb") as target:
                    target.writelines(csvs.lines(one))
        elif act == "json":
            with file.open("w", encoding="utf-8") as lines:
                lines.writelines(odk.json_lines(found))
        else:
            odk.write_xml(found, file)
    return {
        "over_start_mib": peak_mib() - before,
        "peak_mib": peak_mib(),
        "cpu_s": time.process_time() - cpu,
        "mib": file.stat().st_size / 2**20,
    }


if __name__ == "__main__":
    main(*sys.argv[1:3])
