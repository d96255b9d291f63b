"""What has served its time goes by night, in steps, kind by kind, and what went is told in counts."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import update

from bot.config import SettingWrong, load
from bot.retention import running
from bot.retention.kinds import KINDS, days_of
from bot.retention.wording import WORDS
from cli import ops_retention
from models import retention
from models.base import table
from models.drafts import Draft
from models.evidence import Evidence
from models.inbox import Inbound
from models.messages import Message
from models.obligations import Obligation
from models.people import Account
from models.vault import WrappedKey
from tests.play import Play
from tests.stories import act, line_hash, register, rows

DAY_MS = 24 * 3_600_000
VOICE = {"type": "message", "message": {"type": "audio", "id": "v1", "duration": 12_000}}


def later(play: Play, days: int) -> dict[str, int]:
    """Let days go by for both clocks, then let a night come."""
    play.let_pass(days * DAY_MS)
    play.clock.moment += timedelta(days=days)
    return running.run(play.core)


def test_words_go_after_a_week_and_the_log_of_who_came_when_after_ninety_days(anywhere: Play) -> None:
    register(anywhere)
    came = len(rows(anywhere, Inbound))

    assert 0 == later(anywhere, 6)["events"]
    assert came == later(anywhere, 2)["events"]
    assert {None} == {row["body"] for row in (*rows(anywhere, Inbound), *rows(anywhere, Message))}
    assert 0 == later(anywhere, 80)["traffic"]
    assert came == later(anywhere, 3)["traffic"]
    assert [] == rows(anywhere, Inbound)
    assert 0 < len(rows(anywhere, Message))


def test_a_draft_stays_as_long_as_its_round_and_a_year_after_it(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]")
    begun = next(row for row in rows(play, Draft, state="open"))

    assert 0 == later(play, 500)["drafts"]
    with play.core.database.writing() as connection:
        connection.execute(update(table(Obligation)).values(state="waived"))
    assert 1 == later(play, 1)["drafts"]
    [over] = rows(play, Draft, id=begun["id"])
    assert ("dropped", b"") == (over["state"], over["body"])


def test_a_piece_beside_no_report_is_unreadable_after_its_time(play: Play) -> None:
    register(play)
    play.event("mali", VOICE)
    play.work()

    assert 0 == later(play, 399)["loose"]
    assert 1 == later(play, 2)["loose"]
    [piece] = rows(play, Evidence)
    assert ("gone", None) == (piece["state"], piece["file_key"])
    assert running.WHY == piece["reason"]


def test_the_account_of_somebody_who_left_goes_with_its_key_and_she_may_come_back(anywhere: Play) -> None:
    anywhere.text("arun", "สวัสดี")
    anywhere.event("arun", {"type": "unfollow"})
    mine = line_hash(anywhere, "arun")
    register(anywhere)

    went = later(anywhere, 401)

    assert 1 == went["accounts"]
    assert [] == rows(anywhere, Account, line_hash=mine) + rows(anywhere, WrappedKey, owner=f"line:{mine}")
    assert 1 == len(rows(anywhere, Account, line_hash=line_hash(anywhere, "mali")))
    assert [] != anywhere.event("arun", {"type": "follow"})


def test_more_than_a_step_goes_in_one_night_and_less_than_all_is_said(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(play)
    came = len(rows(play, Inbound))
    monkeypatch.setattr(running, "BATCH", 3)
    monkeypatch.setattr(running, "STEPS", 1)

    assert came > later(play, 8)["events"] >= 3
    monkeypatch.setattr(running, "STEPS", 400)
    running.run(play.core)

    told = [row for row in rows(play, retention.Erasure) if row["kind"] == "events"]
    assert [False, True] == [bool(row["is_all"]) for row in told]
    assert came == sum(row["count"] for row in told)


def test_the_command_tells_what_would_go_and_changes_nothing_then_what_went(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ops_retention, "open_core", lambda: play.core)
    register(play)
    came = len(rows(play, Inbound))
    play.let_pass(8 * DAY_MS)

    would = CliRunner().invoke(ops_retention.show_retention, ["--dry-run"]).output
    assert 0 == len([row for row in rows(play, Inbound) if row["body"] is None])
    went = CliRunner().invoke(ops_retention.show_retention, ["--now"]).output

    line = next(one for one in would.splitlines() if " events " in one)
    assert line.split()[0] == str(came)
    assert "ข้อความที่คนส่งเข้ามา" in line
    assert line in went
    assert len(KINDS) == len(would.splitlines())


def test_every_kind_has_words_and_a_rule() -> None:
    names = {one.name for one in KINDS}

    assert names == set(WORDS)
    assert names == set(retention.OVER) | {"accesses"}


@pytest.mark.parametrize("wrong", ["traffic=30", "nothing=3", "events", "events=-1", "accesses=x"])
def test_a_setting_that_keeps_too_little_or_names_nothing_stops_the_start(wrong: str) -> None:
    with pytest.raises(SettingWrong, match="RETENTION is wrong"):
        load({"SANAM_ENV": "development", "RETENTION": wrong, "SECRET_KEY": "s", "FIELD_KEY": "f"})


def test_a_setting_changes_one_kind_and_leaves_the_others() -> None:
    days = days_of("events=3, evidence=3650")

    assert (3, 3650, 7) == (days["events"], days["evidence"], days["messages"])
