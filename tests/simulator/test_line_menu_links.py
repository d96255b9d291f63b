"""Names of menus, menus for many, and batches of changes."""

from typing import Any

import pytest

from tests.simulator.line_kit import DAENG, NIDA, SOMCHAI, TOKEN, Hand
from tests.simulator.line_stage import menu, png


@pytest.fixture
def menus(line: Hand) -> list[str]:
    """Two menus with pictures."""
    made = [str(line.api("/richmenu", menu())[1]["richMenuId"]) for _ in range(2)]
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "image/png"}
    for one in made:
        path = f"{line.url}/v2/bot/richmenu/{one}/content"
        assert line.pool.request("POST", path, body=png(800, 400), headers=headers).status == 200
    return made


def linked(line: Hand, *people: str) -> list[Any]:
    answers = [line.api(f"/user/{person}/richmenu", method="GET")[1] for person in people]
    return [answer.get("richMenuId") for answer in answers]


def test_a_name_can_be_made_read_moved_and_forgotten(line: Hand, menus: list[str]) -> None:
    first, second = menus
    assert line.api("/richmenu/alias", {"richMenuAliasId": "tab", "richMenuId": first}) == (200, {})
    assert line.api("/richmenu/alias/tab", {"richMenuId": second}) == (200, {})
    pair = {"richMenuAliasId": "tab", "richMenuId": second}
    assert line.api("/richmenu/alias/tab", method="GET") == (200, pair)
    assert line.api("/richmenu/alias/list", method="GET") == (200, {"aliases": [pair]})
    assert line.api("/richmenu/alias/tab", method="DELETE") == (200, {})
    assert line.api("/richmenu/alias/tab", method="GET")[0] == 404


def test_a_name_is_given_once_and_only_to_a_menu_that_shows(line: Hand, menus: list[str]) -> None:
    body = {"richMenuAliasId": "tab", "richMenuId": menus[0]}
    bare = line.api("/richmenu", menu())[1]["richMenuId"]
    assert line.api("/richmenu/alias", body)[0] == 200
    assert line.api("/richmenu/alias", body) == (400, {"message": "conflict richmenu alias id"})
    assert line.api("/richmenu/alias", {"richMenuAliasId": "bare", "richMenuId": bare})[0] == 400
    assert line.api("/richmenu/alias", {"richMenuAliasId": "none", "richMenuId": "richmenu-0"})[0] == 400


def test_many_people_get_a_menu_at_once_and_lose_it_at_once(line: Hand, menus: list[str]) -> None:
    people = [SOMCHAI, NIDA]
    assert line.api("/richmenu/bulk/link", {"richMenuId": menus[0], "userIds": people}) == (202, {})
    assert linked(line, *people) == [menus[0]] * 2
    assert line.api("/richmenu/bulk/unlink", {"userIds": people}) == (202, {})
    assert linked(line, *people) == [None, None]


def test_a_batch_exchanges_one_menu_for_another(line: Hand, menus: list[str]) -> None:
    line.api(f"/user/{SOMCHAI}/richmenu/{menus[0]}")
    order = {"operations": [{"type": "link", "from": menus[0], "to": menus[1]}], "resumeRequestKey": "one"}
    assert line.api("/richmenu/validate/batch", order) == (200, {})
    assert linked(line, SOMCHAI) == [menus[0]]
    assert line.api("/richmenu/batch", order) == (202, {})
    assert linked(line, SOMCHAI, NIDA) == [menus[1], None]
    assert line.api("/richmenu/batch", order)[0] == 400


def test_a_batch_takes_menus_away(line: Hand, menus: list[str]) -> None:
    for person, one in zip([SOMCHAI, NIDA], menus, strict=True):
        line.api(f"/user/{person}/richmenu/{one}")
    line.api("/richmenu/batch", {"operations": [{"type": "unlink", "from": menus[0]}]})
    assert linked(line, SOMCHAI, NIDA) == [None, menus[1]]
    line.api("/richmenu/batch", {"operations": [{"type": "unlinkAll"}]})
    assert linked(line, NIDA) == [None]


def test_a_menu_can_be_checked_listed_read_and_deleted(line: Hand, menus: list[str]) -> None:
    assert line.api("/richmenu/validate", menu()) == (200, {})
    assert line.api("/richmenu/validate", menu(chatBarText=""))[0] == 400
    assert [one["richMenuId"] for one in line.api("/richmenu/list", method="GET")[1]["richmenus"]] == menus
    line.api(f"/user/all/richmenu/{menus[0]}")
    assert line.api(f"/richmenu/{menus[0]}", method="DELETE") == (200, {})
    assert line.api(f"/richmenu/{menus[0]}", method="GET")[0] == 404
    assert line.api("/user/all/richmenu", method="GET")[0] == 404


def test_a_deleted_menu_leaves_the_people_who_had_it(line: Hand, menus: list[str]) -> None:
    line.api(f"/user/{SOMCHAI}/richmenu/{menus[0]}")
    line.api(f"/richmenu/{menus[0]}", method="DELETE")
    assert linked(line, SOMCHAI) == [None]


def test_the_default_can_be_taken_away(line: Hand, menus: list[str]) -> None:
    line.api(f"/user/all/richmenu/{menus[0]}")
    assert line.api("/user/all/richmenu", method="GET") == (200, {"richMenuId": menus[0]})
    line.api("/user/all/richmenu", method="DELETE")
    assert line.api("/user/all/richmenu", method="GET")[0] == 404


def test_a_picture_over_a_megabyte_is_refused_and_a_smaller_one_comes_back(line: Hand) -> None:
    made = line.api("/richmenu", menu())[1]["richMenuId"]
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "image/png"}
    path = f"{line.url}/v2/bot/richmenu/{made}/content"
    picture = png(800, 400)
    assert line.pool.request("POST", path, body=picture + bytes(1024 * 1024), headers=headers).status == 413
    assert line.pool.request("POST", path, body=picture, headers=headers).status == 200
    assert line.pool.request("GET", path, headers=headers).data == picture


def test_whoever_is_no_friend_gets_no_menu_and_line_says_nothing_of_it(line: Hand, menus: list[str]) -> None:
    stranger, unknown = DAENG, "U" + "0" * 32
    line.do(NIDA, "unfollow")

    for person in (stranger, unknown, NIDA):
        assert (200, {}) == line.api(f"/user/{person}/richmenu/{menus[0]}")
    assert (202, {}) == line.api(
        "/richmenu/bulk/link", {"richMenuId": menus[0], "userIds": [stranger, unknown, NIDA, SOMCHAI]}
    )

    line.do(stranger, "follow")
    line.do(NIDA, "unblock")
    assert [None, None, None, menus[0]] == linked(line, stranger, unknown, NIDA, SOMCHAI)


def test_what_is_no_persons_id_is_refused(line: Hand, menus: list[str]) -> None:
    said = "The value for the 'userId' parameter is invalid"
    group = "C" + "0" * 32

    assert [(400, {"message": said})] * 3 == [
        line.api(f"/user/{wrong}/richmenu/{menus[0]}") for wrong in ("Umali", group, "U" + "0" * 33)
    ]
    assert 400 == line.api(f"/user/{group}/richmenu", method="GET")[0]
    assert 400 == line.api("/richmenu/bulk/link", {"richMenuId": menus[0], "userIds": [SOMCHAI, group]})[0]
    assert [None] == linked(line, SOMCHAI)


def test_a_reset_that_keeps_the_menus_keeps_who_sees_which(line: Hand, menus: list[str]) -> None:
    line.api(f"/user/{SOMCHAI}/richmenu/{menus[0]}")

    line.post("/control/reset", {"keep": ["menus"]})
    assert [menus[0]] == linked(line, SOMCHAI)

    line.post("/control/reset")
    assert [None] == linked(line, SOMCHAI)
