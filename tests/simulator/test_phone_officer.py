"""The officer's cards on a small phone with the largest letters: nothing is cut, overlaps, or lies beside the screen."""

import os

import pytest

from tests.simulator import officer_cards
from tests.simulator.phone_kit import Hall, wrong_when_large

pytestmark = pytest.mark.browser
LONG = (360, 4000)
CARDS = officer_cards.messages()


def test_the_officer_s_cards_can_be_read_on_a_small_phone_with_the_largest_letters(hall: Hall) -> None:
    assert [] == wrong_when_large(hall, [one for some in CARDS.values() for one in some])
    for name, some in CARDS.items() if os.environ.get("SANAM_SOAK") else ():
        hall.line.post("/control/reset")
        wrong_when_large(hall, some)
        hall.page.set_viewport_size({"width": LONG[0], "height": LONG[1]})
        hall.shoot(f"officer-{name}")


def test_a_menu_of_an_officer_hides_none_of_her_functions_beside_the_screen() -> None:
    [menu] = CARDS["menu"]

    assert "quickReply" not in menu
