"""What tests of a report's page need: a pack whose report has a list, a browser without JavaScript, and what it sees."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import lxml.html
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from cli.applying import digest
from engine.forms.reading import read_markdown
from engine.forms.storing import to_dict
from handlers.filling import stored
from models import drafts, packs
from tests.play import Play, actions
from tests.stories import act, desk, person, register
from web.evidence import evidence
from web.pages import pages
from web.reports import reports

PROGRAMME = "moac-groups-2565"
HOST = "http://127.0.0.1:8000"
SET1 = """
| survey |
| | type | name | label | hint | required | relevant | constraint | constraint_message | bind::sanam:kind | bind::sanam:unit | bind::sanam:warn | bind::sanam:carry | bind::sanam:short |
| | begin_group | from_group | ข้อมูลจากกลุ่ม | | | | | | | | | | |
| | note | opening | ขอข้อมูลทั่วไปของกลุ่ม | | | | | | | | | | |
| | integer | members | ตอนนี้กลุ่มมีสมาชิกกี่คน | นับรวมประธานด้วย | yes | | . >= 1 and . <= 5000 | ขอจำนวนสมาชิก 1 ถึง 5,000 คน | count | คน | . >= 7 | members | สมาชิก |
| | integer | households | สมาชิกมาจากกี่ครัวเรือน | | yes | | . <= ${members} | ขอจำนวนครัวเรือนที่ไม่เกินจำนวนสมาชิก | households | ครัวเรือน | | | ครัวเรือน |
| | date | formed_on | กลุ่มตั้งขึ้นเมื่อไร | เช่น 15 มิ.ย. 2563 | yes | | . <= today() | ขอวันที่ผ่านมาแล้ว | date | | | | วันตั้งกลุ่ม |
| | text | phone | เบอร์โทรของประธาน | | yes | | | | phone | | | | เบอร์โทร |
| | select_one yes_no | sells | กลุ่มขายผลผลิตไหม | | yes | | | | | | | | ขายผลผลิต |
| | text | market | ขายที่ไหน | | yes | ${sells} = 'yes' | | | | | | | ตลาด |
| | select_multiple crop | crops | ปลูกอะไรบ้าง | | | | | | | | | | พืช |
| | begin_repeat | member | สมาชิกที่เข้าร่วม | | | | | | | | | | |
| | text | name | ชื่ออะไร | | yes | | | | person | | | | ชื่อ |
| | integer | age | อายุเท่าไร | | yes | | . < 120 | ขออายุไม่เกิน 119 ปี | | ปี | | | อายุ |
| | text | job | อาชีพอะไร | | | | | | | | | | อาชีพ |
| | end_repeat | | | | | | | | | | | | |
| | end_group | | | | | | | | | | | | |
| | begin_group | from_office | ส่วนของสำนักงาน | | | | | | | | | | |
| | text | remark | มีหมายเหตุเพิ่มเติมไหม | | | | | | | | | | หมายเหตุ |
| | end_group | | | | | | | | | | | | |
| choices |
| | list_name | name | label |
| | yes_no | yes | ใช่ |
| | yes_no | no | ไม่ใช่ |
| | crop | rice | ข้าว |
| | crop | leaf | ผักสลัด |
| | crop | fruit | ไม้ผล |
| settings |
| | form_id | form_title | version | default_language | namespaces |
| | set1 | รายงานชุดที่ ๑ | {version} | th | sanam="https://sanam.example/xforms" |
"""
PART = "/data/from_group/"
WHOLE = {
    "members": "12", "households": "9", "formed_on": "15 มิ.ย. 2563", "phone": "0812345678", "market": "ตลาดนัดแม่ริม",
}  # fmt: skip


def publish(
    play: Play, version: str = "2565.9", form: str = SET1, shows: Mapping[str, str] | None = None
) -> None:
    """Make the pack's first report one with a list; drafts that were begun keep their version."""
    body = to_dict(
        replace(read_markdown(form.replace("{version}", version), name="set1"), attached=shows or {})
    )
    with play.core.database.writing() as connection:
        stored_pack = packs.bodies(connection, [PROGRAMME])[PROGRAMME]
        kept = [row for row in packs.forms_of(connection, PROGRAMME) if row.is_current and row.name != "set1"]
        rows: list[dict[str, object]] = [
            {"programme": row.programme, "name": row.name, "digest": row.digest, "body": row.body}
            for row in kept
        ]
        rows.append({"programme": PROGRAMME, "name": "set1", "digest": digest(body), "body": body})
        pack = {
            "id": PROGRAMME,
            "digest": digest([version]),
            "body": stored_pack,
            "applied_at": play.clock.moment,
        }
        packs.apply(connection, pack, rows)
    play.core.shelf._looked_at = 0.0


def application(play: Play) -> Flask:
    """Serve the pages of this world; what they order, the world does."""
    app = Flask("pages", static_folder=None)
    for blueprint in (pages, evidence, reports):
        app.register_blueprint(blueprint)
    app.extensions["sanam"] = SimpleNamespace(core=play.core_without_tasks())
    return app


def begun(play: Play, *answers: str) -> str:
    """Let มะลิ register, begin her part, answer some questions and ask for its page; return the path of her link."""
    publish(play)
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *answers)
    return signed(play)


def signed(play: Play, who: str = "mali", *, now_ms: int | None = None) -> str:
    """Return the path of a link as our own keys make it for somebody's latest draft."""
    from bot.clock import machine_ms
    from bot.passes import REPORT

    at_ms = machine_ms() if now_ms is None else now_ms
    return play.core.passes.path(draft_row(play, "mali").id, person(play, who), now_ms=at_ms, door=REPORT)


def shown_link(play: Play, who: str = "mali") -> str:
    """Return the path behind the button that somebody sees in the chat."""
    uris = [str(one["uri"]) for one in actions(play.seen[who]) if one.get("type") == "uri"]
    return next(uri for uri in uris if "/report/" in uri).removeprefix(HOST)


def draft_row(play: Play, who: str) -> drafts.Draft:
    with play.core.database.reading() as connection:
        return drafts.open_of(connection, person(play, who))[0]


def answers(play: Play, who: str = "mali") -> dict[str, str]:
    """Return what stands in somebody's open draft, by short paths."""
    with play.core.database.reading() as connection:
        here = desk(play, connection)
        filling = stored(here, drafts.open_of(connection, person(play, who))[0])
    assert filling is not None
    return {path.removeprefix(PART): value for path, value in filling.draft.answers.items()}


class Phone:
    """A browser without JavaScript that fills the form it was shown."""

    def __init__(self, app: Flask, link: str) -> None:
        self.client: FlaskClient = app.test_client()
        self.link = link
        self.last: TestResponse | None = None

    def look(self, where: str = "") -> str:
        return self._took(self.client.get(self.link + where))

    def open(self) -> str:
        self.look()
        return self.press("open")

    def press(self, button: str, **changed: object) -> str:
        """Send the form as it stands, with some fields changed; names are those of questions."""
        sent = dict(self.fields())
        for name, value in changed.items():
            sent[self.name(name)] = value
        return self.post({**sent, "do": button})

    def post(self, sent: Mapping[str, Any], **headers: str) -> str:
        return self._took(self.client.post(self.link, data=sent, headers=headers, follow_redirects=True))

    def fields(self) -> Iterator[tuple[str, Any]]:
        """Yield what a browser would send of the form on the page."""
        [form] = self.page().forms
        names = dict.fromkeys(name for name, _ in form.form_values())
        for name in names:
            found = [value for one, value in form.form_values() if one == name]
            yield name, found

    def name(self, short: str) -> str:
        return short if ":" in short else f"v:{PART}{short}"

    def token(self, short: str, label: str) -> str:
        """Return the token of a choice by its words."""
        for choice in self.page().xpath("//label[@class='choice']"):
            box = choice.find("input")
            if box.get("name") == self.name(short) and label in choice.text_content():
                return str(box.get("value"))
        raise LookupError(label)

    def value(self, short: str) -> str:
        [box] = self.page().xpath(f"//input[@name='{self.name(short)}']")
        return str(box.get("value"))

    def faults(self) -> list[str]:
        return [one.text_content() for one in self.page().find_class("fault")]

    def page(self) -> Any:
        return lxml.html.fromstring(self.words())

    def words(self) -> str:
        assert self.last is not None
        return self.last.get_data(as_text=True)

    @property
    def status(self) -> int:
        assert self.last is not None
        return self.last.status_code

    def _took(self, answer: TestResponse) -> str:
        self.last = answer
        return answer.get_data(as_text=True)


def opened(play: Play, *said: str) -> Phone:
    """Return มะลิ's phone with the form open."""
    phone = Phone(application(play), begun(play, *said))
    phone.open()
    return phone
