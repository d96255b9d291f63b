"""Whatever is written anew, applied, taken back, filled in and sent: no answer is lost, no column moves, all that is owed is right."""

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from engine.obligations.clocks import rounds
from engine.obligations.states import State, is_owed
from models.base import table
from models.notices import ReminderStep
from models.obligations import Obligation
from tests.handlers.revising_kit import Asked, Spec, World
from tests.play import Play

EXAMPLES = 400 if os.environ.get("SANAM_SOAK") else 12
CLOCKS = (
    "2022-01-31", "2022-02-28", "2022-05-31", '{ every = "month", day = 27 }', '{ every = "month", day = 5 }',
    "{ in_month = 6 }", '"none"', '"set_later"', "{ rounds = [2021-12-31, 2022-06-30], in_order = true }",
)  # fmt: skip
NAMES = ("members", "kind", "cost", "place")
ASKED = st.builds(
    Asked,
    type=st.sampled_from(("integer", "text", "select_one one")),
    label=st.sampled_from(("กี่คน", "เท่าไร", "ที่ไหน")),
    constraint=st.sampled_from(("", ". != '99'")),
)
SPECS = st.builds(
    Spec,
    duties=st.dictionaries(st.sampled_from(("plan", "sum", "visit")), st.sampled_from(CLOCKS), min_size=1),
    questions=st.dictionaries(st.sampled_from(NAMES), ASKED, min_size=1),
    choices=st.sampled_from((("a", "b"), ("a", "b", "c"), ("b",))),
    by=st.sampled_from(("district", "province")),
    steps=st.sampled_from(("[-3, 0, 1]", "[0]")),
)
ANSWERS = st.tuples(st.just("answer"), st.sampled_from(NAMES), st.integers(min_value=0, max_value=50))
MOVES = st.one_of(
    st.tuples(st.just("apply"), SPECS), ANSWERS, ANSWERS, st.just(("back",)), st.just(("send",)), st.just(("open",))
)  # fmt: skip
FIRST = Spec({"plan": "2022-01-31"}, {"members": Asked(), "kind": Asked("select_one one", "แบบไหน")})


class Story:
    """One run, with what must be true of it after every move."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.specs = [FIRST]
        self.draft = ""
        self.given: dict[str, str] = {}
        self.head: list[str] = []
        self.rows: dict[str, list[Any]] = {}

    def play(self, move: tuple[Any, ...]) -> None:
        match move:
            case ("apply", spec):
                if self.world.apply(spec).is_new:
                    self.specs.append(spec)
            case ("back",):
                done = self.world.back()
                assert (done is None) == (len(self.specs) == 1)
                self.specs = self.specs[:-1] if done else self.specs
            case ("answer", name, number):
                self._answer(name, number)
            case ("open",):
                self._open()
            case ("send",):
                self._send()

    def _open(self) -> None:
        if not self.draft:
            duty = next(iter(self.specs[-1].duties))
            row = next(
                (one for one in self.world.rows() if one.duty == duty and is_owed(State(one.state))), None
            )
            self.draft = self.world.begin_row(row).id if row else ""
        elif self.world.open(self.draft) is None:
            self.draft = ""

    def _answer(self, name: str, number: int) -> None:
        asked, choices = self.specs[-1].questions.get(name), self.specs[-1].choices
        self._open()
        if self.draft and asked:
            value = choices[number % len(choices)] if asked.type.startswith("select") else f"{number}"
            self.world.answer(self.draft, {name: value})
            self.given[name] = value

    def _send(self) -> None:
        if self.draft:
            self.world.send(self.draft)
            self.draft, self.given = "", {}

    def see(self) -> None:
        self._see_answers()
        self._see_columns()
        self._see_what_is_owed()

    def _see_answers(self) -> None:
        """Every answer that somebody gave last is in the draft, or waits beside it."""
        found = self.world.open(self.draft) if self.draft else None
        if found is None:
            return
        kept = {(path.rpartition("/")[2], value) for path, value in found.draft.answers.items()}
        waiting = {(key.rpartition("/")[2], one[0]) for key, one in found.draft.aside.items()}
        assert self.given.items() <= kept | waiting

    def _see_columns(self) -> None:
        """The head only grows at its end, and a row that was there shows what it showed."""
        if not self.world.tables():
            return
        head, rows = self.world.sheet()
        assert self.head == head[: len(self.head)]
        assert len(set(head)) == len(head)
        for number, row in self.rows.items():
            assert row == rows[number][: len(row)]
            assert not any(rows[number][len(row) :])
        self.head, self.rows = head, rows

    def _see_what_is_owed(self) -> None:
        """Each round of the pack in force is owed at its day by its office, or is in; nothing else is owed."""
        programme, spec = self.world.programme, self.specs[-1]
        owed = {(one.duty, one.period): one for one in self.world.rows() if is_owed(State(one.state))}
        there = {(one.duty, one.period) for one in self.world.rows()}
        wanted = {
            (duty.id, period.key): period for duty in programme.duties for period in rounds(duty, programme)
        }
        assert owed.keys() <= wanted.keys()
        for key, period in wanted.items():
            is_early = period.due and period.due < self.world.desk.now.date()
            assert key in there or is_early
            if key in owed:
                assert (period.due, spec.by[0]) == (owed[key].due, owed[key].office_id)
        planned = {row.id for row in self._with_steps()}
        assert not planned & {one.id for one in self.world.rows() if one.state in {"waived", "handed_over"}}

    def _with_steps(self) -> Iterator[Any]:
        steps, owed = table(ReminderStep), table(Obligation)
        query = select(owed.c.id).join(steps, steps.c.obligation_id == owed.c.id).distinct()
        yield from self.world.connection.execute(query)


@pytest.fixture
def world(play: Play) -> Iterator[World]:
    with play.core.database.writing() as connection:
        made = World(play, connection)
        made.apply(FIRST)
        made.enrol()
        yield made


@pytest.mark.slow
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    database=None,
)
@given(moves=st.lists(MOVES, min_size=2, max_size=8))
def test_nothing_is_lost_and_nothing_moves_whatever_is_changed(
    world: World, moves: list[tuple[Any, ...]]
) -> None:
    apart = world.connection.begin_nested()
    try:
        story = Story(world)
        for move in (("open",), ("answer", "members", 12), *moves):
            story.play(move)
            story.see()
    finally:
        apart.rollback()


def test_the_property_sees_a_column_that_moves(world: World) -> None:
    story = Story(world)
    for move in (("open",), ("answer", "members", 12), ("send",)):
        story.play(move)
        story.see()
    story.head = story.head[::-1]

    with pytest.raises(AssertionError):
        story.see()


def test_the_property_sees_an_answer_that_is_lost(world: World) -> None:
    story = Story(world)
    for move in (("open",), ("answer", "members", 12)):
        story.play(move)
    story.given["members"] = "13"

    with pytest.raises(AssertionError):
        story.see()


def test_the_property_sees_what_is_owed_and_should_not_be(world: World) -> None:
    story = Story(world)
    story.specs = [replace(FIRST, by="province")]

    with pytest.raises(AssertionError):
        story.see()
