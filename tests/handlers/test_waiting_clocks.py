"""Those who decide and answer have clocks as well: two working days, then somebody else hears that it waits."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import BANGKOK
from engine.obligations.programme import Review
from models.escalations import Escalation
from tests.ladders import HEAD, filed, owed, sent
from tests.play import Play
from tests.stories import act, register, rows, shown

SOON = Review("head", "accept")
ASKED = "มีกองปุ๋ยสองกองแล้ว นับรวมไหม"


@pytest.fixture
def reported(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Play:
    return filed(tmp_path, tmp_path_factory)


def on(play: Play, day: int, month: int = 11) -> dict[str, str]:
    play.clock.moment = datetime(2021, month, day, 9, tzinfo=BANGKOK)
    return {who: shown(said) for who, said in play.remind().items()}


def test_a_reviewer_is_reminded_after_two_working_days_of_everything_that_waits(reported: Play) -> None:
    sent(reported, SOON)
    act(reported, "nida", "เมนู")

    assert "nida" not in on(reported, 23)
    assert "เรื่องที่รอคุณอยู่" in on(reported, 24)["nida"]


def test_after_four_somebody_else_hears_of_it(reported: Play) -> None:
    sent(reported, SOON)
    act(reported, "nida", "เมนู")
    on(reported, 24)

    told = on(reported, 26)

    assert "รอตรวจ" in told["somchai"]
    assert ["review"] == [row["part"] for row in rows(reported, Escalation)]


def test_a_clock_of_the_pack_counts_from_its_own_day(reported: Play) -> None:
    sent(reported, HEAD)
    act(reported, "nida", "เมนู")

    assert "เรื่องที่รอคุณอยู่" not in on(reported, 24).get("nida", "")
    assert "เรื่องที่รอคุณอยู่" in on(reported, 25)["nida"]


def test_what_was_decided_in_time_reminds_nobody(reported: Play) -> None:
    sent(reported, SOON)
    act(reported, "nida", "รอตรวจ", "[ตรวจ]", "[ผ่าน]")

    assert "nida" not in on(reported, 24)
    assert "somchai" not in on(reported, 26) or [] == rows(reported, Escalation)
    assert "accepted" == owed(reported).state


def test_a_decision_ends_what_was_passed_on(reported: Play) -> None:
    sent(reported, SOON)
    on(reported, 26)
    act(reported, "nida", "รอตรวจ", "[ตรวจ]", "[ผ่าน]")
    on(reported, 27)

    assert ["report"] == [row["ended"] for row in rows(reported, Escalation)]


def test_a_question_is_asked_again_and_then_of_somebody_else(play: Play) -> None:
    register(play)
    act(play, "mali", "ถามเจ้าหน้าที่", ASKED)
    act(play, "somchai", "เมนู")

    assert ASKED in on(play, 24)["somchai"]
    told = on(play, 26)
    assert "คำถามที่ยังไม่มีคำตอบ" in told.get("nida", "") + act(play, "nida", "เรื่องที่ขอให้ช่วยดู")


def test_an_answer_ends_it(play: Play) -> None:
    register(play)
    act(play, "mali", "ถามเจ้าหน้าที่", ASKED)
    on(play, 26)
    act(play, "somchai", "เรื่องจากกลุ่ม", "[ตอบ]", "นับเฉพาะกองแรก")
    play.clock.moment += timedelta(days=1)
    play.remind()

    assert ["answered"] == [row["ended"] for row in rows(play, Escalation)]
