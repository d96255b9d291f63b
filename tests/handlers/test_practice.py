"""Practice is the real conversation, marked on every card; it reaches nobody, and leaves only who has practised."""

from datetime import timedelta

import pytest

from bot.tidying import tidy_rows
from cli.flask_app import create_app
from handlers.practising import current
from handlers.speakers import speaker
from models import audit, drafts, joining, practices
from models.base import table
from tests.play import Play
from tests.stories import PART, act, conversation, desk, join, register, rows, shown

CODE = "25650003"
ANSWERS = ("12", *PART[1:])


def practised(play: Play, who: str = "mali") -> str:
    """Practise from the first question to the receipt."""
    return act(play, who, "ฝึกหัด", *ANSWERS, "[ส่ง]")


@pytest.mark.parametrize("word", ["ฝึกหัด", "ลองใช้", "ทดลอง", "ขอฝึกหัด"])
def test_a_word_begins_it(play: Play, word: str) -> None:
    register(play)

    said = act(play, "mali", word)

    assert "นี่คือการฝึกหัด ไม่ส่งถึงใคร" in said
    assert "ตอนนี้กลุ่มมีสมาชิกกี่คน" in said


def test_a_button_in_the_help_begins_it(play: Play) -> None:
    register(play)

    assert "นี่คือการฝึกหัด" in act(play, "mali", "ช่วย", "[ฝึกหัด]")


def test_every_question_and_card_is_marked(play: Play) -> None:
    register(play)

    said = [play.text("mali", "ฝึกหัด")]
    said += [play.text("mali", words) for words in (*ANSWERS[:3], "อะไรนะ", *ANSWERS[3:])]
    said += [play.press("mali", "ส่ง")]

    assert [True] * len(said) == ["ฝึกหัด" in shown(messages).splitlines()[0] for messages in said]


def test_the_questions_are_those_of_the_real_report(play: Play) -> None:
    register(play)

    card = act(play, "mali", "ฝึกหัด", *ANSWERS)

    assert "รายงานข้อมูลทั่วไปของกลุ่มเกษตรกร" in card
    assert "สมาชิก\n12 คน\nครัวเรือน\n9 ครัวเรือน" in card


def test_a_newcomer_with_the_meetings_code_agrees_first_and_then_practises(anywhere: Play) -> None:
    asked = act(anywhere, "daeng", CODE)
    said = act(anywhere, "daeng", "[รับทราบ]", "แดง")

    assert "ผู้ฝึกหัด ไม่ได้ส่งรายงานจริง" in asked
    assert "ตอนนี้กลุ่มมีสมาชิกกี่คน" in said
    assert 1 == len(rows(anywhere, audit.Act, act="agreed"))


def test_a_newcomer_comes_to_the_end_and_is_told_how_the_real_thing_begins(anywhere: Play) -> None:
    join(anywhere, "daeng", "แดง", CODE)

    done = act(anywhere, "daeng", *ANSWERS, "[ส่ง]")
    left = act(anywhere, "daeng", "[ออกจากฝึกหัด]")

    assert "ฝึกหัด: ส่งแล้ว" in done
    assert "รหัสเข้าร่วม 8 ตัวเลข" in left
    assert "ขอชื่อกลุ่มค่ะ" in act(anywhere, "daeng", "25650001")


def test_a_newcomer_may_practise_again_and_again_for_one_use_of_the_code(anywhere: Play) -> None:
    join(anywhere, "daeng", "แดง", CODE)
    act(anywhere, "daeng", *ANSWERS, "[ส่ง]", "[ฝึกอีกครั้ง]", "ออกจากฝึกหัด")

    said = act(anywhere, "daeng", CODE)

    [code] = rows(anywhere, joining.JoinCode, is_practice=True)
    assert "ตอนนี้กลุ่มมีสมาชิกกี่คน" in said
    assert 49 == code["uses_left"]


def test_somebody_without_a_code_is_asked_for_one(play: Play) -> None:
    assert "พิมพ์รหัสฝึกหัด 8 ตัวเลข" in act(play, "daeng", "ฝึกหัด")
    assert [] == rows(play, practices.Practice)


def test_a_meetings_code_ends_with_the_meeting(play: Play) -> None:
    with play.core.database.writing() as connection:
        codes = table(joining.JoinCode)
        ends = play.clock.moment + timedelta(hours=3)
        connection.execute(codes.update().where(codes.c.is_practice).values(expires_at=ends))
    play.clock.moment += timedelta(hours=4)

    assert "ไม่พบรหัสนี้" in act(play, "daeng", CODE) or [] == rows(play, practices.Practice)


def test_a_real_report_that_is_begun_waits_untouched(anywhere: Play) -> None:
    register(anywhere)
    act(anywhere, "mali", "งานค้าง", "[ทำเลย]", *PART[:3])
    [before] = rows(anywhere, drafts.Draft, state=drafts.OPEN)

    practised(anywhere)
    left = act(anywhere, "mali", "[ออกจากฝึกหัด]")

    [after] = rows(anywhere, drafts.Draft, state=drafts.OPEN)
    assert before == after
    assert "เรื่องจริงที่กรอกค้างไว้ยังอยู่ครบ" in left
    assert "ข้อ 4" in act(anywhere, "mali", "[ทำต่อ]")


def test_in_the_middle_of_a_real_form_only_the_very_word_leads_to_practice(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:6])

    assert "ทดลอง" in act(play, "mali", "ทดลอง", "[แก้ไข อยากพัฒนา]", "ทดลอง")
    assert [] == rows(play, practices.Practice)


def test_one_word_leaves_it_and_its_answers_are_gone(anywhere: Play) -> None:
    register(anywhere)
    act(anywhere, "mali", "ฝึกหัด", *ANSWERS[:3])

    said = act(anywhere, "mali", "เลิกฝึก")

    [row] = rows(anywhere, practices.Practice)
    assert "ออกจากฝึกหัดแล้ว" in said
    assert (practices.LEFT, b"") == (row["state"], row["body"])


def test_later_puts_it_aside_and_the_word_goes_on_with_it(play: Play) -> None:
    register(play)
    act(play, "mali", "ฝึกหัด", *ANSWERS[:3])

    said = act(play, "mali", "ไว้ทีหลัง")

    assert "พักการฝึกหัดไว้ก่อน" in said
    assert "ข้อ 4" in act(play, "mali", "ฝึกหัด")


def test_starting_over_starts_the_practice_over(play: Play) -> None:
    register(play)
    act(play, "mali", "ฝึกหัด", *ANSWERS[:3], "เริ่มใหม่")

    assert "ข้อ 4" in act(play, "mali", "[ทำต่อ]")
    assert "ข้อ 1" in act(play, "mali", "เริ่มใหม่", "[เริ่มใหม่]")


def test_what_was_taken_back_is_gone_from_a_practice(anywhere: Play) -> None:
    register(anywhere)
    act(anywhere, "mali", "ฝึกหัด", "12")
    message_id = f"m{anywhere.count - 1}"

    anywhere.event("mali", {"type": "unsend", "unsend": {"messageId": message_id}})

    assert "12 คน" not in act(anywhere, "mali", "ฝึกหัด")
    with anywhere.core.database.reading() as connection:
        at = desk(anywhere, connection)
        who = speaker(at, _hash(anywhere, "mali"), "")
        filling = current(at, who, str(conversation(anywhere, "mali")["draft"]))
    assert filling is not None
    assert "12" not in filling.draft.answers.values()


def _hash(play: Play, who: str) -> str:
    return play.core.vault.keyring.hash("line", play.user(who))


def test_the_office_sees_who_has_come_to_the_end(anywhere: Play) -> None:
    for who, name in (("daeng", "แดง"), ("arun", "อรุณ")):
        join(anywhere, who, name, CODE)
    act(anywhere, "daeng", *ANSWERS, "[ส่ง]")

    said = act(anywhere, "somchai", "ผลฝึกหัด")

    assert "ฝึกหัดเสร็จแล้ว 1 คน\nแดง" in said
    assert "เริ่มแล้ว ยังไม่เสร็จ 1 คน\nอรุณ" in said
    assert said == act(anywhere, "somchai", "ช่วย", "[ผลฝึกหัด]")


def test_a_group_does_not_see_who_has_practised(play: Play) -> None:
    register(play)
    practised(play)

    assert "เสร็จแล้ว" not in act(play, "mali", "ผลฝึกหัด")


def test_after_thirty_days_it_is_forgotten(anywhere: Play) -> None:
    register(anywhere)
    practised(anywhere)

    left = []
    for days in (29, 2):
        anywhere.clock.moment += timedelta(days=days)
        tidy_rows(anywhere.core)
        left.append(len(rows(anywhere, practices.Practice)))

    assert [1, 0] == left


def test_somebody_who_practised_becomes_a_leader_with_the_real_code(anywhere: Play) -> None:
    join(anywhere, "daeng", "แดง", CODE)

    said = act(anywhere, "daeng", "ออกจากฝึกหัด", "25650001")

    assert "ขอชื่อกลุ่มค่ะ" in said
    assert 1 == len(rows(anywhere, audit.Act, act="agreed"))


def test_the_command_makes_a_code_for_a_meeting(play: Play) -> None:
    environ = {
        "SANAM_ENV": "development", "DATABASE_URL": play.settings.database_url, "SECRET_KEY": "secret", "FIELD_KEY": "field",
    }  # fmt: skip
    asked = [
        "practice",
        "--programme",
        "moac-groups-2565",
        "--office",
        "moac-cm",
        "--hours",
        "3",
        "--uses",
        "40",
    ]

    said = create_app().test_cli_runner().invoke(args=["people", *asked], env=environ).output

    newest = max(rows(play, joining.JoinCode, is_practice=True), key=lambda row: int(row["uses_left"] == 40))
    assert "for practice, 40 people, 3 hours" in said
    assert (40, "practice") == (newest["uses_left"], newest["role"])
