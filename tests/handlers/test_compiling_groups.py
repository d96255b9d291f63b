"""Four groups, two districts, one province: sums for the district, words and photos side by side for the province."""

from datetime import datetime

from bot.clock import BANGKOK
from cli import demo
from engine.conversation.effects import Send
from engine.conversation.state import Draft
from handlers import enrolling, evidence, filling, reporting
from handlers.speakers import agreed
from models import evidence as kept
from models import obligations, offices, units
from models.obligations import Obligation
from models.reports import Report
from tests import tiers
from tests.play import Play
from tests.stories import act, desk, rows

PROGRAMME, PROVINCE = "doae-groups-2564", "doae-mhs"
DISTRICTS = {"5801": "doae-mhs-1", "5802": "doae-mhs-2"}
AT = datetime(2020, 12, 10, 9, tzinfo=BANGKOK)
PHOTO = "ab12.jpg"


def settled(play: Play) -> None:
    """Three groups in one district, one in the other; somchai files for the first, daeng for the second, nida above."""
    play.clock.moment = AT
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        programme = here.library.programmes[PROGRAMME]
        offices.put_office(
            connection, id="doae-mhs-2", programme=PROGRAMME, kind="district", name="สำนักงานเกษตรอำเภอขุนยวม", area="5802",
            phone="020005802",
        )  # fmt: skip
        office = offices.office(connection, "doae-mhs-2")
        assert office is not None
        enrolling.enrol_office(here, programme, office)
        for id_ in ("doae-mhs-1", PROVINCE):
            # The demo begins a year later: what was due before its offices were there they do not owe.
            units.change(connection, id_, made_at=here.now)
            enrolling.enrol(here, programme, id_)
        for number, area in enumerate(("5801", "5801", "5801", "5802")):
            units.add(
                connection, id=f"group{number}", programme=PROGRAMME, kind="group", name=f"กลุ่มที่ {number + 1}",
                place=f"{area}01", office_id=DISTRICTS[area], attributes={}, made_at=here.now,
            )  # fmt: skip
            enrolling.enrol(here, programme, f"group{number}")
        for who, role, office_id in (
            ("somchai", "officer", "doae-mhs-1"), ("daeng", "officer", "doae-mhs-2"), ("nida", "province_officer", PROVINCE),
        ):  # fmt: skip
            demo.meet(here, who, who, here.now)
            offices.grant(
                connection, id=f"{who}-doae", person_id=tiers.known_as(here, who), programme=PROGRAMME, kind=role,
                scope_kind=offices.OFFICE, scope_id=office_id, valid_from=here.now,
            )  # fmt: skip
    for who in ("somchai", "daeng", "nida"):
        act(play, who, "เมนู")


def file(play: Play, who: str, unit: str, duty: str, **said: str) -> None:
    """File a report as its office would have."""
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        row = next(one for one in obligations.of_unit(connection, unit, PROGRAMME) if one.duty == duty)
        speaker = agreed(here, tiers.known_as(here, who))
        assert speaker is not None
        form = here.library.programmes[PROGRAMME].duty(duty).form
        draft = Draft(
            filling.new_id(unit, duty),
            "file",
            PROGRAMME,
            form,
            here.library.current[PROGRAMME, form],
            obligation=row.id,
        )
        reporting.send(here, speaker, Send(draft, {f"/data/{name}": value for name, value in said.items()}))


def opened(play: Play, who: str, unit: str, duty: str) -> str:
    [found] = rows(play, Obligation, unit_id=unit, duty=duty)
    return tiers.press(play, who, "o", found["id"])


def three_groups(play: Play) -> None:
    for number, learners in enumerate((15, 12, 9)):
        file(
            play, "somchai", f"group{number}", "phase1_group", learners=str(learners), with_ifpp="8", with_tbk="7",
            problems=("ฝนตก", "ไม่มี", "ขาดพันธุ์ถั่ว")[number], potential="ดี",
        )  # fmt: skip


def test_a_district_opens_with_the_sums_of_its_groups_and_their_words(play: Play) -> None:
    settled(play)
    three_groups(play)

    said = opened(play, "somchai", "doae-mhs-1", "phase1_district")
    shown = act(play, "somchai", "เรียนครบ", "[ข้าม]", "[ข้าม]")

    assert "ส่งแล้ว 3 จาก 3" in said
    assert "รวมทั้งอำเภอได้ผลอย่างไร" in said
    assert "ผู้เรียนรวม\n36 คน" in shown
    assert "มีแผน IFPP รวม\n24 คน" in shown
    assert "กลุ่มที่ 1: ฝนตก / กลุ่มที่ 2: ไม่มี / กลุ่มที่ 3: ขาดพันธุ์ถั่ว" in shown


def test_what_the_district_says_in_its_own_words_stays_when_a_figure_below_moves(play: Play) -> None:
    settled(play)
    three_groups(play)
    opened(play, "somchai", "doae-mhs-1", "phase1_district")
    act(play, "somchai", "เรียนครบ", "[ข้าม]", "[ข้าม]", "[ส่ง]")
    [first] = rows(play, Report, form="phase1_district")

    _corrected(play, "group2", "19", "ฝนทิ้งช่วง")
    act(play, "somchai", "เมนู", "[ส่งตัวเลขใหม่]")

    [found] = rows(play, Report, form="phase1_district", is_current=True)
    assert ("36", "46") == (first["answers"]["/data/learners"], found["answers"]["/data/learners"])
    assert "เรียนครบ" == found["answers"]["/data/results"]
    assert "กลุ่มที่ 3: ฝนทิ้งช่วง" in found["answers"]["/data/problems"]


def _corrected(play: Play, unit: str, learners: str, problems: str) -> None:
    [found] = rows(play, Report, unit_id=unit, form="phase1_group", is_current=True)
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        speaker = agreed(here, tiers.known_as(here, "somchai"))
        assert speaker is not None
        draft = Draft(filling.new_id("anew", unit), "file", PROGRAMME, "phase1_group", found["form_digest"],
                      obligation=found["obligation_id"], replaces=found["id"])  # fmt: skip
        told = {**found["answers"], "/data/learners": learners, "/data/problems": problems}
        reporting.send(here, speaker, Send(draft, told))


def test_the_province_opens_with_the_words_and_photos_of_its_districts(play: Play) -> None:
    settled(play)
    _shared(play)

    said = opened(play, "nida", PROVINCE, "project")
    shown = act(play, "nida", "4", "60", "55", "1", "ได้ผลดีทุกกลุ่ม", "[ข้าม]")

    assert "ส่งแล้ว 2 จาก 2" in said
    assert "อำเภอเมืองแม่ฮ่องสอน: น้ำน้อย / สำนักงานเกษตรอำเภอขุนยวม: ฝนมาก" in shown
    assert "1 รูป" in shown


def test_a_photo_that_goes_up_is_seen_there_and_nowhere_beside(play: Play) -> None:
    settled(play)
    _shared(play)

    with play.core.database.reading() as connection:
        here, piece = desk(play, connection), kept.get(connection, "ab12")
        assert piece is not None
        seen = {
            who: evidence.may_see(here, tiers.known_as(here, who), piece)
            for who in ("somchai", "nida", "daeng")
        }

    assert {"somchai": True, "nida": True, "daeng": False} == seen


def _shared(play: Play) -> None:
    """Both districts have sent their share, one with a photo."""
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        row = next(
            one
            for one in obligations.of_unit(connection, "doae-mhs-1", PROGRAMME)
            if one.duty == "district_share"
        )
        kept.add(
            connection, id="ab12", person_id=tiers.known_as(here, "somchai"), message_hash="hash", message=b"", kind="image",
            office_id="doae-mhs-1", unit_id="doae-mhs-1", obligation_id=row.id, draft_id=None, answers="/data/photos",
            duration_ms=None, received_at=here.now, next_try_ms=here.now_ms,
        )  # fmt: skip
    told = {"selection": "ดี", "phase1": "ดี", "phase2": "ดี", "phase2_learners": "10", "materials": "ไม่มี"}
    file(play, "somchai", "doae-mhs-1", "district_share", **told, problems="น้ำน้อย", photos=PHOTO)
    file(play, "daeng", "doae-mhs-2", "district_share", **told, problems="ฝนมาก")
