"""No reader gets worse: each kind keeps its share of right answers, and hardly ever gives a wrong one."""

from functools import cache
from pathlib import Path

import pytest

from tests.scoring.outcomes import Score
from tests.scoring.sets import HERE, examples, files, score

USUAL = (98.0, 0.0)
"""How many of a hundred are right at least, and wrong at most."""
# A whole sentence leaves more open than an answer to a question does, and its spans are held to the letter.
_OF_A_REPORT = ("group", "activity_kind", "date", "participants", "amount_baht", "problem", "next_step")
OTHERS = {"report intent": (95.0, 4.0), **{f"report {slot}": (92.0, 5.0) for slot in _OF_A_REPORT}}
KINDS = (
    *("area", "count", "date", "date_range", "decimal", "fiscal_year", "integer", "money", "month"),
    *("national_id", "percent", "phone", "quantity", "time", "yes_no", "place", "edit", *OTHERS),
)
# Values of every kind in one set: the first by somebody who had not read the readers, the second by somebody who had.
# The readers have been repaired by both since.
MIXED = ("blind_values", "words_around")

# Whole reports in one message by somebody who had not read the reader, which has been repaired by them since.
BLIND_REPORTS = "report_blind"
IN_ALL = (94.0, 2.0)


@cache
def _scores(name: str) -> dict[str, Score]:
    return score(HERE / f"{name}.jsonl")


@pytest.mark.parametrize("kind", KINDS)
def test_a_reader_is_as_good_as_it_was(kind: str) -> None:
    found, (right, wrong) = _scores(kind.partition(" ")[0])[kind], OTHERS.get(kind, USUAL)

    assert found.share("right") >= right
    assert found.share("wrong") <= wrong


@pytest.mark.parametrize("name", MIXED)
def test_a_mixed_set_is_read_as_well_as_it_was(name: str) -> None:
    of_all = Score()
    for found in _scores(name).values():
        of_all.counts.update(found.counts)

    assert of_all.share("right") >= USUAL[0]
    assert of_all.share("wrong") <= USUAL[1]


def test_the_reports_of_somebody_else_are_read_as_well_as_they_were() -> None:
    of_all = Score()
    for found in _scores(BLIND_REPORTS).values():
        of_all.counts.update(found.counts)

    assert of_all.share("right") >= IN_ALL[0]
    assert of_all.share("wrong") <= IN_ALL[1]


def test_every_part_of_a_report_has_a_floor() -> None:
    assert set(OTHERS) == set(_scores("report"))


def test_every_set_has_a_floor() -> None:
    assert {path.stem for path in files()} - {*MIXED, BLIND_REPORTS} == {
        kind.partition(" ")[0] for kind in KINDS
    }


@pytest.mark.parametrize(
    "path",
    [path for path in files() if path.stem not in {"report", BLIND_REPORTS, "words_around"}],
    ids=lambda path: path.stem,
)
def test_a_sixth_and_more_of_a_set_is_to_be_asked_again(path: Path) -> None:
    wants = [one["want"] for one in examples(path)]

    assert sum(map(_is_question, wants)) >= len(wants) / 6


def _is_question(want: object) -> bool:
    return want is None or (isinstance(want, dict) and not want.keys().isdisjoint({"candidates", "ask"}))
