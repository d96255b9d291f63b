"""The lists inside reports as tables of their own, and reports and units for other programs: nothing personal in any of them."""

import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.clock import BANGKOK
from engine.forms.form import Form
from exports import geojson, lists, odk
from exports.geojson import Feature, coordinates
from exports.odk import Submission
from exports.reports import Line
from models.reports import Report
from tests.engine.forms_kit import small

TITLES = {"id": "รหัส", "number": "เลขที่", "entry": "ลำดับ"}
SPACE = '| settings |\n| | namespaces |\n| | sanam="https://sanam.example/xforms" |'
ANSWERS = {
    "/data/total": "2",
    "/data/shop[1]/title": "ร้านหนึ่ง",
    "/data/shop[1]/sales": "1500",
    "/data/shop[1]/owner": "มะลิ ใจดี",
    "/data/shop[1]/item[1]/what": "ผัก",
    "/data/shop[1]/item[2]/what": "ไข่",
    "/data/shop[2]/title": "ร้านสอง",
    "/data/shop[10]/title": "=1+1",
}


@pytest.fixture(scope="module")
def form() -> Form:
    return small(
        "integer | total | กี่ร้าน |",
        "begin_repeat | shop | ร้าน |",
        "text | title | ชื่อร้าน |",
        "text | owner | เจ้าของ | person",
        "integer | sales | ยอดขาย |",
        "begin_repeat | item | สินค้า |",
        "text | what | อะไร |",
        "end_repeat | | |",
        "end_repeat | | |",
        columns="type | name | label | bind::sanam:kind",
        tail=SPACE,
    )


def report(**more: Any) -> Report:
    plain: dict[str, Any] = {
        "id": "r1", "number": "65-00001", "root_id": "r0", "replaces_id": None, "draft_id": "d1", "unit_id": "u1",
        "answers": ANSWERS, "sent_at": datetime(2022, 1, 31, 9, 0, tzinfo=BANGKOK),
    }  # fmt: skip
    return Report(**plain | more)


def line(form: Form) -> Line:
    return Line(report(), form, "กลุ่ม", "ต.ริมใต้", "สำนักงาน", "ม.ค. 2565")


def test_each_list_is_a_table_linked_by_the_key_of_its_report(form: Form) -> None:
    shops, items = lists.lists_of([form])
    table = lists.table("รายงาน", shops, [line(form)], TITLES)

    assert ["รหัส", "เลขที่", "ลำดับ", "ชื่อร้าน", "ยอดขาย"] == table.titles()
    assert [
        ["r0", "65-00001", "1", "ร้านหนึ่ง", 1500],
        ["r0", "65-00001", "2", "ร้านสอง", None],
        ["r0", "65-00001", "10", "=1+1", None],
    ] == [table.line(row) for row in table.rows]
    inner = lists.table("รายงาน", items, [line(form)], TITLES)
    assert [["1.1", "ผัก"], ["1.2", "ไข่"]] == [inner.line(row)[2:] for row in inner.rows]


def test_submissions_are_nested_as_other_programs_expect_them_without_names(form: Form) -> None:
    one = Submission(report(), form, "กลุ่ม", "สำนักงาน", "ม.ค. 2565")
    [told] = json.loads("".join(odk.json_lines([one])))["value"]

    assert told["__id"].startswith("uuid:")
    assert ("65-00001", "2022-01-31T09:00:00+07:00") == (
        told["__system"]["receiptNumber"],
        told["__system"]["submissionDate"],
    )
    assert 2 == told["total"]
    assert {"title": "ร้านหนึ่ง", "sales": 1500, "item": [{"what": "ผัก"}, {"what": "ไข่"}]} == told["shop"][0]
    assert "มะลิ" not in json.dumps(told, ensure_ascii=False)


def test_many_submissions_and_none_are_one_document(form: Form) -> None:
    one = Submission(report(), form, "", "", "")

    assert 3 == len(json.loads("".join(odk.json_lines([one] * 3)))["value"])
    assert [] == json.loads("".join(odk.json_lines([])))["value"]


def test_each_submission_is_an_instance_of_its_form_in_the_archive(form: Form, tmp_path: Path) -> None:
    odk.write_xml([Submission(report(), form, "", "", "")], tmp_path / "all.zip")

    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        [name] = packed.namelist()
        text = packed.read(name).decode()
    assert name.startswith(f"{form.id}/")
    assert "<title>ร้านหนึ่ง</title>" in text
    assert "มะลิ" not in text


def test_units_are_features_with_a_point_where_one_was_told() -> None:
    made = json.loads(
        "".join(
            geojson.lines([Feature("a", {"name": "กลุ่ม"}, "18.9 98.9 0 0"), Feature("b", {"name": "อีกกลุ่ม"})])
        )
    )

    assert "FeatureCollection" == made["type"]
    assert [{"type": "Point", "coordinates": [98.9, 18.9]}, None] == [
        one["geometry"] for one in made["features"]
    ]
    assert "กลุ่ม" == made["features"][0]["properties"]["name"]


@pytest.mark.parametrize("point", ["", "ริมใต้", "18.9", "181 500", "nan nan"])
def test_what_is_no_place_on_earth_is_no_point(point: str) -> None:
    assert coordinates(point) is None
