"""A table of many units in a browser without JavaScript: kept as typed, faults by cell, sent line by line, never twice."""

import io

import pytest
from openpyxl.workbook.workbook import Workbook

from models import audit, offices, people, reports
from models.conversations import Conversation
from models.drafts import Draft
from models.sheet_files import SheetFile
from tests.many_units import (
    OURS,
    PART,
    WHOLE,
    book,
    filled,
    link,
    owed,
    pages,
    settled,
)
from tests.play import Play
from tests.stories import act, contribute, person, register, rows, shown
from tests.web.report_kit import SET1, Phone, publish
from web.sheet import door
from web.tries import Tries

DON, NA = "กลุ่มผักบ้านดอน", "กลุ่มข้าวบ้านนา"


@pytest.fixture(autouse=True)
def fresh_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tries of one test be no other's."""
    monkeypatch.setattr(door, "OF_A_LINK", Tries(120))
    monkeypatch.setattr(door, "OF_A_STRANGER", Tries(30))


def desk_of(play: Play, who: str = "somchai", duty: str = "set1", period: str = "") -> Phone:
    """Return somebody's browser with the table open."""
    browser = Phone(pages(play), link(play, who, duty=duty, period=period))
    browser.open()
    return browser


def cells(play: Play, unit_id: str, texts: dict[str, str], **of: str) -> dict[str, str]:
    """Name the cells of a unit as the page does."""
    key = owed(play, unit_id, **of).id
    return {f"c:{key}:{path}": text for path, text in texts.items()}


def press(browser: Phone, button: str, changed: dict[str, str]) -> str:
    return browser.post({**dict(browser.fields()), **changed, "do": button})


def live(play: Play) -> list[tuple[str, str, str]]:
    found = rows(play, reports.Report, is_current=True)
    return sorted((one["unit_id"], one["source"], one["answers"].get(f"{PART}members", "")) for one in found)


def listed(browser: Phone) -> list[str]:
    return [one.text_content().strip() for one in browser.page().xpath("//nav[@class='wrong-list']//li")]


def test_clean_lines_are_sent_and_the_others_stay_with_their_words(anywhere: Play) -> None:
    play = anywhere
    settled(play)
    browser = desk_of(play)
    bad = {**WHOLE, f"{PART}households": "มาก"}

    press(browser, "check", {**cells(play, "unit00", WHOLE), **cells(play, "unit01", bad)})
    behind = browser.words()
    sent = browser.press("send")

    assert "ยังไม่ส่งครั้งนี้" in behind
    assert f"{NA} · ครัวเรือน" in behind
    assert "ส่งแล้ว 1 รายการ" in sent
    assert [("unit00", "web", "12")] == live(play)
    browser.press("save")
    assert [f"{NA} · ครัวเรือน ยังอ่านเป็นตัวเลขไม่ได้ พิมพ์ใหม่ เช่น 12 ได้เลย"] == listed(browser)
    assert 'value="มาก"' in browser.words()


def test_what_reads_well_is_kept_as_the_draft_of_the_chat(play: Play) -> None:
    settled(play)
    browser = desk_of(play)

    said = press(browser, "save", cells(play, "unit00", {f"{PART}members": "๔๐ คน"}))
    act(play, "somchai", "งานค้าง")

    assert "เก็บไว้แล้ว" in said
    assert "[ทำต่อ]" in act(play, "somchai", "งานค้าง")
    assert 1 == len(rows(play, Draft, state="open"))
    assert [] == live(play)


def test_the_receipt_of_many_is_one_message(play: Play) -> None:
    settled(play)
    browser = desk_of(play)
    press(browser, "check", {**cells(play, "unit00", WHOLE), **cells(play, "unit01", WHOLE)})
    browser.press("send")

    told = shown(play.remind()["somchai"])

    assert "2 รายการ" in told
    assert "65-00001 ถึง 65-00002" in told
    assert 1 == len(play.line.pushes)


def test_pressing_send_twice_makes_no_second_report(play: Play) -> None:
    settled(play)
    browser = desk_of(play)
    press(browser, "check", cells(play, "unit00", WHOLE))
    again = {**dict(browser.fields()), "do": "send"}
    browser.post(again)

    said = browser.post(again)

    assert "มีบางอย่างเปลี่ยนไปเมื่อครู่ ยังไม่ได้ส่งอะไร" in said
    assert 1 == len(rows(play, reports.Report))


def test_only_what_is_ticked_is_sent(play: Play) -> None:
    settled(play)
    browser = desk_of(play)
    press(browser, "check", {**cells(play, "unit00", WHOLE), **cells(play, "unit01", WHOLE)})
    chosen = {**dict(browser.fields()), "send": [owed(play, "unit01").id], "do": "send"}

    said = browser.post(chosen)

    assert "อีก 1 รายการที่ไม่ได้ติ๊กยังไม่ได้ส่ง" in said
    assert ["unit01"] == [one[0] for one in live(play)]


def test_nothing_ticked_sends_nothing(play: Play) -> None:
    settled(play)
    browser = desk_of(play)
    press(browser, "check", cells(play, "unit00", WHOLE))
    nothing = {name: value for name, value in browser.fields() if name != "send"}

    said = browser.post({**nothing, "do": "send"})

    assert "ยังไม่ได้ติ๊กรายการใด" in said
    assert [] == live(play)


def test_what_the_group_has_told_whole_waits_for_the_officer_s_tick(play: Play) -> None:
    """Nothing goes out in an officer's name that the officer has not looked at."""
    publish(
        play,
        form=SET1.replace("| | begin_repeat | member", "| | begin_group | member").replace(
            "| | end_repeat", "| | end_group"
        ),
    )
    register(play)
    settled(play, 1)
    act(
        play,
        "mali",
        "งานค้าง",
        "[ทำเลย]",
        "[เท่าเดิม 12 คน]",
        "9",
        "15 มิ.ย. 2563",
        "0812345678",
        "[ไม่ใช่]",
        "[ข้าม]",
    )
    act(play, "mali", "แดง แสนดี", "50", "[ข้าม]", "[ส่ง]")
    browser = desk_of(play)

    said = browser.press("check")

    box = browser.page().xpath("//input[@name='send']")
    assert "ครบจากที่ส่งมา คุณยังไม่ได้แก้อะไร" in said
    assert [None] == [one.get("checked") for one in box]


def test_a_pasted_block_lands_by_names_and_its_faults_beside_the_cells(play: Play) -> None:
    settled(play)
    browser = desk_of(play)
    block = f"กลุ่ม\tสมาชิก\tครัวเรือน\n{NA}\t15\t7\n{DON}\t12\tสิบกว่า\nกลุ่มอื่น\t1\t1"

    said = press(browser, "paste", {"block": block})

    assert "ไม่มีในตารางนี้ จึงไม่ได้ใช้: กลุ่มอื่น" in said
    assert any(f"{DON} · ครัวเรือน" in one for one in listed(browser))
    assert {"15", "7", "12", "สิบกว่า"} <= {one.get("value") for one in browser.page().xpath("//td//input")}


def test_a_cell_that_was_answered_in_the_chat_meanwhile_is_not_written_over(play: Play) -> None:
    settled(play, 2)
    press(desk_of(play), "save", cells(play, "unit00", {f"{PART}members": "20"}))
    browser = desk_of(play)
    press(desk_of(play), "save", cells(play, "unit00", {f"{PART}members": "30"}))

    press(browser, "save", cells(play, "unit00", {f"{PART}members": "25", f"{PART}products": "ข้าว"}))

    [fault] = listed(browser)
    assert "ตอนนี้เป็น 30 แล้ว" in fault
    assert "ที่คุณใส่คือ 25" in fault
    key = owed(play, "unit00").id
    [cell] = browser.page().xpath(f"//*[@name='c:{key}:{PART}members']")
    assert "30" == cell.get("value")
    [kept] = browser.page().xpath(f"//*[@name='c:{key}:{PART}products']")
    assert "ข้าว" == kept.get("value")


def test_a_chat_that_waited_on_a_question_of_a_line_waits_no_longer(play: Play) -> None:
    settled(play, 2)
    press(desk_of(play), "save", cells(play, "unit00", {f"{PART}members": "20"}))
    act(play, "somchai", "งานค้าง", "[ทำต่อ]")
    press(desk_of(play), "save", cells(play, "unit00", {f"{PART}households": "9"}))

    act(play, "somchai", "99")

    [state] = [one["state"] for one in rows(play, Conversation, person_id=person(play, "somchai"))]
    browser = desk_of(play)
    key = owed(play, "unit00").id
    assert "9" == browser.page().xpath(f"//*[@name='c:{key}:{PART}households']")[0].get("value")
    assert "asking" == state["place"]


def test_an_uploaded_file_is_a_preview_until_it_is_kept_and_sent(play: Play) -> None:
    settled(play)
    content = filled(book(play), {DON: dict(WHOLE), NA: {f"{PART}members": "มาก"}})
    browser = desk_of(play)

    said = press(browser, "file", {"file": (io.BytesIO(content), "ก.xlsx")})  # type: ignore[dict-item]

    assert "นี่คือตัวอย่างก่อนเก็บ" in said
    assert [] == rows(play, Draft)
    assert any(f"{NA} · สมาชิก" in one for one in listed(browser))

    browser.press("check")
    browser.press("send")

    assert [("unit00", "import", "12")] == live(play)
    assert ["sent"] == [one["state"] for one in rows(play, SheetFile)]
    press(browser_again := desk_of(play), "file", {"file": (io.BytesIO(content), "ก.xlsx")})  # type: ignore[dict-item]
    assert "จึงไม่ส่งซ้ำ" in browser_again.words()


def test_a_workbook_of_somebody_else_is_read_like_a_block(play: Play) -> None:
    settled(play)
    foreign = Workbook()
    for line in (["ชื่อกลุ่ม", "สมาชิก", "ครัวเรือน"], [NA, 15, 7]):
        foreign.worksheets[0].append(line)
    out = io.BytesIO()
    foreign.save(out)
    browser = desk_of(play)

    said = press(browser, "file", {"file": (io.BytesIO(out.getvalue()), "ก.xlsx")})  # type: ignore[dict-item]

    assert "ไฟล์นี้ไม่ได้เอาออกจากที่นี่" in said
    assert [] == rows(play, Draft)
    browser.press("save")
    assert 1 == len(rows(play, Draft, state="open"))


def test_a_file_that_cannot_be_read_says_so(play: Play) -> None:
    settled(play)
    browser = desk_of(play)

    assert "เปิดอ่านไฟล์นี้ไม่ได้" in press(browser, "file", {"file": (io.BytesIO(b"junk"), "ก.xlsx")})  # type: ignore[dict-item]
    assert "ยังไม่ได้เลือกไฟล์" in browser.press("file")


def test_a_file_of_another_round_is_not_put_into_this_one(play: Play) -> None:
    settled(play)
    content = book(play, duty="monthly", period="2564-11")
    browser = desk_of(play)

    said = press(browser, "file", {"file": (io.BytesIO(content), "ก.xlsx")})  # type: ignore[dict-item]

    assert "ไฟล์นี้เป็นของรอบอื่น" in said


def test_pictures_are_left_to_the_chat_by_name_and_the_round_before_stands_beside(play: Play) -> None:
    settled(play, 2)
    told = {f"{PART}had_activity": "ไม่มี", f"{OURS}progress": "40"}
    browser = desk_of(play, duty="monthly", period="2564-11")
    press(browser, "check", cells(play, "unit00", told, duty="monthly", period="2564-11"))
    browser.press("send")
    play.clock.moment = play.clock.moment.replace(month=12)

    later = desk_of(play, duty="monthly", period="2564-12")

    assert "ตอบในแชตหรือในหน้าของรายงานนั้น: รูปกิจกรรม" in later.words()
    assert ["ครั้งก่อน ไม่มี", "ครั้งก่อน 40"] == [
        one.text_content() for one in later.page().xpath("//td/p[@class='hint']")
    ]


def test_as_before_is_taken_by_its_word_only(play: Play) -> None:
    settled(play, 2)
    november, december = {"duty": "monthly", "period": "2564-11"}, {"duty": "monthly", "period": "2564-12"}
    browser = desk_of(play, **november)
    told = {f"{PART}had_activity": "ไม่มี", f"{OURS}progress": "40"}
    press(browser, "check", cells(play, "unit00", told, **november))
    browser.press("send")
    play.clock.moment = play.clock.moment.replace(month=12)
    later = desk_of(play, **december)

    press(
        later,
        "check",
        cells(play, "unit00", {f"{PART}had_activity": "เหมือนเดิม", f"{OURS}progress": "เหมือนเดิม"}, **december),
    )
    later.press("send")

    [_, second] = sorted(rows(play, reports.Report), key=lambda one: one["number"])
    assert "40" == second["answers"][f"{OURS}progress"]


def test_what_is_personal_is_never_on_the_page(play: Play) -> None:
    publish(play)
    settled(play, 2)
    browser = desk_of(play)
    press(browser, "save", cells(play, "unit00", {f"{PART}phone": "0812345678"}))

    assert "12345678" not in browser.look()
    assert "••••78" in browser.words()
    assert b"12345678" not in browser.client.get(f"{browser.link}/book").get_data()


@pytest.mark.parametrize("where", ["", "/book"])
def test_looking_gives_nothing_away_and_changes_nothing(play: Play, where: str) -> None:
    settled(play)
    browser = Phone(pages(play), link(play))

    said = browser.look(where)

    assert DON not in said
    assert "เปิดตาราง" in said
    assert [] == rows(play, audit.Act, act="table_opened_online")


def test_a_link_opens_in_one_browser_only(play: Play) -> None:
    settled(play)
    app, path = pages(play), link(play)
    Phone(app, path).open()
    other = Phone(app, path)

    assert "ตารางนี้เปิดไปแล้วในเครื่องอื่น" in other.open()
    assert (403, False) == (other.status, DON in other.words())


def test_a_link_lives_a_day_and_opens_no_other_door(play: Play) -> None:
    settled(play)
    old = Phone(pages(play), link(play, now_ms=1))
    report = Phone(pages(play), link(play).replace("/table/", "/report/"))
    forged = Phone(pages(play), link(play)[:-2] + "xx")

    assert [403] * 3 == [(one.look(), one.status)[1] for one in (old, report, forged)]


def test_the_table_is_gone_with_the_role(play: Play) -> None:
    settled(play)
    browser = desk_of(play)
    with play.core.database.writing() as connection:
        for role in offices.roles_of(connection, person(play, "somchai"), at=play.clock.moment):
            offices.end(connection, role.id, at=play.clock.moment)
    play.clock.moment = play.clock.moment.replace(minute=50)

    browser.press("save")

    assert 403 == browser.status
    assert "ไม่มีรายการของคุณแล้ว" in browser.words()


def test_the_table_is_gone_with_the_consent(play: Play) -> None:
    settled(play)
    browser = desk_of(play)
    with play.core.database.writing() as connection:
        people.change(connection, person(play, "somchai"), withdrawn_at=play.clock.moment)

    assert "ไม่มีรายการของคุณแล้ว" in browser.look()


def test_a_cell_of_somebody_elses_unit_is_not_written(play: Play) -> None:
    settled(play, 2)
    register(play)
    contribute(play)
    browser = desk_of(play)
    stranger = {f"c:nobody:{PART}members": "99"}

    press(browser, "save", {**stranger, **cells(play, "unit00", {f"{PART}members": "20"})})

    assert 1 == len(rows(play, Draft, state="open"))


def test_a_press_from_another_site_or_without_the_mark_keeps_nothing(play: Play) -> None:
    settled(play)
    browser = desk_of(play)
    sent = {**dict(browser.fields()), **cells(play, "unit00", {f"{PART}members": "20"}), "do": "save"}

    foreign = browser.post(sent, **{"Sec-Fetch-Site": "cross-site"})
    unmarked = browser.post({**sent, "token": "x"})

    assert ["การกดนี้ไม่ได้มาจากหน้าของคุณ"] * 2 == [
        one[one.index("การกดนี้") : one.index(" จึงยัง")] for one in (foreign, unmarked)
    ]
    assert [] == rows(play, Draft)


def test_the_page_loads_nothing_from_elsewhere_and_is_kept_nowhere(play: Play) -> None:
    settled(play)
    browser = desk_of(play)
    browser.look()
    assert browser.last is not None
    headers = browser.last.headers

    assert "no-store" == headers["Cache-Control"]
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert [] == [
        one for one in browser.page().xpath("//script") if one.text_content().strip() or not one.get("src")
    ]
