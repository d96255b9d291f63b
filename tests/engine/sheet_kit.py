"""What tests of a table of many units need: a form with a column of every look, and lines that are filled by hand."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.conversation.sent.noun import Sent
from engine.conversation.state import Draft
from engine.forms import filling as forms
from engine.forms.form import Form
from engine.forms.reading import read_markdown
from engine.obligations.calendar import BANGKOK
from engine.obligations.reading import read_pack
from engine.sheet.arriving import rows_of
from engine.sheet.columns import columns, left
from engine.sheet.parts import Line, Reading, Row, Seen, Sheet, Typed
from tests.rules.tree import ROOT
from thai.words import Vocabulary

FORM = """
| survey |
| | type | name | label | required | relevant | constraint | constraint_message | bind::sanam:kind | bind::sanam:unit | bind::sanam:warn | bind::sanam:short |
| | begin_group | told | ข้อมูล | | | | | | | | |
| | note | hello | ขอข้อมูลของกลุ่ม | | | | | | | | |
| | select_one has | met | มีประชุมไหม | yes | | | | | | | ประชุม |
| | integer | people | มากี่คน | yes | ${met} = 'yes' | . >= 0 and . <= 5000 | ขอจำนวนคน 0 ถึง 5,000 เช่น 23 | count | คน | . <= 200 | ผู้เข้าร่วม |
| | date | held_on | ประชุมวันไหน | yes | ${met} = 'yes' | . <= today() | ขอวันที่ผ่านมาแล้ว | date | | | วันประชุม |
| | decimal | spent | ใช้เงินกี่บาท | | | | | money | บาท | | ใช้เงิน |
| | select_multiple crop | crops | ปลูกอะไรบ้าง | | | | | | | | พืช |
| | text | phone | เบอร์โทร | | | | | phone | | | เบอร์โทร |
| | text | remark | หมายเหตุ | | | | | | | | หมายเหตุ |
| | acknowledge | papers | เห็นเอกสารแล้ว | yes | | | | | | | เห็นเอกสาร |
| | image | photos | รูป | | | | | | | | รูป |
{more}| | end_group | | | | | | | | | | |
| choices |
| | list_name | name | label |
| | has | yes | มี |
| | has | no | ไม่มี |
| | crop | rice | ข้าว |
| | crop | leaf | ผักสลัด, ผักกาด |
| | crop | fruit | ไม้ผล |
| settings |
| | form_id | form_title | version | default_language | namespaces |
| | many | หลายกลุ่ม | 1 | th | sanam="https://sanam.example/xforms" |
"""
A_LIST = """| | begin_repeat | member | สมาชิก | | | | | | | | |
| | text | name | ชื่ออะไร | yes | | | | person | | | ชื่อ |
| | end_repeat | | | | | | | | | | |
"""
AT = "/data/told/"
WHEN = When(1_000, datetime(2021, 11, 22, 9, tzinfo=BANGKOK), "seed")
WORDS = Vocabulary(tomllib.loads((ROOT / "locale/th/words.toml").read_text("utf-8")))
READING = Reading(WHEN, WORDS)
PACK = read_pack(ROOT / "programmes/moac-groups-2565")
WHOLE = {"met": "มี", "people": "๒๓ คน", "held_on": "15 พ.ย. 64", "papers": "ใช่"}


def form(*, has_list: bool = False) -> Form:
    return read_markdown(FORM.replace("{more}", A_LIST if has_list else ""), name="many")


def line(
    name: str = "กลุ่มหนึ่ง", key: str = "o1", *, has_list: bool = False, told: Mapping[str, str] | None = None
) -> Line:
    made = form(has_list=has_list)
    known = {AT + path: value for path, value in (told or {}).items()}
    begun = {**forms.start(made, WHEN.at, WHEN.seed), **known}
    draft = Draft(f"d{key}", "file", PACK.id, "many", "1", obligation=key, answers=begun, raw={})
    return Line(key, name, Filling(draft, made, PACK, made.title, name))


def sent(one: Line, *, number: str = "65-00001") -> Line:
    """Make a line one that was sent as it stands; what it holds now would correct it."""
    answers = dict(one.filling.draft.answers)
    report = Sent("r1", number, "รายงาน", one.name, WHEN.at, can_correct=True)
    draft = replace(one.filling.draft, replaces="r1")
    return replace(
        one, number=number, filling=replace(one.filling, draft=draft, corrects=report, was=answers)
    )


def sheet(*lines: Line) -> Sheet:
    made = lines[0].filling.form
    return Sheet("round", "หลายกลุ่ม", columns(made, None), left(made, None), lines)


def empty(_path: str, text: str) -> bool:
    """Say of a page on which every cell was empty whether a text stood there."""
    return not text


def judged(one: Line, texts: Mapping[str, str], *, why: str = "", seen: Seen = empty) -> Row:
    """Put texts into the cells of a line, by the names of the questions."""
    typed = Typed({AT + path: text for path, text in texts.items()}, why)
    [row] = rows_of(sheet(one), {one.key: typed}, lambda _: seen, READING)
    return row


def value(row: Row, name: str) -> str:
    return row.filling.draft.answers.get(AT + name, "")


def reasons(row: Row) -> dict[str, str]:
    """Return the msgids of what stands against a line, by the names of the questions."""
    return {
        path.removeprefix(AT): getattr(fault.reason, "msgid", getattr(fault.reason, "text", ""))
        for path, fault in row.faults.items()
    }
