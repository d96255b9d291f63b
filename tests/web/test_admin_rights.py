"""The pages for admins open for whom the pack names, over that programme alone; every other role finds nothing there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models import facts, offices
from models.audit import Act
from models.facts import Fact
from models.offices import UNIT
from models.units import Unit
from tests.play import Play
from tests.stories import GROUP, person, rows
from tests.web.admin_kit import CENTRE, PACK, admin, appoint, world
from tests.web.board_kit import Desktop, signed_in
from web.board.pages import PAGES, ROOT

ADMIN = "centre_officer"
OFFICES = {"province": "moac-cm", "centre": CENTRE}
THINGS = {
    "<pack>": PACK, "<programme>": PACK, "<form>": "set1", "<ending>": "xlsx", "<upload>": "x" * 32, "<day>": "2021-11-22",
}  # fmt: skip


@pytest.fixture
def play(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    yield from world(tmp_path, tmp_path_factory)


def addresses(play: Play) -> list[str]:
    """Return every address of a page for admins, about things that are there."""
    found = []
    for page in PAGES:
        if page.admin:
            rule = page.rule.replace("<person>", person(play, "somchai"))
            for name, thing in THINGS.items():
                rule = rule.replace(name, thing)
            found.append(ROOT + rule)
    return found


def token(desktop: Desktop) -> str:
    desktop.look(ROOT)
    return next(
        str(dict(form.form_values())["token"])
        for form in desktop.page().forms
        if "token" in dict(form.form_values())
    )


def test_every_page_for_admins_is_shut_for_every_other_role(play: Play) -> None:
    programme = play.core.shelf.library().programmes[PACK]
    [unit] = [row["id"] for row in rows(play, Unit) if row["name"] == GROUP]
    others = [one for one in programme.roles if not one.admin]
    assert {"leader", "officer", "head"} == {one.id for one in others}
    for one in others:
        appoint(
            play,
            "daeng",
            "แดง",
            one.id,
            unit if one.of.table == "units" else OFFICES[one.of.id],
            UNIT if one.of.table == "units" else offices.OFFICE,
        )
    desktop = signed_in(play, "daeng")
    mark = token(desktop)

    assert "ดูแลโครงการ" not in desktop.look(ROOT)
    for where in addresses(play):
        desktop.look(where)
        assert (404, where) == (desktop.status, where)
        desktop.post(where, token=mark, do="open", edit="x", role="x")
        assert desktop.status in {404, 405}
    assert [] == [one for one in rows(play, Fact) if one["kind"] == facts.PUBLIC]


def test_somebody_whose_role_looks_after_it_finds_them_all(play: Play) -> None:
    desktop = admin(play)

    assert "ดูแลโครงการ" in desktop.look(ROOT)
    for where in addresses(play):
        if "x" * 32 not in where:
            desktop.look(where)
            assert (200, where) == (desktop.status, where)


def test_an_admin_of_another_programme_finds_nothing_of_this_one(play: Play) -> None:
    with play.core.database.writing() as connection:
        offices.put_office(
            connection, id="cdd", programme="cdd-2565", kind="department", name="กรมการพัฒนาชุมชน", area="", phone=None,
        )  # fmt: skip
    appoint(play, "daeng", "แดง", "officer", "moac-cm")
    with play.core.database.writing() as connection:
        offices.grant(
            connection, id="daeng-cdd", person_id=person(play, "daeng"), programme="cdd-2565", kind="department_officer",
            scope_kind=offices.OFFICE, scope_id="cdd", valid_from=play.clock.moment,
        )  # fmt: skip
    desktop = signed_in(play, "daeng")

    assert "ดูแลโครงการ" in desktop.look(ROOT)
    for where in (
        f"/board/admin/packs/{PACK}", f"/board/admin/files/{PACK}.xlsx", f"/board/admin/rosters/{PACK}.xlsx",
        "/board/admin/people?office=moac-cm", f"/board/admin/messages/{person(play, 'somchai')}/2021-11-22",
    ):  # fmt: skip
        desktop.look(where)
        assert (404, where) == (desktop.status, where)
    desktop.look("/board/admin/audit")
    assert "สมชาย" not in desktop.text()
    desktop.look("/board/admin/people?q=เชียงใหม่")
    assert "สำนักงานเกษตรและสหกรณ์" not in desktop.text()


def test_a_role_that_ends_takes_the_pages_away_at_once(play: Play) -> None:
    appoint(play, "daeng", "แดง", ADMIN, CENTRE)
    appoint(play, "daeng", "แดง", "officer", "moac-cm")
    desktop = signed_in(play, "daeng")
    assert "โครงการที่คุณดูแล" in desktop.look("/board/admin")

    with play.core.database.writing() as connection:
        [role] = [
            one
            for one in offices.roles_of(connection, person(play, "daeng"), at=play.clock.moment)
            if one.kind == ADMIN
        ]
        offices.end(connection, role.id, at=play.clock.moment)
    desktop.look("/board/admin")
    assert 404 == desktop.status


def test_a_press_without_our_own_page_does_nothing(play: Play) -> None:
    desktop = admin(play)

    desktop.post(f"/board/admin/packs/{PACK}", token="wrong", do="open")
    assert 403 == desktop.status
    desktop.post("/board/admin/rosters", token="wrong")
    assert 403 == desktop.status
    assert [] == [one for one in rows(play, Act) if one["act"] == "public_opened"]
