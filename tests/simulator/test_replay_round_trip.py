"""What was said on the phones is recorded, and the record is a test: over HTTP and in process it says the same."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from simulator.personas.town import Town
from simulator.replay.script import Move
from simulator.replay.stage import Stage
from simulator.world.ids import person_id
from tests.playing import on_sqlite
from tests.transcribing import replay
from tests.whole import town as towns

DAENG = (
    "(เพิ่มเพื่อน)", "12345678", "(สติกเกอร์)", "25650001", "[รับทราบ]", "แดง", "กลุ่มกล้วยแม่แตง", "ริมใต้", "(เสียง)", "สิบสองคน",
    "[ย้อนกลับ]", "งานค้าง",
)  # fmt: skip
pytestmark = pytest.mark.slow


@pytest.fixture
def town(tmp_path: Path) -> Iterator[towns.Town]:
    running = towns.start(tmp_path)
    yield running
    running.stop()


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[towns.Town]:
    running = towns.start(tmp_path_factory.mktemp("fresh"))
    yield running
    running.stop()


def recorded(town: towns.Town, name: str, key: str, moves: tuple[str, ...]) -> str:
    """Let somebody do these moves, and return the transcript that the local LINE offers."""
    desk = Town(town.line)
    stage = Stage(desk)
    for what in moves:
        stage.play(Move(f"{name}: {what}", name, what, owed=["บอท: …"]))
    desk.close()
    with urlopen(f"{town.line}/control/transcript?person={person_id(key)}") as answer:
        text: str = answer.read().decode()
    return text


def test_a_recorded_chat_is_the_same_in_process_and_over_http(
    town: towns.Town, fresh: towns.Town, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = recorded(town, "ป้าแดง", "daeng", DAENG)
    file = tmp_path / "recorded.txt"
    file.write_text(text, "utf-8")
    assert len(DAENG) == sum(line.startswith("ป้าแดง: ") for line in text.splitlines())
    folder = tmp_path / "play"
    folder.mkdir()
    play = on_sqlite(folder, tmp_path_factory)

    assert text == replay(text, play)
    play.close()

    same = _replayed(file, fresh)
    file.write_text("มะลิ: (เพิ่มเพื่อน)\nบอท: ไม่ใช่คำของบอท\n", "utf-8")
    other = _replayed(file, fresh)

    assert (0, "the bot says what the transcript says\n") == (same.returncode, same.stdout)
    assert 1 == other.returncode
    assert "-บอท: ไม่ใช่คำของบอท" in other.stdout.splitlines()


def test_a_chat_that_cannot_be_played_says_why(town: towns.Town, tmp_path: Path) -> None:
    file = tmp_path / "wrong.txt"
    told = []
    for text in ("ใครไม่รู้: สวัสดี\n", "มะลิ: [ปุ่มที่ไม่มี]\n"):
        file.write_text(text, "utf-8")
        told.append(_replayed(file, town))

    assert [2, 2] == [run.returncode for run in told]
    assert "nobody is called 'ใครไม่รู้'" in told[0].stderr
    assert "there is no button 'ปุ่มที่ไม่มี'" in told[1].stderr


def _replayed(file: Path, town: towns.Town) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "simulator.replay", str(file), "--line", town.line, "--patience", "8"]
    return subprocess.run(command, cwd=towns.ROOT, capture_output=True, text=True, timeout=90, check=False)
