"""Pictures as answers, end to end: kept sealed, sent with the report, seen by its office, known again, and gone when taken back."""

import json
from datetime import timedelta
from typing import Any

from PIL import ImageOps

from bot.leftovers import tidy_files
from engine.conversation.bubbles import Press
from engine.conversation.evidence.albums import evidence_of
from exports.reports import cell
from handlers.albums import seen_before
from handlers.doubting import seeing
from models import evidence, notices, obligations, reports
from models.base import table
from models.evidence import Evidence
from models.likenesses import Band
from models.obligations import Obligation
from tests.photos import jpeg, photo, scene
from tests.play import Play, actions
from tests.stories import GROUP, act, desk, person, register, rows, shown

FIRST, AGAIN = ("มี", "ประชุมกลุ่ม"), ("[ใช้ตามเดิมทั้งหมด]",)
MONTH = ("เมื่อวาน", "23", "12500", "[ข้าม]")
OTHER = "กลุ่มข้าวบ้านป่าไผ่"
PATH = "/data/from_group/photos"


def at_the_photo_question(play: Play, begins: tuple[str, ...] = FIRST) -> str:
    """Open the monthly report and answer everything before its photo."""
    act(play, "mali", "งานค้าง")
    play.press("mali", "ทำเลย", number=2)
    return act(play, "mali", *begins, *MONTH)


def sends(
    play: Play, name: str, content: bytes | None = None, *, who: str = "mali", of: tuple[str, int] = ("", 0)
) -> str:
    """Send a picture, alone or as one of a set; return what the bot says."""
    play.line.contents[name] = photo(1) if content is None else content
    message: dict[str, Any] = {"type": "image", "id": name}
    if of[0]:
        message["imageSet"] = {"id": of[0], "index": 1, "total": of[1]}
    return shown(play.event(who, {"type": "message", "message": message}))


def reported(play: Play, *names: str, caption: str = "") -> None:
    """Let มะลิ's group send its month with these pictures."""
    register(play)
    at_the_photo_question(play)
    for number, name in enumerate(names, 1):
        sends(play, name, photo(number))
    if caption:
        act(play, "mali", caption)
    act(play, "mali", "ครบแล้ว", "[ส่ง]")
    play.work()


def unsend(play: Play, name: str) -> str:
    return shown(play.event("mali", {"type": "unsend", "unsend": {"messageId": name}}))


def opened(play: Play, number: int = 1) -> list[dict[str, Any]]:
    """Let สมชาย open the month of the group that has sent it."""
    act(play, "somchai", "งานค้าง")
    return play.press("somchai", "ทำเลย", number=number)


def files(play: Play) -> list[str]:
    return sorted(one.place for one in play.core.files.all())


def contribution(play: Play) -> Any:
    return rows(play, reports.Report, purpose="contribution")[-1]


def test_pictures_are_kept_sealed_with_a_preview_and_belong_to_the_report(anywhere: Play) -> None:
    play = anywhere
    reported(play, "p1", "p2")

    first, second = rows(play, Evidence)
    named = [evidence_of(one) for one in contribution(play)["answers"][PATH].split()]
    assert {first["id"], second["id"]} == set(named)
    for row in (first, second):
        assert ("kept", PATH, contribution(play)["id"]) == (row["state"], row["answers"], row["report_id"])
        assert (640, 480) == (row["width"], row["height"])
        assert row["preview_size"] > 1000
        assert 32 == len(row["look"])
        assert {row["place"], row["place"] + "-preview"} <= set(files(play))
    assert 14 == len(rows(play, Band))
    for place in files(play):
        content = play.core.files.read(place, 0, 200)
        assert b"JFIF" not in content


def test_what_a_picture_says_of_itself_is_sealed(play: Play) -> None:
    from tests.bot.test_media_pictures import exif

    register(play)
    at_the_photo_question(play)
    sends(play, "p1", jpeg(scene(1), exif=exif()))
    play.work()

    [row] = rows(play, Evidence)
    with play.core.database.reading() as connection:
        key = play.core.vault.existing(connection, f"person:{row['person_id']}")
    assert key is not None
    assert b"2021" not in row["told"]
    assert {"taken": "2021:11:20 10:15:00", "place": "18.790000 98.980000"} == json.loads(
        key.open(row["told"])
    )


def test_a_set_is_answered_once_and_what_comes_after_the_end_still_joins(anywhere: Play) -> None:
    play = anywhere
    register(play)
    at_the_photo_question(play)

    said = [sends(play, f"p{number}", of=("s", 4)) for number in (3, 1)]
    ended = act(play, "mali", "ครบแล้ว")
    late = sends(play, "p4", of=("s", 4))
    act(play, "mali", "[ส่ง]")

    assert "กำลังรับ 4 รูป" in said[0]
    assert ["", ""] == [said[1], late]
    assert "มาถึงแล้ว 2 จาก 4 รูป" in ended
    assert 3 == len(contribution(play)["answers"][PATH].split())
    assert [contribution(play)["id"]] * 3 == [row["report_id"] for row in rows(play, Evidence)]


def test_the_office_hears_of_an_answer_only_with_the_report(play: Play) -> None:
    register(play)
    at_the_photo_question(play)
    sends(play, "p1")
    play.work()
    [row] = rows(play, Evidence)
    data = play.core.buttons.sign(Press("hear", row["id"]), person(play, "somchai"))

    assert [] == rows(play, notices.Notice, kind="evidence")
    assert "รูป" not in act(play, "somchai", "สวัสดี")
    said = shown(play.event("somchai", {"type": "postback", "postback": {"data": data}}))
    assert "เปิดดู" not in said
    with play.core.database.reading() as connection:
        from handlers.evidence import may_see

        here, stored = desk(play, connection), evidence.get(connection, row["id"])
        assert stored is not None
        assert [False, True] == [may_see(here, person(play, who), stored) for who in ("somchai", "mali")]


def test_the_officer_sees_the_pictures_above_the_first_question_and_on_the_review(play: Play) -> None:
    reported(play, "p1", "p2", caption="ป้ายและคนเข้าร่วม")

    first = shown(opened(play))
    look = play.press("somchai", "ขอดู")
    review = act(play, "somchai", "40", "[ข้าม]")

    assert "รูปกิจกรรม\n2 รูป: ป้ายและคนเข้าร่วม\n[ขอดู]" in first
    assert "2 รูป: ป้ายและคนเข้าร่วม" in shown(look)
    [link] = [one["uri"] for one in actions(look) if "uri" in one]
    assert all(row["id"] in link for row in rows(play, Evidence))
    assert "2 รูป: ป้ายและคนเข้าร่วม" in review
    assert 1 == review.count("[ขอดู]")


def test_the_sender_may_look_at_her_own_before_they_are_sent(play: Play) -> None:
    register(play)
    at_the_photo_question(play)
    sends(play, "p1")

    assert "เปิดดู" in shown(play.press("mali", "ขอดู"))


def another_month(play: Play, content: bytes) -> str:
    """Let the group send a picture in the round of December too, and สมชาย open it; return what stands on it."""
    act(play, "somchai", "40", "[ข้าม]", "[ส่ง]")
    play.clock.moment += timedelta(days=20)
    at_the_photo_question(play, AGAIN)
    sends(play, "again", content)
    act(play, "mali", "ครบแล้ว", "[ส่ง]")
    play.work()
    return shown(opened(play, number=2))


def test_a_picture_of_another_month_is_shown_to_the_officer_and_not_refused(anywhere: Play) -> None:
    play = anywhere
    reported(play, "p1")
    opened(play)

    said = another_month(play, jpeg(ImageOps.mirror(scene(1)), 40))

    assert "เคยเห็นรูปนี้แล้ว" in said
    assert "รูปนี้คล้ายรูปของกลุ่มผักอินทรีย์บ้านหนองบัว เมื่อ 22 พ.ย. 2564" in said
    pair = play.press("somchai", "ขอดู", number=2)
    [link] = [one["uri"] for one in actions(pair) if "uri" in one]
    assert all(row["id"] in link for row in rows(play, Evidence))
    assert "เคยเห็นรูปนี้แล้ว" in act(play, "somchai", "50", "[ข้าม]")


def test_another_picture_of_the_same_work_is_no_likeness(play: Play) -> None:
    reported(play, "p1")
    opened(play)

    assert "เคยเห็นรูปนี้แล้ว" not in another_month(play, photo(7))


def test_the_same_picture_twice_in_one_report_is_nobody_s_affair(play: Play) -> None:
    register(play)
    at_the_photo_question(play)
    sends(play, "p1")
    sends(play, "p2")
    act(play, "mali", "ครบแล้ว", "[ส่ง]")
    play.work()

    assert "เคยเห็นรูปนี้แล้ว" not in shown(opened(play))


def test_of_another_office_s_group_nothing_but_the_day_is_told(play: Play) -> None:
    reported(play, "p1")
    ids = tuple(row["id"] for row in rows(play, Evidence))
    with play.core.database.writing() as connection:
        table = Evidence.__table__
        older = {
            **rows(play, Evidence)[0],
            "id": "older",
            "message_hash": "older",
            "unit_id": "u9",
            "office_id": "o9",
        }
        older["received_at"] = play.clock.moment - timedelta(days=40)
        connection.execute(table.insert().values(**older))  # type: ignore[attr-defined]
        bands = [{"evidence_id": "older", "band": row["band"]} for row in rows(play, Band)]
        connection.execute(Band.__table__.insert().values(bands))  # type: ignore[attr-defined]
        [found] = seen_before(desk(play, connection), ids, "moac-cm")
    assert ("", False) == (found.group, found.can_look)

    said = shown(opened(play))

    assert "รูปนี้คล้ายรูปของกลุ่มอื่น เมื่อ" in said
    assert 1 == said.count("[ขอดู]")
    data = play.core.buttons.sign(Press("alike", f"{ids[0]}-older"), person(play, "somchai"))
    assert "เปิดดูคู่กัน" not in shown(play.event("somchai", {"type": "postback", "postback": {"data": data}}))


def test_a_picture_in_a_report_that_is_not_sent_yet_betrays_itself_to_nobody(play: Play) -> None:
    reported(play, "p1")
    row = rows(play, Evidence)[0]
    with play.core.database.writing() as connection:
        connection.execute(
            Evidence.__table__.update().values(report_id=None)  # type: ignore[attr-defined]
        )
        assert () == seen_before(desk(play, connection), (row["id"],), "moac-cm")


def test_one_picture_taken_back_leaves_the_draft_and_the_store_and_the_others_stay(anywhere: Play) -> None:
    play = anywhere
    register(play)
    at_the_photo_question(play)
    sends(play, "p1", photo(1))
    sends(play, "p2", photo(2))
    play.work()

    unsend(play, "p1")
    play.work()

    gone, kept = sorted(rows(play, Evidence), key=lambda row: str(row["state"]))
    assert ("gone", "kept") == (gone["state"], kept["state"])
    assert (None, None, None, None, None) == (
        gone["look"], gone["preview_key"], gone["told"], gone["width"], gone["sha256"],
    )  # fmt: skip
    assert {kept["id"]} == {row["evidence_id"] for row in rows(play, Band)}
    assert [kept["place"], kept["place"] + "-preview"] == files(play)
    act(play, "mali", "ครบแล้ว", "[ส่ง]")
    assert [kept["id"]] == [evidence_of(one) for one in contribution(play)["answers"][PATH].split()]


def test_the_last_picture_taken_back_asks_again(play: Play) -> None:
    register(play)
    at_the_photo_question(play)
    sends(play, "p1")
    act(play, "mali", "ครบแล้ว")
    unsend(play, "p1")

    assert "มีรูปกิจกรรมไหมคะ" in act(play, "mali", "[ส่ง]")


def test_a_picture_taken_back_after_sending_is_marked_and_says_so(play: Play) -> None:
    reported(play, "p1")
    value = contribution(play)["answers"][PATH]

    unsend(play, "p1")
    play.work()

    assert (True, value) == (contribution(play)["is_source_withdrawn"], contribution(play)["answers"][PATH])
    assert [] == files(play)
    assert "1 รูป" in shown(opened(play))


def test_everything_taken_out_is_deleted_as_if_unsent(play: Play) -> None:
    register(play)
    at_the_photo_question(play)
    sends(play, "p1")
    play.work()

    act(play, "mali", "[ลบทั้งหมด เริ่มใหม่]")
    play.work()

    assert ["gone"] == [row["state"] for row in rows(play, Evidence)]
    assert [] == files(play)
    sends(play, "p2")
    act(play, "mali", "ครบแล้ว", "[ส่ง]")
    assert 1 == len(contribution(play)["answers"][PATH].split())


def test_pictures_of_a_draft_that_was_thrown_away_go_after_a_week(anywhere: Play) -> None:
    play = anywhere
    register(play)
    at_the_photo_question(play)
    sends(play, "p1")
    play.work()
    play.press("mali", "ไว้ทีหลัง")
    dropped = next(one["label"] for one in actions(play.seen["mali"]) if "ทิ้ง" in str(one.get("label")))
    play.press("mali", dropped)

    tidy_files(play.core)
    assert ["kept"] == [row["state"] for row in rows(play, Evidence)]
    play.clock.moment += timedelta(days=8)
    tidy_files(play.core)

    assert [("gone", "never sent")] == [(row["state"], row["reason"]) for row in rows(play, Evidence)]
    assert [] == files(play)


def test_a_correction_keeps_the_pictures_and_their_words(play: Play) -> None:
    reported(play, "p1", caption="คนเต็มห้อง")
    act(play, "mali", "แก้ไข")
    said = shown(play.press("mali", "แก้ไข"))

    assert "1 รูป: คนเต็มห้อง" in said


def test_a_spreadsheet_shows_how_many(play: Play) -> None:
    reported(play, "p1", "p2")
    found = play.core.shelf.library().form("moac-groups-2565", "monthly")
    assert found is not None
    question = found[0].question(PATH)
    assert question is not None

    assert 2 == cell(found[0], question, contribution(play)["answers"][PATH])
    assert cell(found[0], question, "") is None


def test_two_duties_of_one_month_may_share_a_picture(play: Play) -> None:
    reported(play, "p1")
    [row] = rows(play, Evidence)
    [other] = rows(play, Obligation, duty="set1")
    later = {"id": "later", "message_hash": "later", "obligation_id": other["id"]}
    with play.core.database.writing() as connection:
        for days, found in ((3, 0), (40, 1)):
            later |= {"id": f"later{days}", "message_hash": f"later{days}"}
            at = row["received_at"] + timedelta(days=days)
            connection.execute(Evidence.__table__.insert().values(**{**row, **later, "received_at": at}))  # type: ignore[attr-defined]
            bands = [
                {"evidence_id": later["id"], "band": one["band"]}
                for one in rows(play, Band, evidence_id=row["id"])
            ]
            connection.execute(Band.__table__.insert().values(bands))  # type: ignore[attr-defined]

            assert found == len(seen_before(desk(play, connection), (later["id"],), "moac-cm"))


def found_about(play: Play, report: Any) -> list[tuple[str, str, dict[str, str]]]:
    """Return what a reviewer of a report is told of its pictures."""
    with play.core.database.reading() as connection:
        here = desk(play, connection)
        stored = reports.get(connection, report["id"])
        row = obligations.get(connection, report["obligation_id"])
        assert stored is not None
        assert row is not None
        looked = seeing.of_report(here, stored, row)
    assert {"evidence", "photo"} <= looked.checks
    return [
        (one.check, one.why, dict(one.params)) for one in looked.doubts if one.check in {"evidence", "photo"}
    ]


def test_a_reviewer_is_told_of_a_picture_that_was_seen_before_with_its_group_and_day(play: Play) -> None:
    reported(play, "p1")
    assert [] == found_about(play, contribution(play))

    play.clock.moment += timedelta(days=31)
    at_the_photo_question(play, AGAIN)
    sends(play, "p2", photo(1))
    act(play, "mali", "ครบแล้ว", "[ส่ง]")
    play.work()
    latest = max(rows(play, reports.Report, purpose="contribution"), key=lambda row: str(row["sent_at"]))

    assert [("photo", "photo", {"group": GROUP, "day": "22 พ.ย. 2564"})] == found_about(play, latest)


def test_a_reviewer_is_told_of_pictures_that_are_on_their_way_or_could_not_be_kept(play: Play) -> None:
    reported(play, "p1", "p2")
    for state, expected in (("waiting", "coming"), ("given_up", "lost")):
        with play.core.database.writing() as connection:
            connection.execute(table(Evidence).update().values(state=state))

        assert [("evidence", expected, {"count": "2"})] == found_about(play, contribution(play))
