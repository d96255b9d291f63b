"""One small form for each thing that can be wrong, with the rule that says so and the row where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.forms.small_types import slug
from tests.forms.writing import HERE, Row, Written, choices, row

OURS = {"namespaces": 'sanam="https://sanam.example/xforms"'}
YES_NO = choices("yn", yes="ใช่", no="ไม่ใช่")
FIRST = row("text", "who", "ใครรายงาน")
OLD_TYPES = ("cascading select", "cascading_select", "q select", "q select1", "select multiple from",
             "select multiple using", "select one using", "select one external")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wrong:
    """A form with something wrong: the rule, the sheet, and the row in its Markdown file (0: the whole sheet)."""

    rule: str
    sheet: str
    number: int
    form: Written


def _wrong(
    name: str,
    rule: str,
    place: tuple[str, int],
    *rows: Row,
    lists: tuple[Row, ...] = (),
    settings: Row | None = None,
) -> Wrong:
    return Wrong(rule, *place, Written(f"wrong/{name}.md", rows, lists, settings or {}))


def _own(name: str, rule: str, number: int, **columns: str) -> Wrong:
    kind = columns.pop("type", "integer")
    cells = {f"bind::sanam:{key}": value for key, value in columns.items()}
    return _wrong(name, rule, ("survey", number), FIRST, row(kind, "n", "กี่ตัว", **cells), settings=OURS)


def all_wrong() -> Iterator[Wrong]:
    """Return them all."""
    yield from _of_types()
    yield from _of_names()
    yield from _of_references()
    yield from _of_lists()
    yield from _of_rules()
    yield from _of_own()
    yield from _of_sheets()


def _of_types() -> Iterator[Wrong]:
    for kind in OLD_TYPES:
        yield _wrong(
            f"type_{slug(kind)}",
            "type.unknown",
            ("survey", 4),
            FIRST,
            row(f"{kind} yn", "x", "ใช่ไหม"),
            lists=YES_NO,
        )
    yield _wrong("type_misspelt", "type.unknown", ("survey", 4), FIRST, row("interger", "n", "กี่ตัว"))
    yield _wrong("type_missing", "type.missing", ("survey", 4), FIRST, row("", "n", "กี่ตัว"))
    yield _wrong("type_audit_named", "audit.name", ("survey", 4), FIRST, row("audit", "log"))
    yield _wrong(
        "calculation_missing", "calculation.missing", ("survey", 4), FIRST, row("calculate", "twice")
    )
    yield _wrong(
        "file_ending",
        "file.ending",
        ("survey", 4),
        FIRST,
        row("select_one_from_file piers.txt", "pier", "ท่าไหน"),
    )
    yield _wrong(
        "trigger_missing", "trigger.missing", ("survey", 4), FIRST, row("background-geopoint", "there")
    )
    yield _wrong(
        "range_step_zero",
        "parameters.range",
        ("survey", 4),
        FIRST,
        row("range", "n", "กี่ขีด", parameters="start=0 end=5 step=0"),
    )
    yield _wrong(
        "parameter_unknown",
        "parameters.unknown",
        ("survey", 4),
        FIRST,
        row("range", "n", "กี่ขีด", parameters="begin=0"),
    )
    yield _wrong(
        "parameter_unreadable",
        "parameters.unreadable",
        ("survey", 4),
        FIRST,
        row("range", "n", "กี่ขีด", parameters="start to end"),
    )


def _of_names() -> Iterator[Wrong]:
    yield _wrong("name_missing", "name.missing", ("survey", 4), FIRST, row("integer", "", "กี่ตัว"))
    yield _wrong("name_thai_space", "name.letters", ("survey", 4), FIRST, row("integer", "จำนวน ปลา", "กี่ตัว"))
    yield _wrong("name_digit", "name.letters", ("survey", 4), FIRST, row("integer", "1st", "กี่ตัว"))
    yield _wrong(
        "name_twice",
        "name.twice",
        ("survey", 5),
        FIRST,
        row("integer", "n", "กี่ตัว"),
        row("integer", "n", "กี่บ่อ"),
    )
    yield _wrong("name_meta", "name.reserved", ("survey", 4), FIRST, row("text", "meta", "อะไร"))
    yield _wrong(
        "repeat_named_data",
        "name.reserved",
        ("survey", 4),
        FIRST,
        row("begin repeat", "data", "แถว"),
        row("text", "a", "ก"),
        row("end repeat"),
    )
    yield _wrong("label_missing", "label.missing", ("survey", 4), FIRST, row("integer", "n"))
    yield _wrong(
        "group_open",
        "group.open",
        ("survey", 4),
        FIRST,
        row("begin group", "g", "กลุ่ม"),
        row("text", "a", "ก"),
    )
    yield _wrong(
        "group_closed_twice", "group.closed", ("survey", 5), FIRST, row("text", "a", "ก"), row("end group")
    )
    yield _wrong("group_crossed", "group.closed", ("survey", 6), row("begin group", "g", "กลุ่ม"), row("begin repeat", "r", "แถว"),
                 row("text", "a", "ก"), row("end group"), row("end repeat"))  # fmt: skip


def _of_references() -> Iterator[Wrong]:
    yield _wrong(
        "reference_unknown",
        "reference.unknown",
        ("survey", 4),
        FIRST,
        row("integer", "n", "กี่ตัว", relevant="${woh} != ''"),
    )
    yield _wrong(
        "reference_in_label", "reference.unknown", ("survey", 4), FIRST, row("integer", "n", "${nobody} มีกี่ตัว")
    )
    yield _wrong(
        "reference_open",
        "reference.unreadable",
        ("survey", 4),
        FIRST,
        row("integer", "n", "กี่ตัว", relevant="${who = 'a'"),
    )
    twice = (row("begin group", "a", "ก"), row("text", "x", "อะไร"), row("end group"), row("begin group", "b", "ข"),
             row("text", "x", "อะไร"), row("end group"), row("note", "told", "${x}"))  # fmt: skip
    yield _wrong("reference_twofold", "reference.twofold", ("survey", 9), *twice)


def _of_lists() -> Iterator[Wrong]:
    asked = row("select_one yn", "x", "ใช่ไหม")
    yield _wrong(
        "list_undefined",
        "list.unknown",
        ("survey", 4),
        FIRST,
        row("select_one ny", "x", "ใช่ไหม"),
        lists=YES_NO,
    )
    yield _wrong("list_no_sheet", "list.unknown", ("survey", 4), FIRST, asked)
    yield _wrong(
        "list_not_named", "list.missing", ("survey", 4), FIRST, row("select_one", "x", "ใช่ไหม"), lists=YES_NO
    )
    twice = (*YES_NO, {"list_name": "yn", "name": "yes", "label": "ใช่แน่"})
    yield _wrong("choice_twice", "choice.twice", ("choices", 10), FIRST, asked, lists=twice)
    yield _wrong(
        "choice_unnamed",
        "choice.name",
        ("choices", 10),
        FIRST,
        asked,
        lists=(*YES_NO, {"list_name": "yn", "label": "ไม่แน่"}),
    )
    spaced = (*YES_NO, {"list_name": "yn", "name": "not sure", "label": "ไม่แน่"})
    yield _wrong(
        "choice_spaced",
        "choice.spaces",
        ("choices", 10),
        FIRST,
        row("select_multiple yn", "x", "ใช่ไหม"),
        lists=spaced,
    )
    yield _wrong(
        "choice_unworded",
        "choice.label",
        ("choices", 10),
        FIRST,
        asked,
        lists=(*YES_NO, {"list_name": "yn", "name": "maybe"}),
    )
    yield _wrong(
        "or_other",
        "other.wording",
        ("survey", 4),
        FIRST,
        row("select_one yn or_other", "x", "ใช่ไหม"),
        lists=YES_NO,
    )


def _of_rules() -> Iterator[Wrong]:
    def n(name: str, rule: str, kind: str = "integer", **columns: str) -> Wrong:
        return _wrong(name, rule, ("survey", 4), FIRST, row(kind, "n", "กี่ตัว", **columns))

    yield n("constraint_never", "constraint.never", constraint=". > 10 and . < 5")
    yield n("constraint_never_equal", "constraint.never", constraint=". = 3 and . = 4")
    yield n("constraint_never_whole", "constraint.never", constraint=". > 4 and . < 5")
    yield n(
        "constraint_never_date",
        "constraint.never",
        "date",
        constraint=". > '2021-12-31' and . < '2021-01-01'",
    )
    yield n("constraint_times", "constraint.times", "time", constraint=". > '08:00'")
    yield n("expression_open", "expression.unreadable", constraint="(. > 1")
    yield n("function_unknown", "function.unknown", relevant="startswith(${who}, 'a')")
    yield n("function_arguments", "function.arguments", relevant="if(${who} = 'a', 1)")
    yield _wrong(
        "ring",
        "ring",
        ("survey", 3),
        row("calculate", "a", calculation="${b} + 1"),
        row("calculate", "b", calculation="${a} + 1"),
        FIRST,
    )


def _of_own() -> Iterator[Wrong]:
    yield _wrong(
        "own_without_namespace",
        "own.namespace",
        ("settings", 0),
        FIRST,
        row("integer", "n", "กี่ตัว", **{"bind::sanam:kind": "count"}),
    )
    yield _own("own_kind_unknown", "own.kind", 4, kind="monney")
    yield _own("own_kind_of_other_type", "own.kind", 4, kind="date")
    yield _own("own_column_unknown", "own.column", 4, kynd="money")
    yield _own("own_shows_unknown", "own.shows", 4, type="image", shows="ปก")
    yield _own("own_later_unreadable", "own.later", 4, later="soon")
    yield _own("own_was_still_there", "own.was", 4, was="who")
    yield _own("own_order_unknown", "own.order", 4, order="random")
    yield _own("own_warn_unreadable", "expression.unreadable", 4, warn=". <")


def _of_sheets() -> Iterator[Wrong]:
    yield Wrong(
        "cells.surplus", "survey", 4, Written("wrong/cells_surplus.md", (FIRST, row("integer", "n", "กี่ตัว")))
    )
    yield _wrong(
        "header_twice", "header.twice", ("survey", 0), {**FIRST, "relevant": "true()", "relevance": "true()"}
    )
    yield _wrong("header_no_type", "header.missing", ("survey", 0), {"name": "who", "label": "ใคร"})
    yield _wrong("header_unknown", "header.unknown", ("survey", 0), {**FIRST, "relevent": "1 = 1"})
    yield Wrong("sheet.missing", "survey", 0, Written("wrong/sheet_missing.md", (), YES_NO))
    yield _wrong("form_empty", "form.empty", ("survey", 0), row("calculate", "a", calculation="1"))


def forms() -> Iterator[Written]:
    """Return the forms; one has a row broken by hand."""
    yield from (one.form for one in all_wrong())


def as_text(form: Written) -> str:
    """Return a form's file; the surplus cells cannot be written as a table."""
    text = form.markdown()
    return text.replace("| กี่ตัว |", "| กี่ตัว | หรือ | กี่ฝูง |") if form.path.endswith("cells_surplus.md") else text


def by_path() -> Mapping[str, Wrong]:
    """Return what is wrong by the form's name."""
    return {one.form.path: one for one in all_wrong()}


if __name__ == "__main__":
    (HERE / "wrong").mkdir(exist_ok=True)
    for wrong in forms():
        (HERE / wrong.path).write_text(as_text(wrong), "utf-8")
