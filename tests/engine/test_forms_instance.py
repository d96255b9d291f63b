"""The instance that is submitted has the nodes that pyxform's own has, in the same order and namespace."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from pyxform.xls2xform import convert

from engine.forms import filling, instance
from engine.forms.form import NO, YES, Form
from engine.forms.reading import read_file
from tests.engine.forms_kit import AT, SEED, put, small

ROOT = Path(__file__).parents[2]
XFORMS = "{http://www.w3.org/2002/xforms}"
FORMS = sorted([
    *ROOT.glob("programmes/*/forms/*.md"), *ROOT.glob("tests/engine/*.md"),
    *(path for path in ROOT.glob("tests/forms/**/*.md") if path.name != "README.md" and path.parent.name != "wrong"),
])  # fmt: skip
UUID = re.compile(r"uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def primary(path: Path) -> etree._Element:
    xml = convert(BytesIO(path.read_bytes()), file_type=".md", form_name="data", warnings=[]).xform
    found = etree.fromstring(xml.encode()).find(f".//{XFORMS}instance")
    assert found is not None
    return found[0]


def walked(top: etree._Element, path: str, seen: set[str]) -> list[str]:
    found = []
    for child in top:
        inner = f"{path}/{str(child.tag).rpartition('}')[2]}"
        if inner not in seen:
            seen.add(inner)
            found += [inner, *walked(child, inner, seen)]
    return found


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_every_form_has_the_nodes_that_pyxform_writes(path: Path) -> None:
    form, top = read_file(path), primary(path)
    written = etree.fromstring(instance.instance(form, filling.start(form, AT, SEED), AT, SEED).encode())
    assert [one for one in instance.nodes(form) if "/@" not in one] == walked(top, f"/{form.root}", set())
    assert written.tag == top.tag
    kept = {name: value for name, value in top.attrib.items() if name != "id"}
    assert {name: value for name, value in written.attrib.items() if name != "id"} == kept
    order = walked(written, f"/{form.root}", set())
    assert order == [one for one in instance.nodes(form) if one in set(order)]


def test_the_corpus_is_there() -> None:
    assert len(FORMS) > 3


def test_a_filled_form_is_written_out() -> None:
    form = small(
        "text | name | ชื่อ | | |", "begin repeat | tool | ของ | | |", "text | kind | อะไร | | |", "end repeat | | | | |",
        "note | told | ขอบคุณ | | |", "text | why | ทำไม | ${name} = 'x' | |",
        columns="type | name | label | relevant",
        tail="\n| settings |\n| | form_id | version | instance_name |\n| | visit | 7 | concat(${name}, '!') |\n",
    )  # fmt: skip
    given = put(form, {}, {
        "/data/name": "มะลิ & <ป้าแดง>", "/data/tool[1]": YES, "/data/tool[1]/kind": "จอบ", "/data/tool[2]": YES,
        "/data/tool[3]": NO, "/data/told": "read",
    })  # fmt: skip
    written = instance.instance(form, given, AT, SEED, instance_id="uuid:1")
    assert written.splitlines()[1] == (
        '<data xmlns="http://www.w3.org/2002/xforms" xmlns:jr="http://openrosa.org/javarosa"'
        ' xmlns:orx="http://openrosa.org/xforms" id="visit" version="7"><name>มะลิ &amp; &lt;ป้าแดง&gt;</name>'
        "<tool><kind>จอบ</kind></tool><tool><kind/></tool><told/>"
        "<meta><instanceID>uuid:1</instanceID><instanceName>มะลิ &amp; &lt;ป้าแดง&gt;!</instanceName></meta></data>"
    )
    assert instance.name(form, given, AT, SEED) == "มะลิ & <ป้าแดง>!"


def test_the_id_hangs_on_the_seed_alone() -> None:
    assert UUID.fullmatch(instance.id_of("a"))
    assert instance.id_of("a") == instance.id_of("a") != instance.id_of("b")


def entity_of(form: Form, name: str) -> etree._Element:
    xml = instance.instance(form, {"/data/name": name}, AT, SEED)
    found = etree.fromstring(xml.encode()).find(f".//{XFORMS}entity")
    assert found is not None
    return found


def test_an_entity_is_declared_where_its_form_says_so() -> None:
    form = small(
        "text | name | ชื่อ | tree_name",
        columns="type | name | label | save_to",
        tail="\n| entities |\n| | dataset | label | create_if |\n| | trees | ${name} | ${name} != '' |\n",
    )
    found = entity_of(form, "ยางนา")
    assert (found.get("dataset"), found.get("create"), found[0].text) == ("trees", "1", "ยางนา")
    assert re.fullmatch(r"[0-9a-f-]{36}", found.get("id", ""))
    assert entity_of(form, "").get("create") == ""
