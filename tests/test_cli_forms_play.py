"""`flask forms play`: a form becomes a conversation in the terminal, in the words that LINE would show."""

import json
import os
import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from bot.chat.guessed import next_step
from bot.chat.talking import Talk, begin
from bot.clock import BANGKOK
from bot.texts import LOCALE, Texts
from cli.flask_app import create_app
from engine.forms.reading import read_file
from tests.forms import corpus, second_opinion

AT = datetime(2021, 11, 25, 9, 0, tzinfo=BANGKOK)
TEXTS = Texts.load("th")
WORDS = tomllib.loads((LOCALE / "th/words.toml").read_text("utf-8"))
POND = """| survey |
| | type | name | label | required | constraint | constraint_message |
| | text | who | ใครรายงาน | yes | | |
| | select_one fish | kept | เลี้ยงปลาอะไร | yes | | |
| | integer | tails | กี่ตัว | yes | . > 0 and . <= 500 | ขอ 1 ถึง 500 ตัว |
| | date | seen | ไปดูวันไหน | | | |
| choices |
| | list_name | name | label |
| | fish | nile | ปลานิล |
| | fish | carp | ปลาตะเพียน |
| settings |
| | form_id | form_title | version |
| | pond | บ่อปลา | 1 |
"""
# What a chat takes no answer for yet; the player puts one in and says so.
NOT_SAID = {"image", "video", "audio", "file"}
SAMPLE = 1 if os.environ.get("SANAM_SOAK") else 9


def run(*arguments: str, typed: str = "") -> tuple[int, str]:
    result = create_app().test_cli_runner().invoke(args=["forms", "play", *arguments], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.fixture
def pond(tmp_path: Path) -> Path:
    path = tmp_path / "pond.md"
    path.write_text(POND, "utf-8")
    return path


def test_typed_lines_fill_a_form_and_the_submission_stands_last(pond: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.jsonl"
    answers.write_text('"มะลิ"\n"2"\n{"text": "๙๐๐"}\n"๑๒๐ ตัว"\n{"pick": "2021-11-24"}\nส่ง\n', "utf-8")

    status, output = run(str(pond), "--answers", str(answers), "--date", "2021-11-25", "--person", "มะลิ")

    expected = {"/data/who": "มะลิ", "/data/kept": "carp", "/data/tails": "120", "/data/seen": "2021-11-24"}
    assert 0 == status
    assert {"form": "pond", "version": "1", "answers": expected} == json.loads(output.splitlines()[-1])
    assert "มะลิ: ๙๐๐\nบอท: ขอ 1 ถึง 500 ตัว\n" in output
    assert "  2. ปลาตะเพียน\n  [ปลานิล] [ปลาตะเพียน]" in output


def test_a_person_types_and_presses_at_a_terminal(pond: Path) -> None:
    status, output = run(
        str(pond), "--date", "2021-11-25", typed="มะลิ\n[ปลานิล]\n[ไม่มีปุ่มนี้]\n12\n[เมื่อวาน]\n[ส่ง]\n"
    )

    assert 0 == status
    assert "/data/seen" in output.splitlines()[-1]
    assert "2021-11-24" in output.splitlines()[-1]
    assert "ตอนนี้ไม่มีปุ่มนี้: [ไม่มีปุ่มนี้]" in output


def test_what_was_not_sent_is_no_success(pond: Path) -> None:
    status, output = run(str(pond), typed="มะลิ\n")

    assert 1 == status
    assert output.endswith("ยังไม่ได้ส่งแบบฟอร์ม\n")


def test_the_same_seed_gives_the_same_chat(pond: Path) -> None:
    first, again, other = (run(str(pond), "--seed", seed, "--date", "2021-11-25") for seed in ("1", "1", "2"))

    assert 0 == first[0]
    assert first == again
    assert first != other


def test_a_submission_can_be_had_as_xml(pond: Path) -> None:
    status, output = run(str(pond), "--seed", "7", "--date", "2021-11-25", "--xml")
    xml = output[output.index("<?xml") :]

    assert 0 == status
    assert [] == second_opinion.misplaced(second_opinion.xform(pond), xml)


def test_a_form_with_problems_is_not_played() -> None:
    status, output = run(str(corpus.HERE / "wrong/reference_unknown.md"), "--seed", "1")

    assert 1 == status
    assert "ไม่มีข้อชื่อ woh" in output


def test_answers_and_seed_do_not_go_together(pond: Path) -> None:
    assert 2 == run(str(pond), "--seed", "1", "--answers", str(pond))[0]


LONG = [path for path in corpus.accepted() if path.parent.name == "long"]
OTHERS = [path for path in corpus.accepted() if path.parent.name != "long"]


@pytest.mark.parametrize("path", [*LONG[:: 1 if SAMPLE == 1 else 3], *OTHERS[::SAMPLE]], ids=corpus.name)
def test_a_form_of_the_corpus_is_a_conversation_to_its_end(path: Path) -> None:
    talk, put = _played(path)

    assert talk.submission is not None
    assert put <= NOT_SAID


def _played(path: Path) -> tuple[Talk, set[str]]:
    """Play a form by itself; return the end, and the kinds whose answer had to be put in."""
    talk, put = begin(read_file(path), TEXTS, WORDS, "มะลิ", AT, "1"), set()
    dead_ends = 0
    for _ in range(2_000):
        if talk.is_over:
            break
        step = next_step(talk, dead_ends)
        dead_ends += step.is_dead_end
        assert step.after is not None, (talk.state.asking, talk.seen.text)
        put |= {step.question.kind} if step.put and step.question else set()
        talk = step.after
    return talk, put
