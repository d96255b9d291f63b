"""Rich menus: checked, pictured once, shown to all or to one."""

from typing import Any

import pytest

from tests.simulator.line_kit import MALI, SOMCHAI, TOKEN, Hand
from tests.simulator.line_stage import menu, png


def upload(line: Hand, menu_id: str, picture: bytes, kind: str = "image/png") -> int:
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": kind}
    path = f"{line.url}/v2/bot/richmenu/{menu_id}/content"
    return line.pool.request("POST", path, body=picture, headers=headers).status


def shown(line: Hand, person: str) -> str | None:
    seen = line.get(f"/control/phones?people={person}")["phones"][0]["menu"]
    return seen and str(seen["id"])


def test_a_menu_shows_once_it_has_a_picture_and_is_the_default(line: Hand) -> None:
    made = line.api("/richmenu", menu())[1]["richMenuId"]
    assert line.api(f"/user/all/richmenu/{made}")[0] == 400
    assert upload(line, made, png(800, 400)) == 200
    assert line.api(f"/user/all/richmenu/{made}")[0] == 200
    assert (shown(line, SOMCHAI), shown(line, MALI)) == (made, None)


def test_a_picture_cannot_be_replaced_and_must_fit(line: Hand) -> None:
    made = line.api("/richmenu", menu())[1]["richMenuId"]
    assert upload(line, made, png(800, 800)) == 400
    assert upload(line, made, b"GIF89a", "image/gif") == 415
    assert upload(line, made, png(800, 400)) == 200
    assert upload(line, made, png(800, 400)) == 400


def test_a_persons_own_menu_comes_first(line: Hand) -> None:
    first, own = (line.api("/richmenu", menu())[1]["richMenuId"] for _ in range(2))
    for made in (first, own):
        upload(line, made, png(800, 400))
    line.api(f"/user/all/richmenu/{first}")
    line.api(f"/user/{SOMCHAI}/richmenu/{own}")
    assert shown(line, SOMCHAI) == own
    line.api(f"/user/{SOMCHAI}/richmenu", method="DELETE")
    assert shown(line, SOMCHAI) == first


def test_a_tab_switches_the_menu_and_tells_the_bot(line: Hand) -> None:
    made = line.api("/richmenu", menu())[1]["richMenuId"]
    upload(line, made, png(800, 400))
    assert line.api("/richmenu/alias", {"richMenuAliasId": "more", "richMenuId": made})[0] == 200
    line.do(SOMCHAI, "switch", alias="more", data="tab")
    event = line.bot.wait(1)[0]
    assert event["postback"]["params"] == {"newRichMenuAliasId": "more", "status": "SUCCESS"}
    assert shown(line, SOMCHAI) == made


@pytest.mark.parametrize(
    "wrong",
    [
        {"chatBarText": "ก" * 15},
        {"size": {"width": 700, "height": 400}},
        {"areas": menu()["areas"] * 21},
        {"colour": "red"},
        {"areas": [{"bounds": menu()["areas"][0]["bounds"], "action": {"type": "camera", "label": "ถ่าย"}}]},
    ],
)
def test_a_wrong_menu_is_refused(line: Hand, wrong: dict[str, Any]) -> None:
    assert line.api("/richmenu", menu(**wrong))[0] == 400


def test_a_chat_bar_counts_letters_as_readers_do(line: Hand) -> None:
    assert line.api("/richmenu", menu(chatBarText="เมนูเจ้าหน้าที่"))[0] == 200
