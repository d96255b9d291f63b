"""The page of a report whose form lets questions wait, and whose list comes from the report of last month."""

from datetime import datetime

import lxml.html

from bot.clock import BANGKOK
from models import reports
from tests.handlers.test_filling_lists import DECEMBER, december, of_november, with_markets
from tests.play import Play
from tests.stories import act, register, rows
from tests.web import report_kit
from tests.web.report_kit import PART, Phone, application, signed

STEM = f"{PART}market"


def with_a_list(play: Play) -> Phone:
    """Return มะลิ's phone with December's report open, whose markets are November's."""
    with_markets(play, "last")
    of_november(play)
    december(play)
    act(play, "mali", *DECEMBER)
    phone = Phone(application(play), signed(play))
    phone.open()
    return phone


def sent(play: Play) -> list[str]:
    return [
        str(row["number"]) for row in rows(play, reports.Report, form="monthly", purpose=reports.CONTRIBUTION)
    ]


def faults(phone: Phone) -> str:
    return " ".join(phone.faults())


def test_a_list_of_last_month_is_asked_about_before_anything_is_sent(anywhere: Play) -> None:
    phone = with_a_list(anywhere)

    assert "2 รายการจากครั้งก่อน ยังถูกต้องทั้งหมดไหม" in phone.words()
    words = phone.press("check")

    assert "รายการเหล่านี้มาจากรายงานครั้งก่อน" in faults(phone)
    assert "ขอให้ดูอีก 1 ข้อ" in words
    phone.press("send")
    assert 1 == len(sent(anywhere))


def test_one_button_confirms_it_and_the_report_goes_out(anywhere: Play) -> None:
    phone = with_a_list(anywhere)

    words = phone.press(f"right:{STEM}")
    assert "ยืนยันแล้ว 2 รายการ" in words
    assert "ยังถูกต้องทั้งหมดไหม" not in words
    phone.press("check")
    assert "ส่งแล้ว" in phone.press("send")
    assert 2 == len(sent(anywhere))


def test_entries_are_ticked_or_taken_out(play: Play) -> None:
    phone = with_a_list(play)
    phone.press("save", **{f"m:{STEM}[1]": ["", "1"]})
    ticked = [box.get("name") for box in phone.page().xpath("//input[starts-with(@name, 'm:')][@checked]")]

    phone.press(f"out:{STEM}[2]")
    assert "เอารายการที่ 2 ออกไหม" in phone.words()
    phone.press(f"gone:{STEM}[2]")
    phone.press("check", **{f"m:{STEM}[1]": ["", "1"]})

    assert [f"m:{STEM}[1]"] == ticked
    assert "ส่งแล้ว" in phone.press("send")


def test_a_list_that_was_confirmed_in_the_chat_meanwhile_is_not_confirmed_twice(play: Play) -> None:
    phone = with_a_list(play)
    act(play, "mali", "[ถูกต้องทั้งหมด]")

    words = phone.press("save")

    assert "มีการเปลี่ยนในแชต" in words
    assert "ยังถูกต้องทั้งหมดไหม" not in words


def put_off(play: Play) -> Phone:
    """Return a phone with a report in which one question may wait for five days and is needed."""
    form = report_kit.SET1.replace("bind::sanam:short |\n", "bind::sanam:short | bind::sanam:later |\n", 1)
    form = form.replace("| ครัวเรือน | | | ครัวเรือน |", "| ครัวเรือน | | | ครัวเรือน | 5 |")
    report_kit.publish(play, form=form)
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "12")
    phone = Phone(application(play), signed(play))
    phone.open()
    return phone


def whole(phone: Phone) -> dict[str, object]:
    return {
        "formed_on": "15 มิ.ย. 2563", "phone": "0812345678",
        "sells": phone.token("sells", "ไม่ใช่"),
    }  # fmt: skip


def test_what_is_not_known_yet_is_put_off_on_the_page_and_the_chat_knows(anywhere: Play) -> None:
    phone = put_off(anywhere)

    words = phone.press("save", **{f"l:{PART}households": ["", "1"]}, **whole(phone))

    assert "เก็บไว้แล้ว" in words
    [box] = phone.page().xpath(f"//input[@name='l:{PART}households'][@type='checkbox']")
    assert box.get("checked") is not None
    assert "กี่ครัวเรือน" not in act(anywhere, "mali", "สวัสดี")


def test_a_report_whose_needed_answer_is_put_off_is_not_sent_and_says_which(anywhere: Play) -> None:
    phone = put_off(anywhere)
    words = phone.press("check", **{f"l:{PART}households": ["", "1"]}, **whole(phone))

    assert "ยังขาดอีก 1 ข้อ: ครัวเรือน" in words
    assert "จะถามอีกครั้ง" in words
    assert [] == lxml.html.fromstring(words).xpath("//button[@value='send']")


def test_on_its_day_the_page_asks_for_it(play: Play) -> None:
    phone = put_off(play)
    phone.press("save", **{f"l:{PART}households": ["", "1"]}, **whole(phone))
    play.clock.moment = datetime(2021, 12, 20, 9, 0, tzinfo=BANGKOK)

    phone.look()
    phone.press("check")

    assert 1 == len(phone.faults())
