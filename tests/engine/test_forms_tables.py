"""Choices from tables: CSV, GeoJSON, XML, search(), pulldata(), and ten thousand rows of them."""

import json
import time

import pytest

from engine.forms import filling
from engine.forms.form import Form
from engine.forms.problems import FormFault
from engine.forms.reading import read_markdown, unsupported
from engine.forms.storing import from_dict, to_dict
from engine.forms.tables import name_of
from tests.engine.forms_kit import AT, SEED, answered, at_path, settled, small

FRUITS = "name,label,kind,price\nmango,มะม่วง,tree,30\nrice,ข้าว,grass,12\nlime,มะนาว,tree,5\n"
COLUMNS = "type | name | label | choice_filter | calculation | appearance | parameters"


def offered(form: Form, name: str, **given: str) -> list[str]:
    question = at_path(form, form.path_of(name))
    answers = {form.path_of(one): value for one, value in given.items()}
    return [one.name for one in filling.choices(form, question, answers, AT, SEED)]


def test_choices_come_from_a_csv() -> None:
    form = small("select_one_from_file fruits.csv | one | ผลไม้", fruits_csv=FRUITS)
    assert offered(form, "one") == ["mango", "rice", "lime"]
    labels = [one.labels for one in filling.choices(form, form.questions[0], {}, AT, SEED)]
    assert labels[0] == {"default": "มะม่วง"}
    assert unsupported(form) == ()


def test_a_file_not_handed_in_is_told() -> None:
    form = small("select_one_from_file fruits.csv | one | ผลไม้")
    assert unsupported(form) == ("the file jr://file-csv/fruits.csv was not handed in",)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("kind = ${a}", ["mango", "lime"]),
        ("${a} = kind and price > 10", ["mango"]),
        ("kind = ${a} and name = 'lime'", ["lime"]),
        ("kind = ${a} or name = 'rice'", ["mango", "rice", "lime"]),
        ("kind != ${a}", ["rice"]),
        ("price = 5", ["lime"]),
        ("contains(label, 'มะ')", ["mango", "lime"]),
        ("kind = ${nobody}", []),
        ("kind = ${a} and position() = 2", []),
    ],
)
def test_a_filter_looks_at_columns(written: str, expected: list[str]) -> None:
    form = small(
        "text | a | ก", "text | nobody | ข", f"select_one_from_file fruits.csv | one | ผลไม้ | {written}",
        columns=COLUMNS, fruits_csv=FRUITS,
    )  # fmt: skip
    assert offered(form, "one", a="tree") == expected


def test_values_and_wordings_come_from_named_columns() -> None:
    form = small(
        "select_multiple_from_file fruits.csv | many | ผลไม้ | | | | value=price label=kind",
        "calculate | told | | | jr:choice-name('30', '${many}')",
        columns=COLUMNS, fruits_csv=FRUITS,
    )  # fmt: skip
    found = filling.choices(form, form.questions[0], {}, AT, SEED)
    assert [(one.name, one.labels["default"]) for one in found][:2] == [("30", "tree"), ("12", "grass")]
    assert settled(form, answered(form, {}, many="30 12")) == {"/data/many": "30 12", "/data/told": "tree"}
    assert filling.check(form, form.questions[0], "mango", {}, AT, SEED) == filling.Broken("type")


def test_geojson_offers_its_features() -> None:
    point = {"type": "Point", "coordinates": [98.9, 18.7]}
    features = [
        {"type": "Feature", "id": "w1", "geometry": point, "properties": {"title": "บ่อหนึ่ง", "deep": 3}}
    ]
    form = small(
        "select_one_from_file wells.geojson | well | บ่อ", "calculate | where | | | instance('wells')/root/item[id = ${well}]/geometry",
        columns=COLUMNS, wells_geojson=json.dumps({"type": "FeatureCollection", "features": features}),
    )  # fmt: skip
    assert offered(form, "well") == ["w1"]
    assert settled(form, answered(form, {}, well="w1"))["/data/where"] == "18.7 98.9 0 0"


def test_xml_of_any_shape_is_read() -> None:
    flat = (
        "<root><item><name>a</name><label>ก</label></item><item><name>b</name><label>ข</label></item></root>"
    )
    deep = "<farm><plot code='1'><crop>ข้าว</crop></plot><plot code='2'><crop>อ้อย</crop></plot></farm>"
    form = small(
        "select_one_from_file flat.xml | one | อะไร", "xml-external | deep |", "calculate | crop | | | instance('deep')/farm/plot[2]/crop",
        columns=COLUMNS, flat_xml=flat, deep_xml=deep,
    )  # fmt: skip
    assert offered(form, "one") == ["a", "b"]
    assert settled(form, {}) == {"/data/crop": "อ้อย"}
    assert unsupported(form) == ()
    assert from_dict(json.loads(json.dumps(to_dict(form)))) == form


def test_pulldata_looks_a_value_up() -> None:
    form = small(
        "text | a | ก", "calculate | price | | | pulldata('fruits', 'price', 'name', ${a})",
        columns=COLUMNS, fruits_csv=FRUITS,
    )  # fmt: skip
    assert settled(form, {"/data/a": "rice"})["/data/price"] == "12"


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("search('fruits')", ["mango", "rice", "lime", "7"]),
        ("search('fruits', 'contains', 'label', ${a})", ["mango", "lime", "7"]),
        ("search('fruits', 'startswith', 'label,name', 'RI')", ["rice", "7"]),
        ("search('fruits', 'endswith', 'name', 'e')", ["rice", "lime", "7"]),
        ("search('fruits', 'matches', 'kind', 'grass')", ["rice", "7"]),
        ("search('fruits', 'contains', 'label', ${a}, 'price', '5')", ["lime", "7"]),
    ],
)
def test_search_finds_rows_of_a_table(search: str, expected: list[str]) -> None:
    form = small(
        "text | a | ก", f"select_one found | one | ผลไม้ | | | {search}",
        columns=COLUMNS, fruits_csv=FRUITS,
        tail="\n| choices |\n| | list_name | name | label |\n| | found | name | label,price |\n| | found | 7 | ไม่มี |\n",
    )  # fmt: skip
    assert offered(form, "one", a="มะ") == expected
    first = filling.choices(form, at_path(form, "/data/one"), {"/data/a": "มะ"}, AT, SEED)[0]
    assert first.labels["default"] in {"มะม่วง, 30", "ข้าว, 12", "มะนาว, 5"}


def test_external_choices_are_a_sheet_of_their_own() -> None:
    form = small(
        "text | a | ก", "select_one_external cities | city | เมือง | state=${a}", columns=COLUMNS,
        tail="\n| external_choices |\n| | list_name | name | label | state |\n| | cities | x | เอ็กซ์ | n |\n| | cities | y | วาย | s |\n",
    )  # fmt: skip
    assert offered(form, "city", a="s") == ["y"]


def test_a_file_that_is_no_table_is_refused() -> None:
    with pytest.raises(FormFault, match="no FeatureCollection"):
        small("select_one_from_file wells.geojson | well | บ่อ", wells_geojson="[]")


def test_an_order_is_shuffled_the_same_for_the_same_seed() -> None:
    tail = "\n| choices |\n| | list_name | name | label |\n" + "".join(
        f"| | l | c{one} | {one} |\n" for one in range(20)
    )
    form = small("select_one l | one | ก | | | | randomize=true", columns=COLUMNS, tail=tail)
    first = offered(form, "one")
    assert first == offered(form, "one") != sorted(first)
    assert sorted(first) == sorted(f"c{one}" for one in range(20))


def test_ten_thousand_rows_are_quick() -> None:
    rows = "".join(f"p{one},ที่ {one},{one % 500}\n" for one in range(10_000))
    text = """| survey |
| | type | name | label | choice_filter | calculation |
| | text | g | ก | | |
| | select_one_from_file places.csv | one | ที่ | group = ${g} | |
| | select_one_from_file places.csv | other | ที่ | contains(label, ${g}) | |
| | calculate | told | | | instance('places')/root/item[name = ${one}]/label |
"""
    form = read_markdown(text, name="big", files={"places.csv": f"name,label,group\n{rows}".encode()})
    assert len(offered(form, "one", g="7")) == 20
    took = []
    for group in range(8, 13):
        began = time.process_time()
        found = offered(form, "one", g=str(group))
        took.append(time.process_time() - began)
        assert found == [f"p{one}" for one in range(group, 10_000, 500)]
    assert min(took) < 0.02
    assert len(offered(form, "other", g="99")) == 280
    assert settled(form, answered(form, {}, g="7", one="p7"))["/data/told"] == "ที่ 7"


@pytest.mark.parametrize(
    ("address", "expected"),
    [("jr://file-csv/places.csv", "places.csv"), ("jr://file/a/b.xml", "b.xml"), ("c.csv", "c.csv")],
)
def test_an_address_names_its_file(address: str, expected: str) -> None:
    assert name_of(address) == expected
