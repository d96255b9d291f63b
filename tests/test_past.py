"""A story that is remembered leaves what playing it leaves, and is played wherever anything else has happened."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.drafts import Draft
from models.obligations import Obligation
from models.reports import Report
from models.units import Unit
from tests import past
from tests.play import Play
from tests.playing import on_sqlite
from tests.stories import act, contribute, conversation, register, rows


@pytest.fixture
def two(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Play, Play]]:
    worlds = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        worlds.append(on_sqlite(tmp_path / name, tmp_path_factory))
    yield worlds[0], worlds[1]
    for world in worlds:
        world.close()


def looks(play: Play) -> tuple[object, ...]:
    """Return what anybody could see of a world; ids of drafts are drawn for each."""
    kept = [(one["name"], one["place"]) for one in rows(play, Unit)]
    sent = [(one["number"], one["purpose"], one["answers"]) for one in rows(play, Report)]
    owed = [(one["duty"], one["period"], one["state"]) for one in rows(play, Obligation)]
    state = conversation(play, "mali")["place"], len(rows(play, Draft))
    return (
        kept,
        sorted(map(str, sent)),
        sorted(owed),
        state,
        play.clock.moment,
        play.count,
        len(play.line.replies),
    )


def test_what_is_taken_up_is_what_was_played_and_goes_on_alike(two: tuple[Play, Play]) -> None:
    one, other = two
    said = register(one), contribute(one)

    assert said == (register(other), contribute(other))
    assert looks(one) == looks(other)
    assert act(one, "mali", "งานค้าง") == act(other, "mali", "งานค้าง")


def test_a_world_in_which_something_has_happened_is_played_move_by_move(two: tuple[Play, Play]) -> None:
    one, other = two
    register(one)
    act(other, "daeng", "สวัสดี")
    known = dict(past.KEPT)

    register(other)

    assert known == past.KEPT
    assert one.count + 2 == other.count


def test_a_world_whose_line_fails_is_played_move_by_move(two: tuple[Play, Play]) -> None:
    one, other = two
    register(one)
    other.line.is_silent = True
    known = dict(past.KEPT)

    register(other)

    assert known == past.KEPT
    assert other.line.is_silent
