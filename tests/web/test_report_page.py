"""One report as a web page: filled like the chat fills it, kept in the same draft, sent once."""

import pytest

from models import drafts, notices, reports
from models.evidence import Evidence
from tests.play import Play
from tests.stories import act, conversation, rows, shown
from tests.web.report_kit import PART, WHOLE, Phone, answers, application, opened, shown_link


def test_the_first_look_shows_a_button_and_nothing_of_anybody(play: Play) -> None:
    phone = opened(play)
    stranger = Phone(application(play), phone.link)

    words = stranger.look()

    assert "เปิดแบบ" in words
    assert "สมาชิก" not in words
    assert "มะลิ" not in words
    assert stranger.last is not None
    assert "Set-Cookie" not in stranger.last.headers


def test_the_page_asks_everything_at_once_under_the_headings_of_the_form(anywhere: Play) -> None:
    phone = opened(anywhere)

    headings = [one.text_content() for one in phone.page().xpath("//h2|//h3")]
    assert ["ข้อมูลจากกลุ่ม", "สมาชิกที่เข้าร่วม"] == headings
    assert "ตอนนี้กลุ่มมีสมาชิกกี่คน" in phone.words()
    assert "นับรวมประธานด้วย" in phone.words()
    assert "มีหมายเหตุเพิ่มเติมไหม" not in phone.words(), "the office's part is the office's"


def test_what_is_typed_is_read_as_the_chat_reads_it(anywhere: Play) -> None:
    phone = opened(anywhere)

    phone.press("save", members="๒๓ คน", households="เก้า", formed_on="15 มิถุนา 63", phone="081-234-5678")

    assert [] == phone.faults()
    assert {
        "members": "23",
        "households": "9",
        "formed_on": "2020-06-15",
        "phone": "+66812345678",
    }.items() <= (answers(anywhere).items())
    assert ["23", "15 มิ.ย. 2563"] == [phone.value("members"), phone.value("formed_on")]


def test_the_chat_goes_on_where_the_page_stopped(anywhere: Play) -> None:
    phone = opened(anywhere, "12")
    phone.press("save", households="9", formed_on="15 มิ.ย. 2563")

    said = act(anywhere, "mali", "สวัสดี")

    assert "เบอร์โทรของประธาน" in said
    assert "กี่ครัวเรือน" not in said


def test_a_word_to_the_chat_s_last_question_answers_nothing_after_the_page_was_kept(play: Play) -> None:
    phone = opened(play, "12")
    phone.press("save", households="9")

    said = act(play, "mali", "8")

    assert "ทำต่อจากตรงนี้" in said or "กลุ่มตั้งขึ้นเมื่อไร" in said
    assert "9" == answers(play)["households"]
    assert "formed_on" not in answers(play)


def test_the_page_goes_on_where_the_chat_stopped(play: Play) -> None:
    phone = opened(play, "12", "9")

    assert ["12", "9", ""] == [phone.value(one) for one in ("members", "households", "formed_on")]


def test_an_answer_that_does_not_fit_is_named_at_its_field_and_the_others_are_kept(play: Play) -> None:
    phone = opened(play)

    phone.press("save", members="12", households="40", formed_on="เมื่อไรไม่ทราบ")

    assert "ขอจำนวนครัวเรือนที่ไม่เกินจำนวนสมาชิก" in phone.faults()
    assert 2 == len(phone.faults())
    assert ["40", "เมื่อไรไม่ทราบ"] == [phone.value("households"), phone.value("formed_on")]
    assert {"members": "12"} == {
        name: value
        for name, value in answers(play).items()
        if value and "/" not in name and name != "opening"
    }


def test_an_unusual_number_is_confirmed_with_a_reason(play: Play) -> None:
    phone = opened(play)
    phone.press("save", members="5")
    [fault] = phone.faults()
    sure = f"s:{PART}members"
    [box] = phone.page().xpath(f"//input[@name='{sure}']")

    phone.press("save", **{sure: box.get("value"), f"w:{PART}members": "ลาออกหลายคน"})

    assert "5 คน ซึ่งต่างจากที่พบทั่วไป" in fault
    assert [] == phone.faults()
    assert "5" == answers(play)["members"]


def test_a_confirmation_is_of_one_number_alone(play: Play) -> None:
    phone = opened(play)
    phone.press("save", members="5")
    sure = f"s:{PART}members"
    [box] = phone.page().xpath(f"//input[@name='{sure}']")

    phone.press("save", members="4", **{sure: box.get("value")})

    assert 1 == len(phone.faults())
    assert not answers(play).get("members")


def test_a_rough_number_is_confirmed(play: Play) -> None:
    phone = opened(play)

    phone.press("save", members="ประมาณ 20 คน")

    assert ["โดยประมาณ" in one for one in phone.faults()] == [True]


def test_a_day_may_be_picked(play: Play) -> None:
    phone = opened(play)

    phone.press("save", **{f"d:{PART}formed_on": "2020-06-15"})

    assert "2020-06-15" == answers(play)["formed_on"]


def test_a_day_that_is_typed_and_picked_differently_is_asked_again(play: Play) -> None:
    phone = opened(play)

    phone.press("save", formed_on="1 ม.ค. 2564", **{f"d:{PART}formed_on": "2020-06-15"})

    assert ["ไม่ตรงกัน" in one for one in phone.faults()] == [True]
    assert not answers(play).get("formed_on")


def test_a_choice_brings_up_what_hangs_on_it(play: Play) -> None:
    phone = opened(play)
    assert "ขายที่ไหน" not in phone.words()

    phone.press("save", sells=phone.token("sells", "ใช่"))

    assert "ขายที่ไหน" in phone.words()
    assert "yes" == answers(play)["sells"]


def test_several_choices_are_ticked_and_all_may_be_taken_off_again(play: Play) -> None:
    phone = opened(play)
    both = [phone.token("crops", "ข้าว"), phone.token("crops", "ไม้ผล")]
    phone.press("save", crops=both)
    ticked = answers(play)["crops"]

    phone.press("save", crops=[])

    assert "rice fruit" == ticked
    assert "" == answers(play)["crops"]


def test_what_is_known_is_offered_and_taken_by_a_tick_only(play: Play) -> None:
    phone = opened(play)
    assert "เท่าเดิม 12 คน" in phone.words()
    phone.press("save")
    before = answers(play).get("members")

    phone.press("save", **{f"k:{PART}members": "1"})

    assert None is before
    assert "12" == answers(play)["members"]


def test_what_is_personal_is_never_shown_and_stays_until_it_is_typed_anew(play: Play) -> None:
    phone = opened(play)
    phone.press("save", phone="0812345678")
    words = phone.words()

    phone.press("save", members="12")
    kept = answers(play)["phone"]
    phone.press("save", phone="0898765432")

    assert "81234" not in words
    assert "234-5678" not in words
    assert "ตอบไว้แล้ว ••••78" in words
    assert ["+66812345678", "+66898765432"] == [kept, answers(play)["phone"]]


def test_entries_are_added_filled_and_taken_out(anywhere: Play) -> None:
    phone = opened(anywhere)
    listed = f"{PART}member"
    phone.press(f"add:{listed}")
    phone.press(f"add:{listed}", **{"member[1]/name": "มะลิ ใจดี", "member[1]/age": "62"})
    phone.press("save", **{"member[2]/name": "แดง แสนดี", "member[2]/age": "๕๐"})

    asked = phone.press(f"out:{listed}[1]")
    phone.press(f"gone:{listed}[1]")

    assert "เอารายการที่ 1 ออกไหม" in asked
    assert "มะลิ ใจดี" not in asked
    found = {
        name: value for name, value in answers(anywhere).items() if name.startswith("member[") and "/" in name
    }
    assert {"member[1]/name": "แดง แสนดี", "member[1]/age": "50"} == found


def test_a_list_is_pasted_from_a_table(anywhere: Play) -> None:
    phone = opened(anywhere)

    said = phone.press(
        f"paste:{PART}member", **{f"p:{PART}member": "มะลิ ใจดี\t62\tเกษตรกร\nแดง แสนดี\tสามร้อย\nสมศรี ดีใจ\t45"}
    )

    assert "เพิ่มแล้ว 3 รายการ" in said
    assert "รายการที่ 2" in said
    found = answers(anywhere)
    assert ["62", None, "45"] == [found.get(f"member[{one}]/age") for one in (1, 2, 3)]


def test_pasting_again_by_reloading_pastes_nothing(play: Play) -> None:
    phone = opened(play)
    sent = {**dict(phone.fields()), "do": f"paste:{PART}member", f"p:{PART}member": "มะลิ ใจดี\t62"}
    phone.post(sent)

    again = phone.post(sent)

    assert "มีการเปลี่ยนในแชตหรือในหน้าต่างอื่น" in again
    assert "member[2]/name" not in answers(play)


def whole(phone: Phone) -> dict[str, object]:
    return {**WHOLE, "sells": phone.token("sells", "ใช่")}


def checked(play: Play) -> Phone:
    phone = opened(play)
    phone.press(f"add:{PART}member")
    phone.press("save", sells=phone.token("sells", "ใช่"))
    phone.press("check", **{**WHOLE, "member[1]/name": "แดง แสนดี", "member[1]/age": "50"})
    return phone


def test_checking_names_what_is_missing(play: Play) -> None:
    phone = opened(play)

    phone.press("check", members="12")

    assert ["ข้อนี้ขอคำตอบด้วยค่ะ"] * 4 == phone.faults()
    assert "ขอให้ดูอีก 4 ข้อ" in phone.words()


def test_everything_is_shown_once_more_before_it_is_sent(play: Play) -> None:
    phone = checked(play)

    words = phone.words()

    assert "ตรวจก่อนส่ง" in words
    assert "12 คน" in words
    assert "รายการที่ 1" in words
    assert "แดง" not in words
    assert "แด••••" in words
    assert [] == rows(play, reports.Report, purpose="contribution")


def test_a_report_is_sent_once_with_its_number_and_the_chat_gets_the_receipt(anywhere: Play) -> None:
    play = anywhere
    phone = checked(play)
    sent = {**dict(phone.fields()), "do": "send"}

    first = phone.post(sent)
    again = phone.post(sent)

    [report] = rows(play, reports.Report, purpose="contribution")
    assert report["number"] in first
    assert report["number"] in again
    assert {"12", "50"} <= set(report["answers"].values())
    pushed = play.remind()
    assert report["number"] in shown(pushed["mali"])
    assert "หน้าเว็บ" in shown(pushed["mali"])


def test_the_office_hears_of_it_as_of_any_other_part(play: Play) -> None:
    phone = checked(play)
    phone.press("send")

    heard = rows(play, notices.Notice, kind="contributed")

    assert 0 < len(heard)


def test_after_sending_the_link_opens_nothing_but_the_number(play: Play) -> None:
    phone = checked(play)
    phone.press("send")

    words = phone.look()
    phone.post({"do": "save"})

    assert "ส่งแล้ว" in words
    assert "12 คน" not in words
    assert phone.status == 403
    assert "idle" == conversation(play, "mali")["place"]


def test_the_chat_offers_the_page_at_a_list_and_before_sending(play: Play) -> None:
    phone = opened(play, "12", "9", "15 มิ.ย. 2563", "0812345678", "[ไม่ใช่]", "[ข้าม]")
    at_the_list = shown_link(play)
    phone = Phone(application(play), at_the_list)
    phone.open()
    act(play, "mali", "[ไม่มี]")

    assert phone.value("members") == "12"
    assert shown_link(play).startswith("/report/")


def test_a_draft_of_another_window_is_not_lost_when_one_window_is_old(play: Play) -> None:
    phone = opened(play)
    old = dict(phone.fields())
    phone.press("save", members="12")

    said = phone.post({**old, "do": "save", f"v:{PART}households": "9"})

    assert "มีการเปลี่ยนในแชตหรือในหน้าต่างอื่น" in said
    assert "9" == phone.value("households")
    assert "12" == answers(play)["members"]
    assert not answers(play).get("households")


def test_a_practice_or_dropped_draft_is_not_shown(play: Play) -> None:
    phone = opened(play)
    with play.core.database.writing() as connection:
        [row] = [one for one in rows(play, drafts.Draft) if one["state"] == "open"]
        drafts.end(connection, row["id"], state=drafts.DROPPED, at=play.clock.moment)

    phone.look()

    assert 403 == phone.status
    assert [] == rows(play, Evidence)


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><b>'])
def test_what_is_typed_is_never_markup(play: Play, words: str) -> None:
    phone = opened(play)

    said = phone.press("save", members=words)

    assert words not in said
    assert words == phone.value("members")
