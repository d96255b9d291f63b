"""Every wording of every pack as it is read aloud: one thing asked at a time, with an example, in words a village uses."""

import re
from collections.abc import Iterator
from functools import cache

from engine.forms.form import Form, Question
from tests.engine import pack_kit

Said = tuple[str, str, str]

ASKS = re.compile("ไหม|หรือ|อะไร|ไหน|กี่|เท่าไร|อย่างไร|ใคร|เมื่อไร")
PARTICLE = re.compile("ค่ะ$|คะ$")
LATIN = re.compile(r"[A-Za-z][A-Za-z.:/]*")
# Names of systems, programmes and methods as their sources print them.
PRINTED = frozenset(
    LATIN.findall(
        "A B C D BIG DATA Big Data data BPM CD CE CPTPP GIS GVH IFPP KBO LINE OA OTOP PMQA QD QR SMART SWOT TPMAP HOPE "
        "Analysis Best Practice Catalog Champ Clinic Code Content Drive Farmer Google Group Influencer Infographic Lazada "
        "Literacy Live Mobile Model Quadrant Saving Scenario Shopee Show Case Smart TODAY.COM Trader Word cddhealthyfund "
        "otop.cdd.go.th thaismartfarmer.net www.thaismartfarmer.net https://example.com/video"
    )
)
HELD = re.compile(r"\$\{[^}]*\}")
SLOPPY = re.compile(r"  |^ | $|[?!;–—]|\d-\d|[\u0e01-\u0e4e]ๆ|ๆ[\u0e01-\u0e4e]|ํา|เเ|นะค่ะ")
DAY = re.compile(r"\d+ [\u0e01-\u0e4e]+\.[\u0e01-\u0e4e]+\.(?: \d{4})?")
BOOKISH = ("จริงไหมคะ", "ใด", "ดำเนินการ", "ดำเนินงาน", "ประสบความสำเร็จ", "งบประมาณกี่บาท", "จำนวนผู้", "ณ วัน")
YES_OR_NO = {"ใช่", "ไม่ใช่"}


@cache
def questions() -> tuple[tuple[str, Form, Question], ...]:
    """Return every question that is put to people, with where it stands."""
    return tuple(
        (f"{pack}/{name}: {one.name}", form, one)
        for pack in pack_kit.PACKS
        for name, form in pack_kit.forms(pack).items()
        for one in form.questions
        if one.is_askable and not one.own.get("built")
    )


def said(where: str, form: Form, one: Question) -> Iterator[Said]:
    """Yield what a question says: its wording, its hint, what comes when the answer does not fit, its short name."""
    texts = {"label": one.labels, "hint": one.hints, "miss": one.constraint_messages}
    yield from ((where, key, words) for key, found in texts.items() for words in found.values())
    yield where, "short", one.own.get("short", "")
    choices = form.lists.get(one.list_name or "", ())
    yield from ((where, "choice", words) for choice in choices for words in choice.labels.values())


def everything() -> list[Said]:
    return [text for where, form, one in questions() for text in said(where, form, one)]


def words(one: Question, key: str) -> str:
    return next(
        iter({"label": one.labels, "hint": one.hints, "miss": one.constraint_messages}[key].values()), ""
    )


def test_no_wording_is_sloppy() -> None:
    assert [] == [text for text in everything() if SLOPPY.search(text[2])]


def test_latin_letters_are_names_that_sources_print() -> None:
    found = [(where, name) for where, _, text in everything() for name in LATIN.findall(HELD.sub("", text))]

    assert [] == [one for one in found if one[1].rstrip(".") not in PRINTED]


def test_only_the_question_itself_is_polite() -> None:
    assert [] == [text for text in everything() if text[1] != "label" and PARTICLE.search(text[2])]


def test_a_question_asks_and_a_request_asks_for() -> None:
    labels = [(where, words(one, "label")) for where, _, one in questions()]

    assert [] == [one for one in labels if one[1].endswith("คะ") and not ASKS.search(one[1])]
    assert [] == [one for one in labels if one[1].endswith("ค่ะ") and "ขอ" not in one[1]]


def test_a_question_uses_spoken_words() -> None:
    labels = [(where, words(one, "label")) for where, _, one in questions()]

    assert [] == [one for one in labels if any(word in one[1] for word in BOOKISH)]


def test_whoever_answers_yes_or_no_is_asked_for_it() -> None:
    asked = [
        (where, words(one, "label"))
        for where, form, one in questions()
        if {label for choice in form.lists.get(one.list_name or "", ()) for label in choice.labels.values()}
        == YES_OR_NO
    ]

    assert asked
    assert [] == [one for one in asked if not one[1].endswith("ใช่ไหมคะ")]


def test_whatever_is_answered_in_words_has_a_hint() -> None:
    assert [] == [where for where, _, one in questions() if one.kind == "text" and not words(one, "hint")]


def test_a_hint_says_more_than_its_question_and_its_buttons() -> None:
    hints = [(where, words(one, "label"), words(one, "hint"), one.kind) for where, _, one in questions()]

    assert [] == [one for one in hints if one[2] and PARTICLE.sub("", one[1]) in one[2]]
    assert [] == [one for one in hints if one[3] == "select_multiple" and one[2].startswith("เลือกได้หลายข้อ")]
    assert [] == [one for one in hints if one[3] == "file" and one[2].startswith("ส่งไฟล์มาได้เลย")]


def test_a_day_has_one_example() -> None:
    days = [
        (where, DAY.findall(words(one, "hint")), DAY.findall(words(one, "miss")))
        for where, _, one in questions()
        if one.kind == "date"
    ]

    assert [] == [one for one in days if len(one[1]) == 1 and one[2] and one[1] != one[2]]


def test_what_does_not_fit_is_told_by_what_fits() -> None:
    misses = [(where, words(one, "miss")) for where, _, one in questions()]

    assert [] == [one for one in misses if "ที่บอกไว้" in one[1]]
