"""The number on a printed form: a slip of the finger opens nothing, and least of all another group's form."""

from itertools import pairwise

from engine.conversation.relaying.numbers import checked, is_right, spaced, typed

SOME = [checked(f"{number:06d}") for number in range(0, 1_000_000, 9_973)]


def test_every_number_as_it_is_printed_is_right() -> None:
    assert [] == [number for number in SOME if not is_right(number)]


def test_one_wrong_digit_is_always_seen() -> None:
    slips = [
        f"{number[:at]}{wrong}{number[at + 1 :]}"
        for number in SOME
        for at, digit in enumerate(number)
        for wrong in "0123456789".replace(digit, "")
    ]

    assert [] == [one for one in slips if is_right(one)]


def test_two_digits_that_changed_places_are_always_seen() -> None:
    slips = [
        f"{number[:at]}{second}{first}{number[at + 2 :]}"
        for number in SOME
        for at, (first, second) in enumerate(pairwise(number))
        if first != second
    ]

    assert [] == [one for one in slips if is_right(one)]


def test_a_number_is_read_with_spaces_in_thai_digits_and_with_words_around_it() -> None:
    number = SOME[7]

    assert [number] * 3 == [
        typed(spaced(number)),
        typed(f"กรอกแทน {number}"),
        typed(number.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))),
    ]


def test_a_phone_a_join_code_and_a_figure_are_no_number_of_a_form() -> None:
    assert [""] * 4 == [typed(text) for text in ("0812345678", "25650001", "35", "9" * 60)]
