"""Each change of a pack has its class, and says what it does to drafts, to what is owed, to reports and to columns."""

from dataclasses import replace

import pytest

from bot.texts import Texts
from engine.forms.reading import read_markdown
from engine.obligations.programme import Programme
from engine.obligations.reading import read_text
from engine.revising.change import Change
from engine.revising.comparing import Pack, changes
from engine.revising.effects import Use, effects
from engine.revising.telling import KINDS, THINGS, what
from tests.engine.clock_pack import HEAD

FORM = """| survey |
| | type | name | label | constraint | required | relevant |
| | integer | members | กี่คน | . >= 1 and . <= 500 | | |
| | select_one one | kind | แบบไหน | | yes | |
| | text | remark | อะไรอีก | | | ${members} > 3 |
| choices |
| | list_name | name | label |
| | one | a | แบบ ก |
| | one | b | แบบ ข |
| settings |
| | form_title |
| | แผน |
"""
MORE = """
[duties.visit]
name = "เยี่ยม"
form = "plan"
about = "group"
filed_by = "offices.district"
confidential = true
due = { every = "month", day = 27 }
caps = [{ field = "members", baht = 7000 }]
"""
USE = Use(
    drafts={"plan": 3},
    reports={"plan": 5},
    owed={"plan": 7, "visit": 2},
    roles={"leader": 4},
    offices={},
    units={},
)


def pack(text: str = HEAD + MORE, form: str = FORM) -> Pack:
    return Pack(read_text(text), {"plan": read_markdown(form, name="plan")})


def of_pack(*turns: tuple[str, str]) -> list[Change]:
    text = HEAD + MORE
    for old, new in turns:
        assert old in text
        text = text.replace(old, new)
    return list(changes(pack(), pack(text)))


def of_form(old: str, new: str) -> list[Change]:
    assert old in FORM
    return list(changes(pack(), pack(form=FORM.replace(old, new))))


def shown(found: list[Change]) -> list[tuple[str, str, str]]:
    return [(one.kind, one.thing, ".".join(one.at)) for one in found]


@pytest.mark.parametrize(
    ("old", "new", "kind", "thing", "at"),
    [
        ('name = "เยี่ยม"', 'name = "ตรวจเยี่ยม"', "label", "duties", "duties.visit.name"),
        ('name = "ประธาน"', 'name = "ผู้นำ"', "label", "roles", "roles.leader.name"),
        ("due = 2022-01-31", "due = 2022-02-28", "widen", "clocks", "duties.plan.due"),
        ("due = 2022-01-31", "due = 2022-01-15", "narrow", "clocks", "duties.plan.due"),
        ("due = 2022-01-31", 'due = "set_later"', "alter", "clocks", "duties.plan.due"),
        ("day = 27", "day = 28", "widen", "clocks", "duties.visit.due"),
        ("day = 27", "day = 5", "narrow", "clocks", "duties.visit.due"),
        ("day = 27 }", "day = 27, last = 2022-03-31 }", "remove", "clocks", "duties.visit.due"),
        ("confidential = true", "confidential = false", "widen", "duties", "duties.visit.confidential"),
        ("baht = 7000", "baht = 9000", "widen", "duties", "duties.visit.caps.1.baht"),
    ],
)
def test_a_change_of_the_programme_has_its_class(old: str, new: str, kind: str, thing: str, at: str) -> None:
    assert [(kind, thing, at)] == shown(of_pack((old, new)))


def test_what_is_new_and_what_is_gone_is_named_by_its_id() -> None:
    found = shown(of_pack(("[duties.visit]", "[duties.look]")))

    assert [("remove", "duties", "duties.visit"), ("add", "duties", "duties.look")] == found


@pytest.mark.parametrize(
    ("old", "new", "kind", "thing", "at"),
    [
        ("กี่คน", "มีกี่คน", "label", "questions", "forms.plan.questions.members.labels.default"),
        (". <= 500", ". <= 900", "widen", "constraints", "forms.plan.questions.members.constraints"),
        (". <= 500", ". <= 50", "narrow", "constraints", "forms.plan.questions.members.constraints"),
        (". <= 500", ". < 500", "narrow", "constraints", "forms.plan.questions.members.constraints"),
        (". >= 1 and . <= 500", "", "widen", "constraints", "forms.plan.questions.members.constraints"),
        (". >= 1 and . <= 500", "regex(., 'x')", "narrow", "constraints", "forms.plan.questions.members.constraints"),
        ("| yes |", "| |", "widen", "questions", "forms.plan.questions.kind.required"),
        ("${members} > 3", "", "widen", "questions", "forms.plan.questions.remark.relevant"),
        ("| | one | b | แบบ ข |\n", "", "narrow", "choices", "forms.plan.choices.one/b"),
        ("แบบ ข |\n", "แบบ ข |\n| | one | c | แบบ ค |\n", "widen", "choices", "forms.plan.choices.one/c"),
        ("แบบ ข", "แบบ ค", "label", "choices", "forms.plan.choices.one/b"),
        ("| | แผน |", "| | แผนงาน |", "label", "forms", "forms.plan"),
    ],
)  # fmt: skip
def test_a_change_of_a_form_has_its_class(old: str, new: str, kind: str, thing: str, at: str) -> None:
    assert [(kind, thing, at)] == shown(of_form(old, new))


def test_another_type_is_wider_where_every_answer_fits_and_narrower_elsewhere() -> None:
    assert ("widen", "questions", "forms.plan.questions.members.kind") in shown(
        of_form("| integer |", "| decimal |")
    )
    assert ("narrow", "questions", "forms.plan.questions.remark.kind") in shown(
        of_form("| text |", "| integer |")
    )


def test_one_question_that_becomes_several_is_split() -> None:
    parts = "| | integer | members_men | ชายกี่คน | | | |\n| | integer | members_women | หญิงกี่คน | | | |\n"
    line = "| | integer | members | กี่คน | . >= 1 and . <= 500 | | |\n"
    new = FORM.replace(line, parts).replace("${members}", "${members_men}")

    found = list(changes(pack(), pack(form=new)))

    assert ("split", "questions", "forms.plan.questions.members") == shown(found)[0]
    assert ("กี่คน", "members_men, members_women") == (found[0].before, found[0].after)


def test_a_question_that_says_its_former_name_is_the_same_question() -> None:
    new = (
        FORM.replace("| relevant |", "| relevant | bind::sanam:was |")
        .replace(
            "| members | กี่คน | . >= 1 and . <= 500 | | |",
            "| people | กี่คน | . >= 1 and . <= 500 | | | members |",
        )
        .replace("${members}", "${people}")
        .replace("| form_title |", "| form_title | namespaces |")
        .replace("| แผน |", '| แผน | sanam="https://sanam.example/xforms" |')
    )

    found = shown(list(changes(pack(), pack(form=new))))

    assert {"label", "alter"} == {kind for kind, _, _ in found}
    assert ("label", "questions", "forms.plan.questions.people.own.was") in found


def test_a_question_that_moves_into_a_group_is_the_same_question() -> None:
    new = (
        FORM.replace("| | integer |", "| | begin_group | g | หมวด | | | |\n| | integer |")
        .replace("| | text |", "| | end_group | | | | | |\n| | text |")
        .replace("| | select_one", "| | select_one")
    )

    found = shown(list(changes(pack(), pack(form=new))))

    assert [] == [one for one in found if one[0] in {"remove", "split"}]
    assert ("alter", "questions", "forms.plan.questions.members.path") in found


def test_nothing_changes_between_a_pack_and_itself() -> None:
    assert () == changes(pack(), pack())


def told(change: Change, language: str = "en") -> list[str]:
    texts, done = Texts.load(language), effects(change, USE, {"plan": "plan", "visit": "plan"})
    return [texts.word(one, {}) for one in (done.drafts, done.owed, done.reports, done.sheet)]


@pytest.mark.parametrize(
    ("change", "drafts", "owed", "sheet"),
    [
        (Change("add", ("duties", "look")), "nothing", "opened for everybody", "no column moves"),
        (Change("remove", ("duties", "visit")), "3 running drafts wait", "2 rounds", "the tab stays"),
        (Change("widen", ("duties", "plan", "due")), "nothing", "7 rounds that are owed get", "no column"),
        (Change("alter", ("duties", "plan", "filed_by", "id")), "nothing", "7 rounds that are owed go", "no column"),
        (Change("remove", ("roles", "leader")), "nothing", "4 people have it, and see nothing", "no column"),
        (Change("add", ("forms", "plan", "questions", "x")), "asked it besides", "nothing", "at the right end"),
        (Change("remove", ("forms", "plan", "questions", "x")), "an answer waits", "nothing", "its column stays"),
        (Change("narrow", ("forms", "plan", "questions", "x", "constraints")), "asked it again", "nothing", "no column"),
        (Change("widen", ("forms", "plan", "questions", "x", "kind")), "asked it again", "nothing", "no column"),
        (Change("narrow", ("forms", "plan", "questions", "x", "required")), "keep their answers", "nothing", "no column"),
        (Change("narrow", ("forms", "plan", "choices", "one/b")), "whoever chose it", "nothing", "no column"),
        (Change("split", ("forms", "plan", "questions", "x")), "its parts", "nothing", "parts get columns"),
    ],
)  # fmt: skip
def test_a_change_says_what_it_does(change: Change, drafts: str, owed: str, sheet: str) -> None:
    parts = told(change)

    assert drafts in parts[0]
    assert owed in parts[1]
    assert "stay as they were sent" in parts[2]
    assert sheet in parts[3]


def test_every_class_and_every_thing_has_words_in_thai() -> None:
    texts = Texts.load("th")

    assert [] == [one for one in (*KINDS.values(), *THINGS.values()) if texts.plain(one) == one]
    assert "ข้อ members.labels.default (plan): เปลี่ยนเฉพาะถ้อยคำ" == texts.word(
        what(Change("label", ("forms", "plan", "questions", "members", "labels", "default"))), {}
    )


def test_a_key_that_nobody_has_thought_of_is_told_all_the_same() -> None:
    programme: Programme = pack().programme
    other = replace(programme, weekends="after", shares="elsewhere")

    found = shown(list(changes(Pack(programme, {}), Pack(other, {}))))

    assert [("alter", "weekends", "weekends"), ("alter", "shares", "shares")] == found
