"""What was said is repaired in plain words: the right line or a question, never the wrong line, and always with a way back."""

import json
import tomllib
from collections import Counter
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.moves import from_line
from bot.chat.talking import Talk, begin
from bot.texts import LOCALE, Texts
from engine.conversation.bubbles import Plain
from engine.conversation.kinds import talk as kinds
from engine.conversation.kinds.asked import Asked
from engine.conversation.repairing import hearing
from engine.conversation.state import draft_to_dict, state_to_dict
from tests import edits
from tests.engine.conversation_kit import after, chat

EXAMPLES = [json.loads(line) for line in (edits.HERE / "edit.jsonl").read_text("utf-8").splitlines()]
CHANGES = frozenset({"set", "swap_unit", "remove", "add", "clear"})
NAMES = sorted(edits.records())
MEETING = """
| survey |
| | type | name | label | required | bind::sanam:kind | bind::sanam:unit | bind::sanam:short | bind::sanam:warn |
| | integer | people | มีคนมาประชุมกี่คนคะ | yes | count | คน | คนมาประชุม | . <= 200 |
| | integer | women | เป็นผู้หญิงกี่คนคะ | yes | count | คน | ผู้หญิง | |
| | select_one done | done | ประชุมเสร็จแล้วไหมคะ | yes | | | ประชุมเสร็จ | |
| | text | result | ผลการประชุมเป็นอย่างไรคะ | yes | | | ผลการประชุม | |
| choices |
| | list_name | name | label |
| | done | yes | ใช่ |
| | done | no | ไม่ใช่ |
| | done | stop | หยุด |
| settings |
| | form_id | namespaces |
| | meeting | sanam="https://sanam.example/xforms" |
"""


@cache
def changing() -> tuple[dict[str, Any], ...]:
    """Return the examples that change a record and are heard right."""
    return tuple(
        one for one in EXAMPLES
        if one["want"] and not one["asking"] and one["want"].get("op") in CHANGES and "#" not in one["want"]["target"]
        and edits.outcome(one) == "right"
    )  # fmt: skip


@cache
def opened(name: str) -> Talk:
    """Open a record at its review card."""
    record = edits.records()[name]
    filling, _ = edits.filling_of(record, edits.when_of(EXAMPLES[0]))
    vocabulary = tomllib.loads((LOCALE / "th" / "words.toml").read_text("utf-8"))
    talk = begin(filling.form, Texts.load(), vocabulary, "มะลิ", edits.when_of(EXAMPLES[0]).at, "seed")
    return talk.reopened(filling.draft.answers)


def record_in(talk: Talk) -> dict[str, Any]:
    """Return everything that was said, without what the way back remembers."""
    kept = draft_to_dict(talk.filling.draft)
    return {name: value for name, value in kept.items() if name not in {"undo", "redo", "wish"}}


def said(talk: Talk, text: str) -> Talk:
    return talk.hears(from_line(text, talk.seen))


def test_the_written_examples_are_understood_and_none_is_taken_wrongly() -> None:
    counts = Counter(edits.outcome(one) for one in EXAMPLES)

    assert 0 == counts["wrong"]
    assert 2 >= counts["missed"]
    assert 2 >= counts["asked"]
    assert len(EXAMPLES) >= 300


def test_many_of_the_examples_are_traps() -> None:
    traps = [one for one in EXAMPLES if one["want"] is None or "ask" in one["want"]]

    assert len(traps) >= 90


@settings(max_examples=60)
@given(st.deferred(lambda: st.sampled_from(changing())))
def test_a_repair_taken_back_gives_the_identical_record(example: dict[str, Any]) -> None:
    before = opened(example["record"])
    changed = said(before, example["text"])

    assert record_in(before) != record_in(changed)
    assert "แก้แล้ว" in changed.seen.text
    back = said(changed, "เอาคืน")
    assert record_in(before) == record_in(back)
    assert record_in(changed) == record_in(said(back, "เอาที่แก้กลับมา"))


@settings(max_examples=60)
@given(st.data())
def test_the_answer_to_an_open_question_is_never_a_repair(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    record = edits.records()[name]
    field = data.draw(st.sampled_from([one for one in record["fields"] if one["type"] != "image"]))
    when = edits.when_of(EXAMPLES[0])
    filling, state = edits.filling_of(record, when, field["id"])
    question = filling.form.question(state.asking)
    assert question is not None
    shown = kinds.shown(Asked(filling, question, when), field["value"])
    typed = shown.text if isinstance(shown, Plain) else field["value"]
    end = data.draw(st.sampled_from(["", "ค่ะ", " ครับ", "นะคะ"]))

    assert hearing.meant(state, filling, typed + end, when) is None


def test_a_no_to_a_question_is_an_answer() -> None:
    talk = after(chat(MEETING), "54", "30", "ไม่ใช่")

    assert "no" == talk.filling.draft.answers["/data/done"]


def test_a_choice_that_is_named_like_a_command_is_the_choice() -> None:
    talk = after(chat(MEETING), "54", "30", "หยุด")

    assert "stop" == talk.filling.draft.answers["/data/done"]


def test_wanting_something_is_an_answer_in_free_words() -> None:
    talk = after(chat(MEETING), "54", "30", "[ใช่]", "อยากเริ่มใหม่")

    assert "อยากเริ่มใหม่" == talk.filling.draft.answers["/data/result"]


def test_an_unusual_value_is_confirmed_before_it_stands() -> None:
    talk = after(chat(MEETING), "54", "แก้คนมาประชุมเป็น 450")

    assert "54" == talk.filling.draft.answers["/data/people"]
    assert "450 คน ถูกแล้ว" in talk.seen.text
    right = after(talk, "[450 คน ถูกแล้ว]", "[ไม่มีอะไรเพิ่ม]")
    assert "450" == right.filling.draft.answers["/data/people"]


def test_a_value_that_waits_to_be_confirmed_is_denied_and_said_anew() -> None:
    talk = after(chat(MEETING), "450", "ไม่ใช่ 450 นะ 45")

    assert "45" == talk.filling.draft.answers["/data/people"]


def test_a_value_that_is_asked_again_is_denied_and_said_anew() -> None:
    talk = after(chat(MEETING), "54", "30", "คนมาประชุมผิดค่ะ", "ไม่ใช่ 54 เป็น 45")

    assert "45" == talk.filling.draft.answers["/data/people"]


def test_what_stands_there_already_is_said() -> None:
    talk = after(chat(MEETING), "54", "30", "แก้คนมาประชุมเป็น 54")

    assert "คนมาประชุม เป็น 54 คน อยู่แล้ว" in talk.seen.text


def test_the_words_of_a_wish_wait_in_the_sealed_draft_and_nowhere_else() -> None:
    talk = after(chat(MEETING), "30", "30", "ไม่ใช่ 30 เป็น 28")

    assert "ไม่ใช่ 30 เป็น 28" == talk.filling.draft.wish["text"]
    assert "28" not in json.dumps(state_to_dict(talk.state), ensure_ascii=False).replace(talk.state.draft, "")
    assert {} == dict(after(talk, "[อันนี้ ผู้หญิง]").filling.draft.wish)


def test_an_answer_given_meanwhile_leaves_the_wish_behind() -> None:
    talk = after(chat(MEETING), "30", "30", "ไม่ใช่ 30 เป็น 28", "ใช่")

    assert ("30", "30") == tuple(talk.filling.draft.answers[f"/data/{one}"] for one in ("people", "women"))
    assert {} == dict(talk.filling.draft.wish)


@pytest.mark.parametrize("text", ["แก้ไข", "แก้", "ผิดค่ะ", "ไม่ใช่", "มันผิด"])
def test_saying_only_that_something_is_wrong_changes_nothing(text: str) -> None:
    before = opened("meeting")

    assert record_in(before)["answers"] == record_in(said(before, text))["answers"]
