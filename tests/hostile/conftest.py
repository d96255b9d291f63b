"""Lend the whole application as people reach it, over a world in which a report was filed."""

from collections.abc import Iterator

import pytest

from tests.hostile.kit import House, open_house
from tests.web.admin_kit import world


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    for play in world(tmp_path_factory.mktemp("hostile"), tmp_path_factory):
        opened = open_house(play)
        yield opened
        opened.close()
