"""Keys of other systems on the page: shown once, good for this programme alone, ended by one press; and who is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.api_tokens import ApiToken
from models.audit import Act
from tests.play import Play
from tests.stories import person, rows
from tests.web.admin_kit import PACK, admin, world
from tests.web.api_kit import Program, endpoint, token, watch
from web.board.pages import ROOT

WHERE = f"{ROOT}/admin/connections"


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    yield from world(Path(tmp_path_factory.mktemp("connections")), tmp_path_factory)


def numbers(play: Play, who: str = "arun") -> list[str]:
    return [
        row["act"]
        for row in rows(play, Act, person_id=person(play, who))
        if row["act"].startswith("api_token")
    ]


def test_a_key_is_made_shown_once_reads_and_is_ended(play: Play) -> None:
    desktop = admin(play)
    desktop.look(WHERE)
    making = next(at for at, form in enumerate(desktop.page().forms) if "days" in form.fields)

    desktop.press(making, name="ระบบ  ของกรม", programme=PACK, days="30", do="make")

    shown = desktop.page().xpath("//p[@class='secret']")[0].text_content()
    assert [PACK] == [one["id"] for one in Program(play, shown).items("programmes")]
    assert shown not in desktop.look(WHERE)
    assert "ระบบ ของกรม" in desktop.text()
    ending = next(at for at, form in enumerate(desktop.page().forms) if "key" in form.fields)
    desktop.press(ending, do="end")
    assert "ยังไม่มีกุญแจ" in desktop.text()
    assert 401 == Program(play, shown).get("programmes").status_code
    assert ["api_token_made", "api_token_revoked"] == numbers(play)


def test_a_key_of_another_programme_is_neither_seen_nor_ended_nor_made_here(play: Play) -> None:
    token(play, programme="doae-groups-2564", name="ของโครงการอื่น")
    [other] = rows(play, ApiToken, name="ของโครงการอื่น")
    desktop = admin(play)
    assert "ของโครงการอื่น" not in desktop.look(WHERE)
    mark = next(dict(form.form_values())["token"] for form in desktop.page().forms if "days" in form.fields)

    desktop.post(WHERE, token=mark, do="end", key=other["id"])
    assert 409 == desktop.status
    desktop.post(WHERE, token=mark, do="make", programme="doae-groups-2564", name="x", days="30")
    assert 404 == desktop.status
    desktop.post(WHERE, token=mark, do="make", programme=PACK, name="x", days="9999")
    assert 409 == desktop.status

    assert [None] == [row["revoked_ms"] for row in rows(play, ApiToken, name="ของโครงการอื่น")]


def test_who_is_told_stands_there_without_the_whole_address(play: Play) -> None:
    hook = watch(play, "https://hooks.example.go.th/secret-path")
    desktop = admin(play)

    said = desktop.look(WHERE)

    assert "hooks.example.go.th แจ้งอยู่" in desktop.text()
    assert "secret-path" not in said
    assert "on" == endpoint(play, hook).state
