"""One report end to end, in a real Chromium on the phone page: join, register, contribute, file, remind, sheet, correct."""

import json
import re
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.simulator import line_conformity
from tests.whole import town as towns
from tests.whole.phones import SCREENS, Phone
from tests.whole.walking import Walker, fill

GROUP = "กลุ่มผักอินทรีย์บ้านหนองบัว"
TAB = "ข้อมูลทั่วไปของกลุ่มเกษตรกร 2565"
pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[towns.Town]:
    running = towns.start(tmp_path_factory.mktemp("town"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def page(chromium: Browser, town: towns.Town) -> Iterator[Page]:
    SCREENS.mkdir(parents=True, exist_ok=True)
    context = chromium.new_context(viewport={"width": 1100, "height": 1000})
    opened = context.new_page()
    opened.goto(town.line + "/")
    yield opened
    context.close()


def test_a_group_joins_reports_is_reminded_and_stands_in_the_sheet(page: Page, town: towns.Town) -> None:
    mali, somchai = Phone(page, "มะลิ"), Phone(page, "สมชาย")
    joins(mali)
    registers(mali)
    contributes(mali)
    files(somchai)
    stands_in_the_sheet(town, members=12)
    reminded_on_the_24th(page, town, mali)
    sends_and_hears_no_more_but_the_officer_hears(page, town, mali, somchai)
    corrects(somchai)
    stands_in_the_sheet(town, members=13)
    page.goto(town.sheets + "/")
    page.wait_for_timeout(1500)
    page.screenshot(path=SCREENS / "8-sheet.png")


def joins(mali: Phone) -> None:
    mali.frame.get_by_test_id("follow").click()
    expect(mali.bubbles.last).to_contain_text("รหัสเข้าร่วม", timeout=60_000)
    mali.shoot("1-greeting")
    mali.say("๒๕๖๕๐๐๐๑", "ก่อนเริ่มใช้งาน")
    mali.shoot("2-consent")
    mali.tap("รับทราบ", "ให้เรียกคุณว่าอะไรดี")
    mali.say("มะลิ", "ขอชื่อกลุ่ม")


def registers(mali: Phone) -> None:
    mali.say(GROUP, "ตำบล อำเภอ")
    mali.say("ต.ริมใต้ แม่ริม", "กี่คน")
    mali.say("สิบสองคน", "ชื่อและนามสกุล")
    mali.say("มะลิ ใจดี", "เบอร์โทร")
    mali.say("081-234-5678", "เคยอบรม")
    mali.tap("เคย", "ปีงบประมาณ")
    mali.say("2562", "ทำเกษตรแบบไหน")
    mali.shoot("3-choices")
    mali.tap("เกษตรอินทรีย์", "สมัครใจ")
    mali.tap("ใช่", "ศูนย์ปราชญ์")
    mali.tap("ใช่", "ช่วยเหลือกัน")
    mali.tap("ใช่", "พัฒนาผลผลิต")
    mali.tap("มี", "มาก่อน")
    mali.tap("ไม่เคย", "ตรงกับความจริง")
    mali.tap("ยืนยัน", "ตอนนี้รายงานแทน")
    mali.shoot("4-review")
    mali.tap("ส่ง", "ขึ้นทะเบียนกลุ่มแล้ว")


def contributes(mali: Phone) -> None:
    mali.say("งานค้าง", "25 พ.ย. 2564")
    mali.shoot("5-due-list")
    mali.tap("ทำเลย", "กี่คน", last=False)
    mali.tap("เท่าเดิม 12 คน", "ครัวเรือน")
    mali.say("9", "ตั้งขึ้นวันไหน")
    mali.say("15 มิ.ย. 2563", "ผลผลิตหลัก")
    mali.say("ผักสลัด ไข่ไก่", "กี่ไร่")
    mali.say("35 ไร่", "ปัญหาหลัก")
    mali.say("น้ำไม่พอหน้าแล้ง", "อยากพัฒนา")
    mali.say("แปรรูป", "ตอนนี้รายงานแทน")
    mali.tap("ส่ง", "สำนักงานได้รับข้อมูลของกลุ่มแล้ว")


def files(somchai: Phone) -> None:
    somchai.say("งานที่ต้องส่ง", "กลุ่มส่งข้อมูลแล้ว")
    somchai.tap("ส่งในนามสำนักงาน", "เกื้อกูลกัน", last=False)
    somchai.tap("ใช่", "พัฒนาผลผลิต")
    somchai.tap("มี", "บอกเพิ่ม")
    somchai.tap("ข้าม", "หลักฐานการอบรม")
    somchai.tap("ยืนยัน", "ตอนนี้รายงานแทน")
    somchai.tap("ส่ง", "ส่งรายงานในนามสำนักงานแล้ว")
    expect(somchai.bubbles.last).to_contain_text("ส่งภายใน 27 พ.ย. 2564")
    somchai.shoot("6-filed")


def stands_in_the_sheet(town: towns.Town, *, members: int) -> None:
    deadline = time.monotonic() + 60
    rows: list[list[object]] = []
    while time.monotonic() < deadline:
        rows = grid(town)
        if len(rows) == 2 and members in rows[1]:
            break
        time.sleep(0.3)
    assert len(rows) == 2, rows
    assert members in rows[1]
    assert GROUP in rows[1]
    assert "0812345678" not in json.dumps(rows)


def grid(town: towns.Town) -> list[list[object]]:
    try:
        found = json.loads(towns.fetch(f"{town.sheets}/control/grid/sanam-demo/{quote(TAB)}"))
    except OSError:
        return []
    rows = found["rows"] if isinstance(found, dict) else found
    # The second row holds the keys of the columns, and is hidden.
    shown = (row for row in rows if any(cell not in {None, ""} for cell in row))
    return [row for row in shown if not str(row[0]).startswith("sanam.")]


def reminded_on_the_24th(page: Page, town: towns.Town, mali: Phone) -> None:
    post(town, "/control/clock", {"now": "2021-11-24T09:00:00+07:00"})
    expect(mali.bubbles.last).to_contain_text("เตือนงานที่ต้องส่ง", timeout=60_000)
    expect(mali.bubbles.last).to_contain_text("พรุ่งนี้ 25 พ.ย. 2564")
    page.wait_for_timeout(500)
    page.screenshot(path=SCREENS / "7-reminders.png")


def sends_and_hears_no_more_but_the_officer_hears(
    page: Page, town: towns.Town, mali: Phone, somchai: Phone
) -> None:
    mali.tap("ทำเลย", "มีกิจกรรมไหม")
    mali.tap("ไม่มี", "ตอนนี้รายงานแทน")
    mali.tap("ส่ง", "สำนักงานได้รับข้อมูลของกลุ่มแล้ว")
    before = pushes(town, "มะลิ")
    post(town, "/control/clock", {"now": "2021-11-25T09:00:00+07:00"})
    told = somchai.bubbles.filter(has_text="ส่งภายใน 27 พ.ย. 2564 อีก 2 วัน").last
    expect(told).to_be_visible(timeout=60_000)
    page.wait_for_timeout(5_000)
    assert pushes(town, "มะลิ") == before


def pushes(town: towns.Town, name: str) -> int:
    people = json.loads(towns.fetch(town.line + "/control/people"))
    listed = people["people"] if isinstance(people, dict) else people
    person = next(one["id"] for one in listed if one["name"] == name)
    chat = json.loads(towns.fetch(f"{town.line}/control/people/{person}/chat"))
    return sum(message.get("via") == "push" for message in chat["messages"])


def corrects(somchai: Phone) -> None:
    somchai.say("แก้ไข", "รายงานที่ส่งแล้ว")
    somchai.tap("แก้ไข", "สมาชิก")
    edits = somchai.bubbles.last.locator("button.flex-button").filter(has_text=re.compile("^แก้ไข$"))
    before = somchai.bubbles.count()
    edits.first.click()
    expect(somchai.bubbles.nth(before + 1)).to_contain_text("ตอนนี้คือ 12 คน", timeout=60_000)
    somchai.say("สิบสาม", "13 คน")
    somchai.tap("ส่ง", "ส่งรายงานในนามสำนักงานแล้ว")


def post(town: towns.Town, path: str, body: dict[str, object]) -> None:
    import urllib.request

    request = urllib.request.Request(
        town.line + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 200


def test_somebody_who_never_saw_it_looks_after_the_programme_by_the_guide(
    page: Page, town: towns.Town, tmp_path: Path
) -> None:
    page.goto(town.line + "/")
    walker = Walker(page, Phone(page, "อรุณ"), one_group_more, tmp_path)
    assert walker.walk("admin.md") > 25
    assert walker.page is not None
    expect(walker.page.get_by_text("ระบบที่รับแจ้ง").locator("visible=true").first).to_be_visible()
    walker.page.screenshot(path=SCREENS / "9-guide.png", full_page=True)


def one_group_more(file: Path) -> None:
    fill(file, {"ชื่อกลุ่ม": "กลุ่มข้าวหอมบ้านดอน", "จังหวัด": "เชียงราย", "อำเภอ": "เมืองเชียงราย", "ตำบล": "เวียง"})


def test_no_message_was_refused_and_nothing_personal_stands_in_clear(town: towns.Town) -> None:
    calls = json.loads(towns.fetch(town.line + "/control/calls"))
    listed = calls["calls"] if isinstance(calls, dict) else calls
    assert [] == [
        call
        for call in listed
        if call.get("path", "").startswith("/v2/bot/message") and call["status"] >= 400
    ]
    stored = Path(town.database).read_bytes() + Path(f"{town.database}-wal").read_bytes()
    for words in ("มะลิ ใจดี", "0812345678", "812345678"):
        assert words.encode() not in stored
    with sqlite3.connect(town.database) as database:
        assert database.execute("SELECT count(*) FROM inbox WHERE state <> 1").fetchone() == (0,)


@pytest.mark.skipif(not line_conformity.HERE, reason=line_conformity.MISSING)
def test_all_that_passed_between_the_bot_and_line_is_as_lines_files_say(town: towns.Town) -> None:
    calls = json.loads(towns.fetch(town.line + "/control/calls"))["calls"]
    webhooks = json.loads(towns.fetch(town.line + "/control/webhooks"))["webhooks"]
    assert calls
    assert [] == line_conformity.faults_between(calls, webhooks)
