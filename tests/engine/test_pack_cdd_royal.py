"""The pack of the royal initiatives: three named provinces, a contest with a wrong year, and two kinds of offices."""

from datetime import date, datetime

import pytest

from engine.forms.guessing import Played, play
from engine.forms.reading import unsupported
from engine.obligations.among import is_among
from engine.obligations.calendar import BANGKOK
from engine.obligations.checking import problems
from engine.obligations.clocks import rounds
from engine.obligations.facts import Facts, Occurrence
from engine.outline.moments import days_of
from tests.engine import pack_kit

NAME = "cdd-royal-2565"
PACK = pack_kit.pack(NAME)
FORMS = pack_kit.forms(NAME)
AT = datetime(2022, 7, 24, 9, tzinfo=BANGKOK)
DONE = date(2022, 2, 14)


def test_the_pack_and_its_forms_fit_together() -> None:
    assert () == problems(PACK, FORMS)


def test_twelve_duties_of_the_source_are_carried_and_those_of_study_centres_twice() -> None:
    refs = [ref for duty in PACK.duties for ref in duty.refs]

    assert (12, 16) == (len(set(refs)), len(refs))
    assert {"003-B15a-1", "003-B15a-2", "003-B15b-1", "003-B15b-2"} == {
        one for one in refs if refs.count(one) == 2
    }


def test_no_duty_has_a_day_that_nobody_has_to_confirm_or_tell() -> None:
    assert [] == [duty.id for duty in PACK.duties if days_of(duty, PACK)]


def test_the_report_of_the_contest_waits_until_its_year_is_confirmed() -> None:
    (found,) = rounds(PACK.duty("contest_report"), PACK)

    assert (None, date(2022, 8, 31), ("confirmation",)) == (found.due, found.likely, found.waits)


def test_seven_days_after_nothing_wait_to_be_confirmed() -> None:
    facts = Facts(events={"training_done": (Occurrence("e1", done=DONE),)})
    (found,) = rounds(PACK.duty("training_bpm"), PACK, facts)

    assert (None, date(2022, 2, 21), ("confirmation",)) == (found.due, found.likely, found.waits)


@pytest.mark.parametrize(
    ("duty", "event"),
    [
        ("contest_bpm", "contest_done"),
        ("plants_meeting_bpm", "plants_meeting"),
        ("plants_study_bpm", "plants_meeting_centre"),
        ("learning_bpm", "learning"),
        ("learning_study_bpm", "learning_centre"),
    ],
)
def test_an_entry_is_due_seven_days_after_its_activity(duty: str, event: str) -> None:
    facts = Facts(events={event: (Occurrence("e1", done=DONE),)})

    assert [date(2022, 2, 21)] == [one.due for one in rounds(PACK.duty(duty), PACK, facts)]


@pytest.mark.parametrize(("place", "owes"), [("50", True), ("34", True), ("91", True), ("57", False)])
def test_the_three_printed_provinces_owe_the_training(place: str, *, owes: bool) -> None:
    assert owes == is_among(PACK.duty("training_report"), PACK, place, Facts(), DONE)


@pytest.mark.parametrize(
    ("duty", "cohort"),
    [
        ("contest_order", "contest_province"),
        ("contest_entry", "contest_village"),
        ("contest_lesson", "model_village"),
        ("plants_meeting", "plants_province"),
        ("plants_study", "plants_centre"),
        ("learning", "learning_province"),
        ("learning_study", "learning_centre"),
    ],
)
def test_only_who_was_chosen_owes_it(duty: str, cohort: str) -> None:
    def owes(**cohorts: str) -> bool:
        return is_among(PACK.duty(duty), PACK, "", Facts(cohorts=cohorts), DONE)

    assert (True, False, False) == (owes(**{cohort: "yes"}), owes(**{cohort: "no"}), owes())


def test_a_summary_settles_the_entry_of_the_same_work() -> None:
    assert {
        "training_report": ("training_bpm",),
        "plants_meeting": ("plants_meeting_bpm",),
        "plants_study": ("plants_study_bpm",),
        "learning": ("learning_bpm",),
        "learning_study": ("learning_study_bpm",),
    } == {one.id: one.satisfies for one in PACK.duties if one.satisfies}


def test_the_volume_and_the_disc_of_the_contest_are_sent_by_somebody() -> None:
    entered = [one.system for one in PACK.duty("contest_report").entered_in]

    assert ["book", "cd"] == entered
    assert ["book", "cd"] == [one.kind for one in PACK.systems if one.id in entered]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_asked_and_played_to_its_end(name: str) -> None:
    assert () == unsupported(FORMS[name])
    assert [] == [seed for seed in "012" if not isinstance(play(FORMS[name], AT, seed), Played)]
