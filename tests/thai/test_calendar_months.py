"""Every month, quarter and fiscal year is read back, and a slip in a name never makes another month."""

import datetime as dt
from random import Random

import pytest

from tests.thai.calendar_writers import CUT, ENGLISH, FULL, IS_SOAK, SHORT, thai
from thai.calendar.days import shift
from thai.reading import read
from thai.writing import write_fiscal_years, write_month

MONDAY = dt.date(2021, 11, 22)
LETTERS = [chr(code) for code in (*range(0x0E01, 0x0E2F), *range(0x0E30, 0x0E3A), *range(0x0E40, 0x0E4D))]
MONTHS = [(year, month) for year in range(2430, 2581) for month in range(1, 13)]
SOME = MONTHS if IS_SOAK else Random(6).sample(MONTHS, 200)


def _written(month: int, year: int) -> list[str]:
    full, cut, short = FULL[month - 1], CUT[month - 1], SHORT[month - 1]
    return [
        f"{full} {year}",
        f"เดือน{full} พ.ศ. {year}",
        thai(f"ประจำเดือน{full} {year}"),
        f"ภายในเดือน{full} {year}",
        f"{short} {year}",
        f"{short}{year}",
        f"{short[:-1]} {year}",
        f"{short.replace('.', '')}{year}",
        f"{cut} {year}",
        f"{month}/{year}",
        f"{month:02}-{year}",
        f"{year}-{month:02}",
        f"เดือน {month} ปี {year}",
        f"{full} ค.ศ. {year - 543}",
        f"{ENGLISH[month - 1]} {year - 543}",
        write_month(year - 543, month),
    ]


def test_every_month_of_150_years_is_read_back() -> None:
    misread = [
        (text, got)
        for year, month in SOME
        for text in _written(month, year)
        if (got := read("month", text, MONDAY)) != {"month": f"{year - 543}-{month:02}"}
    ]

    assert [] == misread


@pytest.mark.parametrize("off", range(-3, 4))
@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_without_its_year_is_the_nearest(month: int, off: int) -> None:
    year, asked = shift(2021, month, off)
    for text in (
        FULL[asked - 1],
        SHORT[asked - 1],
        CUT[asked - 1],
        f"เดือน {asked}",
        f"เดือน{FULL[asked - 1]}",
    ):
        assert {"month": f"{year}-{asked:02}"} == read("month", text, dt.date(2021, month, 15))


@pytest.mark.parametrize("month", range(1, 13))
def test_a_slip_in_the_name_of_a_month_never_makes_another_month(month: int) -> None:
    today, sample = dt.date(2021, month, 15), 1 if IS_SOAK else 7
    right, asked = {"month": f"2021-{month:02}"}, 0
    slips = sorted({slip for name in (FULL[month - 1], CUT[month - 1]) for slip in _slips(name)})[::sample]
    for slip in slips:
        got = read("month", f"{slip} 2564", today)
        asked += got is None

        assert got in (right, None), slip
    # Repairing is worth its while only when most slips are repaired.
    assert asked < len(slips) / 3


def _slips(name: str) -> list[str]:
    places = range(len(name))
    swapped = [name[:at] + name[at : at + 2][::-1] + name[at + 2 :] for at in places[:-1]]
    dropped = [name[:at] + name[at + 1 :] for at in places]
    wrong = [name[:at] + letter + name[at + 1 :] for at in places for letter in LETTERS]
    added = [name[:at] + letter + name[at:] for at in (*places, len(name)) for letter in LETTERS]
    return swapped + dropped + wrong + added


@pytest.mark.parametrize("year", range(2545, 2581))
def test_every_fiscal_year_is_read_back(year: int) -> None:
    today = dt.date(year - 543 - 2, 5, 1)
    two = year % 100
    for text in (
        f"ปีงบประมาณ พ.ศ. {year}", thai(f"ประจำปีงบประมาณ พ.ศ. {year}"), f"ปีงบ {two:02}", f"ปีงบ{year}", f"งบปี {two:02}", f"งบ {year}",
        f"ปี {year}", f"{year}", f"{two:02}", f"พ.ศ. {year}", f"FY{year - 543}", f"FY{two:02}", f"ภายในปีงบประมาณ {year}", write_fiscal_years(year),
        f"1 ตุลาคม {year - 1} - 30 กันยายน {year}", f"ปีงบประมาณ {year} (ต.ค. {year - 1} - ก.ย. {year})",
    ):  # fmt: skip
        assert {"fy_be": year} == read("fiscal_year", text, today), text


@pytest.mark.parametrize("last", range(2561, 2571))
def test_fiscal_years_in_a_row_are_read_back(last: int) -> None:
    for first in range(2558, last):
        value = {"fy_be_from": first, "fy_be_to": last}
        for text in (
            write_fiscal_years(first, last),
            f"ปีงบประมาณ พ.ศ. {first} – {last}",
            f"{first}-{last}",
            f"งบ {first % 100}-{last % 100}",
            f"ปี {first} ถึง {last}",
        ):
            assert value == read("fiscal_year", text, MONDAY), text
        assert read("fiscal_year", f"{last}-{first}", MONDAY) is None


@pytest.mark.parametrize("year", range(2555, 2575))
@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_every_fiscal_quarter_is_its_three_months(quarter: int, year: int) -> None:
    first, after = (shift(year - 544, 10, 3 * number) for number in (quarter - 1, quarter))
    span = {
        "start": dt.date(*first, 1).isoformat(),
        "end": (dt.date(*after, 1) - dt.timedelta(1)).isoformat(),
    }
    for text in (
        f"ไตรมาส {quarter}/{year}", f"ไตรมาส {quarter}/{year % 100}", thai(f"ไตรมาสที่ {quarter} ปีงบประมาณ พ.ศ. {year}"), f"Q{quarter}/{year}",
        f"ไตรมาส{quarter} ปี {year}", f"ปีงบประมาณ {year} ไตรมาส {quarter}",
        f"ไตรมาส {quarter} (เดือน{FULL[first[1] - 1]} – {FULL[(first[1] + 1) % 12]} {first[0] + 543})",
    ):  # fmt: skip
        assert span == read("date_range", text, MONDAY), text
    assert {"fy_be": year} == read("fiscal_year", f"ไตรมาส {quarter}/{year}", MONDAY)
