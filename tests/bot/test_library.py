"""Hundreds of forms lie packed in every process, and only those in use are opened."""

from pathlib import Path

from bot.library import OPEN_AT_MOST, FormsByVersion
from engine.forms.reading import read_file
from engine.forms.storing import to_dict
from models.packs import StoredForm

FORM = read_file(Path(__file__).parents[2] / "programmes" / "generic" / "activity.md")


def shelf(count: int) -> FormsByVersion:
    body = to_dict(FORM)
    return FormsByVersion(
        StoredForm(programme="p", name=f"f{number}", digest="d", body=body, is_current=True)
        for number in range(count)
    )


def test_a_form_comes_back_as_it_was_put_in() -> None:
    assert FORM == shelf(1)["p", "f0", "d"]


def test_a_form_that_is_in_use_is_the_same_object() -> None:
    forms = shelf(2)

    assert forms["p", "f0", "d"] is forms["p", "f0", "d"]


def test_a_form_that_was_put_away_opens_again() -> None:
    forms = shelf(OPEN_AT_MOST + 5)
    first = forms["p", "f0", "d"]
    for key in forms:
        assert FORM == forms[key]

    assert first == forms["p", "f0", "d"]
    assert first is not forms["p", "f0", "d"]


def test_a_version_that_nobody_stored_is_none() -> None:
    assert (None, 3) == (shelf(3).get(("p", "f0", "other")), len(shelf(3)))


def test_whether_there_is_a_version_is_said_without_opening_it() -> None:
    forms = FormsByVersion([StoredForm(programme="p", name="f", digest="d", body={}, is_current=True)])

    assert ("p", "f", "d") in forms
    assert ("p", "f", "other") not in forms
