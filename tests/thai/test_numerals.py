"""Spoken numbers, the long way and the market's short way."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pythainlp.util import num_to_thaiword

from thai.numbers.numerals import span, value


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("สิบสอง", 12),
        ("ยี่สิบเอ็ด", 21),
        ("ซาว", 20),
        ("ร้อยยี่สิบ", 120),
        ("หมื่นห้า", 15000),
        ("แสนสองหมื่นห้า", 125000),
        ("สองล้านห้า", 2500000),
        ("สิบเอ็ดล้านสองแสน", 11200000),
        ("หมื่นครึ่ง", 15000),
        ("3 หมื่น 5 พัน", 35000),
        ("5k", 5000),
        ("หนึ่งจุดห้าล้าน", 1500000),
    ],
)
def test_a_spoken_number_is_read(said, number):
    assert value(said) == number


@pytest.mark.parametrize(
    "said", ["ร้อยห้า", "พันหนึ่ง", "สิบร้อย", "007", "1,2", "1.2.3", "หนึ่งสองสาม", "เอ็ด", "ล้านล้านล้าน", ""]
)
def test_what_may_be_two_numbers_is_none(said):
    assert value(said) is None


def test_two_neighbours_are_a_span():
    assert span("สองสามร้อย") == (Decimal(200), Decimal(300))


@given(st.integers(min_value=0, max_value=99_999_999))
def test_long_number_words_are_right_or_not_read(number):
    assume(number < 1000 or number % 1000 not in range(2, 10))  # สามพันสอง is 3,200 to people, 3,002 to a bank
    assert value(num_to_thaiword(number)) in {Decimal(number), None}
