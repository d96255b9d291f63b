from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from exports.tables import clipped, safe, simplified, written


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\0", "\r", "\n"])
def test_a_text_that_could_become_a_formula_gets_a_quote(first):
    assert f"'{first}1+1" == safe(f"{first}1+1")


@pytest.mark.parametrize("cell", [-5, -1.5, Decimal(-2), "กลุ่ม=1", "", " =1", True, None, date(2021, 11, 25)])
def test_any_other_cell_stays_what_it_is(cell):
    assert cell is safe(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, ""),
        (True, True),
        (Decimal("1250.50"), 1250.5),
        (Decimal(30000), 30000),
        (date(2021, 11, 25), "2021-11-25"),
        (datetime(2021, 11, 25, 9, 5, tzinfo=UTC), "2021-11-25 09:05+00:00"),
        (1234567890123, 1234567890123),
        (10**16, "10000000000000000"),
        (float("inf"), "inf"),
        ("=1", "'=1"),
    ],
)
def test_a_cell_becomes_what_json_and_spreadsheets_share(cell, expected):
    assert expected == simplified(cell)


def test_money_keeps_all_its_digits_as_text():
    assert written(Decimal("12345678901234567.10")) == "12345678901234567.10"


def test_a_text_too_long_for_a_cell_ends_visibly():
    assert clipped("กขคงจ", 4) == "กขค…"
