"""An XLSForm becomes a form, or a list of problems with rows and cures."""

import random
from pathlib import Path

import pytest

from engine.forms.form import Form
from engine.forms.reading import FormFault, Problem, read_file, read_markdown, unsupported

ACTIVITY = Path(__file__).with_name("forms_activity.md")
TH = "ไทย (th)"


@pytest.fixture(scope="module")
def form() -> Form:
    return read_file(ACTIVITY)


def problems_of(text: str) -> list[Problem]:
    with pytest.raises(FormFault) as raised:
        read_markdown(text, name="broken")
    return raised.value.problems


def survey(*rows: str, columns: str = "type | name | label", tail: str = "") -> str:
    lines = "\n".join(f"| | {row} |" for row in (columns, *rows))
    return f"| survey |\n{lines}\n{tail}"


def test_the_settings_name_the_form(form: Form):
    assert (form.id, form.version, form.title) == ("activity", "3", "รายงานกิจกรรม")
    assert (form.languages, form.default_language) == ((TH, "English (en)"), TH)


def test_questions_keep_the_order_of_the_sheet(form: Form):
    expected = [
        ("group_name", "text"),
        ("kind", "select_one"),
        ("held_on", "date"),
        ("began_at", "time"),
        ("members", "integer"),
        ("spent", "decimal"),
        ("each", "calculate"),
        ("each_note", "note"),
        ("province", "select_one"),
        ("district", "select_one"),
        ("topics", "select_multiple"),
        ("office", "text"),
        ("agreed", "acknowledge"),
        ("kind_words", "calculate"),
        ("source", "hidden"),
    ]
    assert [(one.name, one.kind) for one in form.questions] == expected


def test_a_question_carries_its_columns(form: Form):
    members = form.question("/data/visit/members")

    assert members is not None
    assert (members.required, members.constraint) == ("true()", ". >= 0 and . <= 500")
    assert members.own == {"kind": "count", "unit": "คน", "warn": ". <= 100"}
    assert members.labels[TH] == "สมาชิกกลุ่ม ${/data/group_name} มากี่คน"
    assert members.constraint_messages == {TH: "อ่านว่า ${/data/visit/members} คน มากไปค่ะ"}


def test_a_bar_inside_a_cell_is_written_with_a_backslash(form: Form):
    name = form.question("/data/group_name")
    assert name is not None
    assert name.constraint == "regex(., '.{2,}|-')"


def test_rows_are_lines_of_the_markdown_file(form: Form):
    lines = ACTIVITY.read_text("utf-8").split("\n")
    for one in form.places:
        assert f"| {one.name} |" in lines[one.row - 1]


def test_names_find_paths(form: Form):
    assert form.path_of("spent") == "/data/visit/money/spent"
    assert form.path_of("money") == "/data/visit/money"
    with pytest.raises(KeyError):
        form.path_of("nobody")


def test_a_language_is_found_by_its_code(form: Form):
    assert form.language("en") == "English (en)"
    assert form.language("fr") == TH


def test_choices_keep_the_columns_of_their_filter(form: Form):
    district = form.lists["district"][1]
    assert (district.name, district.labels[TH], district.columns) == ("5007", "แม่ริม", {"province": "50"})


def test_defaults_are_texts_or_expressions(form: Form):
    by_name = {one.name: one for one in form.questions}
    assert by_name["kind"].default == "meeting"
    assert by_name["held_on"].dynamic_default == "today()"
    assert by_name["office"].read_only


def test_a_form_without_settings_is_named_by_its_file():
    assert read_markdown(survey("text | a | ก"), name="short").id == "short"


def test_one_language_without_a_name_is_a_language():
    form = read_markdown(survey("text | a | ก"), name="short")
    assert (form.languages, form.questions[0].labels) == (("default",), {"default": "ก"})


def test_a_row_with_more_cells_than_the_header_is_refused():
    found = problems_of(survey("text | a | ก | ข"))
    assert found == [
        Problem(
            "survey",
            3,
            "has 1 more cells than the header",
            r"write a | inside a cell as \|, or take the surplus cells away",
        )
    ]


def test_or_other_without_thai_words_is_refused():
    choices = "| choices |\n| | list_name | name | label |\n| | l | x | เอกซ์ |"
    found = problems_of(survey("select_one l or_other | a | ก", tail=choices))
    assert [(one.row, one.text) for one in found] == [(3, "or_other of a has no Thai wording")]


def test_or_other_takes_its_words_from_the_choice_other():
    choices = "| choices |\n| | list_name | name | label |\n| | l | x | เอกซ์ |\n| | l | other | อื่น ๆ |"
    form = read_markdown(survey("select_one l or_other | a | ก", tail=choices), name="other")
    assert [(one.name, one.labels["default"]) for one in form.questions] == [("a", "ก"), ("a_other", "อื่น ๆ")]


def test_our_columns_need_their_namespace():
    found = problems_of(survey("text | a | ก | count", columns="type | name | label | bind::sanam:kind"))
    assert [one.sheet for one in found] == ["settings"]
    assert 'sanam="https://sanam.example/xforms"' in found[0].cure


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("text | a | ก | ${nobody} > 1 |", "nobody"),
        ("text | a | ก | nofunction(1) |", "no such function: nofunction()"),
        ("text | a | ก | 1 + |", "did not expect"),
        ("text | a | ก | | if(1, 2)", "if() takes 3 arguments, not 2"),
    ],
)
def test_a_broken_expression_is_told_with_its_row(row: str, said: str):
    text = survey("text | b | ข | |", row, columns="type | name | label | relevant | constraint")
    found = problems_of(text)
    assert [one.row for one in found] == [4]
    assert said in found[0].text


def test_a_ring_of_calculations_is_told():
    rows = ("calculate | a | ${b} + 1", "calculate | b | ${a} + 1")
    found = problems_of(survey(*rows, columns="type | name | calculation"))
    assert [one.text for one in found] == ["these depend on each other in a ring: a, b"]


def test_an_unknown_type_is_told_with_its_row():
    found = problems_of(survey("text | a | ก", "essay | b | ข"))
    assert [(one.sheet, one.row) for one in found] == [("survey", 4)]


def test_an_unknown_file_type_is_refused(tmp_path: Path):
    with pytest.raises(FormFault):
        read_file(tmp_path / "form.pdf")


def test_a_workbook_that_is_none_is_refused(tmp_path: Path):
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"not a workbook")
    with pytest.raises(FormFault):
        read_file(path)


def test_a_workbook_reads_as_the_markdown_does(tmp_path: Path, form: Form):
    path = tmp_path / "activity.xlsx"
    _as_workbook(path)

    read = read_file(path)

    assert [(one.path, one.kind, one.labels) for one in read.questions] == [
        (one.path, one.kind, one.labels) for one in form.questions
    ]
    assert read.questions[0].row == 2


def _as_workbook(path: Path) -> None:
    """Write the Markdown form as a workbook, by pyxform's own reader of Markdown."""
    from pyxform.xls2json_backends import md_table_to_workbook

    md_table_to_workbook(ACTIVITY.read_text("utf-8")).save(path)


def test_csv_reads_as_markdown_does(tmp_path: Path):
    path = tmp_path / "short.csv"
    path.write_text("survey,,,\n,type,name,label\n,text,a,ก\n,integer,b,ข\n", "utf-8")
    form = read_file(path)
    assert [(one.name, one.kind, one.row) for one in form.questions] == [
        ("a", "text", 3),
        ("b", "integer", 4),
    ]


def test_what_a_chat_cannot_do_is_listed():
    form = read_markdown(
        survey("geoshape | field | แปลง", "begin repeat | row | แถว", "text | a | ก", "end repeat | |"),
        name="far",
    )
    assert unsupported(form) == ("row 3: field: a question of type geoshape cannot be answered in a chat",)


def test_a_repeat_keeps_its_place_and_count():
    rows = (
        "integer | n | เลข |",
        "begin repeat | member | คน | ${n}",
        "text | name | ชื่อ |",
        "end repeat | | |",
    )
    form = read_markdown(survey(*rows, columns="type | name | label | repeat_count"), name="rows")

    assert [(one.path, one.repeats, one.repeat_count) for one in form.groups] == [
        ("/data/member", True, "/data/n")
    ]
    found = form.question("/data/member[2]/name")
    assert found is not None
    assert found.path == "/data/member[2]/name"


def test_a_sheet_that_stands_twice_is_taken_from_its_last_place():
    text = survey("text | a | ก") + survey("text | b | ข | yes", columns="type | name | label | required")
    form = read_markdown(text, name="twice")
    assert [(one.name, one.row) for one in form.questions] == [("b", 6)]


def test_a_damaged_form_gives_a_form_or_problems_and_nothing_else():
    rng = random.Random(2564)
    whole, outcomes = ACTIVITY.read_text("utf-8"), set()
    for _ in range(60):
        at = rng.randrange(len(whole))
        damaged = whole[:at] + rng.choice("|$'{}()[].\\\n #x<>&ก") + whole[at + rng.randint(0, 4) :]
        try:
            outcomes.add(("form", bool(read_markdown(damaged, name="damaged").questions)))
        except FormFault as fault:
            outcomes.add(("problems", bool(fault.problems)))
    assert outcomes == {("form", True), ("problems", True)}
