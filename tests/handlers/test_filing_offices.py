"""A report is owed by the office that the programme names: the unit's own, or the one above it."""

from datetime import datetime

from bot.clock import BANGKOK
from models.base import table
from models.obligations import Obligation
from models.offices import Office
from tests.play import Play
from tests.stories import act, join, rows

IN_ITS_YEAR = datetime(2020, 11, 24, 9, tzinfo=BANGKOK)
ANSWERS = (
    "กลุ่มแปรรูปถั่วเหลืองบ้านปางหมู", "ต.ปางหมู อ.เมือง จ.แม่ฮ่องสอน", "20", "มะลิ ใจดี", "0812345678", "[ข้อย่อย 1 (1 กลุ่ม)]",
    "[เคย]", "2561", "[กลุ่มปานกลาง]", "[ยังไม่ได้เป็น]", "[ใช่]", "[ยืนยัน]", "[ส่ง]",
)  # fmt: skip


def registered(play: Play) -> dict[str, str]:
    """Let a group of the occupation groups register; return who files what it owes."""
    play.clock.moment = IN_ITS_YEAR
    join(play, code="25640001")
    act(play, "mali", *ANSWERS)
    return {
        row["duty"]: row["office_id"] for row in rows(play, Obligation) if row["unit_id"] != row["office_id"]
    }


def test_the_district_and_the_province_file_each_their_own(play: Play) -> None:
    filed = registered(play)

    assert {"doae-mhs-1", "doae-mhs"} == set(filed.values())
    assert {"three_k_2", "after_group"} == {duty for duty, office in filed.items() if office == "doae-mhs"}


def test_what_an_office_files_that_is_not_there_yet_is_owed_by_nobody(play: Play) -> None:
    with play.core.database.writing() as connection:
        connection.execute(table(Office).update().where(table(Office).c.id == "doae-mhs").values(area="50"))

    assert {"doae-mhs-1"} == set(registered(play).values())
