"""A compiled report on paper: the table that its pack prints, with what came from below, and the lines to sign on."""

from pathlib import Path
from typing import Any

import pytest

from bot.desks import desk_of
from bot.papers import laying, making
from handlers.files import reading
from models import reports
from tests import tiers
from tests.exports.pdf_kit import bare, pages
from tests.handlers.test_compiling_marketers import made
from tests.stories import act, rows

__all__ = ["made"]


@pytest.fixture
def month(made: tiers.Markets) -> Any:
    """Lend the report of a province for its month, sent by its office."""
    tiers.opened(made, "nida", tiers.PROVINCE, "work_month")
    act(made.play, "nida", "ขายได้ดี", "[ข้าม]", "[ข้าม]", "[ส่ง]", "แผนของอีกคนยังไม่มา")
    [report] = [one for one in rows(made.play, reports.Report) if one["form"] == "work_month"]
    return report


def test_a_compiled_report_is_printed_with_its_table_and_no_name(
    made: tiers.Markets, month: Any, tmp_path: Path
) -> None:
    core = made.play.core
    with core.database.reading() as connection:
        desk = desk_of(core, connection)
        report = reports.get(connection, month["id"])
        assert report is not None
        paper = reading.bare(desk, report)
        assert paper is not None
        file = making.write(core, desk, (paper,), "pdf", tmp_path)
        made_of = laying.paper_of(core, desk, (paper,), with_memo=True)

    text = "".join(one.said for one in pages(file))

    assert bare("ปริมาณงาน/คน/เดือน") in text
    assert bare("รวม 7 ผลิตภัณฑ์") in text
    assert bare("ผู้รายงาน") in text
    assert bare(f"{month['number']} ฉบับที่ 1") in text
    assert made_of.memo is not None
    assert month["number"] in made_of.memo.says[0]
