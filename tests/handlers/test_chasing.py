"""Groups that have not sent: a call is noted and rests the reminders, a reminder has its price, others' words are kept as theirs."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.clock import BANGKOK
from bot.mirrors import reporting
from bot.mirrors.reporting import Layer
from handlers import owing
from handlers.contacting import inviting, papers, prompting, reading
from handlers.contacting.chased import part_of
from handlers.relaying import kept
from models import reports
from models.contacts import Contact
from models.escalations import Escalation
from models.evidence import Evidence
from models.joining import JoinCode
from models.notices import Notice
from models.obligations import Obligation
from models.papers import Paper
from models.relays import Relay
from models.reports import Report
from tests import chasing_kit
from tests.play import Play
from tests.stories import PART, act, desk, person, register, rows, shown

SEE_TO, MISSING, SEND = "[ติดตามกลุ่มนี้]", "ยังรอจากกลุ่ม", "ส่งข้อความเตือน"


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """One group on LINE, which owes its first reports in three days."""
    with chasing_kit.begun_with(
        lambda play: (register(play), act(play, "somchai", "เมนู")), tmp_path_factory
    ) as world:
        yield world


@pytest.fixture(scope="module")
def partly(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    with chasing_kit.begun_with(chasing_kit.partly_on_line, tmp_path_factory) as world:
        yield world


@pytest.fixture
def group(registered: Play, tmp_path: Path) -> Iterator[Play]:
    with chasing_kit.copy_of(registered, tmp_path) as world:
        yield world


@pytest.fixture
def four(partly: Play, tmp_path: Path) -> Iterator[Play]:
    with chasing_kit.copy_of(partly, tmp_path) as world:
        yield world


def at(play: Play, day: int, hour: int = 9) -> dict[str, str]:
    """Let the morning of a day come; return who is told what by a push."""
    play.clock.moment = datetime(2021, 11, day, hour, tzinfo=BANGKOK)
    return {who: shown(said) for who, said in play.remind().items()}


def filled_in(play: Play, how: str, *moves: str) -> str:
    """Fill the group's report of set 1 in for it."""
    act(play, "somchai", MISSING, SEE_TO)
    play.press("somchai", "กรอกแทน", number=2)
    return act(play, "somchai", how, *moves, *PART, "[ส่ง]")


def relayed(play: Play) -> Report:
    [row] = [one for one in rows(play, Report) if one["source"] == kept.RELAYED and one["is_current"]]
    return Report(**row)


def test_a_call_rests_the_reminders_until_then_and_no_longer(group: Play) -> None:
    done = act(group, "somchai", MISSING, SEE_TO, "[จะส่งพรุ่งนี้]")

    assert "ถึง 23 พ.ย. 2564" in done
    assert "mali" not in at(group, 23)
    assert "เตือนงาน" not in act(group, "mali", "เมนู")
    assert "เตือนงานที่ต้องส่ง" in at(group, 24)["mali"]


def test_what_was_heard_stands_as_the_last_contact_and_is_forgotten_when_it_is_unsent(group: Play) -> None:
    act(group, "somchai", MISSING, SEE_TO, "[พิมพ์เอง]", "แม่อยู่สวน")
    message = f"m{group.count - 1}"
    held = rights(group, "somchai")
    [row] = rows(group, Contact)
    with group.core.database.reading() as connection:
        before = reading.last(desk(group, connection), held, [row["unit_id"]])[row["unit_id"]]
    assert ("words", "แม่อยู่สวน", "สมชาย") == (before.heard, before.words, before.by)

    group.event("somchai", {"type": "unsend", "unsend": {"messageId": message}})

    with group.core.database.reading() as connection:
        after = reading.last(desk(group, connection), held, [row["unit_id"]])[row["unit_id"]]
    assert ("words", "") == (after.heard, after.words)


def rights(play: Play, who: str) -> owing.Rights:
    with play.core.database.reading() as connection:
        return owing.rights(desk(play, connection), person(play, who))


def test_a_call_about_what_is_late_counts_as_following_it_up(group: Play) -> None:
    for day in (23, 25, 26, 29):
        at(group, day)
    assert [None] == [one["acknowledged_at"] for one in rows(group, Escalation)][:1]

    act(group, "somchai", MISSING, SEE_TO, "[ขอเวลา 3 วัน]")

    late = [one for one in rows(group, Escalation) if one["part"] == "collect"]
    assert all(one["acknowledged_by"] == person(group, "somchai") for one in late)
    assert all(str(one["look_on"]) >= "2021-12-03" for one in late)


def test_the_price_that_is_shown_is_what_is_sent_and_nobody_is_told_twice_a_day(four: Play) -> None:
    at(four, 23)
    at(four, 24)
    act(four, "somchai", "เมนู")
    before = len(four.line.pushes)

    price = act(four, "somchai", SEND)
    act(four, "somchai", "[ส่งเลย]")
    four.remind()
    again = act(four, "somchai", SEND)

    assert "ใช้โควตา 2 โควตาเดือนนี้เหลือ" in price
    assert 2 == len(four.line.pushes) - before
    assert "[ส่งเลย]" not in again
    assert "วันนี้ได้รับข้อความเตือนแล้ว" in again
    assert "กลุ่มสมุนไพรบ้านปง" in price


def test_who_asked_for_time_is_in_no_price_and_hears_nothing(four: Play) -> None:
    at(four, 23)
    act(four, "somchai", "กลุ่มที่ดูแล")
    four.press("somchai", "ดูกลุ่ม", number=2)
    act(four, "somchai", SEE_TO, "[ขอเวลา 3 วัน]")
    at(four, 24)

    with four.core.database.reading() as connection:
        here = desk(four, connection)
        held = owing.rights(here, person(four, "somchai"))
        called = prompting.supposed(here, owing.owed(here, held, {}))

    assert (1, 1) == (called.goes_out + called.told, called.resting)


def test_what_is_filled_in_names_both_and_closes_what_the_group_owes(group: Play) -> None:
    receipt = filled_in(group, "[บอกทางโทรศัพท์]")

    [row] = rows(group, Relay)
    report = relayed(group)
    assert "มะลิ บอกทางโทรศัพท์" in receipt
    assert (person(group, "somchai"), person(group, "mali"), "phone", "chat") == (
        row["person_id"], row["informant_id"], row["how"], row["via"],
    )  # fmt: skip
    assert (report.person_id, reports.CONTRIBUTION) == (person(group, "somchai"), report.purpose)
    assert b"\xe0\xb8\xa1" not in row["name"]
    assert report.role_id is not None
    [owed] = rows(group, Obligation, duty="set1")
    assert report.id == owed["contribution_id"]


def test_whoever_told_it_hears_it_free_objects_and_the_correction_stands(group: Play) -> None:
    filled_in(group, "[มาบอกต่อหน้า]")
    pushes = len(group.line.pushes)

    heard = act(group, "mali", "เมนู")
    act(group, "mali", "[ไม่ตรงกับที่บอก]", "30 ไร่ ไม่ใช่ 35")
    told = act(group, "somchai", "เมนู")
    act(group, "somchai", "[แก้ไข]", "พื้นที่ทำเกษตร", "30 ไร่", "[ส่ง]")

    assert "เจ้าหน้าที่กรอกแทนตามที่บอก" in heard
    assert "35 ไร่" in heard
    assert len(group.line.pushes) <= pushes + 1
    assert "30 ไร่ ไม่ใช่ 35" in told
    assert [True, False] == [one["objected_at"] is not None for one in by_age(group)]
    assert "แจ้งว่าไม่ตรง" not in act(group, "somchai", "เมนู")


def by_age(play: Play) -> list[dict[str, object]]:
    age = {one["id"]: one["sent_at"] for one in rows(play, Report)}
    return sorted((dict(one) for one in rows(play, Relay)), key=lambda one: age[one["report_id"]])


def test_a_correction_by_the_group_itself_is_its_own_word(group: Play) -> None:
    filled_in(group, "[บอกทางโทรศัพท์]")
    act(group, "mali", "เมนู", "[แก้ไข]", "พื้นที่ทำเกษตร", "30 ไร่", "[ส่ง]")

    [live] = [one for one in rows(group, Report) if one["is_current"] and one["purpose"] == "contribution"]
    assert ("chat", person(group, "mali")) == (live["source"], live["person_id"])


def test_a_picture_of_the_paper_belongs_to_the_report_and_only_to_it(group: Play) -> None:
    act(group, "somchai", MISSING, SEE_TO)
    group.press("somchai", "กรอกแทน", number=2)
    act(group, "somchai", "[จากกระดาษ]")
    for number in (1, 2):
        group.event("somchai", {"type": "message", "message": {"type": "image", "id": f"paper{number}"}})
    early = [one["report_id"] for one in rows(group, Evidence)]
    act(group, "somchai", "[ไปที่แบบรายงาน]", *PART, "[ส่ง]")

    report = relayed(group)
    assert [None, None] == early
    assert [report.id] * 2 == [one["report_id"] for one in rows(group, Evidence)]
    assert 2 == len(rows(group, Relay)[0]["papers"])


def test_words_before_the_first_question_are_no_answer(group: Play) -> None:
    act(group, "somchai", MISSING, SEE_TO)
    group.press("somchai", "กรอกแทน", number=2)

    said = act(group, "somchai", "[จากกระดาษ]", "12")

    assert "ยังไม่ได้ใช้เป็นคำตอบ" in said
    assert "ข้อ 1 จาก 7" in said


def test_only_the_office_of_a_round_fills_in_for_it(group: Play) -> None:
    [owed] = rows(group, Obligation, duty="set1")
    with group.core.database.reading() as connection:
        here = desk(group, connection)
        mine = part_of(here, owing.rights(here, person(group, "somchai")), owed["id"])
        hers = part_of(here, owing.rights(here, person(group, "mali")), owed["id"])

    assert (owed["id"], None) == (mine.id if mine else None, hers)
    act(group, "somchai", MISSING, SEE_TO)
    data = group.data("somchai", "กรอกแทน")
    said = group.event("mali", {"type": "postback", "postback": {"data": data}})
    assert "กรอกแทน" not in shown(said)


def test_a_number_on_paper_opens_its_own_round_as_long_as_it_is_missing(group: Play) -> None:
    act(group, "somchai", MISSING, SEE_TO, "[พิมพ์แบบเปล่า]")
    [paper] = rows(group, Paper)
    number = str(paper["number"])

    found = act(group, "somchai", f"กรอกแทน {number}")
    wrong = act(group, "daeng", number)
    with group.core.database.reading() as connection:
        here = desk(group, connection)
        row = papers.round_of(here, number)
        same = papers.number_of(here, str(paper["obligation_id"]))

    assert "บอกข้อมูลมาทางไหน" in found
    assert "บอกข้อมูลมาทางไหน" not in wrong
    assert (paper["obligation_id"], number) == (row.id if row else "", same)


def test_an_invitation_made_in_chat_lets_one_person_speak_for_the_group(four: Play) -> None:
    act(four, "somchai", "กลุ่มที่ดูแล")
    four.press("somchai", "ดูกลุ่ม", number=4)
    act(four, "somchai", SEE_TO, "[ชวนด้วย QR]")
    [code] = [JoinCode(**one) for one in rows(four, JoinCode) if one["unit_id"]]
    with four.core.database.reading() as connection:
        digits = inviting.digits_of(desk(four, connection), code)

    said = act(four, "arun", digits)

    assert (1, "unit") == (code.uses_left, "unit" if code.unit_id else "office")
    assert "กลุ่มไข่ไก่บ้านเหล่า" in said
    assert digits not in str(rows(four, JoinCode))


def test_a_code_from_elsewhere_is_never_guessed(four: Play) -> None:
    others = [JoinCode(**one) for one in rows(four, JoinCode)]
    with four.core.database.reading() as connection:
        found = [inviting.digits_of(desk(four, connection), one) for one in others]

    assert Counter({"": len(others)}) == Counter(found)
    assert others


def test_a_prompt_is_a_reminder_like_any_other(four: Play) -> None:
    act(four, "somchai", SEND, "[ส่งเลย]")

    made = [one for one in rows(four, Notice) if one["kind"] == "remind" and one["step"] >= prompting.BY_HAND]
    assert made
    assert {"reminder"} == {one["share"] for one in made}


def test_a_name_that_is_taken_back_stands_nowhere_any_more(group: Play) -> None:
    act(group, "somchai", MISSING, SEE_TO)
    group.press("somchai", "กรอกแทน", number=2)
    act(group, "somchai", "[คนอื่นเป็นคนบอก]", "ลุงคำ")
    message = f"m{group.count - 1}"
    act(group, "somchai", "[บอกทางโทรศัพท์]", *PART, "[ส่ง]")
    [row] = rows(group, Relay)
    with group.core.database.reading() as connection:
        before = kept.named(desk(group, connection), Relay(**row))

    group.event("somchai", {"type": "unsend", "unsend": {"messageId": message}})

    [row] = rows(group, Relay)
    with group.core.database.reading() as connection:
        after = kept.named(desk(group, connection), Relay(**row))
    assert (("ลุงคำ", message), ("", "")) == (before, after)
    assert (None, "phone") == (row["informant_id"], row["how"])


def test_the_sheet_says_how_it_was_told_and_never_who(group: Play) -> None:
    filled_in(group, "[บอกทางโทรศัพท์]")
    report, library = relayed(group), group.core.shelf.library()

    with group.core.database.reading() as connection:
        layer = Layer(library, group.core.texts)
        [line] = reporting.lines(connection, layer, library.programmes[report.programme], [report])

    assert "กรอกแทน บอกทางโทรศัพท์" == line.late
