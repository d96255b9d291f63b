"""Every pack has somebody who looks after all of it: its reports are exported and its spreadsheet is read by her."""

from dataclasses import replace

import pytest

from engine.obligations.noting import looked_after_by_nobody
from tests.engine import pack_kit


@pytest.mark.parametrize("name", pack_kit.PACKS)
def test_somebody_looks_after_the_whole_programme_from_its_highest_office(name: str) -> None:
    programme = pack_kit.pack(name)

    [admin] = [one for one in programme.roles if one.admin]
    office = next(one for one in programme.offices if one.id == admin.of.id)
    assert [] == list(looked_after_by_nobody(programme))
    assert "country" == office.level


def test_a_pack_that_nobody_looks_after_says_so() -> None:
    programme = pack_kit.pack("moac-groups-2565")
    nobody = replace(programme, roles=tuple(replace(one, admin=False) for one in programme.roles))

    [note] = looked_after_by_nobody(nobody)
    assert "nobody opens the pages" in str(note)
