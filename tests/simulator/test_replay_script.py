"""A transcript is read into moves: who does what, and what the bot owes for it."""

from pathlib import Path

import pytest

from simulator.replay.script import moves
from tests.form_chats import is_about_a_form
from tests.rules.tree import ROOT

# A chat about a form of its own is played in memory: no product has that form.
CHATS = [
    path
    for path in sorted((ROOT / "tests/transcripts").glob("*/*.txt"))
    if not is_about_a_form(path.read_text("utf-8"))
]
CHAT = """# ทดสอบ
มะลิ: (เพิ่มเพื่อน)
บอท: สวัสดีค่ะ
   บรรทัดสอง
บอท: ขอรหัส

เวลา: 2021-11-24 09:00
บอท → มะลิ: เตือน
มะลิ: [ทำเลย] 2
บอท: (ไม่ตอบ)
"""


def test_each_line_of_the_people_s_is_a_move_with_what_the_bot_owes() -> None:
    found = list(moves(CHAT))

    assert [("มะลิ", "(เพิ่มเพื่อน)"), ("", ""), ("มะลิ", "[ทำเลย] 2")] == [(one.who, one.what) for one in found]
    assert [2, 1, 0] == [one.bubbles for one in found]
    assert "2021-11-24T09:00:00+07:00" == found[1].moment


@pytest.mark.parametrize("path", CHATS, ids=lambda path: path.stem)
def test_every_transcript_of_ours_can_be_read_and_no_line_is_lost(path: Path) -> None:
    text = path.read_text("utf-8")
    lines = [line for move in moves(text) for line in (move.line, *move.owed)]

    assert [line for line in text.splitlines() if line and not line.startswith("#")] == lines


def test_a_line_that_nobody_speaks_is_refused() -> None:
    with pytest.raises(ValueError, match="write NAME: words"):
        list(moves("สวัสดี\n"))
