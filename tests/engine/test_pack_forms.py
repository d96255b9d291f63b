"""Every form of every pack: a chat can ask it, a village understands it, and nothing in it pretends to be printed."""

import os
import re
from datetime import datetime

import pytest
import regex
from pyxform.xls2xform import convert

from engine.forms import problems as faults
from engine.forms.form import Form, Question
from engine.forms.guessing import Played, play
from engine.forms.reading import unsupported
from engine.obligations.calendar import BANGKOK
from tests.engine import pack_kit

SEEDS = tuple(map(str, range(20 if os.environ.get("SANAM_SOAK") else 3)))
FORMS = [(pack, name) for pack in pack_kit.PACKS for name in pack_kit.forms(pack)]
LABEL_GRAPHEMES = 20
MOST_FIELDS = 8
# The general facts of a group come with the two rules that the office judges, each with its reason.
LONGER = {"set1": 13}
PIECES = frozenset({"image", "file", "note"})
OFFICIAL_NUMBER = re.compile(r"กสอ|ชุดที่")


def asked(form: Form) -> list[Question]:
    return [question for question in form.questions if question.is_askable and question.kind not in PIECES]


def in_its_year(pack: str) -> datetime:
    """Return a day in the middle of a pack's fiscal year."""
    return datetime(pack_kit.pack(pack).fiscal_year - 543, 1, 24, 9, tzinfo=BANGKOK)


def stand_ins() -> list[tuple[str, str]]:
    """Return the forms of which the source prints the name alone."""
    return [
        (pack, duty.form)
        for pack in pack_kit.PACKS
        for duty in pack_kit.pack(pack).duties
        if duty.form_status == "named_only"
    ]


@pytest.mark.parametrize(("pack", "name"), FORMS)
def test_other_tools_take_the_form_without_a_warning(pack: str, name: str) -> None:
    warnings: list[str] = []
    text = pack_kit.paths(pack)[name].read_text("utf-8")

    xform = convert(text, warnings=warnings, file_type=".md").xform

    assert [] == warnings
    assert 'xmlns:sanam="https://sanam.example/xforms"' in xform


@pytest.mark.parametrize(("pack", "name"), FORMS)
def test_a_chat_can_ask_the_whole_form(pack: str, name: str) -> None:
    form = pack_kit.forms(pack)[name]

    assert () == unsupported(form)
    assert [] == faults.problems(form)
    assert f"{pack_kit.pack(pack).fiscal_year}.1" == form.version


@pytest.mark.parametrize(("pack", "name"), FORMS)
def test_a_form_is_played_to_its_end(pack: str, name: str) -> None:
    form = pack_kit.forms(pack)[name]

    assert [] == [seed for seed in SEEDS if not isinstance(play(form, in_its_year(pack), seed), Played)]


@pytest.mark.parametrize(("pack", "name"), FORMS)
def test_a_question_is_one_short_polite_sentence(pack: str, name: str) -> None:
    labels = [words for one in asked(pack_kit.forms(pack)[name]) for words in one.labels.values()]

    assert labels
    assert [] == [words for words in labels if len(regex.findall(r"\X", words)) > 60]
    assert [] == [words for words in labels if words.count("ค่ะ") + words.count("คะ") != 1]
    assert [] == [words for words in labels if not words.endswith(("ค่ะ", "คะ"))]


@pytest.mark.parametrize(("pack", "name"), FORMS)
def test_a_choice_fits_on_a_button_and_stands_bare(pack: str, name: str) -> None:
    labels = [
        words
        for choices in pack_kit.forms(pack)[name].lists.values()
        for choice in choices
        for words in choice.labels.values()
    ]

    assert [] == [
        one for one in labels if len(regex.findall(r"\X", one)) > LABEL_GRAPHEMES or one.endswith("ะ")
    ]


@pytest.mark.parametrize(("pack", "name"), FORMS)
def test_every_line_of_the_card_before_sending_has_a_short_name(pack: str, name: str) -> None:
    assert [] == [one.name for one in asked(pack_kit.forms(pack)[name]) if not one.own.get("short")]


@pytest.mark.parametrize(("pack", "name"), stand_ins())
def test_a_stand_in_asks_few_things(pack: str, name: str) -> None:
    assert len(asked(pack_kit.forms(pack)[name])) <= LONGER.get(name, MOST_FIELDS)


@pytest.mark.parametrize(("pack", "name"), FORMS)
def test_no_form_of_ours_bears_the_number_of_an_official_one(pack: str, name: str) -> None:
    title = pack_kit.forms(pack)[name].title

    assert not OFFICIAL_NUMBER.search(title)


@pytest.mark.parametrize("pack", pack_kit.PACKS)
def test_every_form_says_how_much_of_it_is_printed(pack: str) -> None:
    assert [] == [duty.id for duty in pack_kit.pack(pack).duties if not duty.form_status]


def test_nobody_is_asked_for_points_that_no_source_prints() -> None:
    assert [] == [
        (pack, name, one.name)
        for pack, name in FORMS
        for one in asked(pack_kit.forms(pack)[name])
        if any("คะแนน" in words for words in one.labels.values())
    ]
