"""Twelve markets, two districts, one province, in a real Chromium: the month as it is printed, and a correction from below."""

import json
import os
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl.reader.excel import load_workbook
from playwright.sync_api import Browser, Page, expect

from bot import config
from bot.wiring import core
from cli import demo
from cli.working import writing
from tests import released, tiers
from tests.whole import town as towns
from tests.whole.phones import SCREENS, Phone

MARKETS, MINE = 12, "market11"
BEFORE, FOLLOWED = "ส่งแล้ว 6 จาก 6", "ข้อมูลข้างล่างเปลี่ยน"
HEAD_ROWS, COLUMNS = 6, 17
PEOPLE = {"mali": "มะลิ", "somchai": "สมชาย", "daeng": "ป้าแดง", "nida": "นิดา"}
pytestmark = [pytest.mark.slow, pytest.mark.browser]


def environ(folder: Path) -> dict[str, str]:
    return {
        "SANAM_ENV": "development",
        "DATABASE_URL": f"sqlite:///{folder / 'sanam.db'}",
        "EVIDENCE_STORE": str(folder / "evidence"),
        **towns.KEYS,
    }


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[towns.Town]:
    """Run the product over a database in which eleven of twelve markets have sent their month."""
    folder = tmp_path_factory.mktemp("tiers")
    settings = config.load(environ(folder))
    released.put_into(folder)
    base = core(settings)
    demo.load(base)
    with writing(base) as now_here:
        here = replace(now_here, now=tiers.AT)
        tiers.settle(here, MARKETS)
        tiers.appoint(here, "mali", MINE)
        for number in range(MARKETS - 1):
            tiers.store(here, f"market{number:02}", number, number * 1000)
    base.database.close()
    running = towns.start(folder)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def page(chromium: Browser, town: towns.Town) -> Iterator[Page]:
    SCREENS.mkdir(parents=True, exist_ok=True)
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    opened = context.new_page()
    opened.goto(f"{town.line}/?people={','.join(map(demo.line_id, PEOPLE))}")
    yield opened
    context.close()


def test_a_month_goes_up_two_tiers_is_printed_and_follows_a_correction(page: Page, town: towns.Town) -> None:
    mali, somchai, daeng, nida = (Phone(page, name) for name in PEOPLE.values())
    move_clock(town)
    for one in (mali, somchai, daeng, nida):
        adds_the_account(one)
    page.wait_for_timeout(4_000)
    sends_her_month(mali)
    compiles(daeng, BEFORE)
    compiles(somchai, BEFORE)
    compiles(nida, "ส่งแล้ว 2 จาก 2")
    assert_printed(town, sales=55_000 + 12_500)

    corrects(mali, "13,500")
    follows(somchai, "ยอดจำหน่ายรวม")
    nida.shoot("tiers-1-corrected")
    follows(nida, "67,500 บาท → 68,500 บาท")
    assert_printed(town, sales=55_000 + 13_500)


def move_clock(town: towns.Town) -> None:
    """Move LINE's clock, and wait until the bot has followed: who holds a role from a day on holds none before it."""
    ends = time.monotonic() + 60
    with closing(sqlite3.connect(town.database)) as database:
        before = _offset(database)
        post(town, "/control/clock", {"now": tiers.AT.isoformat()})
        while _offset(database) == before and time.monotonic() < ends:
            time.sleep(0.1)
    time.sleep(1)


def _offset(database: sqlite3.Connection) -> int:
    found = database.execute("SELECT offset_ms FROM virtual_clock").fetchone()
    return int(found[0]) if found else 0


def adds_the_account(phone: Phone) -> None:
    """Add the account where the demo has not: whoever is known is met with the menu."""
    button = phone.frame.get_by_test_id("follow")
    if button.count():
        button.click()
        expect(phone.bubbles.last).to_contain_text("คุณรายงานแทน", timeout=60_000)


def sends_her_month(mali: Phone) -> None:
    mali.say("งานค้าง", "ตลาด 12")
    mali.tap_first("ทำเลย", "กี่คน")
    mali.say("25", "ตลาดเก่าหรือตลาดใหม่")
    mali.tap("ตลาดใหม่", "เปิดอยู่ไหม")
    mali.tap("เปิดอยู่", "งบของกรมฯ")
    mali.tap("ไม่ใช้งบกรมฯ", "แบบไหน")
    mali.tap("รายสัปดาห์", "กี่ครั้ง")
    mali.say("4", "กี่บาท")
    mali.say("12,500", "ตอนนี้รายงานแทน")
    mali.tap("ส่ง", "สำนักงานได้รับข้อมูลของกลุ่มแล้ว")


def compiles(officer: Phone, stands: str) -> None:
    officer.say("งานค้าง", "รายงานยอดจำหน่าย")
    officer.tap_first("ทำเลย", stands)
    officer.tap("ข้าม", "ยอดจำหน่ายรวม")
    officer.shoot(f"tiers-{officer.name}")
    officer.tap("ส่ง", "ส่งรายงานในนามสำนักงานแล้ว")


def corrects(mali: Phone, sales: str) -> None:
    mali.say("แก้ไข", "รายงานที่ส่งแล้ว")
    mali.tap("แก้ไข", "ยอดจำหน่าย")
    mali.tap("แก้ไข", "ตอนนี้คือ 12,500 บาท")
    mali.say(sales, "13,500")
    mali.tap("ส่ง", "สำนักงานได้รับข้อมูลของกลุ่มแล้ว")


def follows(officer: Phone, shown: str) -> None:
    """See what moved below on the way to the menu, and send it by one tap."""
    officer.say("เมนู", "คุณรายงานแทน")
    card = officer.bubbles.filter(has_text=FOLLOWED).last
    expect(card).to_contain_text(shown)
    expect(card).to_contain_text("12,500 บาท → 13,500 บาท")
    officer.tap("ส่งตัวเลขใหม่", "ส่งรายงานในนามสำนักงานแล้ว")


def assert_printed(town: towns.Town, *, sales: int) -> None:
    rows = printed(town)
    markets = rows[HEAD_ROWS : HEAD_ROWS + MARKETS]
    totals = rows[HEAD_ROWS + MARKETS]

    assert list(range(1, MARKETS + 1)) == [row[0] for row in markets]
    assert {f"ตลาด {one + 1:02}" for one in range(MARKETS)} == {row[1] for row in markets}
    assert {COLUMNS} == {len(row) for row in rows}
    assert sales == sum(row[16] for row in markets) == totals[16]
    assert 59 == sum(row[15] for row in markets) == totals[15]
    assert [sum(row[4] for row in markets), "รวม"] == [totals[4], totals[1]]


def printed(town: towns.Town) -> list[tuple[Any, ...]]:
    """Print the province's month with the command, and read the workbook back."""
    file = town.database.parent / "f3.xlsx"
    command = [sys.executable, "-m", "flask", "--app", "cli.flask_app:create_app", "export", "layout", tiers.PROGRAMME, "month",
               "--period", tiers.MONTH, "--office", tiers.PROVINCE, str(file)]  # fmt: skip
    done = subprocess.run(
        command,
        cwd=towns.ROOT,
        env={**os.environ, **environ(town.database.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return list(load_workbook(file).worksheets[0].iter_rows(max_col=COLUMNS, values_only=True))


def post(town: towns.Town, path: str, body: dict[str, object]) -> None:
    request = urllib.request.Request(
        town.line + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 200
