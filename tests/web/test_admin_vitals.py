"""The page that says how everything is: words that no engineer has to explain, signs besides colours, and what to do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import quota, vitals
from bot.clock import machine_ms
from models import inbox, machinery
from models.base import table
from tests.play import Play
from tests.web.admin_kit import admin, world

WHERE = "/board/admin/health"
MARKS = {"✓ ปกติ", "! ควรดู", "✗ มีปัญหา"}


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    yield from world(Path(tmp_path_factory.mktemp("vitals")), tmp_path_factory)


def lives(play: Play, *kinds: str) -> None:
    with play.core.database.writing() as connection:
        connection.execute(table(machinery.Heartbeat).delete())
        connection.execute(table(machinery.SheetDebt).delete())
        for kind in kinds:
            machinery.beat(connection, f"{kind}-1", kind, machine_ms())


def test_all_is_well_is_said_first_and_with_the_moment_of_the_reading(play: Play) -> None:
    lives(play, *vitals.KINDS)
    assert quota.read(play.core)
    desktop = admin(play)

    said = desktop.look(WHERE)

    main = desktop.text()
    assert main.index("ปกติดี") < main.index("ดูเมื่อ") < main.index("ส่วนที่ปกติ")
    assert "มีปัญหา" not in main
    assert "ทำอย่างไร" not in main
    assert 12 == said.count("✓</span> ปกติ</span>")
    desktop.look("/board/admin")
    assert "✓ ปกติ" in desktop.text()


def test_what_is_wrong_stands_on_top_with_what_to_do(play: Play) -> None:
    lives(play, "web", "clock")
    waiting = play.arrives(
        "mali", {"type": "message", "message": {"type": "text", "id": "m", "text": "สวัสดี"}}
    )
    with play.core.database.writing() as connection:
        inbox.close(connection, waiting.id, now_ms=machine_ms(), fate="RuntimeError", state=inbox.DEAD)
    desktop = admin(play)

    desktop.look(WHERE)

    main = desktop.text()
    troubles = [one.text_content() for one in desktop.page().xpath("//section//h2")]
    assert ["ทุกส่วนทำงานอยู่ไหม ✗ มีปัญหา", "การตอบคนที่เขียนมา ! ควรดู"] == [
        " ".join(one.split()) for one in troubles
    ]
    assert "ส่วนที่ส่งการเตือน รูป และไฟล์ไม่ทำงาน" in main
    assert "โทรหาผู้ดูแลเครื่องตอนนี้" in main
    assert 2 == main.count("ทำอย่างไร")
    assert "สวัสดี" not in main
    desktop.look("/board/admin")
    assert "✗ มีปัญหา" in desktop.text()


def test_no_state_is_told_by_its_colour_alone(play: Play) -> None:
    lives(play, "web")
    desktop = admin(play)

    desktop.look(WHERE)

    marks = {" ".join(one.text_content().split()) for one in desktop.page().xpath("//*[@class='mark']")}
    assert marks
    assert set() == marks - MARKS


def test_the_page_is_read_in_english_too(play: Play) -> None:
    lives(play, "web")
    desktop = admin(play)
    desktop.client.post("/board/language", data={"language": "en", "back": "/board"})

    desktop.look(WHERE)

    assert "The part that keeps the time is not running" in desktop.text()
    assert not any("\u0e00" <= letter <= "\u0e7f" for letter in desktop.text())
