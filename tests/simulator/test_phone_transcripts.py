"""A saved chat has the form of the chats in tests/transcripts, so that a trainer's evening can become a test."""

from tests.simulator.line_kit import MALI, SOMCHAI, Hand
from tests.simulator.phone_messages import asks, one, postback, review


def saved(line: Hand, person: str) -> list[str]:
    answer = line.pool.request("GET", f"{line.url}/control/transcript?person={person}")
    assert answer.status == 200
    return answer.data.decode().splitlines()


def answered(line: Hand, event_id: str, *messages: object) -> None:
    line.idle()
    event = next(sent for sent in line.bot.events if sent["webhookEventId"] == event_id)
    status, body = line.reply(event["replyToken"], *messages)  # type: ignore[arg-type]
    assert status == 200, body


def test_people_speak_tap_and_act(line: Hand) -> None:
    answered(line, line.do(MALI, "follow")["webhookEventId"], {"type": "text", "text": "สวัสดีค่ะ\nขอรหัสค่ะ"})
    line.do(MALI, "sticker")
    line.idle()
    answered(
        line, line.do(MALI, "say", text="2565 0001")["webhookEventId"], asks("ยินยอมไหมคะ", postback("ยินยอม"))
    )
    line.do(MALI, "press", data="data-ยินยอม", displayText="ยินยอม")

    assert saved(line, MALI) == [
        "# มะลิ", "มะลิ: (เพิ่มเพื่อน)", "บอท: สวัสดีค่ะ", "   ขอรหัสค่ะ", "มะลิ: (สติกเกอร์)", "บอท: (ไม่ตอบ)",
        "มะลิ: 2565 0001", "บอท: ยินยอมไหมคะ", "   [ยินยอม]", "มะลิ: [ยินยอม]", "บอท: (ไม่ตอบ)",
    ]  # fmt: skip


def test_a_silent_button_is_called_by_its_label_and_a_picker_by_its_date(line: Hand) -> None:
    quiet = {"type": "postback", "label": "ไปต่อ", "data": "d-1"}
    line.push(SOMCHAI, asks("พร้อมไหมคะ", quiet))
    answered(line, line.do(SOMCHAI, "press", data="d-1")["webhookEventId"])
    line.do(SOMCHAI, "press", data="d-2", params={"date": "2021-11-25"})
    line.idle()

    spoken = [said for said in saved(line, SOMCHAI) if said.startswith("สมชาย")]
    assert spoken == ["สมชาย: [ไปต่อ]", "สมชาย: 2021-11-25"]


def test_a_card_is_told_by_its_words_and_buttons(line: Hand) -> None:
    line.push(SOMCHAI, one(review()))

    lines = saved(line, SOMCHAI)
    assert lines[1] == "บอท → สมชาย: สรุปก่อนส่ง"
    assert "   1,212,500 บาท" in lines
    assert lines[-1].endswith("[แก้ไข] [ส่งรายงานในนามสำนักงานเกษตรและสหกรณ์] [เก็บไว้ก่อน แล้วกลับมาทำต่อ]")


def test_time_that_passed_is_told_and_pushes_are_addressed(line: Hand) -> None:
    line.do(SOMCHAI, "say", text="ไว้ก่อน")
    line.idle()
    line.post("/control/clock", {"now": "2021-11-24T09:00:00+07:00"})
    line.push(SOMCHAI, {"type": "text", "text": "เตือนค่ะ"})

    assert saved(line, SOMCHAI)[1:] == [
        "สมชาย: ไว้ก่อน", "บอท: (ไม่ตอบ)", "", "เวลา: 2021-11-24 09:00", "บอท → สมชาย: เตือนค่ะ",
    ]  # fmt: skip


def test_a_group_is_told_by_the_names_of_its_people(line: Hand) -> None:
    group = line.post("/control/groups", {"name": "แม่ริม", "members": [MALI, SOMCHAI]})["id"]
    line.post(f"/control/groups/{group}/join")
    line.post(f"/control/groups/{group}/say", {"person": MALI, "text": "สวัสดี"})

    assert saved(line, group) == ["# แม่ริม", "มะลิ: สวัสดี", "บอท: (ไม่ตอบ)"]


def test_nobodys_chat_is_a_refusal(line: Hand) -> None:
    assert line.pool.request("GET", f"{line.url}/control/transcript?person=x").status == 404
