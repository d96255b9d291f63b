"""`flask packs diff`, `apply --plan`, `rollback` and `draft` as people and programs use them, over a real database."""

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskCliRunner

from cli.flask_app import create_app
from cli.packs.folders import FOLDER, read
from models import drafts
from tests.play import Play
from tests.playing import play
from tests.stories import PART, act, register, rows

__all__ = ["play"]
ID = "moac-groups-2565"
GUIDE = """โครงการทดลองปลูกผักปลอดภัย ปีงบประมาณ 2565

๑. ให้อำเภอส่งแบบรายงานข้อมูลกลุ่ม ต่อจังหวัด ภายในวันที่ ๓๐ พฤศจิกายน ๒๕๖๔
2. ให้กลุ่มรายงานความก้าวหน้า ภายในวันที่ 25 ของทุกเดือน
3. สรุปผลการดำเนินงานส่งจังหวัด ภายใน 7 วัน หลังจัดกิจกรรมแล้วเสร็จ
4. รายงานผลการใช้จ่ายงบประมาณ ภายในเดือนสิงหาคม 2564
5. กรมจะประชาสัมพันธ์โครงการทางวิทยุ
"""
HEAD = ["--year", "2565", "--name", "ผักปลอดภัย", "--owner", "กอง", "--unit", "กลุ่ม", "--level", "district", "--office", "อำเภอ"]  # fmt: skip


@pytest.fixture
def runner(play: Play, monkeypatch: pytest.MonkeyPatch) -> FlaskCliRunner:
    monkeypatch.setenv("DATABASE_URL", play.settings.database_url)
    monkeypatch.setenv("SANAM_ENV", "development")
    monkeypatch.setenv("FIELD_KEY", "field")
    monkeypatch.setenv("SECRET_KEY", "secret")
    return create_app().test_cli_runner()


def run(runner: FlaskCliRunner, *words: str, typed: str = "") -> tuple[int, str]:
    done = runner.invoke(args=["packs", *words], input=typed)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def other(tmp_path: Path, *turns: tuple[str, str, str]) -> Path:
    """Copy the pack and write something else in one of its files."""
    folder = tmp_path / ID
    shutil.copytree(FOLDER / ID, folder)
    for file, old, new in turns:
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new), "utf-8")
    return folder


NARROW = ("forms/set1.md", ". >= 1 and . <= 5000", ". >= 1 and . <= 900")
NO_SET1 = ("programme.toml", "[duties.set1]", "[duties.set_one]")


def test_a_pack_and_itself_do_not_differ(runner: FlaskCliRunner) -> None:
    assert (0, "") == run(runner, "diff", f"applied:{ID}", ID)


def test_each_change_is_one_line_of_json_in_both_languages(
    runner: FlaskCliRunner, play: Play, tmp_path: Path
) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:2])

    code, said = run(runner, "diff", ID, str(other(tmp_path, NARROW)), "--json")

    [line] = [json.loads(one) for one in said.splitlines()]
    assert (1, "narrow", "constraints", "set1") == (code, line["class"], line["thing"], line["form"])
    assert line["drafts_en"].startswith("1 running drafts are asked it again")
    assert line["drafts_th"].startswith("ที่กรอกค้างไว้ 1 ฉบับ")
    assert {"what_th", "owed_th", "reports_th", "sheet_th"} < line.keys()


def test_a_plan_asks_before_anything_changes(runner: FlaskCliRunner, tmp_path: Path) -> None:
    folder = str(other(tmp_path, NARROW))

    code, said = run(runner, "apply", folder, "--plan", typed="n\n")
    assert (0, True, False) == (code, "narrow" in said, "applied" in said)
    assert 1 == run(runner, "diff", f"applied:{ID}", folder)[0]

    code, said = run(runner, "apply", folder, "--plan", typed="y\n")
    assert (0, True) == (code, f"applied {ID} version 2" in said)
    assert 0 == run(runner, "diff", f"applied:{ID}", folder)[0]


def test_a_rollback_says_which_version_is_in_force_now(runner: FlaskCliRunner, tmp_path: Path) -> None:
    run(runner, "apply", str(other(tmp_path, NARROW)))

    code, said = run(runner, "rollback", ID, "--json")

    assert (0, 3) == (code, json.loads(said)["version"])
    assert 0 == run(runner, "diff", f"applied:{ID}", ID)[0]
    assert (1, True) == ((again := run(runner, "rollback", ID))[0], "no version before this one" in again[1])


def test_whoever_fills_in_what_is_taken_out_goes_on_and_sends_it(
    runner: FlaskCliRunner, play: Play, tmp_path: Path
) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:3])
    run(runner, "apply", str(other(tmp_path, NO_SET1)))
    play.core.shelf._looked_at = 0.0

    said = act(play, "mali", PART[3])

    assert "พื้นที่ทำเกษตรของกลุ่มรวมกี่ไร่คะ" in said
    assert ["open"] == [
        row["state"] for row in rows(play, drafts.Draft, form="set1") if row["state"] == "open"
    ]


def draft(runner: FlaskCliRunner, tmp_path: Path, typed: str, *more: str) -> tuple[int, str]:
    file = tmp_path / "guide.txt"
    file.write_text(GUIDE, "utf-8")
    return run(runner, "draft", str(file), str(tmp_path / "veg-2565"), *HEAD, *more, typed=typed)


def test_what_is_confirmed_one_by_one_becomes_a_pack_that_works(
    runner: FlaskCliRunner, tmp_path: Path
) -> None:
    typed = "ย\nแก้\nรายงานรายเดือน\nเร็ว ๆ นี้\nรายงานรายเดือน\nทุกเดือน วันที่ 27\nย\nไม่\n"

    code, said = draft(runner, tmp_path, typed.replace("เร็ว ๆ นี้\nรายงานรายเดือน\n", "เร็ว ๆ นี้\n"))

    assert 0 == code, said
    programme, forms = read(tmp_path / "veg-2565")
    assert [3, 4, 5] == [duty.source_line for duty in programme.duties]
    assert [("L3",), ("L4",), ("L5",)] == [duty.refs for duty in programme.duties]
    assert {"named_only"} == {duty.form_status for duty in programme.duties}
    assert "รายงานรายเดือน" == programme.duties[1].name
    assert {"duty1", "duty2", "duty3"} == forms.keys()
    assert "(วันที่พิมพ์ไว้ยังไม่แน่ชัด)" in said


def test_a_day_that_is_not_sure_is_set_later_when_it_is_taken(runner: FlaskCliRunner, tmp_path: Path) -> None:
    draft(runner, tmp_path, "ไม่\nไม่\nไม่\nย\n")

    assert 'due = "set_later"' in (tmp_path / "veg-2565" / "programme.toml").read_text("utf-8")


def test_nothing_is_written_when_nothing_is_confirmed(runner: FlaskCliRunner, tmp_path: Path) -> None:
    code, _ = draft(runner, tmp_path, "ไม่\nไม่\nไม่\nไม่\n")

    assert (0, False) == (code, (tmp_path / "veg-2565").exists())


def test_all_at_once_is_refused(runner: FlaskCliRunner, tmp_path: Path) -> None:
    code, said = draft(runner, tmp_path, "", "--yes-all")

    assert (2, True) == (code, "confirmed by a person" in said)


def test_a_folder_with_a_pack_is_never_written_over(runner: FlaskCliRunner, tmp_path: Path) -> None:
    draft(runner, tmp_path, "ย\nไม่\nไม่\nไม่\n")

    assert 1 == draft(runner, tmp_path, "ไม่\nย\nไม่\nไม่\n")[0]
    assert [3] == [duty.source_line for duty in read(tmp_path / "veg-2565")[0].duties]


def docx(*paragraphs: str, before: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr(
            "word/document.xml", f'{before}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )
    return out.getvalue()


def listed(runner: FlaskCliRunner, path: Path) -> list[dict[str, Any]]:
    code, said = run(runner, "draft", str(path), "--year", "2565", "--json")
    assert 0 == code
    return [json.loads(one) for one in said.splitlines()]


def test_a_word_document_is_read_like_a_text(runner: FlaskCliRunner, tmp_path: Path) -> None:
    (tmp_path / "guide.txt").write_text(GUIDE, "utf-8")
    (tmp_path / "guide.docx").write_bytes(docx(*GUIDE.splitlines()))

    found = listed(runner, tmp_path / "guide.docx")

    assert found == listed(runner, tmp_path / "guide.txt")
    assert [3, 4, 5, 6] == [one["line"] for one in found]
    assert ["30 พ.ย. 2564", "ทุกเดือน วันที่ 25", "หลัง event3 7 วัน", "แจ้งภายหลัง"] == [one["due"] for one in found]


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\x00", b"PK\x03\x04", docx("x", before='<!DOCTYPE a [<!ENTITY b "c">]>'), docx("<unclosed>")],
    ids=["nothing", "no zip", "entities", "no xml"],
)
def test_a_file_that_is_no_document_is_told_so(
    runner: FlaskCliRunner, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "guide.docx"
    path.write_bytes(content)

    code, said = run(runner, "draft", str(path), "--year", "2565", "--json")

    assert (1, True) == (code, ".docx" in said)
