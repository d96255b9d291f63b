"""Unsend: the words go from everywhere, before and after sending, and also when they come after their unsending."""

import json
from typing import Any

from models import audit, drafts, inbox, people, reports
from models.conversations import Conversation
from tests.play import Play
from tests.stories import PART, act, contribute, person, register, rows, shown

WORDS = "น้ำไม่พอ"


def opened(play: Play, owner: str, sealed: bytes) -> str:
    with play.core.database.reading() as connection:
        key = play.core.vault.existing(connection, owner)
    assert key is not None
    return json.dumps(json.loads(key.open(sealed)), ensure_ascii=False)


def everything_kept(play: Play, who: str) -> str:
    """Open whatever is kept of a person's own words: raw events, drafts, reports, and where she stands."""
    mailbox = f"line:{play.core.vault.keyring.hash('line', play.user(who))}"
    owner = people.owner_of(person(play, who))
    kept = [
        opened(play, mailbox, row["body"])
        for row in rows(play, inbox.Inbound, mailbox=mailbox)
        if row["body"]
    ]
    kept += [opened(play, owner, row["body"]) for row in rows(play, drafts.Draft) if row["body"]]
    kept += [opened(play, owner, row["sealed"]) for row in rows(play, reports.Report)]
    kept += [json.dumps(row["state"], ensure_ascii=False) for row in rows(play, Conversation)]
    return "\n".join(kept)


def say(play: Play, message: str, words: str, **event: Any) -> str:
    return shown(
        play.event(
            "mali", {"type": "message", "message": {"type": "text", "id": message, "text": words}, **event}
        )
    )


def unsend(play: Play, message: str) -> list[dict[str, Any]]:
    full = {"type": "unsend", "unsend": {"messageId": message}, "replyToken": None}
    return play.event("mali", full)


def at_problem(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:5])


def test_before_sending_the_words_and_the_answer_go(play: Play) -> None:
    at_problem(play)
    say(play, "gone", WORDS)

    said = unsend(play, "gone")

    assert [] == said
    assert WORDS not in everything_kept(play, "mali")


def test_words_that_were_replaced_since_go_from_the_way_back_too(play: Play) -> None:
    at_problem(play)
    say(play, "gone", WORDS)
    say(play, "stays", "ย้อนกลับ")
    say(play, "newer", "ดินเค็ม")
    assert WORDS in everything_kept(play, "mali")

    unsend(play, "gone")

    assert WORDS not in everything_kept(play, "mali")
    assert "ดินเค็ม" in everything_kept(play, "mali")


def test_words_that_were_taken_back_in_the_chat_go_from_the_way_forward_too(play: Play) -> None:
    at_problem(play)
    say(play, "gone", WORDS)
    say(play, "stays", "เอากลับ")

    unsend(play, "gone")

    assert WORDS not in everything_kept(play, "mali")


def test_before_sending_the_question_is_asked_again(play: Play) -> None:
    at_problem(play)
    say(play, "gone", WORDS)
    unsend(play, "gone")

    assert "ปัญหาหลัก" in act(play, "mali", "แปรรูป")


def test_at_the_review_card_what_was_taken_back_is_asked_before_it_is_sent(play: Play) -> None:
    at_problem(play)
    say(play, "gone", WORDS)
    act(play, "mali", "แปรรูป")
    unsend(play, "gone")

    said = act(play, "mali", "[ส่ง]")

    assert "ปัญหาหลัก" in said
    assert [] == rows(play, reports.Report, purpose=reports.CONTRIBUTION)
    assert "สำนักงานได้รับข้อมูลของกลุ่มแล้ว" in act(play, "mali", "ไม่มี", "[ส่ง]")


def test_after_sending_the_words_go_the_value_stays_and_the_report_is_marked(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:1])
    say(play, "gone", "เก้าครัวเรือนค่ะ")
    act(play, "mali", *PART[2:], "[ส่ง]")

    unsend(play, "gone")

    [report] = rows(play, reports.Report, purpose=reports.CONTRIBUTION)
    assert "เก้าครัวเรือน" not in everything_kept(play, "mali")
    assert report["is_source_withdrawn"]
    assert "9" in report["answers"].values()


def test_a_draft_that_was_thrown_away_keeps_no_words(play: Play) -> None:
    at_problem(play)
    say(play, "gone", WORDS)
    act(play, "mali", "ไว้ทีหลัง", "[ทิ้งที่กรอกค้างไว้]")

    unsend(play, "gone")

    assert WORDS not in everything_kept(play, "mali")


def test_what_was_sent_is_kept_once_and_not_in_its_draft_too(play: Play) -> None:
    register(play)
    contribute(play)

    assert {b""} == {row["body"] for row in rows(play, drafts.Draft)}


def test_other_words_of_the_same_report_stay(play: Play) -> None:
    at_problem(play)
    say(play, "gone", WORDS)
    act(play, "mali", "แปรรูป", "[ส่ง]")

    unsend(play, "gone")

    assert "แปรรูป" in everything_kept(play, "mali")


def test_an_unsend_of_a_message_that_never_came_is_noted_and_harmless(play: Play) -> None:
    at_problem(play)

    assert [] == unsend(play, "never")
    assert ["never"] == [row["about_id"] for row in rows(play, audit.Act, act="message_unsent")]


def test_a_message_that_comes_after_its_unsending_is_neither_taken_nor_kept(play: Play) -> None:
    at_problem(play)
    unsend(play, "gone")

    just_before = int(play.clock.moment.timestamp() * 1000) - 5_000
    said = say(play, "gone", WORDS, timestamp=just_before)

    assert "" == said
    assert WORDS not in everything_kept(play, "mali")
    assert "อยากพัฒนา" in act(play, "mali", "ไม่มี")


def test_a_value_that_waits_to_be_confirmed_goes_with_its_words(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:4])
    say(play, "gone", "ประมาณ 35 ไร่")

    unsend(play, "gone")

    assert "กี่ไร่" in act(play, "mali", "[35 ไร่ ถูกแล้ว]")


def test_somebody_elses_words_stay(play: Play) -> None:
    at_problem(play)
    say(play, "gone", WORDS)

    play.event("somchai", {"type": "unsend", "unsend": {"messageId": "gone"}})

    assert WORDS in everything_kept(play, "mali")


def test_a_stranger_may_take_something_back(play: Play) -> None:
    assert [] == play.event("daeng", {"type": "unsend", "unsend": {"messageId": "gone"}, "replyToken": None})
