"""What the local LINE remembers stays small, however long it runs."""

from simulator.world import remembering
from simulator.world.link_tokens import LinkTokens
from simulator.world.retry_keys import Accepted, RetryKeys


def test_the_oldest_gives_way_when_there_are_too_many() -> None:
    store: dict[str, int] = {}

    for number in range(5):
        remembering.remember(store, f"k{number}", number, most=3)

    assert {"k2": 2, "k3": 3, "k4": 4} == store


def test_keys_and_tokens_are_forgotten_after_many_more() -> None:
    keys, links = RetryKeys(), LinkTokens()
    keys.accept("first", Accepted("r", [], 0))
    first = links.give("U", 0)

    for number in range(remembering.MOST):
        keys.accept(str(number), Accepted("r", [], 0))
        links.give("U", 0)

    assert (None, None) == (keys.find("first", 1), links.spend(first, 1))
    assert keys.find("1", 1) is not None
