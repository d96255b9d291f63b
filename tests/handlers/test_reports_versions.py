"""A form that is published anew under a running draft: the answers go over, what has changed is asked again, one line says so."""

import json

from sqlalchemy import select

from cli.applying import FOLDER, digest
from engine.forms.reading import read_markdown
from engine.forms.storing import to_dict
from models import drafts, packs, people, reports
from models.base import table
from tests.play import Play
from tests.stories import (
    AFTER_PLACE,
    GROUP,
    PART,
    PLACE,
    act,
    contribute,
    file,
    join,
    register,
    rows,
)
from tests.whole.test_any_events import change_form

ALL_THERE = "แบบรายงานมีการปรับ ข้อที่ตอบไว้ยังอยู่ครบ"


def publish(play: Play, name: str, *changes: tuple[str, str]) -> str:
    """Publish a form of the pack anew with other words in it; return its digest."""
    text = (FOLDER / "moac-groups-2565" / "forms" / f"{name}.md").read_text("utf-8")
    for old, new in (*changes, ("2565.1", "2565.2")):
        assert old in text
        text = text.replace(old, new)
    body = to_dict(read_markdown(text, name=name))
    new_digest = digest(body)
    with play.core.database.writing() as connection:
        stored = packs.bodies(connection, ["moac-groups-2565"])["moac-groups-2565"]
        kept = [
            row
            for row in packs.forms_of(connection, "moac-groups-2565")
            if row.is_current and row.name != name
        ]
        forms: list[dict[str, object]] = [
            {"programme": row.programme, "name": row.name, "digest": row.digest, "body": row.body}
            for row in kept
        ]
        forms.append({"programme": "moac-groups-2565", "name": name, "digest": new_digest, "body": body})
        pack = {
            "id": "moac-groups-2565", "digest": digest([name]), "body": stored, "applied_at": play.clock.moment,
        }  # fmt: skip
        packs.apply(connection, pack, forms)
    play.core.shelf._looked_at = 0.0
    return new_digest


def body(play: Play) -> dict[str, object]:
    """Open the one draft that is running."""
    [row] = rows(play, drafts.Draft, state=drafts.OPEN)
    with play.core.database.reading() as connection:
        key = play.core.vault.existing(connection, people.owner_of(row["person_id"]))
    assert key is not None
    found: dict[str, object] = json.loads(key.open(row["body"]))
    return found


MORE_MEMBERS = (". >= 1 and . <= 5000", ". >= 1 and . <= 900")
NO_WANTS = ("| text | wants |", "| calculate | wants |")


def at_products(play: Play) -> str:
    register(play)
    return act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:3])


def test_an_answer_to_a_question_that_stayed_is_taken_and_the_change_is_told(anywhere: Play) -> None:
    at_products(anywhere)
    new = publish(anywhere, "set1", ("กลุ่มอยากพัฒนาเรื่องอะไรคะ", "อยากพัฒนาเรื่องใดบ้างคะ"))

    said = act(anywhere, "mali", "ผักสลัด ไข่ไก่")

    assert ALL_THERE in said
    assert "พื้นที่ทำเกษตรของกลุ่มรวมกี่ไร่คะ" in said
    assert new == body(anywhere)["digest"]
    answers = body(anywhere)["answers"]
    assert isinstance(answers, dict)
    assert "ผักสลัด ไข่ไก่" == answers["/data/from_group/products"]


def test_what_has_changed_is_asked_again(anywhere: Play) -> None:
    at_products(anywhere)
    publish(anywhere, "set1", MORE_MEMBERS)

    said = act(anywhere, "mali", "ผักสลัด ไข่ไก่")

    assert f"{ALL_THERE} มี 1 ข้อที่ขอถามใหม่" in said
    assert "ตอนนี้กลุ่มมีสมาชิกกี่คนคะ" in said
    done = act(anywhere, "mali", "12", "35 ไร่", "น้ำไม่พอ", "แปรรูป", "[ส่ง]")
    assert "สำนักงานได้รับข้อมูลของกลุ่มแล้ว" in done


def test_it_is_told_once(play: Play) -> None:
    at_products(play)
    publish(play, "set1", MORE_MEMBERS)
    act(play, "mali", "ผักสลัด ไข่ไก่")

    assert ALL_THERE not in act(play, "mali", "12")


def test_an_answer_to_the_question_that_has_changed_is_not_taken(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]")
    publish(play, "set1", MORE_MEMBERS)

    said = act(play, "mali", "12")

    assert ALL_THERE in said
    assert "ตอนนี้กลุ่มมีสมาชิกกี่คนคะ" in said
    answers = body(play)["answers"]
    assert isinstance(answers, dict)
    assert "/data/from_group/members" not in answers


def test_what_is_not_asked_any_more_is_told_and_left_out(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART)
    publish(play, "set1", ("| text | problem |", "| hidden | problem |"))

    said = act(play, "mali", "[ส่ง]")

    assert f"{ALL_THERE} มี 1 ข้อที่" in said
    assert [] == rows(play, reports.Report, purpose=reports.CONTRIBUTION)
    assert "สำนักงานได้รับข้อมูลของกลุ่มแล้ว" in act(play, "mali", "[ส่ง]")


def test_it_is_told_when_the_draft_is_opened_again(play: Play) -> None:
    at_products(play)
    act(play, "mali", "ไว้ทีหลัง")
    publish(play, "set1", MORE_MEMBERS)

    said = act(play, "mali", "งานค้าง", "[ทำต่อ]")

    assert f"{ALL_THERE} มี 1 ข้อที่ขอถามใหม่" in said


def test_a_report_is_stored_in_the_version_that_it_was_finished_in(anywhere: Play) -> None:
    at_products(anywhere)
    new = publish(anywhere, "set1", MORE_MEMBERS)

    act(anywhere, "mali", "ผักสลัด", "12", "35 ไร่", "น้ำไม่พอ", "แปรรูป", "[ส่ง]")

    [part] = rows(anywhere, reports.Report, purpose=reports.CONTRIBUTION)
    assert new == part["form_digest"]
    assert "9" == part["answers"]["/data/from_group/households"]


def test_the_words_as_typed_go_over_with_their_answers(play: Play) -> None:
    at_products(play)
    publish(play, "set1", MORE_MEMBERS)
    act(play, "mali", "ผักสลัด")

    raw = body(play)["raw"]
    assert isinstance(raw, dict)
    assert "15 มิ.ย. 2563" == raw["/data/from_group/formed_on"]
    assert "/data/from_group/members" not in raw


def test_a_correction_keeps_the_version_that_was_sent(anywhere: Play) -> None:
    register(anywhere)
    contribute(anywhere)
    file(anywhere)
    [sent] = rows(anywhere, reports.Report, purpose=reports.REPORT)
    publish(anywhere, "set1", MORE_MEMBERS)

    said = act(anywhere, "somchai", "แก้ไข", "[แก้ไข]", "[แก้ไข สมาชิก]", "13", "[ส่ง]")

    assert "แทนเลขที่รับ" in said
    assert ALL_THERE not in said
    corrected = rows(anywhere, reports.Report, purpose=reports.REPORT, is_current=True)
    assert [sent["form_digest"]] == [row["form_digest"] for row in corrected]


def test_a_new_draft_begins_in_the_new_version(play: Play) -> None:
    change_form(play, 1)
    join(play)

    [current] = [
        row
        for row in rows(play, packs.StoredForm, programme="moac-groups-2565", name="register")
        if row["is_current"]
    ]

    assert [current["digest"]] == [row["form_digest"] for row in rows(play, drafts.Draft)]


def test_a_registration_goes_over_too(play: Play) -> None:
    join(play)
    act(play, "mali", GROUP, PLACE)
    change_form(play, 1)
    moves = [one for one in AFTER_PLACE if one != "[มี]"]

    assert "ขึ้นทะเบียนกลุ่มแล้ว" in act(play, "mali", *moves, "[ส่ง]")
    [report] = rows(play, reports.Report)
    assert not [path for path in report["answers"] if path.endswith("/develops_products")]


def test_buttons_of_the_old_version_never_mean_another_question(play: Play) -> None:
    join(play)
    act(play, "mali", GROUP, PLACE, *AFTER_PLACE)
    old = play.data("mali", "แก้ไข เคยเข้าร่วมมาก่อน")
    change_form(play, 1)

    first = act(play, "mali", "[แก้ไข พัฒนาผลผลิต]")
    again = play.event("mali", {"type": "postback", "postback": {"data": old}})

    assert f"{ALL_THERE} มี 1 ข้อที่ไม่ใช้แล้ว" in first
    assert "ตอนนี้คือ" not in first
    assert "ตอนนี้คือ" not in json.dumps(again, ensure_ascii=False)


def test_nothing_is_said_where_nothing_was_published(play: Play) -> None:
    at_products(play)
    with play.core.database.reading() as connection:
        assert connection.execute(select(table(packs.StoredForm).c.digest)).all()

    assert ALL_THERE not in act(play, "mali", "ผักสลัด")
