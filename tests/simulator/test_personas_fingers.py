"""Fingers slip as they do on a Thai keyboard, and the same seed slips the same way."""

from random import Random

import pytest

from simulator.personas.books import keyboard
from simulator.personas.slips import SLIPS, doubled, layout, missing, neighbour, slipped

BOARD = keyboard()
TEXT = "กลุ่มผักอินทรีย์บ้านหนองบัว"


def test_the_keyboard_knows_every_letter_of_a_thai_sentence() -> None:
    assert set(TEXT) <= set(BOARD.beside)
    assert {"ก": "หด", "ม": "ทใ", "้": "เ่", "๑": "+๒"}.items() <= BOARD.beside.items()


def test_a_neighbouring_key_is_hit_once() -> None:
    for seed in range(50):
        slip = neighbour(TEXT, BOARD, Random(seed))
        changed = [(was, now) for was, now in zip(TEXT, slip, strict=True) if was != now]

        assert 1 == len(changed)
        assert changed[0][1] in BOARD.beside[changed[0][0]]


@pytest.mark.parametrize(("slip", "difference"), [(doubled, 1), (missing, -1)])
def test_marks_are_doubled_or_lost_and_letters_are_not(slip: object, difference: int) -> None:
    slips = {slip(TEXT, BOARD, Random(seed)) for seed in range(30)}  # type: ignore[operator]

    assert {len(TEXT) + difference} == {len(one) for one in slips}
    without = [[letter for letter in one if letter not in BOARD.marks] for one in (TEXT, *slips)]
    assert all(one == without[0] for one in without)


def test_the_wrong_keyboard_makes_latin_of_thai() -> None:
    assert "l;ylfu" == layout("สวัสดี", BOARD, Random(1))
    assert "12" == layout("12", BOARD, Random(1))


def test_what_has_no_marks_keeps_them() -> None:
    assert ("12", "12") == (doubled("12", BOARD, Random(1)), missing("12", BOARD, Random(1)))


def test_the_same_seed_slips_the_same_way() -> None:
    chances = dict.fromkeys(SLIPS, 0.5)
    runs = [[slipped(TEXT, chances, BOARD, Random(seed)) for seed in range(40)] for _ in range(2)]

    assert runs[0] == runs[1]
    assert len(set(runs[0])) > 20
    assert TEXT in runs[0]
