"""On days that an admin set nobody is pushed, unless the printed last day is that very day."""

from datetime import date

from handlers.messenger.quiet_days import mark, quiet_days
from tests.handlers.messenger.messenger_kit import at, decided, person_id
from tests.planners import everything
from tests.play import Play
from tests.stories import desk, register


def set_days(play: Play, first: date, last: date, *, opens: bool = False) -> None:
    with play.core.database.writing() as connection:
        mark(desk(play, connection), first, last, name="เกี่ยวข้าว", opens=opens)


def test_a_day_that_an_admin_set_is_quiet(play: Play) -> None:
    play.planner = everything
    register(play)
    set_days(play, date(2021, 11, 23), date(2021, 11, 24))
    at(play, 24)

    assert {} == play.remind()
    assert ("later", "quiet") in decided(play, person_id=person_id(play, "mali"))


def test_the_printed_last_day_opens_a_quiet_day(play: Play) -> None:
    play.planner = everything
    register(play)
    set_days(play, date(2021, 11, 23), date(2021, 11, 25))
    at(play, 25)

    assert "mali" in play.remind()


def test_a_quiet_day_that_was_taken_back_is_a_day_like_any_other(play: Play) -> None:
    play.planner = everything
    register(play)
    set_days(play, date(2021, 11, 23), date(2021, 11, 24))
    set_days(play, date(2021, 11, 24), date(2021, 11, 24), opens=True)
    at(play, 24)

    assert "mali" in play.remind()


def test_the_usual_days_stand_beside_those_that_were_set_and_can_be_opened(play: Play) -> None:
    set_days(play, date(2021, 11, 24), date(2021, 11, 24))
    set_days(play, date(2022, 4, 16), date(2022, 4, 16), opens=True)

    with play.core.database.reading() as connection:
        found = {one.first for one in quiet_days(desk(play, connection)) or ()}
    assert date(2022, 4, 13) in found
    assert date(2022, 4, 16) not in found
    assert date(2021, 11, 24) in found
