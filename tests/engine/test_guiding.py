"""Questions about programmes: what is answered is right, and what is not sure is left to a person."""

import csv
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from engine.guiding.entries import Entry, entries
from engine.guiding.searching import quote
from engine.obligations.reading import read_pack
from tests.rules.tree import ROOT

SHEET = Path(__file__).parents[1] / "data" / "guide_questions.csv"
LABELLED = list(csv.DictReader(SHEET.read_text("utf-8").splitlines()))
# Of what is answered so much is right; of what has an answer so much is found.
PRECISION, RECALL = 0.97, 0.75


@lru_cache
def of(programme: str) -> tuple[Entry, ...]:
    return entries(read_pack(ROOT / "programmes" / programme))


def answered(one: dict[str, str]) -> str:
    found = quote(one["question"], of(one["programme"]))
    return found.entry.key if found else ""


def test_the_set_is_large_and_half_of_it_is_for_a_person() -> None:
    has_none = sum(not one["expected"] for one in LABELLED)

    assert len(LABELLED) >= 60
    assert 0.3 < has_none / len(LABELLED) < 0.6
    for one in LABELLED:
        assert one["expected"] in {"", *(entry.key for entry in of(one["programme"]))}


def test_what_is_answered_is_right_and_most_of_it_is_found(
    record_property: Callable[[str, object], None],
) -> None:
    told = [(one, answered(one)) for one in LABELLED]
    given = [(one, said) for one, said in told if said]
    right = [one for one, said in given if said == one["expected"]]
    wrong = [(one["question"], said) for one, said in given if said != one["expected"]]
    wanted = [one for one in LABELLED if one["expected"]]
    precision, recall = len(right) / len(given), len(right) / len(wanted)
    record_property("precision", round(precision, 3))
    record_property("recall", round(recall, 3))

    assert precision >= PRECISION, wrong
    assert recall >= RECALL, [one["question"] for one, said in told if one["expected"] and not said]


def test_every_quote_names_its_line_and_its_words_are_those_of_the_pack() -> None:
    found = quote("รายงานชุดที่ 1 ส่งวันไหนคะ", of("moac-groups-2565"))
    assert found is not None
    assert (13, ("000-R1",)) == (found.entry.line, found.entry.refs)
    assert "รายงานข้อมูลทั่วไปของกลุ่มเกษตรกร (รายงานชุดที่ ๑)" == found.entry.heading


@pytest.mark.parametrize("words", ["", "?", "วันไหน", "ส่งวันไหน", "ใคร", "🙂🙂🙂", "ก" * 2_000])
def test_a_question_about_nothing_is_for_a_person(words: str) -> None:
    assert quote(words, of("moac-groups-2565")) is None
