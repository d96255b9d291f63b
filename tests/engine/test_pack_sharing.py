"""What stands in two packs is named: a department writes its units and offices once."""

import pytest

from engine.obligations.faults import PackFault
from engine.obligations.reading import read_text
from tests.engine.clock_pack import HEAD

TOP = 'id = "x"\nname = "x"\nfiscal_year = 2565\nsource = "x"\nowner = "x"\nshares = "small"\n'


def told(text: str) -> list[str]:
    with pytest.raises(PackFault) as caught:
        read_text(TOP + text, base=HEAD)
    return [str(one) for one in caught.value.problems]


def test_units_of_its_own_are_refused_where_they_are_shared() -> None:
    assert [
        "programme.toml: units: stands in two packs; write it in small, whose units and offices this pack shares"
    ] == told('[units.market]\nname = "x"\nin = "village"\n')


def test_an_area_of_the_same_name_is_refused() -> None:
    assert ["programme.toml: areas.north: stands in two packs; give it another id"] == told(
        '[areas.north]\nname = "x"\nplaces = ["50"]\n'
    )


def test_an_area_of_its_own_stands_beside_the_shared_ones() -> None:
    programme = read_text(TOP + '[areas.south]\nname = "x"\nplaces = ["90"]\n', base=HEAD)

    assert ["north", "south"] == [one.id for one in programme.areas]


def test_a_duty_for_nobody_in_particular_is_refused() -> None:
    duty = '[duties.d]\nname = "x"\nform = "x"\nabout = "group"\nfiled_by = "offices.district"\ndue = 2022-05-31\n'

    assert [
        (
            "programme.toml: duties.d.among: is neither an area nor values of a cohort; "
            'write { area = "north" } or { cohort = "tranche", values = ["1"] }'
        )
    ] == told(duty + 'among = { cohort = "tranche" }\n')
    assert ['programme.toml: duties.d.among.area: points to "east"; write one of north'] == told(
        duty + 'among = { area = "east" }\n'
    )
