"""A programme's year: quiet when it is over, closed with what never came, taken over by the next one."""

import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from bot import pushing, sheets, wiring
from bot.clock import BANGKOK
from cli.applying import FOLDER, apply
from cli.packs import close as packs_close
from cli.packs.close import close_year
from cli.packs.roll import roll
from engine.obligations.programme import Programme
from engine.obligations.reading import read_text
from engine.obligations.states import State
from engine.rolling.texts import rolled
from handlers import dating, enrolling, reminding
from handlers.dating import Setting
from handlers.desk import Desk, Library
from handlers.rungs import reaching
from handlers.years import closing, over, taking_over
from handlers.years.late import is_late
from models import facts, notices, obligations, offices, reports, units
from models.base import table
from models.notices import Notice, ReminderStep
from models.obligations import Obligation
from tests.engine.clock_pack import HEAD
from tests.play import Play
from tests.stories import act, contribute, desk, file, register, rows, shown

MOAC = "moac-groups-2565"
DUTY = '[duties.{id}]\nname = "x"\nform = "plan"\nabout = "group"\nfiled_by = "offices.district"\n{rest}\n'
TEXT = HEAD + "".join(
    DUTY.format(id=id_, rest=rest)
    for id_, rest in {
        "visit": 'due = { after = "meeting", days = 7 }',
        "last": "due = 2022-09-30",
        "later": 'due = "set_later"',
        "tranche": 'due = { by = "tranche", "1" = 2022-01-31, "2" = 2022-05-31 }',
    }.items()
)
PACK = read_text(TEXT)


def at(here: Desk, day: date, *, ends_years: bool = True) -> Desk:
    """Return the same desk on another day, outside development unless told otherwise."""
    now = datetime(day.year, day.month, day.day, 9, tzinfo=BANGKOK)
    return replace(here, now=now, office=replace(here.office, ends_years=ends_years))


def with_packs(here: Desk, *packs: Programme) -> Desk:
    return replace(here, library=Library("", {one.id: one for one in packs}, {}, {}))


@pytest.fixture
def here(play: Play) -> Any:
    with play.core.database.writing() as connection:
        one = with_packs(desk(play, connection), PACK)
        offices.put_office(
            connection, id="a", programme=PACK.id, kind="district", name="a", area="5007", phone=None
        )
        units.add(
            connection, id="one", programme=PACK.id, kind="group", name="one", place="50070600", office_id="a",
            attributes={}, made_at=one.now,
        )  # fmt: skip
        enrolling.enrol(one, PACK, "one")
        yield one


def row(here: Desk, duty: str, programme: str = PACK.id) -> Obligation:
    return next(one for one in obligations.of_unit(here.connection, "one", programme) if one.duty == duty)


def open_steps(here: Desk) -> int:
    waiting = select(table(ReminderStep).c.at).where(table(ReminderStep).c.is_done.is_(False))
    return len(list(here.connection.execute(waiting)))


def visited(here: Desk, day: date) -> None:
    dating.write_down(here, PACK, Setting("unit:one", facts.EVENT, "meeting", day=day, occurrence="e1"))


def reminded(here: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Run the reminders as if somebody were in charge; return the duties that they are about."""
    monkeypatch.setattr(reaching, "concerned", lambda *_args, **_more: ["somebody"])
    reminding.remind(here)
    found = here.connection.execute(select(table(Notice)).where(table(Notice).c.kind == "remind")).mappings()
    abouts = [obligations.get(here.connection, one["about_id"]) for one in found]
    return sorted({one.duty for one in abouts if one and one.programme == PACK.id})


def test_the_last_due_day_and_the_reminder_behind_it_still_belong_to_the_year(
    here: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "last" in reminded(at(here, date(2022, 10, 1)), monkeypatch)


def test_a_pack_whose_year_is_over_starts_no_reminder(here: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    visited(here, date(2026, 11, 10))
    late = at(here, date(2026, 11, 18))

    assert over.is_over(late, PACK)
    assert [] == reminded(late, monkeypatch)
    assert 0 == len(
        [
            one
            for one in notices.steps_due(here.connection, at=late.now)
            if one.obligation_id == row(here, "visit").id
        ]
    )


def test_in_development_a_pack_of_another_year_goes_on(here: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    visited(here, date(2026, 11, 10))

    assert "visit" in reminded(at(here, date(2026, 11, 18), ends_years=False), monkeypatch)


def test_a_day_that_an_admin_set_beyond_the_year_is_reminded_of(
    here: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = at(here, date(2022, 11, 20))
    dating.write_down(
        late, PACK, Setting("", facts.DATE, "later/once", day=date(2022, 11, 25), letter="กษ 0100/1")
    )

    assert ["later"] == reminded(at(here, date(2022, 11, 25)), monkeypatch)


def test_production_ends_years_and_development_does_not(play: Play) -> None:
    assert not play.core.office.ends_years
    assert wiring.office(replace(play.settings, sanam_env="production"), play.core.texts).ends_years


def test_closing_ends_what_never_came_as_not_received_and_says_who_and_when(here: Desk) -> None:
    obligations.set_state(here.connection, row(here, "last").id, state="submitted", report_id="r")
    obligations.set_state(here.connection, row(here, "plan").id, state="returned")
    close_day = at(here, date(2022, 10, 5))

    found = closing.close(close_day, PACK, by="admin")

    assert {"visit": "not_received", "later": "not_received", "tranche": "not_received", "last": "submitted", "plan": "returned"} == {
        one.duty: one.state for one in obligations.of_unit(here.connection, "one", PACK.id)
    }  # fmt: skip
    assert (3, 1) == (found.rounds, found.returned)
    change = obligations.changes_of(here.connection, row(here, "visit").id)[-1]
    assert ("admin", closing.WHY, close_day.now) == (change.person_id, change.why, change.at)


def test_closing_twice_is_as_once(here: Desk) -> None:
    closing.close(here, PACK)

    assert (0, 0) == ((again := closing.close(here, PACK)).rounds, again.people)
    assert 1 == len(obligations.changes_of(here.connection, row(here, "last").id))


def test_what_is_closed_is_reminded_of_no_more_and_moves_no_more(here: Desk) -> None:
    closing.close(here, PACK)

    assert 0 == open_steps(here)
    visited(here, date(2022, 9, 1))
    assert (None, "not_received") == ((one := row(here, "visit")).due, one.state)


def test_the_next_year_s_pack_takes_the_units_over_and_reminds_nobody_before_a_day_is_confirmed(
    here: Desk,
) -> None:
    text = rolled(TEXT, id_="small-2566", year=2566, years=1, home=PACK.id)
    following = read_text(text, base=TEXT)
    both = with_packs(here, PACK, following)
    before = open_steps(here)

    assert (1, 0) == (taking_over.take_over(both, following), taking_over.take_over(both, following))

    owed = obligations.of_unit(here.connection, "one", following.id)
    assert {one.id for one in following.duties} == {one.duty for one in owed}
    assert {None} == {one.due for one in owed}
    assert before == open_steps(here)

    confirmed = Setting("", facts.DATE, "last/once", day=date(2023, 9, 29), letter="กษ 0100/2")
    dating.write_down(both, following, confirmed)

    assert (date(2023, 9, 29), "open") == ((one := row(here, "last", following.id)).due, one.state)
    assert before < open_steps(here)
    assert date(2022, 9, 30) == row(here, "last").due


def test_applying_a_rolled_folder_enrols_the_groups_again_and_applying_it_twice_is_as_once(
    play: Play, tmp_path: Path
) -> None:
    register(play)
    shutil.copytree(FOLDER / MOAC, tmp_path / MOAC)
    assert 0 == CliRunner().invoke(roll, [str(tmp_path / MOAC), "2566"]).exit_code
    before = len(rows(play, ReminderStep))

    for _ in range(2):
        apply(play.core, tmp_path / "moac-groups-2566")

    [group] = [one["id"] for one in rows(play, units.Unit, kind="group")]
    owed = rows(play, Obligation, programme="moac-groups-2566", unit_id=group)
    assert {"list", "set1", "set2", "set3", "set4", "monthly"} == {one["duty"] for one in owed}
    assert {"waiting_for_date"} == {one["state"] for one in owed}
    assert before == len(rows(play, ReminderStep))


def test_the_units_of_the_latest_year_are_taken_over_and_those_of_other_projects_are_not(here: Desk) -> None:
    years = {
        year: read_text(
            rolled(TEXT, id_=f"small-{year}", year=year, years=year - 2565, home=PACK.id), base=TEXT
        )
        for year in (2566, 2567)
    }
    other = replace(years[2566], id="northern-2566")
    desk_ = with_packs(here, PACK, other, *years.values())

    assert (years[2566], PACK) == (
        taking_over.predecessor(desk_, years[2567]), taking_over.predecessor(desk_, years[2566]),
    )  # fmt: skip
    assert taking_over.predecessor(desk_, other) is None


def test_a_late_report_is_late_and_the_correction_of_a_punctual_one_is_not(play: Play) -> None:
    register(play)
    contribute(play)
    [row_] = [one for one in rows(play, reports.Report) if one["purpose"] == reports.CONTRIBUTION]
    with play.core.database.reading() as connection:
        report = reports.get(connection, row_["id"])
        owed = obligations.get(connection, row_["obligation_id"])
        programme = play.core.shelf.library().programmes[MOAC]
        assert report is not None
        assert owed is not None
        late = replace_sent(report, datetime(2022, 12, 1, tzinfo=BANGKOK))

        assert not is_late(connection, programme, owed, report)
        assert not is_late(connection, programme, owed, replace_sent(late, late.sent_at, id_="correction"))
        assert is_late(connection, programme, owed, late)
        assert is_late(connection, programme, Obligation(**{**columns(owed), "due": None}), late)


@pytest.mark.parametrize(("day", "is_marked"), [(30, False), (31, True)])
def test_a_late_report_is_marked_in_the_sheet_and_a_punctual_one_is_not(
    play: Play, day: int, *, is_marked: bool
) -> None:
    register(play)
    contribute(play)
    file(play)
    sent_at = datetime(2021, 11, 30, 23, 59, tzinfo=BANGKOK) + timedelta(days=day - 30)
    with play.core.database.writing() as connection:
        connection.execute(table(reports.Report).update().values(sent_at=sent_at))
        tables = list(sheets.report_tables(play.core, connection, None))
        [sent] = [str(row["sent_at"]) for one in tables for row in one.rows]

    assert is_marked == sent.endswith(" ส่งหลังกำหนด")


def columns(one: Any) -> dict[str, Any]:
    return {column.name: getattr(one, column.name) for column in type(one).__table__.columns}


def replace_sent(report: reports.Report, sent_at: datetime, *, id_: str = "") -> reports.Report:
    """Return a report as if it had been sent at another moment; with an id of its own it is a correction."""
    return reports.Report(**{**columns(report), "sent_at": sent_at, "id": id_ or report.id})


def closed(play: Play, monkeypatch: pytest.MonkeyPatch, *words: str) -> Any:
    monkeypatch.setattr(packs_close, "open_core", lambda: play.core)
    return CliRunner().invoke(close_year, [MOAC, *words])


def test_an_admin_closes_a_year_and_each_owner_hears_of_it_once_for_free(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(play)
    play.clock.moment = datetime(2022, 10, 5, 9, tzinfo=BANGKOK)

    told = closed(play, monkeypatch, "--json", "--by", "admin").output

    assert '"programme": "moac-groups-2565"' in told
    pushing.run_reminders(play.core_without_tasks())
    play.work()
    assert [] == [to for to, _ in play.line.pushes if to == play.user("mali")]
    said = act(play, "mali", "สวัสดี")
    assert "ปิดปีงบประมาณแล้ว" in said
    assert "นับว่าส่งหลังกำหนด" in said
    assert "ปิดปีงบประมาณแล้ว" not in act(play, "mali", "สวัสดี")
    assert '"not_received": 0, "people": 0' in closed(play, monkeypatch, "--json").output


def test_after_the_year_is_closed_a_report_is_still_taken_and_said_to_be_late(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(play)
    play.clock.moment = datetime(2022, 10, 5, 9, tzinfo=BANGKOK)
    closed(play, monkeypatch, "--yes")
    act(play, "somchai", "สวัสดี")

    opened = shown(play.press("somchai", "ทำเลย"))

    assert "ปิดปีงบประมาณแล้ว ส่งได้ และนับว่าส่งหลังกำหนด" in opened
    assert "not_received" in {one["state"] for one in rows(play, Obligation, programme=MOAC)}


def test_what_is_closed_is_not_in_the_list_of_what_to_send(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(play)
    closed(play, monkeypatch, "--yes")
    act(play, "mali", "สวัสดี")

    assert "[ทำเลย]" not in act(play, "mali", "งานค้าง")


def test_closing_a_programme_that_is_not_there_says_so(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs_close, "open_core", lambda: play.core)

    result = CliRunner().invoke(close_year, ["nothing-2565", "--yes"])

    assert 2 == result.exit_code
    assert "no programme nothing-2565 is applied" in result.output


def test_a_round_that_is_not_received_may_be_sent_waived_or_opened_again() -> None:
    from engine.obligations.states import Happened, after, is_locked, is_owed

    assert [State.SUBMITTED, State.ZERO, State.WAIVED, State.OPEN] == [
        after(State.NOT_RECEIVED, one)
        for one in (Happened.SENT, Happened.NOTHING_TO_REPORT, Happened.WAIVED, Happened.RESUMED)
    ]
    assert not is_locked(State.NOT_RECEIVED)
    assert not is_owed(State.NOT_RECEIVED)
