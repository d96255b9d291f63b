"""A filled-in table that is sent into the chat: shown before anything is done, one report a unit, and never twice."""

import io
from datetime import timedelta

import pytest
from openpyxl.reader.excel import load_workbook

from bot.retention import running
from models import audit, notices, reports
from models.drafts import Draft
from models.evidence import Evidence
from models.sheet_files import SheetFile
from tests.many_units import PART, WHOLE, book, filled, lead, send_file, settled, table
from tests.play import Play, actions
from tests.stories import GROUP, act, join, person, register, rows, shown
from tests.web.report_kit import publish

DON, NA, LAO = "กลุ่มผักบ้านดอน", "กลุ่มข้าวบ้านนา", "กลุ่มไข่ไก่บ้านเหล่า"
SEE = "ดูว่าอ่านได้อะไร"


def live(play: Play) -> list[tuple[str, str, str]]:
    """Return the live reports: about which unit, how they came, and how many members they tell of."""
    found = rows(play, reports.Report, is_current=True)
    return sorted((one["unit_id"], one["source"], one["answers"].get(f"{PART}members", "")) for one in found)


def test_a_file_is_shown_first_and_then_becomes_a_report_a_unit(anywhere: Play) -> None:
    play = anywhere
    settled(play)
    content = filled(
        book(play), {DON: dict(WHOLE), NA: {**WHOLE, f"{PART}members": 15}, LAO: {f"{PART}members": "มาก"}}
    )

    said = send_file(play, content)
    preview = shown(play.press("somchai", SEE))

    assert "ยังไม่มีอะไรถูกส่งค่ะ" in said
    assert [] == live(play)
    assert "รายงานใหม่\n2 รายการ" in preview
    assert f"{LAO} · สมาชิก\n«มาก»" in preview

    receipt = shown(play.press("somchai", "ส่ง 2 รายการ"))

    assert "65-00001 ถึง 65-00002" in receipt
    assert [("unit00", "import", "12"), ("unit01", "import", "15")] == live(play)


def test_the_same_file_again_sends_nothing_and_says_when_it_was_sent(play: Play) -> None:
    settled(play)
    content = filled(book(play), {DON: dict(WHOLE)})
    send_file(play, content)
    act(play, "somchai", f"[{SEE}]", "[ส่ง 1 รายการ]")

    send_file(play, content)
    said = act(play, "somchai", f"[{SEE}]")

    assert "ไฟล์นี้ส่งไปแล้วเมื่อ" in said
    assert "จำนวน 1 รายการ จึงไม่ส่งซ้ำค่ะ" in said
    assert 1 == len(live(play))


def test_the_same_file_from_a_colleague_sends_nothing_and_names_who_did(play: Play) -> None:
    settled(play)
    content = filled(book(play), {DON: dict(WHOLE)})
    send_file(play, content)
    act(play, "somchai", f"[{SEE}]", "[ส่ง 1 รายการ]")
    act(play, "nida", "สวัสดี")

    send_file(play, content, "nida")
    said = act(play, "nida", f"[{SEE}]")

    assert "คุณสมชายส่งไฟล์นี้ไปแล้ว" in said
    assert 1 == len(live(play))


def test_an_old_send_button_sends_nothing_a_second_time(play: Play) -> None:
    settled(play)
    send_file(play, filled(book(play), {DON: dict(WHOLE)}))
    act(play, "somchai", f"[{SEE}]")
    button = {"type": "postback", "postback": {"data": play.data("somchai", "ส่ง 1 รายการ")}}

    play.event("somchai", button)
    said = shown(play.event("somchai", button))

    assert "จึงไม่ส่งซ้ำค่ะ" in said
    assert 1 == len(live(play))


def test_other_cells_with_the_same_values_make_no_second_report(play: Play) -> None:
    """The same table saved once more has other bytes; what it holds was sent before."""
    settled(play)
    content = book(play)
    send_file(play, filled(content, {DON: dict(WHOLE)}))
    act(play, "somchai", f"[{SEE}]", "[ส่ง 1 รายการ]")

    send_file(play, filled(content, {DON: dict(WHOLE)}, {DON: "ส่งอีกครั้ง"}))
    said = act(play, "somchai", f"[{SEE}]")

    assert "เหมือนที่ส่งแล้ว\n1 รายการ" in said
    assert "ยังไม่มีรายการที่พร้อมส่ง" in said


def test_what_was_sent_is_corrected_by_a_newer_file_with_its_old_report_kept(play: Play) -> None:
    settled(play)
    send_file(play, filled(book(play), {DON: dict(WHOLE)}))
    act(play, "somchai", f"[{SEE}]", "[ส่ง 1 รายการ]")

    send_file(play, filled(book(play), {DON: {f"{PART}members": 14}}))
    preview = act(play, "somchai", f"[{SEE}]")
    act(play, "somchai", "[ส่ง 1 รายการ]")

    assert "แก้ที่ส่งแล้ว\n1 รายการ" in preview
    assert [("unit00", "import", "14")] == live(play)
    assert [False, True] == sorted(one["is_current"] for one in rows(play, reports.Report))


def test_an_unusual_number_is_taken_with_its_reason(play: Play) -> None:
    settled(play)
    few = {**WHOLE, f"{PART}members": 3, f"{PART}households": 2}
    send_file(play, filled(book(play), {DON: few, NA: few}, {DON: "กลุ่มเล็ก"}))

    preview = act(play, "somchai", f"[{SEE}]")
    act(play, "somchai", "[ส่ง 1 รายการ]")

    assert f"{NA} · สมาชิก\n«3» อ่านว่า 3 คน ซึ่งต่างจากที่พบทั่วไป" in preview
    assert [("unit00", "import", "3")] == live(play)


def test_nothing_is_sent_when_something_changed_after_the_preview(play: Play) -> None:
    settled(play)
    send_file(play, filled(book(play), {DON: dict(WHOLE)}))
    act(play, "somchai", f"[{SEE}]")
    button = {"type": "postback", "postback": {"data": play.data("somchai", "ส่ง 1 รายการ")}}
    act(play, "nida", "สวัสดี", "งานค้าง")
    _file_as(play, "nida")

    said = shown(play.event("somchai", button))

    assert "มีบางอย่างเปลี่ยนไปเมื่อครู่ ยังไม่ได้ส่งอะไร" in said
    assert [("unit00", "import", "40")] == live(play)


def _file_as(play: Play, who: str) -> None:
    """Let a colleague send another report of the first unit first."""
    send_file(play, filled(book(play, who), {DON: {**WHOLE, f"{PART}members": 40}}), who)
    act(play, who, f"[{SEE}]", "[ส่ง 1 รายการ]")


def test_two_people_who_send_at_once_make_one_report(play: Play) -> None:
    settled(play)
    send_file(play, filled(book(play), {DON: dict(WHOLE)}))
    act(play, "somchai", f"[{SEE}]")
    act(play, "nida", "สวัสดี")
    button = {"type": "postback", "postback": {"data": play.data("somchai", "ส่ง 1 รายการ")}}

    with play.while_deciding("somchai", button) as said:
        _file_as(play, "nida")

    assert [("unit00", "import", "40")] == live(play)
    assert "มีบางอย่างเปลี่ยนไปเมื่อครู่" in shown(said)


def test_a_file_that_is_dropped_leaves_nothing(play: Play) -> None:
    settled(play)
    send_file(play, filled(book(play), {DON: dict(WHOLE)}))
    act(play, "somchai", f"[{SEE}]", "[ทิ้งไฟล์นี้]")
    play.work()

    [file] = rows(play, SheetFile)
    [piece] = rows(play, Evidence)
    assert ("dropped", None) == (file["state"], file["body"])
    assert ("gone", None) == (piece["state"], piece["place"])
    assert [] == live(play)
    assert [] == rows(play, Draft)


def test_a_file_that_is_taken_back_leaves_nothing_and_marks_what_was_sent(play: Play) -> None:
    settled(play)
    send_file(play, filled(book(play), {DON: dict(WHOLE)}))
    first = play.last_media
    act(play, "somchai", f"[{SEE}]", "[ส่ง 1 รายการ]")
    send_file(play, filled(book(play), {NA: dict(WHOLE)}))
    for message_id in (first, play.last_media):
        play.event("somchai", {"type": "unsend", "unsend": {"messageId": message_id}})
    play.work()

    assert [("dropped", None), ("sent", None)] == sorted(
        (one["state"], one["body"]) for one in rows(play, SheetFile)
    )
    assert [True] == [one["is_source_withdrawn"] for one in rows(play, reports.Report)]


def test_cells_stand_nowhere_in_clear_while_a_file_waits(play: Play) -> None:
    settled(play)
    send_file(play, filled(book(play), {DON: {**WHOLE, f"{PART}products": "ลำไยอบแห้ง"}}))

    [file] = rows(play, SheetFile)
    assert "ลำไยอบแห้ง".encode() not in file["body"]


def test_the_office_hears_nothing_of_a_file_that_is_only_being_looked_at(play: Play) -> None:
    settled(play)
    act(play, "nida", "สวัสดี")
    send_file(play, filled(book(play), {DON: dict(WHOLE)}))

    assert [] == rows(play, notices.Notice, kind="evidence")


def test_whoever_does_not_tap_is_told_once_after_a_while_without_a_link(play: Play) -> None:
    settled(play)
    send_file(play, filled(book(play), {DON: dict(WHOLE)}))
    play.clock.moment = play.clock.moment.replace(minute=30)

    pushed = play.remind()

    assert "ตัวอย่างก่อนส่ง" in shown(pushed["somchai"])
    assert [] == [one for one in actions(pushed["somchai"]) if "uri" in one]
    assert {} == play.remind()


def test_whoever_has_looked_is_not_told_again(play: Play) -> None:
    settled(play)
    send_file(play, filled(book(play), {DON: dict(WHOLE)}))
    act(play, "somchai", f"[{SEE}]")
    play.clock.moment = play.clock.moment.replace(minute=30)

    assert {} == play.remind()


def test_a_tap_before_the_file_is_read_says_so(play: Play) -> None:
    settled(play)
    content = book(play)
    message = {"type": "file", "id": "f1", "fileName": "ก.xlsx", "fileSize": len(content)}
    play.line.contents["f1"] = content
    play.event("somchai", {"type": "message", "message": message})

    early = act(play, "somchai", f"[{SEE}]")
    play.work()
    late = act(play, "somchai", f"[{SEE}]")

    assert "กำลังอ่านไฟล์" in early
    assert "ตัวอย่างก่อนส่ง" in late


@pytest.mark.parametrize("broken", [b"PK\x03\x04 junk", b"%PDF-1.4 nothing"])
def test_a_file_that_cannot_be_read_is_kept_for_the_office_and_the_sender_told(
    play: Play, broken: bytes
) -> None:
    settled(play)
    act(play, "nida", "สวัสดี")
    send_file(play, broken)

    said = act(play, "somchai", f"[{SEE}]")

    assert "เปิดอ่านไฟล์นี้ไม่ได้" in said
    assert [person(play, "nida")] == [one["person_id"] for one in rows(play, notices.Notice, kind="evidence")]


def test_a_file_whose_hidden_sheet_was_changed_is_not_believed(play: Play) -> None:
    settled(play)
    content = _edited(filled(book(play), {DON: dict(WHOLE)}))
    send_file(play, content)

    said = act(play, "somchai", f"[{SEE}]")

    assert "ไฟล์นี้ไม่ใช่ไฟล์ที่เอาออกจากตารางที่นี่" in said
    assert [("refused", "foreign")] == [(one["state"], one["reason"]) for one in rows(play, SheetFile)]


def _edited(content: bytes) -> bytes:
    made = load_workbook(io.BytesIO(content))
    head = made["_sanam"]["A1"]
    head.value = head.value.replace("set1", "set2")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_file_about_units_that_are_no_longer_hers_does_nothing(play: Play) -> None:
    """The file of the officer, sent by somebody who leads two other groups."""
    settled(play)
    content = filled(book(play), {DON: dict(WHOLE)})
    join(play, "daeng", "แดง")
    lead(play, "daeng", ["unit01", "unit02"])

    send_file(play, content, "daeng")
    said = act(play, "daeng", f"[{SEE}]")

    assert "ไฟล์นี้เป็นรายการที่คุณไม่ได้ดูแลแล้ว" in said
    assert [] == live(play)


def test_somebody_elses_button_opens_no_file(play: Play) -> None:
    settled(play)
    send_file(play, filled(book(play), {DON: dict(WHOLE)}))
    stolen = play.data("somchai", SEE)
    act(play, "nida", "สวัสดี")

    said = shown(play.event("nida", {"type": "postback", "postback": {"data": stolen}}))

    assert "ตัวอย่างก่อนส่ง" not in said


def test_a_leader_of_several_groups_collects_their_parts(play: Play) -> None:
    made = settled(play)
    join(play, "daeng", "แดง")
    lead(play, "daeng", made)
    part = {path: text for path, text in WHOLE.items() if path.startswith(PART)}

    send_file(play, filled(book(play, "daeng", part="collect"), {DON: part, NA: part}), "daeng")
    act(play, "daeng", f"[{SEE}]", "[ส่ง 2 รายการ]")

    assert ["contribution"] * 2 == [one["purpose"] for one in rows(play, reports.Report)]


def test_a_file_of_one_who_has_a_single_group_is_what_it_always_was(play: Play) -> None:
    register(play)
    said = send_file(play, b"PK\x03\x04", "mali")

    assert "เก็บไฟล์นี้ไว้ให้เจ้าหน้าที่" in said
    assert GROUP in act(play, "somchai", "สวัสดี")
    assert [] == rows(play, SheetFile)


def test_the_draft_that_is_begun_in_the_chat_is_the_one_that_a_file_fills(play: Play) -> None:
    settled(play, 2)
    act(play, "somchai", "งานค้าง")
    _begin(play, DON)
    act(play, "somchai", "40")
    content = book(play)

    send_file(
        play,
        filled(content, {DON: {path: text for path, text in WHOLE.items() if not path.endswith("members")}}),
    )
    preview = act(play, "somchai", f"[{SEE}]")

    assert "รายงานใหม่\n1 รายการ" in preview
    act(play, "somchai", "[ส่ง 1 รายการ]")
    assert [("unit00", "import", "40")] == live(play)
    assert ["sent"] == [one["state"] for one in rows(play, Draft)]


def _begin(play: Play, name: str) -> None:
    """Open the first report of a unit from the list of what is due."""
    labels = [one.get("displayText", "") for one in actions(play.seen["somchai"])]
    said = next(one for one in labels if name in one and "ชุดที่" in one)
    play.press("somchai", said)


def test_a_form_that_changed_after_the_file_was_made_loses_no_cell_without_a_word(play: Play) -> None:
    settled(play, 2)
    content = filled(book(play), {DON: dict(WHOLE)})
    publish(play)

    send_file(play, content)
    preview = act(play, "somchai", f"[{SEE}]")

    assert "แบบรายงานเปลี่ยนแล้ว ไม่มีข้อสำหรับ" in preview
    assert "[ส่ง" not in preview
    assert [] == live(play)


def test_old_files_that_nobody_decided_on_lose_their_cells(play: Play) -> None:
    settled(play)
    send_file(play, filled(book(play), {DON: dict(WHOLE)}))

    play.clock.moment += timedelta(days=31)

    assert 1 == running.run(play.core)["tables"]
    assert [None] == [one["body"] for one in rows(play, SheetFile)]


def test_taking_a_table_along_is_written_down(play: Play) -> None:
    settled(play)
    book(play)

    acts = {one["act"] for one in rows(play, audit.Act, person_id=person(play, "somchai"))}
    assert {"table_opened_online", "table_taken_along"} <= acts


def test_a_table_is_nothing_to_somebody_without_a_part_in_it(play: Play) -> None:
    settled(play)
    register(play)

    assert table(play, "mali") is None
