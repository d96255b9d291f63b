"""A link is good for one person, one piece and a quarter of an hour, and nobody makes one up."""

import pytest

from bot.passes import LIFE_MS, PATH, Pass, Passes

PASSES = Passes(["new", "old"])
NOW = 1_637_546_400_000


def link(passes: Passes = PASSES, *, now_ms: int = NOW) -> str:
    return passes.path("piece-1", "somchai", now_ms=now_ms).removeprefix(PATH)


def test_a_link_says_who_may_see_what_until_when() -> None:
    assert Pass("piece-1", "somchai", NOW + LIFE_MS) == PASSES.read(link(), now_ms=NOW)


def test_a_link_is_over_after_a_quarter_of_an_hour() -> None:
    assert None is not PASSES.read(link(), now_ms=NOW + LIFE_MS - 1)
    assert None is PASSES.read(link(), now_ms=NOW + LIFE_MS)


def test_a_link_of_the_former_key_still_opens() -> None:
    assert None is not PASSES.read(link(Passes(["old"])), now_ms=NOW)


@pytest.mark.parametrize(
    "made_up",
    [
        link().replace("somchai", "nida"),
        link().replace("piece-1", "piece-2"),
        link().replace(str(NOW + LIFE_MS), str(NOW + 2 * LIFE_MS)),
        link(Passes(["stranger"])),
        link()[:-1],
        "",
        "a.b.c",
        "piece-1.somchai.9999999999999.",
        "....",
        "\udcff.x",
    ],
)
def test_a_link_that_was_changed_or_made_up_opens_nothing(made_up: str) -> None:
    assert None is PASSES.read(made_up, now_ms=NOW)
