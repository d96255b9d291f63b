"""Every phrase has its words, every word is used, and the blanks agree."""

import ast

import pytest

from tests.rules.msgids import blanks_of, catalogue, labels, said, unresolved
from tests.rules.tree import sources
from thai.text import graphemes

LANGUAGES = ("th", "en")
LABEL_AT_MOST = 20


def test_every_phrase_can_be_read_from_the_code() -> None:
    assert () == unresolved()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_has_its_words(language: str) -> None:
    words = catalogue(language)

    assert [] == [f"{one.where}: {one.msgid}" for one in said() if not words.get(one.msgid)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_of_the_catalogue_is_unused(language: str) -> None:
    strings = {
        node.value
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert [] == [msgid for msgid in catalogue(language) if msgid not in strings]


@pytest.mark.parametrize("language", LANGUAGES)
def test_blanks_agree_between_phrase_and_words(language: str) -> None:
    differing = {
        msgid: sorted(blanks_of(msgid) ^ blanks_of(words))
        for msgid, words in catalogue(language).items()
        if words and blanks_of(msgid) != blanks_of(words)
    }

    assert {} == differing


def test_the_code_fills_exactly_the_blanks_of_its_phrase() -> None:
    assert [] == [
        f"{one.where}: {one.msgid}" for one in said() if blanks_of(one.msgid) != (one.blanks or frozenset())
    ]


def test_both_languages_have_the_same_entries() -> None:
    assert catalogue("en").keys() == catalogue("th").keys()


def test_labels_fit_on_their_buttons() -> None:
    words = catalogue("th")
    bare = {
        one.msgid: words.get(one.msgid, "").format_map(dict.fromkeys(blanks_of(one.msgid), ""))
        for one in labels()
    }

    assert {} == {msgid: label for msgid, label in bare.items() if graphemes(label) > LABEL_AT_MOST}
