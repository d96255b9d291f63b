"""What a pack builds and prints is held against its forms, each fault with its place and its cure."""

from dataclasses import replace
from typing import Any

import pytest

from engine.forms.form import Form
from engine.obligations.checking_built import built_problems
from engine.obligations.nouns.layouts import PrintedColumn, PrintedLayout
from engine.obligations.programme import Programme
from tests.engine import pack_kit
from tests.engine.forms_kit import small

PACK = "cdd-markets-2565"
COLUMNS = "type | name | label | bind::sanam:built | bind::sanam:kind"
TAIL = '| choices |\n| | list_name | name | label |\n| | state | open | เปิด |\n| settings |\n| | namespaces |\n| | sanam="https://sanam.example/xforms" |'
NAMES = "write the name of a question of the form below"


def faults(*rows: str, **layout: Any) -> list[str]:
    """Return what is wrong with a district's form of these rows, or with a layout of it."""
    forms = {**pack_kit.forms(PACK), "month": small(*rows, columns=COLUMNS, tail=TAIL)}
    return told(pack_kit.pack(PACK), forms, layout)


def told(pack: Programme, forms: dict[str, Form], layout: dict[str, Any]) -> list[str]:
    made = PrintedLayout("one", "sales_district", ("รายงาน",), (PrintedColumn("ที่", is_number=True),))
    duties = tuple(
        replace(one, built_from=()) if one.id in {"sales_province", "quarter"} else one for one in pack.duties
    )
    of_one = tuple(one for one in duties if one.id in {"sales", "sales_district"})
    only = replace(pack, layouts=(replace(made, **layout),) if layout else (), duties=of_one)
    return [str(one) for one in built_problems(only, forms)]


def test_the_pack_itself_has_no_fault() -> None:
    assert [] == list(built_problems(pack_kit.pack(PACK), pack_kit.forms(PACK)))


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (("integer | total | รวม | add:sales",), 'forms/month: total: is built by "add"; write one of count, latest, mean, photos, sum, texts'),
        (("integer | total | รวม | sum",), f'forms/month: total: is built of "total", which nobody is asked below; {NAMES}'),
        (("integer | total | รวม | sum:pattern",), 'forms/month: total: adds up "pattern", which is no number; name a question for a number'),
        (("text | times | ครั้ง | photos",), "forms/month: times: takes photos where there are none, or words where there are photos; write photos on a question of type image, and only there"),
        (("text | times | ครั้ง | texts | phone",), "forms/month: times: holds what is personal; leave it with the tier that asked it"),
        (("begin_group | market | ตลาด | rows", "text | name | ชื่อ", "end_group"), 'forms/month: market: is built by "rows"; write rows on a list'),
        (("begin_repeat | market | ตลาด | rows", "text | name | ชื่อ", "end_repeat"), "forms/month: name: lies in a list that is built from below; write same, or one of district, office, province, subdistrict, unit"),
        (("begin_repeat | market | ตลาด | rows", "text | times | ชื่อ | sum", "end_repeat"), 'forms/month: times: is built by "sum"; write one of district, office, province, same, subdistrict, unit'),
    ],
)  # fmt: skip
def test_a_field_that_cannot_be_built_is_named_with_its_cure(rows: tuple[str, ...], fault: str) -> None:
    assert [fault] == faults(*rows)


def test_a_form_that_is_built_of_nothing_is_named() -> None:
    pack = pack_kit.pack(PACK)
    alone = replace(
        pack,
        layouts=(),
        duties=tuple(replace(one, built_from=()) for one in pack.duties if one.id == "sales_district"),
    )
    forms = {
        **pack_kit.forms(PACK),
        "month": small("integer | times | ครั้ง | sum", columns=COLUMNS, tail=TAIL),
    }

    assert [
        "forms/month: times: is built from below, and no duty of this form is; add built_from to its duty, or empty the cell"
    ] == [str(one) for one in built_problems(alone, forms)]


def test_what_is_confidential_is_never_summed_up() -> None:
    pack = pack_kit.pack(PACK)
    closed = replace(
        pack, layouts=(), duties=tuple(replace(one, confidential=one.id == "sales") for one in pack.duties)
    )

    where = "programme.toml: duties.sales_district.built_from"
    wrong = 'sums up "sales", which is confidential; take it out: nobody above may know of it'
    assert [f"{where}: {wrong}"] == [str(one) for one in built_problems(closed, pack_kit.forms(PACK))]


@pytest.mark.parametrize(
    ("layout", "fault"),
    [
        ({"rows": "shops"}, 'layouts.one.rows: "shops" is not in the form small; write a name that the form has'),
        ({"columns": (PrintedColumn("ก", field="nothing"),)}, 'layouts.one.columns[1]: "nothing" is not in the form small; write a name that the form has'),
        ({"columns": (PrintedColumn("ก", field="state", tick="shut"),)}, 'layouts.one.columns[1].tick: ticks "shut", which is no choice of state; write the name of one of its choices'),
        ({"title": ("จังหวัด{provinz}",)}, 'layouts.one: "provinz" is nothing that a line can show; write one of as_of, district, fiscal_year, office, province, round'),
    ],
)  # fmt: skip
def test_a_layout_that_prints_what_no_form_has_is_named(layout: dict[str, Any], fault: str) -> None:
    assert [f"programme.toml: {fault}"] == faults("select_one state | state | เปิดไหม", **layout)
