"""Every report of the packs, however much was typed, can be read and decided about on cards that LINE takes."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.line.check import check
from engine.conversation.amending import choosing, telling
from engine.conversation.amending.noun import EVIDENCE, Amended, Mine, may_be_mended
from engine.conversation.bubbles import Button, Plain, Press, Row, say
from engine.conversation.reviewing import returning, showing
from engine.conversation.reviewing.lines import lines
from engine.conversation.reviewing.seen import Case, Waiting
from engine.forms.form import without_indexes
from engine.forms.kinds import PERSONAL
from engine.forms.reading import read_file
from engine.obligations.programme import Programme
from tests import acts, readability
from tests.rules import saying, saying_digest
from tests.rules.saying import RENDERER, WHEN

REPORT, LONG = "r" * 24, "ข้อความที่คนพิมพ์มายาว ๆ " * 20
PAGES = 8


def case(programme: Programme, folder: Path, name: str) -> Case:
    form = read_file(saying.path_of(folder, name))
    filled = saying.filling(programme, form, name)
    typed = {one.path: LONG for one in form.questions if one.kind == "text"}
    shown = replace(filled, draft=replace(filled.draft, answers=typed))
    waiting = Waiting(REPORT, 0, "batch", saying.DUTY, saying.GROUP, WHEN.at)
    return Case(
        REPORT, "65-00001", "มะลิ", WHEN.at, shown, waiting, pictures=("a.jpg",), looked=saying_digest.LOOKED,
        can_amend=True,
    )  # fmt: skip


@pytest.mark.parametrize(("folder", "programme", "name"), saying.CASES, ids=saying.CASE_NAMES)
def test_every_report_fits_on_the_cards_of_a_reviewer(folder: Path, programme: Programme, name: str) -> None:
    one = case(programme, folder, name)
    cards = [
        card
        for page in range(PAGES)
        for card in (
            showing.card(one, WHEN, page),
            returning._which(one, WHEN, page),
            choosing.which_card(one, WHEN, page),
        )
    ]
    shown: list[dict[str, Any]] = [dict(message) for card in cards for message in RENDERER.messages([card])]

    faults = [
        found
        for message in shown
        for found in (*readability.faults(message), *acts.wrong(message), *map(str, check([message])))
    ]
    assert [] == faults


@pytest.mark.parametrize(("folder", "programme", "name"), saying.CASES, ids=saying.CASE_NAMES)
def test_nothing_of_a_person_no_picture_and_nothing_built_is_offered_to_be_mended(
    folder: Path, programme: Programme, name: str
) -> None:
    one = case(programme, folder, name)
    form = one.filling.form
    closed = {
        question.path
        for question in form.questions
        if question.own.get("kind") in PERSONAL or question.kind in EVIDENCE or "built" in question.own
    }

    shown = [path for path in (line.path for line in lines(one.filling, WHEN)) if may_be_mended(form, path)]

    assert set() == closed & {without_indexes(path) for path in shown}


def test_what_a_sender_and_her_reviewer_are_told_can_be_read_and_tapped() -> None:
    changed = (Row(Plain("สมาชิก"), say("{before} → {after}", before="9", after=Plain(LONG))),)
    mine = Mine(REPORT, saying.DUTY, saying.GROUP, "นิดา", changed * 3, (Plain(LONG),) * 3, is_closed=True)
    amended = Amended("นิดา", WHEN.at, Plain(LONG), is_objected=True, objector="มะลิ", objection=LONG)
    cards = (telling.card(mine), telling.objected(Plain(LONG), amended, changed, Press("check", REPORT)))

    shown = [dict(message) for card in cards for message in RENDERER.messages([card])]

    assert [] == [
        found
        for message in shown
        for found in (*readability.faults(message), *acts.wrong(message), *map(str, check([message])))
    ]
    assert "seeamend" == next(one.press.kind for one in cards[0].choices if isinstance(one, Button))


@pytest.mark.parametrize(("folder", "programme", "name"), saying.CASES[:3], ids=saying.CASE_NAMES[:3])
def test_every_answer_stands_on_one_page_under_its_number(
    folder: Path, programme: Programme, name: str
) -> None:
    one = case(programme, folder, name)
    found = lines(one.filling, WHEN)

    labels = [
        str(row.label.params["number"])
        for page in range(PAGES)
        for row in returning._which(one, WHEN, page).rows
        if hasattr(row.label, "params")
    ]

    assert {str(number) for number in range(1, len(found) + 1)} == set(labels)
