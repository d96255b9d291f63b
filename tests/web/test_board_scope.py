"""Nobody sees on a page what her roles do not show her: every page is tried with what belongs to somebody else."""

from dataclasses import replace
from datetime import timedelta

from engine.obligations.programme import Programme
from models.obligations import Obligation
from models.offices import end, roles_of
from models.reports import Report
from models.units import Unit
from tests import ladders, tiers
from tests.play import Play
from tests.stories import CHAIR, GROUP, PHONE, contribute, file, person, register, rows
from tests.web.board_kit import Desktop, signed_in
from web.board.pages import PAGES, ROOT

OTHERS = "ตลาด 02"
OWN = "ตลาด 01"
ASKS = (
    "",
    "?which=soon",
    "?which=returned",
    "?place=5007",
    "?programme=cdd-markets-2565",
    "?month=2022-01",
    "?targets=1",
)


def everything_is_late(play: Play) -> None:
    """Let every round be past its day, so that each of them stands in a list."""
    play.clock.moment += timedelta(days=200)


def addresses(play: Play, office: str) -> list[str]:
    """Return the address of every page that is about one thing, with the things of an office."""
    units = [row["id"] for row in rows(play, Unit) if row["office_id"] == office]
    reports = [row["id"] for row in rows(play, Report) if row["office_id"] == office]
    things = {
        "unit": units,
        "report": reports,
        "programme": ["moac-groups-2565"],
        "code": ["5007", "57", "00", "x", "50'"],
    }
    return [
        ROOT + page.rule.replace(f"<{name}>", thing)
        for page in PAGES
        for name, some in things.items()
        if f"<{name}>" in page.rule
        for thing in some
    ]


def test_an_officer_sees_nothing_of_the_office_beside_hers(play: Play) -> None:
    made = tiers.settled(play, 4)
    tiers.keep(play, "mali", made.names[OTHERS])
    tiers.sent(play, made.names[OTHERS], 4, 100)
    everything_is_late(play)
    desktop = signed_in(play, "daeng")

    found = addresses(play, "cdd-5007")
    assert len(found) > 5
    for one in found:
        desktop.look(one)
        assert (404, one) == (desktop.status, one)
        assert "ไม่พบหน้านี้" in desktop.text()
    for page in PAGES:
        for ask in ASKS if "<" not in page.rule else ():
            said = desktop.look(ROOT + page.rule + ask)
            assert desktop.status in {200, 404}
            assert OTHERS not in said
            assert (
                "แม่ริม" not in desktop.text().replace("เฉพาะอ.แม่ริม", "")
                if desktop.last and desktop.last.mimetype == "text/html"
                else True
            )
    assert OWN in desktop.look("/board/missing")


def test_nothing_can_be_decided_about_what_is_not_to_be_seen(play: Play) -> None:
    made = tiers.settled(play, 4)
    tiers.keep(play, "mali", made.names[OTHERS])
    report = tiers.sent(play, made.names[OTHERS], 4, 100)
    desktop = signed_in(play, "daeng")
    token = dict(desktop.page().forms[-1].form_values())["token"]

    desktop.post(f"/board/reports/{report}", token=token, do="pass", step="0")
    assert 404 == desktop.status


def test_the_office_above_sees_both_and_nothing_personal(play: Play) -> None:
    register(play)
    contribute(play)
    file(play)
    ladders.laddered(play)
    desktop = signed_in(play, "arun")
    [report] = [row["id"] for row in rows(play, Report) if row["purpose"] == "report"]

    desktop.look(f"/board/reports/{report}")
    assert 200 == desktop.status
    assert GROUP in desktop.text()
    assert "เฉพาะสำนักงานที่ส่งและผู้ตรวจ" in desktop.text()
    assert not any(one in desktop.words() for one in (CHAIR, PHONE, "สมชาย"))


def test_a_role_that_ends_takes_its_office_out_of_sight_at_once(play: Play) -> None:
    made = tiers.settled(play, 4)
    everything_is_late(play)
    desktop = signed_in(play, "nida")
    unit = made.names[OTHERS]
    assert OTHERS in desktop.look(f"/board/units/{unit}")

    _end(play, "nida", "province_officer")
    desktop.look(f"/board/units/{unit}")
    assert 404 == desktop.status
    desktop.look("/board")
    assert 200 == desktop.status


def _end(play: Play, who: str, kind: str) -> None:
    with play.core.database.writing() as connection:
        for role in roles_of(connection, person(play, who), at=play.clock.moment):
            if role.kind == kind:
                end(connection, role.id, at=play.clock.moment)
    play.clock.moment += timedelta(minutes=1)


def test_what_only_few_may_know_of_is_on_no_page(play: Play) -> None:
    register(play)
    contribute(play)
    file(play)
    desktop = signed_in(play, "nida")
    [row] = [one for one in rows(play, Obligation) if one["report_id"]]
    assert 200 == _status(desktop, f"/board/reports/{row['report_id']}")

    programme: Programme = play.core.shelf.library().programmes[ladders.PACK]
    duties = tuple(replace(one, confidential=one.id == row["duty"]) for one in programme.duties)
    ladders.publish(play, replace(programme, duties=duties))
    everything_is_late(play)
    title = next(one.name for one in programme.duties if one.id == row["duty"])
    assert 404 == _status(desktop, f"/board/reports/{row['report_id']}") or desktop.status == 401
    desktop = signed_in(play, "nida")
    assert 404 == _status(desktop, f"/board/reports/{row['report_id']}")
    for page in PAGES:
        if "<" not in page.rule:
            assert title not in desktop.look(ROOT + page.rule)
    assert title not in desktop.look(f"/board/units/{row['unit_id']}")


def _status(desktop: Desktop, where: str) -> int:
    desktop.look(where)
    return desktop.status
