"""What each type of question becomes, what a chat leaves empty, and what it cannot do."""

import pytest

from engine.forms.problems import FormFault
from engine.forms.reading import notes, unsupported
from engine.forms.support import unsupported as same
from tests.engine.forms_kit import asked, small

ASKED = {
    "text": "text", "string": "text", "integer": "integer", "int": "integer", "decimal": "decimal", "date": "date",
    "time": "time", "dateTime": "datetime", "datetime": "datetime", "note": "note", "acknowledge": "acknowledge",
    "trigger": "acknowledge", "geopoint": "geopoint", "gps": "geopoint", "image": "image", "photo": "image",
    "audio": "audio", "video": "video", "file": "file", "barcode": "barcode", "range": "range",
    "phone number": "text", "percentage": "integer",
}  # fmt: skip
EMPTY = [
    "deviceid",
    "username",
    "email",
    "phonenumber",
    "simserial",
    "subscriberid",
    "start-geopoint",
    "background-audio",
]


@pytest.mark.parametrize(("written", "kind"), ASKED.items())
def test_a_type_is_asked_as_its_kind(written: str, kind: str) -> None:
    form = small(f"{written} | a | ก")
    assert [one.kind for one in form.questions] == [kind]
    assert asked(form, {}) == ["/data/a"]
    assert unsupported(form) == ()


@pytest.mark.parametrize("written", EMPTY)
def test_what_only_a_device_knows_stays_empty_and_does_no_harm(written: str) -> None:
    form = small("text | a | ก", f"{written} | known |")
    assert asked(form, {}) == ["/data/a"]
    assert unsupported(form) == ()
    assert notes(form) == (f"row 4: known: stays empty, a chat knows no {written}",)


@pytest.mark.parametrize("written", ["geotrace", "geoshape"])
def test_what_needs_a_map_is_told_with_its_row(written: str) -> None:
    form = small(f"{written} | a | ก")
    assert same(form) == (f"row 3: a: a question of type {written} cannot be answered in a chat",)


def test_settings_of_a_server_are_noted() -> None:
    form = small(
        "text | a | ก",
        tail="\n| settings |\n| | submission_url | public_key |\n| | https://example.org | AAA |\n",
    )
    assert [one.partition(":")[0] for one in notes(form)] == ["settings", "settings"]


def test_an_audit_and_the_last_saved_form_are_noted() -> None:
    form = small("audit | audit |", "text | a | ก | ${last-saved#a}", columns="type | name | label | default")
    assert unsupported(form) == ()
    assert len(notes(form)) == 2


def test_the_head_of_a_table_of_choices_is_not_asked() -> None:
    form = small(
        "begin group | g | | table-list", "select_one l | a | ก", "select_one l | b | ข", "end group | |",
        columns="type | name | label | appearance",
        tail="\n| choices |\n| | list_name | name | label |\n| | l | x | เอ็กซ์ |\n",
    )  # fmt: skip
    assert [path for path in asked(form, {}) if form.question(path)] == ["/data/g/a", "/data/g/b"]


def test_the_long_hint_and_pictures_of_labels_are_read() -> None:
    form = small(
        "text | a | ก | สั้น | ยาวมาก | a.png", columns="type | name | label | hint | guidance_hint | image"
    )
    question = form.questions[0]
    assert (question.hints, question.guidance) == ({"default": "สั้น"}, {"default": "ยาวมาก"})
    assert question.media == {"image": {"default": "jr://images/a.png"}}


def test_a_search_that_cannot_be_read_is_refused_with_its_row() -> None:
    with pytest.raises(FormFault, match=r"survey row 3: appearance of a: search\(\) takes"):
        small(
            "select_one l | a | ก | search('fruits', 'contains')", columns="type | name | label | appearance",
            tail="\n| choices |\n| | list_name | name | label |\n| | l | name | label |\n",
        )  # fmt: skip


def test_rows_that_look_at_earlier_rows_make_no_ring() -> None:
    lines = (
        "begin repeat | r | แถว |", "integer | n | น |",
        "calculate | before | | coalesce(indexed-repeat(${after}, ${r}, position(..) - 1), 0)",
        "calculate | after | | ${before} + ${n}", "end repeat | | |",
    )  # fmt: skip
    form = small(*lines, columns="type | name | label | calculation")
    assert len(form.questions) == 3
    with pytest.raises(FormFault, match="in a ring: after, before"):
        small(*(one.replace("indexed-repeat(${after}, ${r}, position(..) - 1)", "${after}") for one in lines),
              columns="type | name | label | calculation")  # fmt: skip
