"""Every kind of message, drawn at 390 pixels with usual and with doubled letters: nothing is cut, nothing overlaps."""

import pytest
from playwright.sync_api import ViewportSize

from tests.simulator.line_kit import SOMCHAI
from tests.simulator.phone_kit import Hall, flaws, settled
from tests.simulator.phone_messages import KINDS

pytestmark = pytest.mark.browser
SIZES = [100, 200]
TALL: ViewportSize = {"width": 390, "height": 1250}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_message_is_whole(hall: Hall, kind: str, size: int) -> None:
    hall.page.set_viewport_size(TALL)
    hall.push(KINDS[kind])
    somchai = hall.open(f"?people={SOMCHAI}&size={size}")
    settled(somchai)
    hall.shoot(f"{kind}-{size}")

    assert flaws(somchai) == []
