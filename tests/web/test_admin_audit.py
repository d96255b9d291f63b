"""The log names people, groups, offices, rounds and questions in words, is searched by them, and keeps secrets."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from handlers.boards import abouts, seeking
from handlers.boards.abouts import FEW, UNNAMED, About
from handlers.boards.admins import Care
from models import audit
from models.offices import Role
from models.reports import Report
from models.units import Unit
from tests.play import Play
from tests.stories import GROUP, desk, register, rows
from tests.web.admin_kit import CENTRE, PACK, admin, world
from tests.web.board_kit import Desktop

WHERE = "/board/admin/audit"
ID = re.compile(r"[0-9a-f]{12,}|[a-z]+_[a-z_]+")


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    yield from world(Path(tmp_path_factory.mktemp("log")), tmp_path_factory)


@pytest.fixture(scope="module")
def desktop(play: Play) -> Desktop:
    return admin(play)


def report(play: Play) -> dict[str, str]:
    return next(dict(one) for one in rows(play, Report, purpose="report"))


def lines(desktop: Desktop, asked: str = "") -> list[str]:
    """Return the lines of the log as they stand before anybody opens the code beside them."""
    desktop.look(f"{WHERE}{asked}")
    page = desktop.page()
    for one in page.xpath("//td/details"):
        one.getparent().remove(one)
    return [" ".join(one.text_content().split()) for one in page.xpath("//tbody/tr")]


def care(play: Play, *, confidential: bool = False) -> Care:
    programme = play.core.shelf.library().programmes[PACK]
    duties = tuple(replace(one, confidential=confidential) for one in programme.duties)
    return Care((PACK,), (replace(programme, duties=duties),))


def named(play: Play, about: str, *, confidential: bool = False) -> tuple[About, ...]:
    with play.core.database.reading() as connection:
        return abouts.named(desk(play, connection), care(play, confidential=confidential), [about])[about]


def test_every_line_is_in_words_and_the_code_waits_behind_a_tap(play: Play, desktop: Desktop) -> None:
    found = lines(desktop)

    sent = next(one for one in found if "ส่งรายงาน" in one)
    assert GROUP in sent
    assert f"ใบรับ {report(play)['number']}" in sent
    assert [] == [one for one in found if ID.search(one)]
    assert report(play)["id"] in desktop.text()


@pytest.mark.parametrize("words", [GROUP[:9], "เกษตรและสหกรณ์จังหวัด", "สมชาย"])
def test_a_name_finds_the_lines_that_it_stands_in(desktop: Desktop, words: str) -> None:
    found = lines(desktop, f"?q={words}&act=report_sent")

    assert any(GROUP in one and "สมชาย" in one for one in found)


def test_a_receipt_finds_its_report_and_what_nobody_is_called_finds_nothing(
    play: Play, desktop: Desktop
) -> None:
    found = lines(desktop, f"?q={report(play)['number']}")

    assert found
    assert all(report(play)["number"] in one for one in found)
    assert [] == lines(desktop, "?q=ไม่มีใครชื่อนี้")
    assert "ไม่มีบันทึกในช่วงนี้" in desktop.text()


def test_a_name_leads_to_all_that_somebody_did_and_back(desktop: Desktop) -> None:
    lines(desktop, "?act=report_sent")
    who = next(one for one in desktop.links() if "who=" in one)

    found = lines(desktop, who.removeprefix(WHERE))

    assert found
    assert all("สมชาย" in one for one in found)
    assert "เฉพาะที่ สมชาย ทำ" in desktop.text()
    assert any("audit" in one and "who=" not in one for one in desktop.links())


def test_parts_of_a_pack_days_and_questions_have_their_names(play: Play) -> None:
    programme = care(play).programmes[0]
    form = play.core.shelf.library().form(PACK, "set1")
    assert form is not None
    question = next(one for one in form[0].questions if one.labels)

    assert (programme.name, "3") == tuple(one.name for one in named(play, f"{PACK} 3"))
    told = named(play, f"{PACK}/set1/{question.name}")
    assert [programme.name, programme.duty("set1").name] == [one.name for one in told[:2]]
    assert told[2].name in question.labels.values()
    assert "day" == named(play, "2021-11-22")[0].kind
    assert UNNAMED == named(play, "all")[0]
    assert "สำนักงาน" in named(play, f"moac-cm {CENTRE}")[0].name


def test_what_only_few_may_know_of_is_named_nowhere_and_never_found(play: Play) -> None:
    secret = report(play)["id"]

    assert (FEW,) == named(play, secret, confidential=True)
    for is_secret in (False, True):
        with play.core.database.reading() as connection:
            here, cared = desk(play, connection), care(play, confidential=is_secret)
            only = seeking.only(here, cared, GROUP)
            found = {one.about_id for one in audit.listed(connection, [PACK], only=only, limit=99)}
        assert (secret in found) is not is_secret


def test_ids_are_followed_and_names_sought_on_both_databases(anywhere: Play) -> None:
    register(anywhere)
    [unit] = rows(anywhere, Unit, name=GROUP)
    [role] = rows(anywhere, Role, scope_id=unit["id"])

    assert (About("named", GROUP),) == named(anywhere, role["id"])
    with anywhere.core.database.reading() as connection:
        only = seeking.only(desk(anywhere, connection), care(anywhere), GROUP)
        found = audit.listed(connection, [PACK], only=only, limit=99)
    assert "registration_sent" in {one.act for one in found}
