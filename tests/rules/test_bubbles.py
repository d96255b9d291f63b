"""What really stands in a bubble, after everything that is put together in it: one polite ending, no forbidden word."""

from pathlib import Path

import pytest

from engine.forms.reading import read_file
from engine.obligations.programme import Programme
from tests.rules import saying
from tests.rules.voice import faults, particles


@pytest.mark.parametrize(("folder", "programme", "name"), saying.CASES, ids=saying.CASE_NAMES)
def test_a_bubble_of_a_form_is_polite_once(folder: Path, programme: Programme, name: str) -> None:
    filled = saying.filling(programme, read_file(saying.path_of(folder, name)), name)

    shown = {message["text"] for message in saying.of_form(filled) if "text" in message}

    assert shown
    assert [] == sorted(bubble for bubble in shown if particles(bubble) > 1)[:5]


def test_a_bubble_to_a_newcomer_is_polite_once() -> None:
    shown = {message["text"] for message in saying.to_newcomers() if "text" in message}

    assert shown
    assert [] == [bubble for bubble in shown if particles(bubble) > 1]
    assert [] == [bubble for bubble in shown if faults(bubble)]


def test_a_bubble_outside_a_form_is_polite_once() -> None:
    shown = {message["text"] for message in saying.of_lists() if "text" in message}

    assert shown
    assert [] == [bubble for bubble in shown if particles(bubble) > 1]
    assert [] == [bubble for bubble in shown if faults(bubble)]
