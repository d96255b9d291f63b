"""What tests of measures, systems and open forms need: the demo's first programme with a little of each in it."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from cli.applying import apply
from handlers.enrolling import enrol
from models import units
from tests.play import Play
from tests.playing import on_sqlite
from tests.stories import desk, register

PROGRAMME = "moac-groups-2565"
ROOT = Path(__file__).parents[1]
MORE = """
[systems.bpm]
name = "BPM"
address = "https://bpm.example"
[systems.letter]
name = "หนังสือถึงกรม"
kind = "letter"
[levels.strength]
name = "ระดับกลุ่ม"
steps = { c = "ซี", b = "บี", a = "เอ" }
sources = ["assess_1/level", "assess_2/level"]
heads = ["saves", "meets"]
rise = 1
[budgets.event]
name = "งบจัดงาน"
baht = 2500
per = "group"
spent = "event/baht"
[indicators.attended]
name = "คนมาร่วมงาน"
duty = "event"
value = "${attended}"
unit = "คน"
target = 50
per = "province"
[duties.event]
name = "รายงานจัดงาน"
form = "event"
about = "group"
filed_by = "offices.province"
due = 2021-12-10
caps = [{ field = "baht", baht = 9000, says = "คู่มือกำหนดค่าจัดงานไม่เกิน 9,000 บาท" }]
entered_in = [{ system = "bpm", values = ["attended", "baht", "held_on"] }, { system = "letter", values = ["attended"] }]
open_form = { form = "wall", into = { attended = "count", satisfied = "mean: ${score}" } }
[duties.again]
name = "รายงานจัดงานอีกครั้ง"
form = "event"
about = "group"
filed_by = "offices.province"
due = 2021-12-11
[duties.assess_1]
name = "ประเมินครั้งแรก"
form = "assess"
about = "group"
filed_by = "offices.province"
due = 2021-12-12
[duties.assess_2]
name = "ประเมินครั้งที่สอง"
form = "assess"
about = "group"
filed_by = "offices.province"
due = 2021-12-13
"""
EVENT = """
| survey |
| | type | name | label | required | bind::sanam:kind | bind::sanam:unit | bind::sanam:short |
| | date | held_on | จัดงานวันไหนคะ | yes | date | | วันจัดงาน |
| | integer | attended | มีคนมากี่คนคะ | yes | count | คน | คนมา |
| | decimal | satisfied | พอใจเฉลี่ยเท่าไรคะ | | | คะแนน | ความพอใจ |
| | integer | baht | ใช้เงินกี่บาทคะ | yes | money | บาท | ใช้เงิน |
| settings |
| | form_id | form_title | version | default_language | namespaces |
| | event | งาน | 1 | th | sanam="https://sanam.example/xforms" |
"""
WALL = """
| survey |
| | type | name | label | required | constraint | constraint_message | relevant | appearance | bind::sanam:short | bind::sanam:kind |
| | select_one score | score | วันนี้พอใจแค่ไหนคะ | yes | | | | | ความพอใจ | |
| | text | why | อยากให้ปรับอะไรคะ | yes | | | ${score} <= 2 | multiline | สิ่งที่ควรปรับ | |
| | integer | age | อายุเท่าไรคะ | | . < 120 | ขออายุไม่เกิน 119 ปี | | | อายุ | |
| choices |
| | list_name | name | label |
| | score | 5 | พอใจมากที่สุด |
| | score | 4 | พอใจมาก |
| | score | 3 | พอใจปานกลาง |
| | score | 2 | พอใจน้อย |
| | score | 1 | ไม่พอใจ |
| settings |
| | form_id | form_title | version | default_language | namespaces |
| | wall | ความพอใจต่อการจัดงาน | 1 | th | sanam="https://sanam.example/xforms" |
"""
ASSESS = """
| survey |
| | type | name | label | required | bind::sanam:short |
| | select_one yn | saves | กลุ่มออมเงินทุกเดือนไหมคะ | yes | ออมเงิน |
| | select_one yn | meets | กลุ่มประชุมทุกเดือนไหมคะ | yes | ประชุม |
| | select_one level | level | ประเมินแล้วได้ระดับไหนคะ | yes | ระดับ |
| choices |
| | list_name | name | label |
| | yn | yes | ใช่ |
| | yn | no | ไม่ใช่ |
| | level | c | ซี |
| | level | b | บี |
| | level | a | เอ |
| settings |
| | form_id | form_title | version | default_language | namespaces |
| | assess | ประเมินกลุ่ม | 1 | th | sanam="https://sanam.example/xforms" |
"""


def published(play: Play, wall: str = WALL) -> None:
    """Apply the programme with a system, a level, a budget and an open form; groups that are there owe what is new."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / PROGRAMME
        shutil.copytree(ROOT / "programmes" / PROGRAMME, folder)
        toml = folder / "programme.toml"
        toml.write_text(toml.read_text("utf-8") + MORE, "utf-8")
        for name, form in (("event", EVENT), ("wall", wall), ("assess", ASSESS)):
            (folder / "forms" / f"{name}.md").write_text(form, "utf-8")
        apply(play.core_without_tasks(), folder)
    play.core.shelf._looked_at = 0.0
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        for unit in units.of_programme(connection, PROGRAMME):
            enrol(here, here.library.programmes[PROGRAMME], unit.id)


@pytest.fixture
def measured(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """Lend a world with a registered group and this programme; it is made once a run, and every test has a copy."""
    made = tmp_path_factory.getbasetemp() / "measured"
    if not made.exists():
        made.mkdir()
        first = on_sqlite(made, tmp_path_factory)
        register(first)
        published(first)
        first.close()
    for file in made.glob("sanam.db*"):
        shutil.copy(file, tmp_path)
    world = Play(tmp_path, is_ready=True)
    # What LINE sends is known by its number, and the first ones were sent to the world that this is a copy of.
    world.count = 1_000
    world.clock.moment += timedelta(hours=1)
    yield world
    world.close()
