"""Next year's pack: every day moved by whole years, nothing else touched, nothing confirmed, the units shared."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.obligations.clocks import rounds
from engine.obligations.facts import Facts
from engine.obligations.periods import A_CONFIRMATION
from engine.obligations.programme import Programme
from engine.obligations.reading import read_text
from engine.obligations.working_days import WorkingDays
from engine.outline.moments import year_of
from engine.rolling import looking
from engine.rolling.days import shifted
from engine.rolling.holding import RolledWrong, hold
from engine.rolling.readme import Spoken, renewed
from engine.rolling.texts import rolled, stem
from tests.engine import pack_kit
from tests.engine.clock_pack import HEAD

# The duty quotes a day and carries one in a comment: neither is a day of the pack.
TEXT = (
    HEAD
    + """
# Behind the meeting of 2021-11-01.
[duties.d]
name = "ตามหนังสือ 2021-11-01"
form = "plan"
about = "group"
filed_by = "offices.district"
due = { after = "meeting", days = 7, no_later_than = 2022-02-28 }   # printed 2022-02-28
"""
)


def roll(text: str, year: int, *, base: str = TEXT) -> str:
    before = read_text(text, base="" if text == base else base)
    return rolled(text, id_=f"small-{year}", year=year, years=year - before.fiscal_year, home=before.home)


def read(text: str) -> Programme:
    return read_text(text, base=TEXT)


@pytest.mark.parametrize(
    ("day", "years", "wanted"),
    [
        (date(2021, 11, 30), 5, date(2026, 11, 30)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 2, 28), 1, date(2024, 2, 29)),
        (date(2024, 2, 28), 1, date(2025, 2, 28)),
        (date(2024, 2, 28), 4, date(2028, 2, 28)),
        (date(2022, 1, 31), -1, date(2021, 1, 31)),
    ],
)
def test_a_day_moves_by_whole_years_and_the_end_of_february_stays_the_end(
    day: date, years: int, wanted: date
) -> None:
    assert wanted == shifted(day, years)


@given(st.dates(date(1950, 1, 1), date(2080, 12, 31)))
def test_two_years_one_by_one_are_two_years_at_once(day: date) -> None:
    assert shifted(day, 2) == shifted(shifted(day, 1), 1)


def test_the_days_of_the_pack_move_and_those_in_words_and_comments_stay() -> None:
    text = roll(TEXT, 2570)

    assert 'name = "ตามหนังสือ 2021-11-01"' in text
    assert "# Behind the meeting of 2021-11-01.\n[duties.d]" in text
    assert "no_later_than = 2027-02-28 }   # printed 2022-02-28" in text
    hold(read_text(TEXT), read(text))


def test_a_rolled_pack_shares_the_units_of_the_first_and_has_its_own_id_and_year() -> None:
    before, after = read_text(TEXT), read(roll(TEXT, 2570))

    assert ("small-2570", 2570, "small") == (after.id, after.fiscal_year, after.home)
    assert (before.units, before.offices, before.roles, before.cohorts, before.areas) == (
        after.units, after.offices, after.roles, after.cohorts, after.areas,
    )  # fmt: skip


def test_nothing_of_a_rolled_pack_is_due_before_it_is_confirmed_day_by_day() -> None:
    after = read(roll(TEXT, 2570))
    cohort = {"tranche": "1"}

    assert {None} == {one.due for duty in after.duties for one in rounds(duty, after, Facts(cohorts=cohort))}
    assert () == year_of(after).entries
    [plan] = rounds(after.duty("plan"), after)
    assert (date(2027, 1, 31), (A_CONFIRMATION,)) == (plan.likely, plan.waits)
    confirmed = Facts(dates={"plan/once": date(2027, 1, 29)})
    assert [date(2027, 1, 29)] == [one.due for one in rounds(after.duty("plan"), after, confirmed)]


def home(programme: Programme) -> str:
    """Return the text of the pack whose units and offices a rolled one shares."""
    return (pack_kit.PROGRAMMES / programme.home / "programme.toml").read_text("utf-8")


@pytest.mark.parametrize("name", pack_kit.PACKS)
def test_a_pack_rolled_twice_is_as_rolled_once_by_two_years(name: str) -> None:
    path = pack_kit.PROGRAMMES / name / "programme.toml"
    text, before = path.read_text("utf-8"), pack_kit.pack(name)
    year = before.fiscal_year

    def to(told: str, of: Programme, wanted: int) -> str:
        return rolled(
            told, id_=f"{stem(name)}-{wanted}", year=wanted, years=wanted - of.fiscal_year, home=of.home
        )

    once = to(text, before, year + 2)
    next_year = to(text, before, year + 1)
    twice = to(next_year, read_text(next_year, base=home(before)), year + 2)

    assert once == twice
    # What is said of units, offices and people stands in the pack that is shared; every other comment stays.
    assert text.count("#") - once.count("#") <= text.partition("\n[duties.")[0].count("#")
    hold(before, read_text(once, base=home(before)))


@pytest.mark.parametrize("name", pack_kit.PACKS)
def test_a_pack_rolled_there_and_back_has_the_days_it_had(name: str) -> None:
    text = (pack_kit.PROGRAMMES / name / "programme.toml").read_text("utf-8")
    before = pack_kit.pack(name)
    years = 2570 - before.fiscal_year
    there = rolled(text, id_="x-2570", year=2570, years=years, home=before.home)
    back = rolled(there, id_=before.id, year=before.fiscal_year, years=-years, home=before.home)
    again = replace(read_text(back, base=home(before)), unconfirmed=False, shares=before.shares)

    assert year_of(before) == year_of(again)


def test_a_pack_that_would_become_another_one_is_not_written() -> None:
    before = read_text(TEXT)
    moved = read(roll(TEXT, 2570).replace("2027-01-31", "2027-02-01"))

    with pytest.raises(RolledWrong, match="duties"):
        hold(before, moved)


def test_days_on_which_offices_are_closed_and_ends_of_february_are_named() -> None:
    found = {(str(one.day), one.why) for one in looking.days(read(roll(TEXT, 2570)), WorkingDays())}

    assert {
        ("2027-01-31", "weekend"),
        ("2027-02-28", "weekend"),
        ("2027-02-28", looking.END_OF_FEBRUARY),
    } == found


def test_a_year_in_words_is_named_and_a_version_or_a_number_is_not() -> None:
    text = "ปี 2564\n| 2565.1 |\nบาท 125650\nพ.ศ. ๒๕๖๔\nวันที่ 1"

    assert [(1, "ปี 2564"), (4, "พ.ศ. ๒๕๖๔")] == list(looking.years_in(text))


def test_the_readme_has_the_new_year_and_one_section_however_often_it_was_rolled() -> None:
    readme = "# โครงการ ปีงบประมาณ พ.ศ. 2565\n\nSource `000`.\n\n## What this pack carries\n\nin 2565\n"
    doubtful = [looking.Doubtful(date(2027, 1, 31), "due", "แผน", "weekend")]

    def renew(told: str, year: int) -> str:
        spoken = [Spoken("forms/a.md", 3, "ปี 2564")]
        return renewed(told, id_=f"x-{year}", year=year, home="x-2565", doubtful=doubtful, spoken=spoken)

    once = renew(readme, 2567)

    assert once == renew(renew(readme, 2566), 2567)
    assert once.startswith("# โครงการ ปีงบประมาณ พ.ศ. 2567\n\nSource `000`.\n\n## Rolled\n")
    assert 1 == once.count("## Rolled")
    assert "| 2027-01-31 | weekend | แผน (due) |" in once
    assert "- `forms/a.md` line 3: ปี 2564" in once
    assert once.endswith("\n\n## What this pack carries\n\nin 2565\n")


def test_no_day_of_a_year_is_lost_or_doubled_by_rolling() -> None:
    days = [date(2023, 10, 1) + timedelta(days=one) for one in range(366)]

    assert 365 == len({shifted(day, 1) for day in days})
