"""A page that shows something of other people writes down whose, and stands under the name of whoever looks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.accesses import Access
from tests import ladders
from tests.ladders import HEAD, owed, sent
from tests.play import Play
from tests.stories import person, rows
from tests.web.board_kit import signed_in
from tests.web.test_evidence import asked, browser, piece


@pytest.fixture
def filed(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    world = ladders.filed(tmp_path, tmp_path_factory)
    yield world
    world.close()


def looks(play: Play, door: str) -> set[tuple[str, str, str]]:
    return {(row["person_id"], row["whose_id"], row["kind"]) for row in rows(play, Access, door=door)}


def test_a_page_with_a_name_names_its_reader_and_is_written_down(filed: Play) -> None:
    sent(filed, HEAD)
    nida, somchai = person(filed, "nida"), person(filed, "somchai")
    desktop = signed_in(filed, "nida")

    desktop.look(f"/board/reports/{owed(filed).report_id}")

    assert "สมชาย" in desktop.text()
    assert (nida, somchai, "name") in looks(filed, "board")
    [over] = desktop.page().xpath("//*[@class='traced']")
    assert nida[:8] in over[0].get("data-who")
    assert "true" == over.get("aria-hidden")


def test_a_page_of_counts_names_nobody_and_is_not_written_down(filed: Play) -> None:
    desktop = signed_in(filed, "nida")

    desktop.look("/board")

    assert set() == looks(filed, "board")
    assert [] == desktop.page().xpath("//*[@class='traced']")


def test_who_opens_a_piece_is_written_down_and_stands_over_it(play: Play) -> None:
    link = asked(play)
    page = browser(play).get(link).get_data(as_text=True)

    somchai, mali = person(play, "somchai"), person(play, "mali")
    assert (somchai, mali, "evidence") in looks(play, "evidence")
    assert {piece(play)["id"]} == {row["about_id"] for row in rows(play, Access, kind="evidence")}
    assert somchai[:8] in page
