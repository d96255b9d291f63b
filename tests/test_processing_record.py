"""The record of processing is made of the packs: every personal question stands in it, and who may know of it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.packs.processing import class_of
from bot.packs.processing_beside import BESIDE
from bot.retention.kinds import KINDS, NAMED
from cli.packs.processing import processing_record
from tests.engine.pack_kit import PROGRAMMES

CLOSED = "เรื่องลับ รู้ได้เฉพาะผู้ที่โครงการกำหนด"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("record") / "all.md"
    done = CliRunner().invoke(processing_record, [str(file)])
    assert 0 == done.exit_code, done.output
    return file.read_text("utf-8")


def test_every_programme_every_kind_and_every_country_stand_in_it(whole: str) -> None:
    packs = len(list(PROGRAMMES.glob("*/programme.toml")))

    assert packs == whole.count("| ผู้ควบคุมข้อมูล |")
    assert len(KINDS) == sum(
        whole.count(f"| {one.days} |") for one in {kind.days: kind for kind in KINDS}.values()
    )
    assert "LINE ประเทศญี่ปุ่น" in whole


def test_every_question_about_a_person_has_a_line_of_its_own(tmp_path: Path) -> None:
    from bot.texts import Texts
    from cli.packs.naming import pack

    _, forms = pack("moac-groups-2565", Texts.load())
    personal = [one for form in forms.values() for one in form.questions if class_of(one) != "unit"]
    file = tmp_path / "one.md"
    CliRunner().invoke(processing_record, ["moac-groups-2565", str(file)])

    lines = [line for line in file.read_text("utf-8").splitlines() if "เข้ารหัส |" in line]
    assert len(personal) == len(lines) > 0
    assert [] == [line for line in lines if line.count("|") != 4]


def test_what_only_few_may_know_of_is_said_to_be_so(whole: str) -> None:
    assert 5 <= whole.count(CLOSED)


def test_voices_and_the_pages_for_everybody_stand_in_it_with_why_and_for_how_long(whole: str) -> None:
    _, _, after = whole.partition("## นอกจากคำถามในแบบรายงาน")
    rows = [
        line.strip("| ").split(" | ")
        for line in after.partition("\n## ")[0].splitlines()
        if line.startswith("| ")
    ][1:]

    assert [len(BESIDE)] * 4 == [len([row for row in rows if row[at]]) for at in range(4)]
    assert ("ข้อความเสียง", f"{NAMED['evidence'].days:,} วัน") == (rows[0][0], rows[0][3])
