"""`flask packs list`, `show`, `calendar` and `roll`, as they are typed."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.applying import read
from cli.packs.calendar import calendar_of
from cli.packs.list import list_packs
from cli.packs.roll import roll
from cli.packs.show import show
from engine.obligations.reading import read_pack
from tests.engine.pack_kit import PROGRAMMES

MOAC, DOAE = "moac-groups-2565", "doae-groups-2564"
KEYS = {
    "programme", "duty", "refs", "source", "source_line", "clock", "due", "about", "collected_by", "filed_by", "level",
    "to", "channel", "attachments", "form", "form_status", "questions", "built_from", "review", "caps",
}  # fmt: skip


def run(command: Any, *words: str) -> Result:
    result = CliRunner().invoke(command, words)
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one pack of its own."""
    shutil.copytree(PROGRAMMES / MOAC, tmp_path / MOAC)
    return tmp_path / MOAC


def test_every_duty_of_every_pack_is_one_json_line_with_all_its_keys() -> None:
    told = [json.loads(line) for line in run(list_packs, "--duties", "--json").stdout.splitlines()]

    assert {frozenset(KEYS)} == {frozenset(one) for one in told}
    assert sum(len(read_pack(path.parent).duties) for path in PROGRAMMES.glob("*/programme.toml")) == len(
        told
    )
    assert ["2021-10-29"] == next(one["due"] for one in told if "000-R0" in one["refs"])


def test_the_packs_are_listed_for_people_and_for_programs() -> None:
    assert f"{MOAC}  กิจกรรมการรวมกลุ่มและการสร้างเครือข่าย" in run(list_packs).output.splitlines()
    assert MOAC in {json.loads(line)["id"] for line in run(list_packs, "--json").output.splitlines()}
    assert f"{MOAC}  list  fixed  2021-10-29" in run(list_packs, "--duties").output.splitlines()


def test_a_programme_is_shown_with_its_clocks_in_words_and_what_is_open() -> None:
    said = run(show, MOAC).output

    assert "กำหนด ทุกเดือน ภายในวันที่ 27 ตั้งแต่ 27 ต.ค. 2564 ถึง 27 ก.ย. 2565" in said
    assert "แบบ set3 คู่มือพิมพ์ไว้บางส่วน" in said
    assert "ยังไม่มีวันกำหนด (1)\n  แจ้งคืนเงินงบประมาณ รอ" in said
    assert "every month on day 27" in run(show, MOAC, "--lang", "en").output


def test_a_pack_that_is_not_there_is_named_with_the_cure() -> None:
    result = CliRunner().invoke(show, ["nothing"])

    assert (2, True) == (
        result.exit_code,
        "no pack nothing: give an id of `flask packs list`" in result.output,
    )


def test_a_pack_that_is_not_in_order_is_shown_with_its_fault(folder: Path) -> None:
    path = folder / "programme.toml"
    path.write_text(path.read_text("utf-8").replace('to = "centre"', 'to = "nowhere"', 1), "utf-8")

    result = CliRunner().invoke(show, [str(folder), "--lang", "en"])

    assert (1, True) == (result.exit_code, 'duties.list.to: points to "nowhere"' in result.output)


def test_the_year_stands_in_order_with_weekends_and_holidays_and_what_waits_last() -> None:
    lines = run(calendar_of, DOAE).output.splitlines()

    assert "พฤ. 31 ธ.ค. 2563  กำหนดส่ง  ผลการเรียนรู้ ระยะที่ 1 รายกลุ่ม (ใช้ทำแบบ กสอ.1)  (วันสิ้นปี)" == lines[0]
    waiting = [line.startswith("-  ") for line in lines]
    assert sorted(waiting) == waiting
    assert any(waiting)
    days = [json.loads(line)["day"] for line in run(calendar_of, MOAC, "--json").output.splitlines()]
    dated = [day for day in days if day]
    assert sorted(dated) == dated == days[: len(dated)]


def test_a_calendar_file_holds_every_day_once_and_the_same_uids_each_time(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.ics", "two.ics")]
    for file in files:
        run(calendar_of, MOAC, "--ics", str(file))
    uids = [
        [line for line in file.read_bytes().decode().split("\r\n") if line.startswith("UID:")]
        for file in files
    ]
    dated = [one for one in run(calendar_of, MOAC, "--json").output.splitlines() if '"day": "' in one]

    assert uids[0] == uids[1]
    assert len(dated) == len(set(uids[0])) == len(uids[0])


def test_next_year_s_pack_is_a_folder_beside_this_one_that_is_in_order(folder: Path) -> None:
    said = run(roll, str(folder), "2570").output

    programme, forms = read(folder.parent / "moac-groups-2570")
    assert (2570, MOAC, True) == (programme.fiscal_year, programme.home, programme.unconfirmed)
    assert set(read(folder)[1]) == set(forms)
    assert "2026-12-27  weekend  รายงานความก้าวหน้ารายเดือน ธ.ค. 2569" in said
    readme = (folder.parent / "moac-groups-2570/README.md").read_text("utf-8")
    assert "ปีงบประมาณ พ.ศ. 2570" in readme.splitlines()[0]
    assert "- `programme.toml` line" in readme


def test_a_folder_rolled_twice_is_as_rolled_once_by_two_years(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other / MOAC)
    run(roll, str(folder), "2566")
    run(roll, str(folder.parent / "moac-groups-2566"), "2567")
    run(roll, str(other / MOAC), "2567")

    twice, once = (
        {
            path.relative_to(where).as_posix(): path.read_bytes()
            for path in (where / "moac-groups-2567").rglob("*")
            if path.is_file()
        }
        for where in (folder.parent, other)
    )

    assert once == twice


def test_a_year_that_is_there_already_is_not_overwritten(folder: Path) -> None:
    run(roll, str(folder), "2566")
    again = CliRunner().invoke(roll, [str(folder), "2566"])
    same = CliRunner().invoke(roll, [str(folder), "2565"])

    assert (2, 2) == (again.exit_code, same.exit_code)
    assert "is there already: take it away first" in again.output
    assert "is of 2565 already" in same.output
