"""`flask forms check`: every mistake is told once, with its place and a cure; no file, however odd, gives a traceback."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from bot import render
from cli.flask_app import create_app
from engine.forms.lint import check, cuts
from tests.forms import corpus
from tests.forms.small_wrong import Wrong, by_path
from tests.rules.tree import ROOT

WRONG = by_path()
ODD = {
    "broken.xlsx": b"PK\x03\x04 and then nothing",
    "empty.xlsx": b"",
    "old.xls": b"\xd0\xcf\x11\xe0 junk",
    "nul.csv": b"survey,,\x00\n",
    "semicolons.csv": b"survey;;;\n;type;name;label\n;text;a;A\n",
    "thai874.csv": "survey,,,\n,type,name,label\n,text,a,ก\n".encode("cp874"),
    "prose.md": "# สวัสดี\nไม่ใช่แบบฟอร์ม\n".encode(),
    "empty.md": b"",
    "picture.md": bytes(range(256)),
}


def run(*arguments: str) -> tuple[int, str]:
    result = create_app().test_cli_runner().invoke(args=["forms", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def told(path: Path) -> dict[str, Any]:
    _, output = run("check", str(path), "--json")
    found: dict[str, Any] = json.loads(output)
    return found


@pytest.mark.parametrize("path", corpus.refused(), ids=corpus.name)
def test_a_mistake_is_told_by_its_rule_at_its_row(path: Path) -> None:
    wrong: Wrong = WRONG[corpus.name(path)]
    found = check(path).findings

    assert (wrong.rule, wrong.sheet, wrong.number) in [(one.rule, one.sheet, one.row) for one in found]
    assert [] == [one.rule for one in found if one.weight == "problem" and one.rule != wrong.rule]


@pytest.mark.parametrize("path", corpus.accepted(), ids=corpus.name)
def test_a_form_that_works_has_no_problem(path: Path) -> None:
    assert [] == [one for one in check(path).findings if one.weight == "problem"]


def test_the_packs_of_the_product_have_no_problem() -> None:
    forms = sorted((ROOT / "programmes").glob("*/forms/*.md"))

    assert [] == [one for form in forms for one in check(form).findings if one.weight == "problem"]


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_gives_a_readable_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(ODD[name])
    status, output = run("check", str(path))

    assert 1 == status
    assert "Traceback" not in output
    assert "✗" in output


def test_a_damaged_form_never_stops_the_check(tmp_path: Path) -> None:
    rng, path = random.Random(2565), tmp_path / "damaged.md"
    whole = (corpus.HERE / "long/training_day.md").read_text("utf-8")
    outcomes = set()
    for _ in range(40):
        damaged = whole
        for _ in range(rng.randint(1, 6)):
            at = rng.randrange(len(damaged))
            damaged = damaged[:at] + rng.choice("|$'{}()[].\\\n #x<>&ก") + damaged[at + rng.randint(0, 9) :]
        path.write_text(damaged, "utf-8")
        outcomes.add(check(path).is_fine)

    assert {True, False} == outcomes


def test_exit_codes_say_fine_problems_and_usage(tmp_path: Path) -> None:
    assert 0 == run("check", str(corpus.HERE / "long"))[0]
    assert 1 == run("check", str(corpus.HERE / "wrong"))[0]
    assert 2 == run("check", str(tmp_path / "nowhere.md"))[0]
    assert 2 == run("check", str(tmp_path))[0]
    assert 2 == run("check")[0]


def test_a_folder_is_looked_through_for_forms_and_tables_are_left_alone() -> None:
    _, output = run("check", str(corpus.HERE / "types"), "--json")
    files = [Path(json.loads(line)["file"]) for line in output.splitlines()]

    assert sorted((corpus.HERE / "types").glob("*.md")) == files


def test_json_has_the_fields_that_programs_read() -> None:
    found = told(corpus.HERE / "wrong/reference_unknown.md")

    assert (False, 0, []) == (found["ok"], found["questions"], found["unsupported"])
    assert [
        {
            "sheet": "survey",
            "row": 4,
            "column": "relevant",
            "rule": "reference.unknown",
            "text": "ไม่มีข้อชื่อ woh",
            "cell": "${woh} != ''",
            "cure": "หมายถึง ${who} ใช่ไหม",
            "link": "https://xlsform.org/en/#relevant",
        }
    ] == found["problems"]


def test_json_counts_questions_and_lists_what_a_chat_cannot_do() -> None:
    found = told(corpus.HERE / "types/geoshape.md")

    assert (True, 2, []) == (found["ok"], found["questions"], found["problems"])
    assert ["row 4: asked: a question of type geoshape cannot be answered in a chat"] == found["unsupported"]
    assert ["chat.cannot"] == [one["rule"] for one in found["remarks"]]


def test_lines_are_in_thai_or_in_english() -> None:
    path = str(corpus.HERE / "wrong/type_misspelt.md")
    _, thai = run("check", path)
    _, english = run("check", path, "--lang", "en")

    assert "survey บรรทัด 4 type: interger ไม่ใช่ชนิดของข้อ [interger] → หมายถึง integer ใช่ไหม" in thai
    assert (
        "survey line 4 type: interger is no type of question. [interger] → Did you mean integer?" in english
    )


def test_a_choice_too_long_for_a_button_is_shown_as_it_would_be_cut() -> None:
    found = check(corpus.HERE / "long/household_water_en.md").findings

    assert ["Too long for a button, which would read: {cut}"] == [
        one.what.msgid for one in found if hasattr(one.what, "msgid")
    ]
    assert "After cleaning a ch…" in str(found[0].what)


def test_the_limits_are_those_of_the_messages() -> None:
    assert (render.LABEL, render.DISPLAY, render.TEXT) == (cuts.BUTTON, cuts.SAID, cuts.MESSAGE)


def test_many_mistakes_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "many.md"
    path.write_text(
        "| survey |\n| | type | name | label | relevant |\n| | text | a b | ก | |\n| | text | c | | ${d} = 1 |\n"
        "| | select_one e | f | ฉ | |\n",
        "utf-8",
    )

    assert ["name.letters", "label.missing", "reference.unknown", "list.unknown"] == [
        one.rule for one in check(path).findings if one.weight == "problem"
    ]


def test_a_misspelt_type_is_told_also_beside_a_mistake_at_which_the_reader_stops(tmp_path: Path) -> None:
    path = tmp_path / "visit.md"
    path.write_text(
        "| survey |\n| | type | name | label |\n| | interger | people | มากี่คน |\n| | text | people | ใครบ้าง |\n",
        "utf-8",
    )

    assert {"type.unknown", "name.twice"} == {one.rule for one in check(path).findings}


def test_files_beside_the_form_are_missed(tmp_path: Path) -> None:
    path = tmp_path / "pond.md"
    path.write_text("| survey |\n| | type | name | label | image |\n| | text | a | ก | pond.jpg |\n", "utf-8")
    assert ["file.media"] == [one.rule for one in check(path).findings]

    (tmp_path / "pond.jpg").write_bytes(b"\xff\xd8\xff")
    assert [] == list(check(path).findings)


def test_the_worked_example_of_the_guide_is_a_form_without_problems(tmp_path: Path) -> None:
    guide = (ROOT / "docs/authoring.md").read_text("utf-8")
    tables = [
        guide.partition(f"### {sheet}\n\n")[2].partition("\n\n")[0]
        for sheet in ("survey", "choices", "settings")
    ]
    rows = [[f"| {line}" for line in table.splitlines() if not line.startswith("|---")] for table in tables]
    sheets = [
        f"| {sheet} |\n" + "\n".join(found)
        for sheet, found in zip(("survey", "choices", "settings"), rows, strict=True)
    ]
    path = tmp_path / "pond_visit.md"
    path.write_text("\n".join(sheets) + "\n", "utf-8")
    found = check(path)

    assert [] == list(found.findings)
    assert 10 == found.questions


@pytest.mark.parametrize(
    ("pattern", "rules"), [("[0-9]+", ["pattern.loose"]), ("^[0-9]+", ["pattern.loose"]), ("^[0-9]+$", [])]
)
def test_a_pattern_that_is_not_tied_to_the_whole_answer_is_remarked(
    pattern: str, rules: list[str], tmp_path: Path
) -> None:
    form = tmp_path / "code.md"
    form.write_text(
        f"| survey |\n| | type | name | label | constraint |\n| | text | code | รหัสอะไร | regex(., '{pattern}') |\n",
        "utf-8",
    )

    found = told(form)

    assert (True, rules) == (found["ok"], [one["rule"] for one in found["remarks"]])
