"""What each process pays for at its start: a library that a process never uses is never loaded into it."""

import ast
import json
import subprocess
import sys

import pytest

from tests.rules.tree import ROOT, sources

HEAVY = {"apscheduler", "dbos", "gspread", "linebot", "openpyxl", "pyxform", "xlsxwriter"}
FORBIDDEN = {
    "bot.app": HEAVY,
    "bot.worker": {"apscheduler", "gspread", "linebot", "openpyxl", "pyxform", "xlsxwriter"},
    "scheduler.__main__": {
        "dbos",
        "flask",
        "gspread",
        "linebot",
        "openpyxl",
        "pyxform",
        "werkzeug",
        "xlsxwriter",
    },
    "handlers.scenes": HEAVY | {"flask"},
    "engine.conversation.step": HEAVY | {"flask", "sqlalchemy"},
}


def loaded_by(code: str) -> set[str]:
    """Run a few lines in a fresh process; return every module that is loaded after them."""
    lines = f"import sys, json\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", lines], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("module", FORBIDDEN)
def test_a_process_starts_without_what_it_never_uses(module: str) -> None:
    roots = {name.partition(".")[0] for name in loaded_by(f"import {module}")}

    assert set() == roots & FORBIDDEN[module]


def test_a_page_is_served_by_name_and_its_code_waits_for_the_first_visit() -> None:
    loaded = loaded_by("import bot.app\nfor page in bot.app.PAGES: __import__(page.partition(':')[0])")

    assert {"web.pages", "web.media", "web.tables"} <= loaded
    assert set() == loaded & {"engine.conversation.step", "engine.forms.form", "rapidfuzz", "regex"}


def test_only_the_line_breaks_of_paper_import_the_tokenizer() -> None:
    imported = [
        source.name
        for source in sources()
        for node in ast.walk(source.tree)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pythainlp.tokenize"))
        or (
            isinstance(node, ast.Import)
            and any(one.name.startswith("pythainlp.tokenize") for one in node.names)
        )
    ]

    assert ["thai/breaking.py"] == imported


def test_reading_and_writing_thai_never_builds_the_word_trie() -> None:
    code = """
import datetime
from thai import reading, words, writing
from thai.places import finding as places
import bot.app
day = datetime.date(2021, 11, 22)
[reading.read(kind, "วันที่ 25 พ.ย. 64 มา 23 คน", day) for kind in reading.KINDS]
places.find("ต.ริมใต้ อ.แม่ริม จ.เชียงใหม่")
writing.write_date(day)
tokenize = sys.modules.get("pythainlp.tokenize")
built = [trie.cache_info().currsize for trie in (tokenize.word_dict_trie, tokenize.syllable_dict_trie)] if tokenize else []
assert not any(built), built
"""

    assert "thai.places.finding" in loaded_by(code)
