"""A place that several have is asked with one question; where the speaker is at home decides when only one is near."""

import pytest

from engine.conversation.kinds import places
from engine.conversation.kinds.asked import Miss, Offer, Value
from thai.places.finding import Several, find

NOWHERE = ""


def test_the_only_one_in_her_province_is_meant() -> None:
    assert Value("400201") == places.read("ต.หนองบัว", "40")


def test_her_own_tambon_comes_first() -> None:
    several = find("ต.สันทราย เชียงใหม่")
    assert isinstance(several, Several)
    assert [Value(code) for code in several.codes] == [
        places.read("ต.สันทราย", code) for code in several.codes
    ]


@pytest.mark.parametrize("home", ["50", "5007", "500701"])
def test_two_in_her_province_are_asked_the_nearest_first(home: str) -> None:
    read = places.read("ต.สันทราย", home)
    assert isinstance(read, Offer)
    assert "place" == read.about
    assert all(code.startswith("50") for code in read.values[:3])


def test_many_are_asked_by_what_holds_them_and_no_list_is_over_five() -> None:
    read = places.read("หนองบัว", NOWHERE)
    assert isinstance(read, Offer)
    assert ("district", (), 29) == (read.about, read.values, read.count)
    assert Value("400201") == places.narrowed(read.among, "บ้านฝาง", NOWHERE)
    assert Value("400201") == places.narrowed(read.among, "ขอนแก่น", NOWHERE)
    assert places.narrowed(read.among, "แม่ริม", NOWHERE) is None
    assert len(read.finals) <= 12


def test_a_tap_on_what_holds_several_leaves_those_inside() -> None:
    among = ("500701", "500702", "510101", "520101", "530101", "540101")
    inside = places.chosen(("5007", "5101"), among, 0, NOWHERE)
    assert isinstance(inside, Offer)
    assert ("500701", "500702") == inside.values
    assert Value("510101") == places.chosen(("5007", "5101"), among, 1, NOWHERE)
    assert places.chosen(("5007", "5101"), among, 7, NOWHERE) is None


def test_what_is_no_place_is_asked_again() -> None:
    assert isinstance(places.read("แถวนี้แหละ", "50"), Miss)
