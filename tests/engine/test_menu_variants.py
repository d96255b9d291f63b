"""Which picture of the menu fits whom: a table of facts and names, and few enough pictures for LINE."""

import tomllib

import pytest

from engine.conversation.menu.functions import FUNCTIONS, TITLES, exactly, press, pressed
from engine.conversation.menu.variants import Facts, every, variant
from tests.rules.msgids import catalogue
from tests.rules.tree import ROOT
from thai.words import Vocabulary

WORDS = Vocabulary(tomllib.loads((ROOT / "locale/th/words.toml").read_text("utf-8")))
AN_HOUR = 100


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        (Facts(), "newcomer"),
        (Facts(due=3), "newcomer"),
        (Facts(has_roles=True), "group-0"),
        (Facts(has_roles=True, due=1), "group-1"),
        (Facts(has_roles=True, due=9, waiting=4), "group-9"),
        (Facts(has_roles=True, due=10), "group-9p"),
        (Facts(has_roles=True, due=500), "group-9p"),
        (Facts(has_roles=True, acts_for_office=True), "office-0-0"),
        (Facts(has_roles=True, acts_for_office=True, due=3, waiting=2), "office-3-2"),
        (Facts(has_roles=True, acts_for_office=True, due=4, waiting=9), "office-4p-4p"),
        (Facts(has_roles=True, acts_for_office=True, due=10, waiting=49), "office-10p-10p"),
        (Facts(has_roles=True, acts_for_office=True, due=240, waiting=50), "office-50p-50p"),
    ],
)
def test_the_menu_follows_role_and_numbers(facts: Facts, name: str) -> None:
    assert name == variant(facts).name


def test_every_fact_has_one_of_the_menus_and_all_can_be_made_within_an_hour() -> None:
    names = {one.name for one in every()}
    possible = {
        variant(Facts(has_roles=roles, acts_for_office=office, due=due, waiting=waiting)).name
        for roles in (True, False)
        for office in (True, False)
        for due in range(70)
        for waiting in range(70)
    }

    assert possible == names
    assert len(names) == len(every()) <= AN_HOUR


def test_a_number_stands_only_where_something_waits() -> None:
    badges = {
        one.name: [one.badge(name) for name in one.functions]
        for one in every()
        if one.name in {"group-0", "group-9p", "office-0-3", "newcomer"}
    }

    assert badges == {
        "newcomer": ["", "", ""],
        "group-0": [""] * 6,
        "group-9p": ["", "9+", "", "", "", ""],
        "office-0-3": ["3", "", "", "", "", ""],
    }


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_stands_on_the_menu_is_understood_when_it_is_typed(name: str) -> None:
    title = catalogue("th")[TITLES[name]]

    assert name == WORDS.match(title) == exactly(WORDS, title)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_word_for_a_function_means_that_function_alone(name: str) -> None:
    assert [] == [word for word in WORDS.words[name] if WORDS.match(word) != name]


@pytest.mark.parametrize("answer", ["กลุ่มของเรา", "บ้านถามเจ้าหน้าที่ใหม่", "กลุ่มทั้งหมด", "ส่งรายงานแล้ว", "บ้านวิธี"])
def test_an_answer_that_only_sounds_like_the_menu_is_no_command(answer: str) -> None:
    assert "" == exactly(WORDS, answer)


def test_a_button_for_a_function_is_read_back_and_an_unknown_one_names_nothing() -> None:
    assert list(FUNCTIONS) == [pressed(press(name)) for name in FUNCTIONS]
    assert {""} == {
        pressed(one) for one in (press("due").__class__("m", index=99), press("due").__class__("a"))
    }
