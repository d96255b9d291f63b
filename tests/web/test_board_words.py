"""The pages for officers in two languages: the same keys, all of them used, the same blanks, one voice; and a true map."""

import ast
import re
import tomllib

import pytest

from tests.rules.msgids import blanks_of
from tests.rules.tree import ROOT, sources
from tests.rules.voice import faults, particles
from thai.places.finding import provinces
from web.board.country import FILE, country
from web.board.pages import PAGES
from web.board.words import FILES, LANGUAGES, Language, words

TEMPLATES = [
    *(ROOT / "web/templates/board").glob("*.html"),
    *(ROOT / "web/templates/admin").glob("*.html"),
    *(ROOT / "web/templates/entering").glob("*.html"),
]
SAID = re.compile(r"""w(?:\.known)?\(\s*["']([a-z_]+\.[a-z_0-9]*)["']\s*(~)?""")
CALLED = re.compile(r"""words\(["']([a-z_]+\.[a-z_0-9]+)["']""")
ADDRESS = re.compile(r"""https?://|//[a-z]|style=|<script|\son[a-z]+=["']""")
LARGEST = 300_000
NOTICE = ROOT / "NOTICE"


def acts() -> set[str]:
    """Return the acts that the code writes into the log by a word that stands there."""
    calls = [call for source in sources("handlers", "bot", "cli", "web") for call in source.calls("note")]
    values = [one.value for call in calls for one in call.keywords if one.arg == "act"]
    return {one.value for one in values if isinstance(one, ast.Constant) and isinstance(one.value, str)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_of_the_log_has_its_words(language: Language) -> None:
    assert len(acts()) > 40
    assert set() == {one for one in acts() if f"act.{one}" not in words(language).table}


def said() -> tuple[set[str], set[str]]:
    """Return the keys that the templates and modules say, and the beginnings of those that are put together."""
    text = "\n".join(one.read_text("utf-8") for one in TEMPLATES)
    code = "\n".join(
        one.read_text("utf-8") for room in ("board", "admin") for one in (ROOT / "web" / room).glob("*.py")
    )
    found = SAID.findall(text)
    whole = {key for key, more in found if not more} | set(CALLED.findall(code))
    return whole, {key for key, more in found if more}


def test_both_languages_have_the_same_keys() -> None:
    thai, english = (words(one).table for one in LANGUAGES)

    assert thai.keys() == english.keys()
    assert {} == {key: thai[key] for key in thai if blanks_of(thai[key]) != blanks_of(english[key])}


def test_every_key_is_said_and_everything_said_has_its_words() -> None:
    whole, beginnings = said()
    table = words("th").table

    assert set() == whole - table.keys()
    assert [] == [one for one in beginnings if not any(key.startswith(one) for key in table)]
    assert [] == [key for key in table if key not in whole and not key.startswith(tuple(beginnings))]
    assert [] == [one.name for one in PAGES if one.in_menu and f"menu.{one.name}" not in table]


def test_the_pages_keep_the_voice_and_are_read_not_heard() -> None:
    table = words("th").table

    assert {} == {key: faults(phrase) for key, phrase in table.items() if faults(phrase)}
    assert [] == [key for key, phrase in table.items() if particles(phrase)]


def test_no_template_holds_words_of_its_own_or_anything_from_elsewhere() -> None:
    for one in TEMPLATES:
        text = one.read_text("utf-8")
        assert (one.name, None) == (one.name, re.search("[\u0e00-\u0e7f]", text))
        assert (one.name, None) == (one.name, ADDRESS.search(text))


def test_the_words_of_a_language_are_plain_data() -> None:
    for language in LANGUAGES:
        for file in FILES:
            kept = tomllib.loads((ROOT / "locale" / language / file).read_text("utf-8"))
            assert all(
                isinstance(phrase, str) and phrase for some in kept.values() for phrase in some.values()
            )


def test_a_key_that_nobody_wrote_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        words("th")("page.nothing")


def test_the_map_has_every_province_once_and_a_lake() -> None:
    shapes = country().shapes
    codes = [one.code for one in shapes if one.code]

    assert (78, 77) == (len(shapes), len(codes))
    assert [one.code for one in provinces()] == sorted(codes)
    assert "lksg" == next(one.id for one in shapes if not one.code)
    assert all(re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z)+", one.path) for one in shapes)


@pytest.mark.parametrize(
    ("shape", "code"),
    [("bkk", "10"), ("cmi", "50"), ("cri", "57"), ("bkn", "38"), ("pkt", "83"), ("sti", "64")],
)
def test_a_shape_is_the_province_that_its_name_says(shape: str, code: str) -> None:
    assert code == next(one.code for one in country().shapes if one.id == shape)


def test_the_map_is_small_and_says_whose_work_it_is() -> None:
    assert LARGEST > FILE.stat().st_size
    places = (
        country().credit,
        NOTICE.read_text("utf-8"),
        *(words(one).table["map.credit"] for one in LANGUAGES),
    )
    assert all("MapSVG" in one and "@svg-maps/thailand" in one for one in places)
    assert all("CC BY 4.0" in one or "Attribution 4.0" in one for one in places)
