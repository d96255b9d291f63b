"""A pack that is applied anew, or taken back: what is owed follows, drafts and columns stay, people's own decisions too."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from handlers import easing
from models import audit, obligations, pack_versions
from models.base import table
from tests.handlers.revising_kit import Asked, Spec, World, states
from tests.play import Play

MEMBERS, KIND = Asked(), Asked("select_one one", "แบบไหน")
FIRST = Spec({"plan": "2022-01-31", "sum": "2022-03-31"}, {"members": MEMBERS, "kind": KIND})


@pytest.fixture
def world(play: Play) -> Iterator[World]:
    with play.core.database.writing() as connection:
        made = World(play, connection)
        made.apply(FIRST)
        made.enrol()
        yield made


def test_the_same_pack_again_changes_nothing(world: World) -> None:
    again = world.apply(FIRST)

    assert (1, False) == (again.version, again.is_new)
    assert 1 == len(pack_versions.history(world.connection, "small"))


def test_what_a_duty_owed_is_waived_with_the_version_when_it_is_taken_out(world: World) -> None:
    done = world.apply(replace(FIRST, duties={"plan": "2022-01-31"}))

    row = world.row("sum")
    assert (1, "waived", 0) == (done.moved.waived, row.state, world.steps("sum"))
    assert (
        "not asked for since version 2, was open" == obligations.changes_of(world.connection, row.id)[-1].why
    )


def test_a_rollback_takes_up_what_was_waived_with_its_reminders(world: World) -> None:
    before, steps = states(world.rows()), world.steps("sum")
    world.apply(replace(FIRST, duties={"plan": "2022-01-31"}))

    back = world.back()

    assert back is not None
    assert (3, 1) == (back.version, back.moved.taken_up)
    assert (before, steps) == (states(world.rows()), world.steps("sum"))


def test_what_a_person_waived_stays_waived(world: World) -> None:
    easing.waive(world.desk, world.row("sum").id, by="head", why="กลุ่มเลิก")
    world.apply(replace(FIRST, duties={"plan": "2022-01-31"}))

    world.back()

    assert "waived" == world.row("sum").state


def test_a_day_that_moves_says_which_version_moved_it_and_plans_anew(world: World) -> None:
    world.apply(replace(FIRST, duties={**FIRST.duties, "sum": "2022-02-28"}))

    row = world.row("sum")
    change = obligations.changes_of(world.connection, row.id)[-1]
    assert (date(2022, 2, 28), date(2022, 3, 31), "pack version 2") == (row.due, change.old_due, change.why)
    assert 3 == world.steps("sum")


def test_a_new_duty_is_opened_for_who_is_there(world: World) -> None:
    world.apply(replace(FIRST, duties={**FIRST.duties, "visit": "2022-05-31"}))

    assert ("open", date(2022, 5, 31)) == (world.row("visit").state, world.row("visit").due)


def test_other_reminders_are_planned_when_the_ladder_changes(world: World) -> None:
    world.apply(replace(FIRST, steps="[-7, -3, -1, 0, 1]"))

    assert 5 == world.steps("plan")


def test_a_round_that_its_clock_gives_no_more_is_waived(world: World) -> None:
    world.apply(replace(FIRST, duties={**FIRST.duties, "sum": '{ every = "month", day = 27 }'}))

    assert "waived" == world.row("sum", "once").state
    assert "open" == world.row("sum", "2565-01").state


def test_a_duty_that_another_office_files_goes_there_and_back_with_its_draft(world: World) -> None:
    draft = world.begin("plan")
    world.answer(draft.id, {"members": "12"})

    world.apply(replace(FIRST, by="province"))
    there = world.row("plan")
    opened = world.open(draft.id)
    assert opened is not None
    assert ("p", there.id, "12") == (
        there.office_id, opened.draft.obligation, opened.draft.answers["/data/members"],
    )  # fmt: skip

    world.back()
    assert ("d", "open") == (world.row("plan").office_id, world.row("plan").state)
    again = world.open(draft.id)
    assert again is not None
    assert world.row("plan").id == again.draft.obligation


def test_what_is_in_keeps_its_day_and_its_office(world: World) -> None:
    draft = world.begin("plan")
    world.answer(draft.id, {"members": "12", "kind": "a"})
    world.send(draft.id)

    world.apply(Spec({"plan": "2022-02-15", "sum": "2022-03-31"}, FIRST.questions, by="province"))

    row = world.row("plan")
    assert ("submitted", date(2022, 1, 31), "d") == (row.state, row.due, row.office_id)


def test_an_answer_to_a_question_that_goes_waits_and_comes_back(world: World) -> None:
    draft = world.begin("plan")
    world.answer(draft.id, {"members": "12", "kind": "a"})

    world.apply(replace(FIRST, questions={"kind": KIND}))
    without = world.open(draft.id)
    assert without is not None
    assert "/data/members" not in without.draft.answers

    world.back()
    back = world.open(draft.id)
    assert back is not None
    assert ("12", "a", "พิมพ์ 12", "message members 12", {}) == (
        back.draft.answers["/data/members"], back.draft.answers["/data/kind"], back.draft.raw["/data/members"],
        back.draft.sources["/data/members"], back.draft.aside,
    )  # fmt: skip


def test_an_answer_that_was_given_anew_is_not_overwritten_by_the_one_that_waited(world: World) -> None:
    draft = world.begin("plan")
    world.answer(draft.id, {"members": "12"})
    world.apply(replace(FIRST, questions={"members": Asked(constraint=". <= 9"), "kind": KIND}))
    world.answer(draft.id, {"members": "8"})

    world.back()

    back = world.open(draft.id)
    assert back is not None
    assert "12" not in back.draft.answers.values()


def test_what_waits_is_gone_with_the_message_that_it_came_in(world: World) -> None:
    draft = world.begin("plan")
    world.answer(draft.id, {"members": "12"})
    world.apply(replace(FIRST, questions={"kind": KIND}))
    without = world.open(draft.id)
    assert without is not None
    assert {} != without.draft.aside

    assert {} == without.draft.without("message members 12").aside


def test_a_draft_of_a_duty_that_is_taken_out_can_still_be_opened_and_its_report_read(world: World) -> None:
    draft = world.begin("sum")
    world.answer(draft.id, {"members": "12"})

    world.apply(replace(FIRST, duties={"plan": "2022-01-31"}))

    opened = world.open(draft.id)
    assert opened is not None
    assert ("งาน sum", "12") == (opened.title, opened.draft.answers["/data/members"])


def test_columns_stay_where_they_are_and_old_rows_as_they_were(world: World) -> None:
    draft = world.begin("plan")
    world.answer(draft.id, {"members": "12", "kind": "a"})
    world.send(draft.id)
    head, rows = world.sheet()
    [number] = rows

    world.apply(
        replace(
            FIRST,
            questions={"place": Asked("text", "แบบไหน"), "members": Asked("text", "สมาชิกกี่คน")},
            choices=("b", "c"),
        )
    )

    new_head, new_rows = world.sheet()
    assert [*head, "แบบไหน (place)"] == new_head
    assert [*rows[number], None] == new_rows[number]


def test_the_table_of_a_form_stays_when_nothing_asks_for_it_any_more(world: World) -> None:
    draft = world.begin("sum")
    world.answer(draft.id, {"members": "12", "kind": "a"})
    world.send(draft.id)
    before = world.sheet()

    world.apply(replace(FIRST, duties={"plan": "2022-01-31"}))

    assert before == world.sheet()


def test_there_is_nothing_before_the_first_version(world: World) -> None:
    assert world.back() is None


def test_two_rollbacks_go_back_two_versions(world: World) -> None:
    world.apply(replace(FIRST, steps="[0]"))
    world.apply(replace(FIRST, steps="[1]"))

    world.back()
    assert (0,) == world.programme.ladder("default").steps
    world.back()
    assert (-3, 0, 1) == world.programme.ladder("default").steps
    assert world.back() is None


def test_every_version_and_who_put_it_in_force_is_kept(world: World) -> None:
    world.apply(replace(FIRST, steps="[0]"))
    world.back()

    acts = table(audit.Act)
    noted = world.connection.execute(
        select(acts.c.act, acts.c.about_id).where(acts.c.about_id.startswith("small"))
    )
    assert [("pack_applied", "small 1"), ("pack_applied", "small 2"), ("pack_rolled_back", "small 3")] == [
        tuple(one) for one in noted
    ]
    assert [None, 1, None] == [one.follows for one in pack_versions.history(world.connection, "small")]
