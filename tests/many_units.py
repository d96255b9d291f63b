"""What tests of a table of many units need: an office with several groups that owe the same, and the way into their table."""

import io
from collections.abc import Mapping
from typing import Any

from flask import Flask
from openpyxl.reader.excel import load_workbook

from bot.clock import machine_ms
from bot.passes import TABLE
from engine.conversation.events import When
from engine.sheet.parts import Reading
from handlers.enrolling import enrol
from handlers.sheets.tables import Table, opened
from handlers.speakers import agreed
from models import obligations, offices, units
from models.obligations import Obligation
from tests.play import Play
from tests.stories import act, desk, person, rows, shown
from tests.web.report_kit import Phone, application

PROGRAMME, OFFICE = "moac-groups-2565", "moac-cm"
PART = "/data/from_group/"
OURS = "/data/from_office/"
NAMES = ("กลุ่มผักบ้านดอน", "กลุ่มข้าวบ้านนา", "กลุ่มไข่ไก่บ้านเหล่า", "กลุ่มสมุนไพรบ้านปง")
WHOLE = {
    f"{PART}members": "12", f"{PART}households": "9", f"{PART}formed_on": "15 มิ.ย. 2563", f"{PART}products": "ผักสลัด",
    f"{PART}area_rai": "35", f"{PART}problem": "น้ำไม่พอ", f"{PART}wants": "แปรรูป", f"{OURS}e6_holds": "ใช่",
    f"{OURS}e7_holds": "มี", f"{OURS}papers_seen": "ใช่",
}  # fmt: skip


def settled(play: Play, count: int = 3, *, leader: str = "") -> list[str]:
    """Give the office groups that owe everything; return their ids. With a leader they are all hers."""
    act(play, "somchai", "สวัสดี")
    made = []
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        programme = here.library.programmes[PROGRAMME]
        for number in range(count):
            name = NAMES[number] if number < len(NAMES) else f"กลุ่มที่ {number + 1:02}"
            units.add(
                connection, id=f"unit{number:02}", programme=PROGRAMME, kind="group", name=name, place="500706",
                office_id=OFFICE, attributes={"members": 12}, made_at=here.now,
            )  # fmt: skip
            enrol(here, programme, f"unit{number:02}")
            made.append(f"unit{number:02}")
    if leader:
        lead(play, leader, made)
    return made


def lead(play: Play, who: str, made: list[str]) -> None:
    """Let one person speak for several groups."""
    with play.core.database.writing() as connection:
        for unit_id in made:
            offices.grant(
                connection, id=f"lead{unit_id}", person_id=person(play, who), programme=PROGRAMME, kind="leader",
                scope_kind=offices.UNIT, scope_id=unit_id, valid_from=play.clock.moment,
            )  # fmt: skip


def owed(play: Play, unit_id: str, duty: str = "set1", period: str = "") -> Obligation:
    found = rows(play, Obligation, unit_id=unit_id, duty=duty)
    chosen = [one for one in found if not period or one["period"] == period]
    with play.core.database.reading() as connection:
        row = obligations.get(connection, chosen[0]["id"])
    assert row is not None
    return row


def about(play: Play, duty: str = "set1", period: str = "", part: str = "file") -> str:
    return f"{part}-{owed(play, 'unit00', duty, period).id}"


def table(play: Play, who: str = "somchai", **of: str) -> Table | None:
    """Open a table as somebody would see it now."""
    with play.core.database.reading() as connection:
        here = desk(play, connection)
        speaker = agreed(here, person(play, who))
        return opened(here, speaker, about(play, **of), f"seed{machine_ms()}") if speaker else None


def reading(play: Play) -> Reading:
    return Reading(When(machine_ms(), play.clock.now(), "seed"), play.core.office.words)


def link(
    play: Play,
    who: str = "somchai",
    *,
    now_ms: int | None = None,
    duty: str = "set1",
    period: str = "",
    part: str = "file",
) -> str:
    """Return the path of a link as our own keys make it."""
    at_ms = machine_ms() if now_ms is None else now_ms
    return play.core.passes.path(about(play, duty, period, part), person(play, who), now_ms=at_ms, door=TABLE)


def pages(play: Play) -> Flask:
    """Serve the pages of this world, tables among them."""
    from web.tables import tables

    app = application(play)
    app.register_blueprint(tables)
    return app


def book(play: Play, who: str = "somchai", duty: str = "set1", period: str = "", part: str = "file") -> bytes:
    """Take the table along as its page hands it out."""
    phone = Phone(pages(play), link(play, who, duty=duty, period=period, part=part))
    phone.open()
    return phone.client.get(f"{phone.link}/book").get_data()


def filled(
    content: bytes, texts: Mapping[str, Mapping[str, object]], whys: dict[str, str] | None = None
) -> bytes:
    """Fill a workbook in as somebody at a desk does: by the name of a unit and the key of a column."""
    made = load_workbook(io.BytesIO(content))
    page = made.worksheets[0]
    keys = {cell.value: cell.column for cell in page[1]}
    lines = {page.cell(row, 2).value: row for row in range(3, page.max_row + 1)}
    for name, cells in texts.items():
        for path, value in cells.items():
            page.cell(lines[name], keys[path]).value = value
    for name, why in (whys or {}).items():
        page.cell(lines[name], keys["why"]).value = why
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def filled_in(play: Play, who: str, told: str) -> bytes:
    """Fill the first table in as a transcript says: "name members households" for each unit, the rest as usual."""
    texts = {}
    for one in told.split(", "):
        name, members, households = one.rsplit(" ", 2)
        texts[name] = {**WHOLE, f"{PART}members": members, f"{PART}households": households}
    return filled(book(play, who), texts)


def sent_file(play: Play, who: str, content: Any, name: str = "ตาราง.xlsx") -> list[dict[str, Any]]:
    """Send a file into the chat; return what was answered at once."""
    play.count += 1
    play.last_media = f"f{play.count}"
    play.line.contents[play.last_media] = content
    message = {"type": "file", "id": play.last_media, "fileName": name, "fileSize": len(content)}
    return play.event(who, {"type": "message", "message": message})


def send_file(play: Play, content: bytes, who: str = "somchai") -> str:
    """Send a file into the chat and let the worker fetch and read it; return what was answered at once."""
    said = sent_file(play, who, content)
    play.work()
    return shown(said)
