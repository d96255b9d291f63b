"""What is late: first the group is offered help, then its officer is asked, then offices; names stay, and each of it ends."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.clock import BANGKOK
from engine.obligations.nouns.ladders import DEFAULT
from engine.obligations.states import State, is_owed
from handlers import easing
from handlers.escalating import owners
from models import obligations
from models.escalations import Escalation
from models.notices import Notice
from models.obligations import Obligation
from tests.ladders import PACK, ended, publish, with_centre
from tests.play import Play
from tests.stories import GROUP, act, contribute, desk, file, person, register, rows, shown

SET1 = "รายงานชุดที่ ๑"
LIST = "เรื่องที่ขอให้ช่วยดู"


@pytest.fixture
def late(play: Play) -> Play:
    """A group that registers, and an officer of the ministry above its province."""
    with_centre(play)
    register(play)
    return play


def at(play: Play, month: int, day: int, hour: int = 9) -> dict[str, str]:
    """Let the morning of a day come; return who is told what by a push."""
    play.clock.moment = datetime(2021, month, day, hour, tzinfo=BANGKOK)
    return {who: shown(said) for who, said in play.remind().items()}


def days(play: Play, *wanted: tuple[int, int]) -> dict[str, str]:
    told: dict[str, str] = {}
    for month, day in wanted:
        told = at(play, month, day)
    return told


def of_set1(play: Play, part: str = "collect") -> Escalation:
    [owed] = rows(play, Obligation, duty="set1")
    [row] = rows(play, Escalation, about_id=owed["id"], part=part)
    return Escalation(**row)


def to_officer(play: Play) -> dict[str, str]:
    return days(play, (11, 23), (11, 25), (11, 26), (11, 29))


def test_the_group_is_offered_help_before_anybody_else_hears_of_it(late: Play) -> None:
    told = days(late, (11, 23), (11, 25), (11, 26))

    assert "มีปัญหาอะไรให้ช่วยไหมคะ" in told["mali"]
    assert all(
        f"[{label}]" in told["mali"] for label in ("ทำเลย", "ขอเลื่อน", "เดือนนี้ไม่มีกิจกรรม", "ให้เจ้าหน้าที่โทรหา")
    )
    assert [] == rows(late, Escalation)


def test_two_days_late_its_officer_is_asked_and_sees_who_it_is(late: Play) -> None:
    told = to_officer(late)

    assert LIST in told["somchai"]
    assert f"{GROUP} · รายงานข้อมูลทั่วไป" in told["somchai"]
    assert "มะลิ" in act(late, "somchai", LIST, "[ดูเรื่องนี้]")


def test_the_office_above_hears_which_office_and_how_much_and_no_name(late: Play) -> None:
    told = to_officer(late)
    for day in range(1, 8):
        told = {**told, **at(late, 12, day)}
    seen = told["arun"] + act(late, "arun", LIST) + act(late, "arun", "[ดูเรื่องนี้]")

    assert "สำนักงานเกษตรและสหกรณ์จังหวัดเชียงใหม่" in seen
    assert "มะลิ" not in seen
    assert GROUP not in seen


def test_who_says_that_she_follows_it_up_is_left_alone_for_a_while(late: Play) -> None:
    to_officer(late)

    assert "รับทราบแล้ว" in act(late, "somchai", LIST, "[รับทราบ จะติดตามให้]")
    quiet = [LIST in at(late, 12, day).get("somchai", "") for day in (1, 2, 3)]

    assert person(late, "somchai") == of_set1(late).acknowledged_by
    assert [False] * 3 == quiet


def test_where_the_officer_does_not_answer_her_colleague_hears_of_it(late: Play) -> None:
    to_officer(late)

    at(late, 12, 1)

    assert person(late, "nida") == of_set1(late).owner_id


def test_the_officer_who_is_away_is_passed_over(late: Play) -> None:
    act(late, "somchai", "ไม่อยู่ช่วงนี้", "[เริ่มวันนี้]", "[30 วัน]", "[ไม่มีใครทำแทน]")

    to_officer(late)

    assert person(late, "nida") == of_set1(late).owner_id


def test_a_report_ends_it_and_nobody_is_asked_any_more(late: Play) -> None:
    to_officer(late)
    contribute(late)

    told = at(late, 12, 1)

    assert "report" == of_set1(late).ended
    assert SET1 not in told.get("nida", "").partition(LIST)[2]


def test_a_later_day_ends_it_and_being_late_again_is_another_one(late: Play) -> None:
    to_officer(late)
    with late.core.database.writing() as connection:
        here = desk(late, connection)
        [owed] = rows(late, Obligation, duty="set1")
        assert easing.extend(here, owed["id"], date(2021, 12, 20), by=None, letter="กษ 0100/1")

    at(late, 11, 30)

    assert "extension" == of_set1(late).ended


def test_a_waiver_ends_it(late: Play) -> None:
    to_officer(late)
    with late.core.database.writing() as connection:
        [owed] = rows(late, Obligation, duty="set1")
        easing.waive(desk(late, connection), owed["id"], by=None, why="rain or flood")

    at(late, 11, 30)

    assert "waiver" == of_set1(late).ended


def test_a_reason_in_words_ends_it_and_is_sealed(late: Play) -> None:
    to_officer(late)

    said = act(late, "somchai", LIST, "[ดูเรื่องนี้]", "[บันทึกเหตุผล]", "ถนนขาดจากน้ำท่วม")

    found = of_set1(late)
    assert "บันทึกเหตุผลแล้ว" in said
    assert ("reason", person(late, "somchai")) == (found.ended, found.ended_by)
    assert "ถนนขาด".encode() not in (found.reason or b"")
    assert SET1 not in act(late, "somchai", LIST)


def test_words_that_were_taken_back_leave_the_reason_empty(late: Play) -> None:
    to_officer(late)
    act(late, "somchai", LIST, "[ดูเรื่องนี้]", "[บันทึกเหตุผล]", "ถนนขาดจากน้ำท่วม")

    # The text is the event before its webhook's own number.
    late.event("somchai", {"type": "unsend", "unsend": {"messageId": f"m{late.count - 1}"}})

    assert ("reason", None) == (of_set1(late).ended, of_set1(late).reason)


def test_somebody_who_would_like_a_call_reaches_the_office_at_once(late: Play) -> None:
    days(late, (11, 23), (11, 25), (11, 26))

    said = act(late, "mali", "[ให้เจ้าหน้าที่โทรหา]")

    assert "แจ้งเจ้าหน้าที่ให้โทรหาแล้ว" in said
    assert "ขอให้โทรหา" in act(late, "somchai", LIST)


def test_an_office_without_anybody_leaves_it_to_the_one_above_and_last_to_the_administrators(
    late: Play,
) -> None:
    for who, kind in (("somchai", "officer"), ("nida", "head")):
        ended(late, who, kind)
    to_officer(late)
    assert person(late, "arun") == of_set1(late).owner_id
    ended(late, "arun", "centre_officer")

    with late.core.database.reading() as connection:
        owed = rows(late, Obligation, state="open")[0]
        nobody = owners.owner_of(desk(late, connection), Obligation(**owed))

    assert None is nobody.person


def test_a_report_of_the_office_itself_is_asked_for_at_a_colleague(late: Play) -> None:
    contribute(late)
    for day in range(23, 31):
        at(late, 11, day)
    for day in (1, 2):
        at(late, 12, day)

    assert person(late, "nida") == of_set1(late, "file").owner_id


def test_a_pack_with_our_own_ladder_escalates_the_same(late: Play) -> None:
    programme = late.core.shelf.library().programmes[PACK]
    publish(late, replace(programme, ladders=(DEFAULT,)))

    with late.core.database.reading() as connection:
        assert DEFAULT == desk(late, connection).library.programmes[PACK].ladder("default")


def test_what_was_told_once_is_told_by_one_notice_however_often_the_job_runs(late: Play) -> None:
    to_officer(late)
    late.remind()
    late.remind()

    found = [(row["about_id"], row["step"], row["person_id"]) for row in rows(late, Notice, kind="escalated")]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_happens_nothing_open_lacks_an_owner_and_everything_ends_with_its_round(
    late: Play, seed: int
) -> None:
    dice = random.Random(seed)  # which history is told, no secret
    for day in range(23, 46):
        late.clock.moment = datetime(2021, 11, 22, 9, tzinfo=BANGKOK) + timedelta(days=day - 22)
        late.remind()
        _happens(late, dice)
        with late.core.database.reading() as connection:
            here = desk(late, connection)
            for row in obligations.of_programme(connection, PACK, [state.value for state in State]):
                owner = owners.owner_of(here, row)
                assert owner.person or not owner.office
    _all_is_sent(late)

    assert [] == [row["about_id"] for row in rows(late, Escalation, ended="")]
    assert {row["ended"] for row in rows(late, Escalation)} <= {
        "report",
        "extension",
        "waiver",
        "reason",
        "handed_on",
    }
    assert rows(late, Escalation)


def _happens(play: Play, dice: random.Random) -> None:
    """Let one of a few things happen, or nothing."""
    match dice.randrange(8):
        case 0:
            act(play, "somchai", LIST)
            if "[รับทราบ จะติดตามให้]" in shown(play.seen["somchai"]):
                act(play, "somchai", "[รับทราบ จะติดตามให้]")
        case 1:
            act(play, "nida", LIST)
            if "[ดูเรื่องนี้]" in shown(play.seen["nida"]):
                act(play, "nida", "[ดูเรื่องนี้]", "[บันทึกเหตุผล]", "[ฝนตก น้ำท่วม]")
        case 2:
            act(play, "somchai", "ไม่อยู่ช่วงนี้", "[เริ่มวันนี้]", "[3 วัน]", "[ไม่มีใครทำแทน]")


def _all_is_sent(play: Play) -> None:
    """Waive what is left, as an administrator does, and let the job look once more."""
    with play.core.database.writing() as connection:
        for row in obligations.of_programme(
            connection, PACK, [state.value for state in State if is_owed(state)]
        ):
            easing.waive(desk(play, connection), row.id, by=None, why="the group has ended")
    play.clock.moment += timedelta(days=1)
    play.remind()


def test_a_filed_report_ends_what_its_group_was_late_with(late: Play) -> None:
    contribute(late)
    file(late)

    assert [] == rows(late, Escalation)
