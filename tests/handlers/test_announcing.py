"""News for many: the price before it is sent, one tap to say that it was read, and nobody outside the role's area."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.announcing import carrying
from models import announcements, offices
from models.announcements import Announcement, Receipt
from models.notices import Notice
from tests.play import Play, actions
from tests.playing import on_sqlite
from tests.stories import act, desk, person, register, register_second, rows, shown

WORDS = "พรุ่งนี้ประชุมที่ศาลากลางบ้าน 9 โมงค่ะ"
SENT = "บันทึกประกาศถึง 2 คน"


@pytest.fixture
def two(play: Play) -> Play:
    """Two groups of สมชาย's office, and a month of 30 messages of which LINE has told."""
    play.line.allowed = 30
    register(play)
    register_second(play)
    play.clock.moment = play.clock.moment.replace(day=23, hour=9)
    play.remind()
    act(play, "somchai", "เมนู")
    act(play, "somchai", "เมนู")
    return play


def test_the_price_stands_before_it_is_sent_and_nothing_leaves_before_the_tap(two: Play) -> None:
    before = len(two.line.pushes)
    composing = act(two, "somchai", "ประกาศ")
    preview = act(two, "somchai", WORDS)

    assert "ทุกคน · 2 คน\nค่าส่ง\nฟรี 0 คน ใช้โควตา 2 โควตาเดือนนี้เหลือ 28" in composing
    assert "ค่าส่ง\nฟรี 0 คน ใช้โควตา 2" in preview
    assert "ไม่แทนหนังสือราชการ" in preview
    assert [] == rows(two, Receipt)
    two.remind()
    assert before == len(two.line.pushes)


def test_writing_to_many_and_line_groups_have_their_buttons_where_groups_are_listed(two: Play) -> None:
    assert "[ประกาศ]" in act(two, "somchai", "เมนู")
    assert "ส่งประกาศ\nส่งถึง" in act(two, "somchai", "กลุ่มที่ดูแล", "[ประกาศ]")
    act(two, "somchai", "[ออกจากตรงนี้]")
    assert "[ผูกกลุ่มไลน์]" in act(two, "somchai", "กลุ่มที่ดูแล", "[กลุ่มไลน์]")
    assert "[ประกาศ]" not in act(two, "mali", "เมนู")


def test_it_rides_for_free_is_read_by_one_tap_and_the_office_sees_who_has_not(two: Play) -> None:
    assert SENT in act(two, "somchai", "ประกาศ", WORDS, "[ส่งแบบฟรี]")
    before = len(two.line.pushes)
    two.remind()
    assert before == len(two.line.pushes)

    told = act(two, "mali", "เมนู")
    thanks = act(two, "mali", "[รับทราบ]")
    left = act(two, "somchai", "ประกาศ", "[ใครยังไม่รับทราบ]")

    assert WORDS in told
    assert "ไม่แทนหนังสือราชการ" in told
    assert "ขอบคุณ" in thanks
    assert "1 จาก 2" in left
    assert "แดง" in left
    assert "มะลิ" not in left
    act(two, "daeng", "เมนู")
    assert WORDS not in act(two, "daeng", "เมนู")
    assert "1 คน" in act(two, "somchai", "ประกาศ", "[ใครยังไม่รับทราบ]", "[แจ้งอีกครั้ง แบบฟรี]")
    assert WORDS in act(two, "daeng", "เมนู")
    assert WORDS in act(two, "mali", "ประกาศ")


def test_a_counted_message_needs_the_tap_and_goes_through_the_planner(two: Play) -> None:
    act(two, "somchai", "ประกาศ", WORDS)
    assert "ใช้โควตา 2" in next(
        one["label"] for one in actions(two.seen["somchai"]) if "ส่งเลย" in one["label"]
    )
    act(two, "somchai", "[ส่งเลย ใช้โควตา 2]")
    two.clock.moment = two.clock.moment.replace(day=24, hour=10)

    reached = two.remind()

    assert {"mali", "daeng"} <= reached.keys()
    assert WORDS in shown(reached["daeng"])
    assert WORDS in shown(reached["mali"])


def test_a_tap_twice_sends_once(two: Play) -> None:
    act(two, "somchai", "ประกาศ", WORDS)
    data = two.data("somchai", "ส่งแบบฟรี")
    for _ in range(2):
        said = two.event("somchai", {"type": "postback", "postback": {"data": data}})

    assert "ส่งไปแล้ว" in shown(said)
    assert 2 == len(rows(two, Notice, kind=carrying.KIND))


def test_words_that_are_taken_back_are_told_to_nobody(two: Play) -> None:
    act(two, "somchai", "ประกาศ")
    message = f"m{two.count + 1}"
    act(two, "somchai", WORDS, "[ส่งแบบฟรี]")

    two.event("somchai", {"type": "unsend", "unsend": {"messageId": message}})

    assert WORDS not in act(two, "mali", "เมนู")
    assert [None] == [one["body"] for one in rows(two, Announcement)]


def test_a_file_goes_with_it_and_only_those_who_were_told_may_open_it(two: Play) -> None:
    act(two, "somchai", "ประกาศ")
    two.event("somchai", {"type": "message", "message": {"type": "image", "id": "pic1"}})
    two.work()
    preview = act(two, "somchai", WORDS)
    assert "มีรูปหรือไฟล์ 1 ชิ้น" in preview
    act(two, "somchai", "[ส่งแบบฟรี]")
    act(two, "mali", "เมนู")

    opened = two.press("mali", "เปิดไฟล์")

    assert any("/evidence/" in one.get("uri", "") for one in actions(opened))
    [row] = rows(two, Announcement)
    with two.core.database.reading() as connection:
        may = [
            announcements.shows(connection, row["evidence_id"], person(two, who)) for who in ("mali", "daeng")
        ]
        assert [True, True] == may
        assert not announcements.shows(connection, row["evidence_id"], "nobody")


def test_filters_narrow_and_an_officer_without_an_office_sends_nothing(two: Play) -> None:
    composing = act(two, "somchai", "ประกาศ", "[เลยกำหนดยังไม่ส่ง]")
    assert "ยังไม่มีใครตรงตามที่เลือก" in composing
    two.clock.moment = two.clock.moment.replace(month=12, day=3)
    assert "2 คน" in act(two, "somchai", "ประกาศ", "[เลยกำหนดยังไม่ส่ง]")
    assert "1 คน" in act(two, "somchai", "ประกาศ", "[เลือกพื้นที่]", "[เลือกอันนี้]")
    act(two, "somchai", "ประกาศ", WORDS)
    with two.core.database.writing() as connection:
        here = desk(two, connection)
        for one in offices.roles_of(connection, person(two, "somchai"), at=here.now):
            offices.end(connection, one.id, at=here.now)

    act(two, "somchai", "[ส่งแบบฟรี]")

    assert [] == rows(two, Receipt)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """One world for what writes nothing."""
    folder: Path = tmp_path_factory.mktemp("still")
    world = on_sqlite(folder, tmp_path_factory)
    yield world
    world.close()


def test_who_is_no_officer_only_sees_what_came(still: Play) -> None:
    register(still)

    assert "ยังไม่มีประกาศ" in act(still, "mali", "ประกาศ")
    assert [] == rows(still, Announcement)
