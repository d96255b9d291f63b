"""A form goes to JSON and back, and works without what read it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from engine.forms.reading import read_file
from engine.forms.storing import from_dict, to_dict

FORM = read_file(Path(__file__).with_name("forms_activity.md"))
ROOT = Path(__file__).parents[2]


def test_a_form_comes_back_from_json_as_it_was():
    back = from_dict(json.loads(json.dumps(to_dict(FORM))))
    assert back == FORM
    assert hash(back) == hash(FORM)


def test_what_a_later_version_adds_is_passed_over():
    stored = to_dict(FORM) | {"colour": "blue"}
    assert from_dict(stored) == FORM


def test_an_unknown_format_is_refused():
    with pytest.raises(ValueError, match="format 99"):
        from_dict(to_dict(FORM) | {"format": 99})


def test_filling_a_stored_form_imports_no_reader_of_sheets():
    script = f"""
import json, sys
from datetime import UTC, datetime
from engine.forms import filling, storing
form = storing.from_dict(json.loads({json.dumps(json.dumps(to_dict(FORM)))}))
begun = filling.start(form, datetime(2021, 11, 25, tzinfo=UTC), "s")
print(filling.upcoming(form, begun, datetime(2021, 11, 25, tzinfo=UTC), "s").name)
print(sorted({{"pyxform", "openpyxl", "xlrd", "lxml", "xml.etree.ElementTree", "random", "uuid"}} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["group_name", "[]"]
