"""A reviewer mends one answer for its sender: it stays her report, she hears it and may object, and nobody else's turn is taken."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, update

from engine.conversation.bubbles import Press
from engine.obligations.programme import Review
from handlers import filling
from handlers.keeping import opened, sealed
from models import drafts, packs, relays, reports
from models.amendments import Amendment
from models.audit import Act
from models.base import table
from models.packs import StoredForm
from models.people import owner_of
from models.reports import Report
from models.reviews import Review as Decision
from tests import ladders
from tests.ladders import CERTIFY, COMMITTEE, DUTY, HEAD, PACK, WITH_LEADER, appoint, ended, owed, sent
from tests.play import Play, actions
from tests.stories import act, desk, person, rows, shown

LIST, OPEN, PASS, MEND, SEND = "รอตรวจ", "[ตรวจ]", "[ผ่าน]", "[แก้ให้]", "[ส่ง]"
GROUP = "/data/from_group"
MEMBERS, HOMES, PROBLEM = f"{GROUP}/members", f"{GROUP}/households", f"{GROUP}/problem"
TOLD, OBJECTS, NOT_HERS = "มีการแก้ 1 ข้อ", "[ไม่ใช่อย่างนั้น]", "ไม่ได้อยู่ที่คุณตรวจแล้ว"


@pytest.fixture
def play(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    world = ladders.filed(tmp_path, tmp_path_factory)
    yield world
    world.close()


def begun(play: Play, *moves: str) -> str:
    """Let นิดา begin to mend the number of households."""
    sent(play, HEAD)
    return act(play, "nida", LIST, OPEN, MEND, "ครัวเรือน", "[ไม่ตรงกับเอกสาร]", *moves)


def mended(play: Play) -> str:
    return begun(play, "8", SEND)


def mended_again(play: Play) -> str:
    return act(play, "nida", MEND, "พื้นที่ทำเกษตร", "[ใช้คนละหน่วยนับ]", "30 ไร่", SEND)


def live(play: Play) -> dict[str, Any]:
    [row] = rows(play, Report, purpose=reports.REPORT, is_current=True)
    return dict(row)


def only(play: Play) -> dict[str, Any]:
    [row] = rows(play, Amendment)
    return dict(row)


def labels(play: Play, who: str, *moves: str) -> list[str]:
    act(play, who, *moves)
    return [one["label"] for one in actions(play.seen[who])]


def texted(play: Play, who: str, message: str, words: str) -> str:
    typed = {"type": "message", "message": {"type": "text", "id": message, "text": words}}
    return shown(play.event(who, typed))


def unsent(play: Play, who: str, message: str) -> None:
    play.event(who, {"type": "unsend", "unsend": {"messageId": message}, "replyToken": None})


def tapped(play: Play, who: str, press: Press) -> str:
    """Tap a button that somebody else was shown, or that is old."""
    data = play.core.buttons.sign(press, person(play, who))
    return shown(play.event(who, {"type": "postback", "postback": {"data": data}}))


def with_a_person(play: Play) -> None:
    """Let the report's form ask for a person in one question; what was answered there is sealed under its sender's key."""
    with play.core.database.writing() as connection:
        [form] = [one for one in packs.forms_of(connection, PACK) if one.is_current and one.name == DUTY]
        body = json.loads(json.dumps(form.body))
        [asked] = [one for one in body["questions"] if one["path"] == PROBLEM]
        asked["own"] = {**asked.get("own", {}), "kind": "person"}
        row = {"programme": PACK, "name": DUTY, "digest": "p" * 64, "body": body, "is_current": False}
        connection.execute(insert(table(StoredForm)).values(**row))
        report = live(play)
        secret = sealed(desk(play, connection), report["person_id"], {PROBLEM: "มาลัย ดีใจ"}, {}, {})
        plain = {path: one for path, one in report["answers"].items() if path != PROBLEM}
        values = {"form_digest": "p" * 64, "answers": plain, "sealed": secret}
        connection.execute(update(table(Report)).where(table(Report).c.id == report["id"]).values(**values))


def test_it_takes_four_taps_and_the_value_and_stays_its_senders_report(anywhere: Play) -> None:
    play = anywhere
    sent(play, HEAD)
    before = live(play)
    act(play, "nida", LIST, OPEN)

    said = act(play, "nida", MEND, "[อันนี้]", "[ไม่ตรงกับเอกสาร]", "11", SEND)

    assert "12 คน → 11 คน\nเพราะ\nไม่ตรงกับเอกสาร" in said
    after, row, nida = live(play), only(play), person(play, "nida")
    same = ("person_id", "role_id", "source", "unit_id", "office_id", "root_id")
    assert [before[one] for one in same] == [after[one] for one in same]
    assert (before["id"], 11) == (after["replaces_id"], int(after["answers"][MEMBERS]))
    assert (after["id"], nida, "figure", 0) == (
        row["report_id"],
        row["person_id"],
        row["frequent"],
        row["step"],
    )
    [noted] = rows(play, Act, act="amended")
    assert (after["id"], nida, row["role_id"]) == (noted["about_id"], noted["person_id"], noted["role_id"])
    assert "12 คน → 11 คน" in act(play, "somchai", "เมนู")
    assert "บันทึกแล้วว่าถูกต้อง" in act(play, "somchai", "[ถูกต้อง]")
    assert (True, None) == (bool(only(play)["agreed_at"]), only(play)["objected_at"])


def test_what_is_mended_stands_on_the_card_and_passes_with_the_next_tap(play: Play) -> None:
    said = mended(play)
    assert "แก้เพราะ\nไม่ตรงกับเอกสาร\nแก้แล้ว: ครัวเรือน\n9 ครัวเรือน → 8 ครัวเรือน" in said

    act(play, "nida", PASS)

    assert ("accepted", None) == (owed(play).state, owed(play).review_by)
    assert [live(play)["id"]] == [one["report_id"] for one in rows(play, Decision)]


def test_who_passed_it_before_passes_what_was_mended_above_again(play: Play) -> None:
    sent(play, HEAD, CERTIFY)
    act(play, "nida", LIST, OPEN, PASS)
    act(play, "arun", LIST, OPEN, MEND, "ครัวเรือน", "[ผู้ส่งแจ้งมา]", "8")

    assert "รับรอง" not in labels(play, "arun", SEND)
    assert ("submitted", 0) == (owed(play).state, owed(play).review_step)
    assert "9 ครัวเรือน → 8 ครัวเรือน" in act(play, "nida", LIST, OPEN)


def test_nothing_of_a_person_is_offered_or_kept_under_another_key(play: Play) -> None:
    with_a_person(play)
    sent(play, HEAD)
    offered = act(play, "nida", LIST, OPEN, MEND)
    assert "มาลัย" not in offered
    assert "ผู้ส่งเป็นคนแก้เอง" in act(play, "nida", "ปัญหาหลัก")

    act(play, "nida", "[ออกจากตรงนี้]", LIST, OPEN, MEND, "ครัวเรือน", "[ไม่ตรงกับเอกสาร]", "8")
    with play.core.database.reading() as connection:
        here = desk(play, connection)
        [draft] = drafts.open_of(connection, person(play, "nida"))
        key = here.vault.existing(connection, owner_of(person(play, "nida")))
        assert key is not None
        assert "มาลัย" not in key.open(draft.body)
        made = filling.stored(here, draft)
        assert made is not None
        assert "มาลัย ดีใจ" == made.draft.answers[PROBLEM]
    act(play, "nida", SEND)

    with play.core.database.reading() as connection:
        found = reports.get(connection, live(play)["id"])
        assert found is not None
        assert {PROBLEM: "มาลัย ดีใจ"} == opened(desk(play, connection), found)["personal"]
    assert ("8", None) == (live(play)["answers"][HOMES], live(play)["answers"].get(PROBLEM))


def test_a_committee_and_a_second_party_mend_nothing(play: Play) -> None:
    sent(play, COMMITTEE)
    appoint(play, "daeng", "แดง", "secretary", "moac-cm")
    tapped(play, "daeng", Press("check", owed(play).report_id or ""))
    assert "แก้ให้" not in [one["label"] for one in actions(play.seen["daeng"])]

    sent(play, WITH_LEADER)
    act(play, "nida", LIST, OPEN, PASS)
    assert "แก้ให้" not in labels(play, "mali", LIST, OPEN)


def test_nobody_mends_her_own_report_and_nobody_that_of_another_office(play: Play) -> None:
    sent(play, Review("officer", "accept"))
    assert "ผ่าน" in labels(play, "somchai", LIST, OPEN)
    assert "แก้ให้" not in labels(play, "somchai", LIST, OPEN)

    appoint(play, "arun", "อรุณ", "officer", "moac-cr")
    assert NOT_HERS in tapped(play, "arun", Press("amend", owed(play).report_id or "", 0))


def test_what_was_corrected_meanwhile_is_shown_and_nothing_is_mended(play: Play) -> None:
    begun(play, "8")
    act(play, "somchai", "รายงานที่ส่งแล้ว", "[แก้ไข]", "[แก้ไข]", "11", SEND)

    said = act(play, "nida", SEND)

    assert "มีการแก้ระหว่างนี้" in said
    assert "ครัวเรือน\n9 ครัวเรือน" in said
    assert [] == rows(play, Amendment)
    assert [] == rows(play, drafts.Draft, purpose="amend", state="open")
    assert "11 คน" in act(play, "nida", OPEN)


def test_of_a_mending_and_a_decision_in_the_same_moment_one_is_first(anywhere: Play) -> None:
    play = anywhere
    begun(play, "8")
    appoint(play, "arun", "อรุณ", "head", "moac-cm")
    act(play, "arun", LIST, OPEN)
    data = play.data("nida", "ส่ง")

    with play.while_deciding("nida", {"type": "postback", "postback": {"data": data}}) as said:
        act(play, "arun", PASS)

    assert ([], "accepted") == (rows(play, Amendment), owed(play).state)
    assert NOT_HERS in shown(said)


def test_whose_role_has_ended_mends_nothing_any_more(play: Play) -> None:
    begun(play, "8")
    ended(play, "nida", "head")
    appoint(play, "nida", "นิดา", "officer", "moac-cr")

    assert NOT_HERS in act(play, "nida", SEND)
    assert [] == rows(play, Amendment)


def test_nothing_else_is_mended_along_with_it_and_nothing_that_stays_the_same(play: Play) -> None:
    assert "ยังไม่มีอะไรเปลี่ยน" in begun(play, "9")
    assert "ส่ง" not in [one["label"] for one in actions(play.seen["nida"])]
    act(play, "nida", "[แก้ไข]", "8")

    assert "ตรงนี้แก้ให้ได้ข้อเดียว" in act(play, "nida", "สมาชิก")
    act(play, "nida", "ไม่ใช่ 12 คนนะ 13 คน", SEND)

    assert ("8", "12") == (live(play)["answers"][HOMES], live(play)["answers"][MEMBERS])


def test_a_mending_that_is_left_leaves_nothing_behind(play: Play) -> None:
    begun(play, "8", "ไว้ทีหลัง")

    assert ([], []) == (rows(play, Amendment), rows(play, drafts.Draft, purpose="amend", state="open"))
    assert "9" == live(play)["answers"][HOMES]


def test_two_mendings_are_told_together_and_cost_no_message(play: Play) -> None:
    mended(play)
    mended_again(play)
    pushed = len(play.line.pushes)
    play.work()
    assert pushed == len(play.line.pushes)

    said = act(play, "somchai", "เมนู")

    assert ("9 ครัวเรือน → 8 ครัวเรือน" in said, "35 ไร่ → 30 ไร่" in said, 1) == (True, True, said.count(TOLD))
    act(play, "somchai", "[ถูกต้อง]")
    assert TOLD not in act(play, "somchai", "เมนู")


def test_an_objection_reaches_who_mended_it_and_stands_there_until_it_is_decided_again(play: Play) -> None:
    mended(play)
    act(play, "somchai", "เมนู", OBJECTS)
    assert "แจ้งผู้ตรวจให้แล้ว" in texted(play, "somchai", "no1", "นับใหม่แล้ว 9 ถูก")
    assert "นับใหม่แล้ว".encode() not in only(play)["objection"]

    assert "ไม่ใช่อย่างนั้น: นับใหม่แล้ว 9 ถูก" in act(play, "nida", "เมนู")
    assert "ไม่ใช่อย่างนั้น: นับใหม่แล้ว 9 ถูก" in act(play, "nida", "[ดูรายงาน]")
    unsent(play, "somchai", "no1")
    taken_back = tapped(play, "nida", Press("check", live(play)["id"]))
    assert ("นับใหม่" in taken_back, "ที่แก้ให้ไม่ใช่อย่างนั้น" in taken_back) == (False, True)

    act(play, "nida", PASS)
    assert "ไม่ใช่อย่างนั้น" not in tapped(play, "nida", Press("check", live(play)["id"]))


def test_an_objection_is_over_when_its_sender_corrects_the_report(play: Play) -> None:
    mended(play)
    act(play, "somchai", "เมนู", OBJECTS, "นับใหม่แล้ว 9 ถูก", "[แก้ไข]", "ครัวเรือน", "9", SEND)

    said = act(play, "nida", LIST, OPEN)

    assert ("ไม่ใช่อย่างนั้น" in said, "2. ครัวเรือน\n9 ครัวเรือน" in said) == (False, True)


def test_an_objection_to_what_was_mended_once_more_meanwhile_is_not_taken(play: Play) -> None:
    mended(play)
    act(play, "somchai", "เมนู", OBJECTS)
    mended_again(play)

    said = act(play, "somchai", "นับใหม่แล้ว 9 ถูก")

    assert [] == [one for one in rows(play, Amendment) if one["objected_at"]]
    assert TOLD in said


def test_nobody_else_says_anything_to_it(play: Play) -> None:
    mended(play)

    tapped(play, "mali", Press("amended", live(play)["id"]))

    assert only(play)["agreed_at"] is None


def test_the_reason_goes_when_its_message_is_taken_back_and_without_one_nothing_is_sent(play: Play) -> None:
    sent(play, HEAD)
    act(play, "nida", LIST, OPEN, MEND, "ครัวเรือน")
    texted(play, "nida", "why1", "เขียนผิดชัด ๆ")
    act(play, "nida", "8")
    data = play.data("nida", "ส่ง")
    unsent(play, "nida", "why1")
    assert "บอกเหตุผลอีกครั้ง" in shown(play.event("nida", {"type": "postback", "postback": {"data": data}}))
    assert [] == rows(play, Amendment)

    act(play, "nida", MEND, "ครัวเรือน")
    texted(play, "nida", "why2", "เขียนผิดชัด ๆ")
    act(play, "nida", "8", SEND)
    assert "เขียนผิดชัด ๆ".encode() not in only(play)["reason"]
    unsent(play, "nida", "why2")

    assert (None, "8") == (only(play)["reason"], live(play)["answers"][HOMES])
    assert "เขียนผิด" not in act(play, "somchai", "เมนู")


def test_what_is_certified_is_not_mended(play: Play) -> None:
    sent(play, CERTIFY)
    act(play, "arun", LIST, OPEN, "[รับรอง]")

    assert "จะแก้ข้อไหน" not in tapped(play, "arun", Press("amend", live(play)["id"], 0))


def test_how_it_was_told_goes_on_with_the_mended_version(play: Play) -> None:
    report = live(play)
    with play.core.database.writing() as connection:
        relays.add(
            connection, report_id=report["id"], person_id=report["person_id"], office_id=report["office_id"],
            informant_id=None, name=b"", how="call", via="chat", papers=[],
        )  # fmt: skip
    mended(play)

    with play.core.database.reading() as connection:
        kept = relays.of_report(connection, live(play)["id"])
    assert kept is not None
    assert ("call", None) == (kept.how, kept.objected_at)
