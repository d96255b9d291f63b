"""Evidence from the page of a report: a link for this person, each opening written down, and nothing for who may not see it."""

from models.audit import Act
from models.base import table
from models.evidence import Evidence
from models.obligations import Obligation
from tests.handlers.test_pictures import reported
from tests.photos import photo
from tests.play import Play
from tests.stories import person, rows
from tests.web.board_kit import Desktop, signed_in


def look(desktop: Desktop) -> list[str]:
    return [one for one in desktop.links() if one.startswith("/evidence/")]


def part(play: Play) -> str:
    return next(str(row["contribution_id"]) for row in rows(play, Obligation) if row["contribution_id"])


def test_pictures_open_from_the_report_and_that_is_written_down(play: Play) -> None:
    reported(play, "p1", "p2")
    desktop = signed_in(play)
    desktop.look(f"/board/reports/{part(play)}")
    [link] = look(desktop)

    desktop.look(link)
    assert 200 == desktop.status
    assert photo(2) == desktop.client.get(f"{link}/content/1").get_data()
    assert {person(play, "somchai")} == {one["person_id"] for one in rows(play, Act, act="evidence_opened")}
    assert 403 == Desktop(desktop.client.application).client.get(link).status_code


def test_who_may_not_see_the_pictures_gets_no_link_to_them(play: Play) -> None:
    reported(play, "p1")
    with play.core.database.writing() as connection:
        connection.execute(table(Evidence).update().values(office_id=None, report_id=None))
    desktop = signed_in(play)
    desktop.look(f"/board/reports/{part(play)}")

    assert (200, []) == (desktop.status, look(desktop))
