"""While SECRET_KEY is rotated nobody notices: what the old key signed is taken, the new one signs, then the old one ends."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from bot.passes import EVIDENCE, FILES, MINE, REPORT, TABLE, Door, Passes
from tests.play import Play
from tests.stories import register
from tests.web.board_kit import signed_in

BEFORE, BETWEEN, AFTER = Passes(["old"]), Passes(["new", "old"]), Passes(["new"])
NOW = 1_000_000


@pytest.mark.parametrize("door", [EVIDENCE, REPORT, TABLE, FILES, MINE], ids=lambda door: door.path)
def test_a_link_lives_through_a_rotation(door: Door) -> None:
    def link(by: Passes) -> str:
        return by.path("thing", "mali", now_ms=NOW, door=door).removeprefix(door.path)

    def opened(by: Passes, made: str) -> bool:
        return by.read(made, now_ms=NOW, door=door) is not None

    assert opened(BETWEEN, link(BEFORE))
    assert opened(AFTER, link(BETWEEN))
    assert not opened(AFTER, link(BEFORE))


@pytest.mark.parametrize(
    ("made", "read"),
    [
        (lambda by: by.wall("w1").removeprefix("/ask/"), lambda by, link: by.read_wall(link)),
        (
            lambda by: by.confirmation("c1").removeprefix("/confirm/"),
            lambda by, link: by.read_confirmation(link),
        ),
        (lambda by: by.mark("board", "s1"), lambda by, mark: by.is_mark(mark, "board", "s1")),
    ],
    ids=["wall", "confirmation", "mark of a page"],
)
def test_a_mark_lives_through_a_rotation(
    made: Callable[[Passes], str], read: Callable[[Passes, str], object]
) -> None:
    assert read(BETWEEN, made(BEFORE))
    assert read(AFTER, made(BETWEEN))
    assert not read(AFTER, made(BEFORE))


def test_who_is_signed_in_stays_and_a_page_that_was_open_still_takes_a_press(play: Play) -> None:
    register(play)
    desktop = signed_in(play, "somchai")
    app = desktop.client.application
    desktop.look("/board")
    [out] = [one for one in desktop.page().forms if (one.action or "").endswith("/leave")]
    shown = dict(out.form_values())

    for keys, status in ((("another",), 200), (("another", "secret"), 401)):
        core = replace(app.extensions["sanam"].core, passes=Passes(keys))
        app.extensions["sanam"] = SimpleNamespace(core=core)
        desktop.look("/board")
        assert 200 == desktop.status
        desktop.client.post("/board/leave", data=shown)
        desktop.look("/board")
        assert status == desktop.status
