"""Every card of the bot that belongs to no form, on a small phone with the largest letters: nothing is cut or lies on its neighbour."""

import os
from typing import Any

import pytest

from tests.rules import saying
from tests.simulator.phone_kit import Hall, wrong_when_large

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LONG, A_CHAT = (360, 6000), 60
# Cards of one kind begin alike; the fullest of them stands for all.
A_KIND = 24


def cards() -> list[dict[str, Any]]:
    """Return the fullest card of each kind."""
    found: dict[str, dict[str, Any]] = {}
    for message in (*saying.of_lists(), *saying.to_newcomers()):
        one = {key: value for key, value in message.items() if key != "quickReply"}
        if one["type"] != "flex":
            continue
        kind = one["altText"][:A_KIND]
        if len(str(one)) > len(str(found.get(kind, ""))):
            found[kind] = one
    return list(found.values())


def test_every_card_can_be_read_on_a_small_phone_with_the_largest_letters(hall: Hall) -> None:
    every = cards()
    wrong: list[str] = []
    for first in range(0, len(every), A_CHAT):
        hall.line.post("/control/reset")
        wrong += wrong_when_large(hall, every[first : first + A_CHAT])
        if os.environ.get("SANAM_SOAK"):
            hall.page.set_viewport_size({"width": LONG[0], "height": LONG[1]})
            hall.shoot(f"cards-{first}")

    assert len(every) > A_CHAT
    assert [] == wrong
