"""An author tries a form: every save is looked at once, what is wrong is told in both languages, and nothing is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook.workbook import Workbook

from bot.texts import Texts
from cli.trying import pack
from cli.trying.board import Board, Shown
from cli.trying.command import lines
from cli.trying.town import ask, free_port
from cli.trying.watching import HALF_WRITTEN_S, Gone, Watch
from engine.forms.lint import Checked, check
from engine.obligations.calendar import fiscal_span
from engine.obligations.clocks import dues
from engine.obligations.facts import Facts

ROOT = Path(__file__).resolve().parents[1]
TEXTS = {"th": Texts.load("th"), "en": Texts.load("en")}
LONG = "ปลาดุกบิ๊กอุยลูกผสมรัสเซียพันธุ์ใหม่"
SURVEY = (
    ("type", "name", "label", "relevant"),
    ("text", "who", "ใครดูแล", ""),
    ("select_one fish", "kind", "ปลาอะไร", ""),
)
CHOICES = ("list_name", "name", "label"), ("fish", "nile", "ปลานิล"), ("fish", "cat", LONG)


def saved(path: Path, *, survey: tuple[tuple[str, ...], ...] = SURVEY) -> None:
    """Save a spreadsheet as a spreadsheet program does."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in (("survey", survey), ("choices", CHOICES)):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell or None for cell in row])
    book.save(path)


def polled(watch: Watch, *moments: float) -> list[Checked | Gone]:
    return [news for at in moments if (news := watch.poll(at)) is not None]


def test_a_save_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "pond.xlsx"
    saved(path)

    found = polled(Watch(path), 0, 1, 2, 3)

    assert [True] == [isinstance(one, Checked) and one.is_fine for one in found]


def test_a_half_written_file_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pond.xlsx"
    saved(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:3_000])
    watch = Watch(path)

    early = polled(watch, 0, 1, 2)
    path.write_bytes(whole)

    assert [] == early
    assert [True] == [isinstance(one, Checked) and one.is_fine for one in polled(watch, 2.5, 2.8)]


def test_a_file_that_stays_damaged_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pond.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")

    [found] = polled(Watch(path), 0, 1, HALF_WRITTEN_S + 1, HALF_WRITTEN_S + 2)

    assert isinstance(found, Checked)
    assert ["file.unreadable"] == [one.rule for one in found.findings]


def test_a_file_that_goes_and_comes_back_is_told_each_time(tmp_path: Path) -> None:
    path = tmp_path / "pond.xlsx"
    saved(path)
    watch = Watch(path)
    first = polled(watch, 0, 1)
    path.unlink()
    gone = polled(watch, 2, 3, 2 + HALF_WRITTEN_S, 9)
    saved(path)
    again = polled(watch, 10, 11)

    assert [Checked, Gone, Checked] == [type(one) for one in (*first, *gone, *again)]


def test_a_program_that_drops_the_file_while_saving_is_not_told(tmp_path: Path) -> None:
    path = tmp_path / "pond.xlsx"
    saved(path)
    watch = Watch(path)
    polled(watch, 0, 1)
    path.unlink()
    between = polled(watch, 2, 2.5)
    saved(path)

    assert [] == between
    assert [Checked] == [type(one) for one in polled(watch, 3, 4)]


def test_a_picture_that_comes_beside_the_form_is_news(tmp_path: Path) -> None:
    path = tmp_path / "pond.xlsx"
    saved(path, survey=(("type", "name", "label", "media::image"), ("text", "who", "ใครดูแล", "pond.jpg")))
    watch = Watch(path)
    polled(watch, 0, 1)
    (tmp_path / "pond.jpg").write_bytes(b"\xff\xd8\xff")

    assert [Checked] == [type(one) for one in polled(watch, 2, 3)]


def test_the_terminal_says_place_fault_and_cure_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "pond.xlsx"
    saved(path, survey=(*SURVEY, ("text", "why", "เพราะอะไร", "${knd} = 'nile'")))

    shown = Board(TEXTS, Shown(path.name, version=2)).found(check(path), saved="10:00:00")
    said = "\n".join(lines(shown, TEXTS))

    assert "10:00:00 ขอแก้ 1 จุด โทรศัพท์ยังใช้รุ่นที่ 2" in said
    assert "survey บรรทัด 4 relevant: ไม่มีข้อชื่อ knd [${knd} = 'nile'] → หมายถึง ${kind} ใช่ไหม" in said
    assert (
        "survey line 4 relevant: There is no question named knd. [${knd} = 'nile'] → Did you mean ${kind}?"
        in said
    )


def test_the_terminal_names_no_version_before_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "pond.xlsx"
    saved(path, survey=(*SURVEY, ("text", "why", "เพราะอะไร", "${knd} = 'nile'")))

    shown = Board(TEXTS, Shown(path.name)).found(check(path), saved="10:00:00")

    assert "10:00:00 ขอแก้ 1 จุด โทรศัพท์จะเริ่มถามเมื่อแบบใช้ได้" == next(lines(shown, TEXTS))


def test_a_label_is_shown_as_line_would_cut_it(tmp_path: Path) -> None:
    path = tmp_path / "pond.xlsx"
    saved(path)

    shown = Board(TEXTS, Shown(path.name)).found(check(path), saved="")

    assert [(LONG, "ปลาดุกบิ๊กอุยลูกผสมรัสเซีย…", "button")] == [
        (one["whole"], one["shown"], one["kind"]) for one in shown.cuts
    ]
    assert () == shown.remarks


@pytest.mark.parametrize(
    "start", [date(2021, 11, 22), date(2021, 9, 30), date(2021, 1, 31), date(2021, 12, 29), date(2020, 2, 29)]
)
def test_a_round_is_open_on_whatever_day_somebody_tries(tmp_path: Path, start: date) -> None:
    path = tmp_path / "pond.xlsx"
    saved(path)
    form = check(path).form
    assert form is not None

    made = pack.programme(form, start)
    rounds = dues(made.duties[0], made, Facts(), start, fiscal_span(made.fiscal_year)[1])

    assert rounds[0].due is not None
    assert (rounds[0].due - start).days <= 29
    assert 12 <= len(rounds)
    assert all(one.collect_until == one.due for one in rounds)


@dataclass
class Trial:
    """A command that runs, and what can be seen of it."""

    process: subprocess.Popen[bytes]
    page: str
    log: Path

    def state(self) -> dict[str, Any]:
        return ask(f"{self.page}/state")

    def until(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                state = self.state()
            except OSError:
                state = {}
            if state and holds(state):
                return state
            assert self.process.poll() is None, self.log.read_text("utf-8")
            time.sleep(0.2)
        raise AssertionError(self.log.read_text("utf-8"))

    def chat(self, number: int = 0) -> str:
        state = self.state()
        who = state["people"][number]["id"]
        bubbles = ask(f"{state['line']}/control/people/{who}/chat")["messages"]
        return "\n".join(str(one["message"].get("text", one["message"])) for one in bubbles)

    def types(self, words: str) -> None:
        state = self.state()
        ask(f"{state['line']}/control/people/{state['people'][0]['id']}/say", {"text": words})

    def sees(self, words: str) -> bool:
        deadline = time.monotonic() + 60
        while words not in self.chat() and time.monotonic() < deadline:
            time.sleep(0.2)
        return words in self.chat()


@contextmanager
def trying(path: Path, folder: Path) -> Iterator[Trial]:
    port, log = free_port(), folder / "try.log"
    command = [
        sys.executable,
        "-m",
        "flask",
        "--app",
        "cli.flask_app:create_app",
        "forms",
        "try",
        str(path),
        "--port",
        str(port),
    ]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(folder), "SANAM_ENV": ""},
            stdout=out,
            stderr=out,
        )
    try:
        yield Trial(process, f"http://127.0.0.1:{port}", log)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


@pytest.mark.slow
def test_a_form_is_tried_mended_and_tried_on_and_nothing_is_left(tmp_path: Path) -> None:
    path, folder = tmp_path / "pond.xlsx", tmp_path / "left"
    folder.mkdir()
    saved(path)
    with trying(path, folder) as trial:
        trial.until(lambda state: state["version"] == 1 and not state["is_starting"])
        assert trial.sees("ใครดูแล")
        trial.types("มะลิ")
        assert trial.sees("ปลาอะไร")

        saved(path, survey=(*SURVEY[:2], ("select_one fishes", "kind", "ปลาอะไร", "")))
        state = trial.until(lambda state: state["status"] == "faulty")
        assert (1, "survey บรรทัด 3 type") == (state["version"], state["problems"][0]["place_th"])

        saved(path, survey=(*SURVEY[:2], ("select_one fish", "kind", "เลี้ยงปลาชนิดไหน", "")))
        trial.until(lambda state: state["version"] == 2)
        assert trial.sees("เลี้ยงปลาชนิดไหน")
        assert 1 == trial.chat().count("ใครดูแล"), "what was answered is not asked again"

        ask(f"{trial.page}/again", {})
        trial.until(lambda state: state["version"] == 1 and not state["is_starting"])
        assert "เลี้ยงปลาชนิดไหน" not in trial.chat()
        assert trial.sees("ใครดูแล")
    assert ["try.log"] == [one.name for one in folder.iterdir()]
    assert 0 == trial.process.returncode
