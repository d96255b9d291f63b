"""Every number, area and amount that is written as Thais write reads back to itself, or is asked again where it is two."""

import os
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

from tests.thai.number_writers import IN_FIGURES, in_words, is_said_like_another, market, with_spaces
from thai.numbers.numerals import value
from thai.reading import read

IS_SOAK = bool(os.environ.get("SANAM_SOAK"))
TODAY = date(2021, 11, 22)
MOST = 10_000_000


def _numbers(count: int, seed: int) -> Iterator[int]:
    """Give small numbers, round ones and a fixed sample of the rest; in the soak every number there is."""
    if IS_SOAK and count > 10_000:
        yield from range(MOST + 1)
        return
    dice = Random(seed)
    yield from range(1, 1200)
    yield from (digit * 10**power for digit in range(1, 10) for power in range(7))
    yield from (dice.randrange(10 ** dice.randrange(3, 8)) for _ in range(count * (50 if IS_SOAK else 1)))


def test_every_number_in_long_words_is_itself_or_asked_again() -> None:
    wrong = [
        number
        for number in _numbers(12_000, 1)
        if not is_said_like_another(number) and value(in_words(number)) != number
    ]
    assert wrong == []


def test_long_words_that_the_market_uses_for_another_number_never_become_a_third() -> None:
    for number in filter(is_said_like_another, _numbers(4_000, 2)):
        last = number % 10
        above = number - last
        power = next(power for power in range(2, 8) if above // 10**power % 10)
        meant = {None, Decimal(number), above + Decimal(last) * 10 ** (power - 1)}
        assert value(in_words(number)) in meant, in_words(number)


def test_every_short_number_of_the_market_is_itself() -> None:
    for power in range(3, 7):
        for first in range(1, 10):
            for second in range(2, 10):
                number, said = market(first, second, power)
                assert number == value(said), said


def test_every_number_in_figures_is_itself() -> None:
    for number in _numbers(1_500, 3):
        for name, writer in IN_FIGURES.items():
            assert {"integer": number} == read("integer", writer(number), TODAY), (name, number)


def test_figures_and_powers_mixed_are_added_up() -> None:
    for number in _numbers(4_000, 4):
        rest = number % 100
        if number >= 1_000 and not rest:
            assert number == value(with_spaces(number)), with_spaces(number)


def test_tenths_of_a_power_are_the_figures_below_it() -> None:
    powers = {"พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
    for tenths in range(1, 1_000):
        for name, power in powers.items():
            if tenths % 10:
                assert Decimal(tenths) * power / 10 == value(f"{tenths / 10:.1f} {name}")


def test_money_with_satang_is_itself_in_figures_and_in_words() -> None:
    dice = Random(5)
    for _ in range(40_000 if IS_SOAK else 800):
        baht, satang = dice.randrange(1, 10 ** dice.randrange(2, 8)), dice.randrange(1, 100)
        amount = float(Decimal(baht) + Decimal(satang) / 100)
        assert {"baht": amount} == read("money", f"{baht:,}.{satang:02} บาท", TODAY)
        if not is_said_like_another(baht):
            words = f"{in_words(baht)}บาท{in_words(satang)}สตางค์"
            assert {"baht": amount} == read("money", words, TODAY), words


def test_an_area_is_itself_in_every_way_of_writing_it() -> None:
    dice = Random(6)
    for _ in range(40_000 if IS_SOAK else 600):
        rai, ngan, wah = dice.randrange(1, 400), dice.randrange(1, 4), dice.randrange(1, 100)
        meant = {"sq_wah": rai * 400 + ngan * 100 + wah}
        writings = (
            f"{rai} ไร่ {ngan} งาน {wah} ตารางวา",
            f"{rai}ไร่{ngan}งาน{wah}ตร.ว.",
            f"{rai}-{ngan}-{wah}",
            f"{rai}-{ngan}-{wah:02} ไร่".translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")),
            f"เนื้อที่ {rai} ไร่ {ngan} งาน {wah} วา ค่ะ",
        )
        for text in writings:
            assert meant == read("area", text, TODAY), text
        if not is_said_like_another(rai):
            text = f"{in_words(rai)}ไร่{in_words(ngan)}งาน{in_words(wah)}ตารางวา"
            assert meant == read("area", text, TODAY), text


def test_a_count_of_people_is_itself_in_every_way_of_writing_it() -> None:
    for number in _numbers(300, 7):
        for text in (f"{number} คน", f"{number:,}คนค่ะ", f"มา {number} ท่าน", f"รวม {number} ราย"):
            assert {"people": number} == read("count", text, TODAY), text
        if not is_said_like_another(number):
            assert {"people": number} == read("count", f"{in_words(number)}คน", TODAY), number


def test_two_ends_of_a_span_are_both_kept() -> None:
    dice = Random(8)
    for _ in range(400):
        low = dice.randrange(10, 100_000)
        high = low + dice.randrange(1, low)
        assert {"baht_min": low, "baht_max": high} == read("money", f"{low:,}-{high:,} บาท", TODAY)
        assert {"people_min": low, "people_max": high} == read("count", f"{low} ถึง {high} คน", TODAY)
        assert read("money", f"{high:,}-{low:,} บาท", TODAY) is None
