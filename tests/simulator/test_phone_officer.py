"""The officer's cards on a small phone with the largest letters: nothing is cut, overlaps, or lies beside the screen."""

import os

import pytest

from tests.simulator import officer_cards
from tests.simulator.line_kit import SOMCHAI
from tests.simulator.officer_cards import Message
from tests.simulator.phone_kit import Hall, flaws, settled, too_small

pytestmark = pytest.mark.browser
SMALL, LONG = (360, 740), (360, 4000)
AT_ONCE = 5
CARDS = officer_cards.messages()


def told(hall: Hall, *messages: Message) -> list[str]:
    """Put cards onto a small phone, and return what is wrong with how they look."""
    hall.page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    for at in range(0, len(messages), AT_ONCE):
        hall.push(*messages[at : at + AT_ONCE])
    somchai = hall.open(f"?people={SOMCHAI}&size=200")
    settled(somchai, len(messages))
    return flaws(somchai) + too_small(hall.page)


def test_the_officer_s_cards_can_be_read_on_a_small_phone_with_the_largest_letters(hall: Hall) -> None:
    assert [] == told(hall, *(one for some in CARDS.values() for one in some))
    for name, some in CARDS.items() if os.environ.get("SANAM_SOAK") else ():
        hall.line.post("/control/reset")
        told(hall, *some)
        hall.page.set_viewport_size({"width": LONG[0], "height": LONG[1]})
        hall.shoot(f"officer-{name}")


def test_a_menu_of_an_officer_hides_none_of_her_functions_beside_the_screen() -> None:
    [menu] = CARDS["menu"]

    assert "quickReply" not in menu
