"""Every chat in tests/transcripts is a promise about what people will see.

A line `มะลิ: words` is typed, `มะลิ: [label]` is a tap, `มะลิ: (เพิ่มเพื่อน)` is an act, `เวลา: 24 พ.ย. 2564 09.00`
moves the clock and lets the reminders run. Everything else is written by the replay; `--rewrite` writes the file anew.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.play import Play
from tests.transcribing import replay

ROOT = Path(__file__).parent / "transcripts"
CHATS = sorted(ROOT.glob("*/*.txt"))


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Play]:
    world = Play(tmp_path)
    yield world
    world.close()


@pytest.mark.parametrize("path", CHATS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_bot_says_what_the_transcript_says(path: Path, play: Play, pytestconfig: pytest.Config) -> None:
    expected = path.read_text("utf-8")

    actual = replay(expected, play)

    if pytestconfig.getoption("--rewrite"):
        path.write_text(actual, "utf-8")
    assert expected == actual


def test_the_first_chat_is_the_same_on_postgresql(tmp_path: Path, postgres_database: str) -> None:
    expected = CHATS[0].read_text("utf-8")
    play = Play(tmp_path, url=postgres_database)

    actual = replay(expected, play)

    play.close()
    assert expected == actual
