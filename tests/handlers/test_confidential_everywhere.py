"""One report of every duty of which only few may know, of every pack, planted at once: nothing of any of them comes out anywhere.

Chats in depth and their notices are in `test_confidential.py`, LINE groups and summaries in `test_spreading_scope.py`.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from openpyxl.reader.excel import load_workbook
from sqlalchemy import Connection

from bot import sheets
from bot.mirrors import groups, rounds
from bot.mirrors.reporting import Layer
from bot.papers import streaming
from engine.obligations.programme import Duty, Programme
from exports import geojson, odk
from exports.tables import Table
from handlers.files import reading
from handlers.handouts import compiled
from handlers.keeping import sealed
from handlers.owing import rights
from handlers.speakers import agreed
from models import obligations, reports, units
from models.reports import REPORT, Report
from tests import cdd_scenes, sweeping
from tests.cdd_scenes import HOME, Scene
from tests.play import Play
from tests.stories import desk, person, rows
from tests.web.api_kit import Program, token
from tests.web.board_kit import Desktop, application, way_in
from web.board.pages import PAGES, ROOT

WORD, COUNT = "ปลาหมึกยักษ์", "98765432"
PLANTED = (WORD, COUNT, "98,765,432", "65-9")
SCENE = Scene(
    "cdd-funds-2565",
    {
        "somchai": ("district_officer", "district"),
        "daeng": ("province_officer", "province"),
        "mali": ("district_officer", "district"),
        "arun": ("province_officer", "province"),
        "nida": ("department_officer", "department"),
    },
)
SENDERS = {"district": "somchai", "province": "daeng"}
# Whoever filed them knows of them, and so does who decides, นิดา about some: these do neither.
OTHERS = ("mali", "arun")


@dataclass(frozen=True, slots=True)
class World:
    """A world with a report of each such duty in it."""

    play: Play
    planted: tuple[tuple[Programme, Duty], ...]

    @property
    def programmes(self) -> dict[str, Programme]:
        return {programme.id: programme for programme, _ in self.planted}

    def ids(self) -> list[str]:
        return [row["id"] for row in rows(self.play, Report, purpose=REPORT)]


@pytest.fixture
def world(play: Play, caplog: pytest.LogCaptureFixture) -> World:
    caplog.set_level("DEBUG")
    play.clock.moment = play.clock.moment.replace(year=2022, month=2, day=10)
    cdd_scenes.settle(play, SCENE)
    every = play.core.shelf.library().programmes.values()
    found = [(programme, duty) for programme in every for duty in programme.duties if duty.confidential]
    with play.core.database.writing() as connection:
        units.add(
            connection, id="planted", programme=HOME, kind="poverty_fund", name="กองทุนบ้านหนองบัว", place="500701",
            office_id="cdd-district", attributes={}, made_at=play.clock.now(),
        )  # fmt: skip
        for number, (programme, duty) in enumerate(found):
            plant(play, connection, number, programme, duty)
    return World(play, tuple(found))


def plant(play: Play, connection: Connection, number: int, programme: Programme, duty: Duty) -> None:
    """Let the office that files a duty have filed it, with a word and a number in every place that takes one."""
    here = desk(play, connection)
    kind = "district" if "district" in str(duty.filed_by) else "province"
    who, office = person(play, SENDERS[kind]), f"cdd-{kind}"
    owed, report = f"owed-{number}", f"planted-{number}"
    obligations.owe(
        connection, id=owed, programme=programme.id, duty=duty.id, period="2565-05", unit_id="planted",
        office_id=office, state="submitted", due=play.clock.now().date(), opened_at=here.now, report_id=report,
        sent_on=play.clock.now().date(),
    )  # fmt: skip
    digest = here.library.current[programme.id, duty.form]
    form = here.library.forms[programme.id, duty.form, digest]
    answers = {one.path: COUNT if one.kind in {"integer", "decimal"} else WORD for one in form.questions if one.kind in {"integer", "decimal", "text"}}  # fmt: skip
    assert answers, duty.id
    reports.add(
        connection, id=report, number=f"65-9{number:04}", purpose=REPORT, root_id=report, is_current=True, draft_id=report,
        obligation_id=owed, programme=programme.id, form=duty.form, form_digest=digest, unit_id="planted",
        office_id=office, person_id=who, answers=answers, sealed=sealed(here, who, {}, {}, {}), source="chat", sent_at=here.now,
    )  # fmt: skip


def nothing_of_it(text: str) -> list[str]:
    return [one for one in PLANTED if one in text]


def cells(tables: Iterator[Table]) -> str:
    return "\n".join(str(value) for one in tables for row in one.rows for value in row.values())


def test_every_such_duty_of_every_pack_is_planted(world: World) -> None:
    sources = {duty.id for _, duty in world.planted}

    assert {"poverty_fraud", "savings_off", "savings_complaint", "savings_complaint_up"} <= sources
    assert {"vocation_project", "vocation_bpm", "vocation_result"} <= sources
    with world.play.core.database.reading() as connection:
        here = desk(world.play, connection)
        seen = {one: {who for who in SCENE.roles if reading.opened_for(here, person(world.play, who), one)} for one in world.ids()}  # fmt: skip
    assert {"somchai", "daeng", "nida"} == set().union(*seen.values())
    assert all({"somchai", "daeng"} & one for one in seen.values())


def test_who_decides_opens_what_she_decides_about_and_nothing_else(world: World) -> None:
    desktop = Desktop(application(world.play))
    desktop.enter(way_in(world.play, "nida"))
    hers = {duty.id for _, duty in world.planted if "department_officer" in {one.by for one in duty.review}}

    for number, (_, duty) in enumerate(world.planted):
        page = desktop.look(f"{ROOT}/reports/planted-{number}")
        assert (duty.id, duty.id in hers) == (duty.id, desktop.status == 200)
        assert (duty.id, duty.id in hers) == (duty.id, WORD in page)


def test_no_file_and_no_row_of_a_spreadsheet_holds_anything_of_them(world: World) -> None:
    play, library = world.play, world.play.core.shelf.library()
    titles = [duty.name for _, duty in world.planted]
    with play.core.database.reading() as connection:
        here, layer = desk(play, connection), Layer(library, play.core.texts)
        made = [
            *sheets.with_lists(library, play.core.texts, connection),
            *sheets.with_lists(
                library, play.core.texts, connection, pseudonym=sheets.pseudonyms(play.core, "uni")
            ),
            *sheets.laid_out(library, play.core.texts, connection, set(world.ids())),
        ]
        for programme in world.programmes.values():
            made += [rounds.rounds(here, layer, programme), rounds.summary(here, layer, programme)]
            made += [one for _, one in groups.tables(connection, layer, programme)]
        said = cells(iter(made))
        for programme in world.programmes.values():
            said += "".join(geojson.lines(streaming.features(play.core, connection, programme)))
            said += "".join(odk.json_lines(streaming.submissions(play.core, connection, programme)))
        papers = [
            reading.bare(here, one) for one in (reports.get(connection, id_) for id_ in world.ids()) if one
        ]

    assert ([], [None] * len(world.planted)) == (nothing_of_it(said), papers)
    assert [] == [one for one in titles if one in said]


def test_no_page_no_summary_and_no_file_of_a_page_shows_anything_of_them(world: World) -> None:
    play = world.play
    for who in OTHERS:
        desktop = Desktop(application(play))
        said = [desktop.enter(way_in(play, who))]
        things = [
            {"report": one, "programme": HOME, "unit": "planted", "code": "5007"} for one in world.ids()
        ]
        things += [{"programme": one, "unit": "planted", "code": "50"} for one in world.programmes]
        seen = set()
        for thing in things:
            for page in PAGES:
                rule = page.rule
                for name, value in thing.items():
                    rule = rule.replace(f"<{name}>", value)
                if "<" not in rule and rule not in seen and page.name != "file":
                    seen.add(rule)
                    said.append(desktop.look(ROOT + rule))
        said += [desktop.look(f"/figures/{one}") for one in world.programmes]
        assert (who, []) == (who, nothing_of_it("\n".join(said)))
        with play.core.database.reading() as connection:
            here = desk(play, connection)
            speaker, held = agreed(here, person(play, who)), rights(here, person(play, who))
            assert speaker is not None
            owed = [compiled.made(here, speaker, held, f"owed-{n}") for n in range(len(world.planted))]
            opened = [reading.opened_for(here, speaker.person_id, one) for one in world.ids()]
        assert (who, {None}) == (who, {*owed, *opened})


def test_what_an_admin_takes_along_of_all_reports_holds_nothing_of_them(world: World) -> None:
    desktop = Desktop(application(world.play))
    desktop.enter(way_in(world.play, "nida"))

    for programme in world.programmes:
        book = desktop.client.get(f"{ROOT}/admin/files/{programme}.xlsx")
        packed = desktop.client.get(f"{ROOT}/admin/files/{programme}.zip")
        assert (200, 200) == (book.status_code, packed.status_code)
        rows_ = [
            row
            for one in load_workbook(io.BytesIO(book.data)).worksheets
            for row in one.iter_rows(values_only=True)
        ]
        with zipfile.ZipFile(io.BytesIO(packed.data)) as files:
            text = "".join(files.read(one).decode() for one in files.namelist())
        assert [] == nothing_of_it(str(rows_) + text)


def test_no_program_is_given_anything_of_them(world: World) -> None:
    said = ""
    for programme in world.programmes:
        program = Program(world.play, token(world.play, programme=programme))
        for where in ("reports", "obligations", "duties", "forms", "units", "offices"):
            said += program.get(where).get_data(as_text=True)
        assert {404} == {program.get(f"reports/{one}").status_code for one in world.ids()}

    assert [] == nothing_of_it(json.dumps(json.loads(json.dumps(said)), ensure_ascii=False))
    assert 100 < len(said)


def test_no_card_and_no_line_of_the_log_says_anything_of_them(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    seen = sweeping.sweep(world.play, "mali", depth=0)

    assert 20 < len(seen.said)
    assert [] == nothing_of_it(seen.text)
    world.play.remind()
    assert [] == nothing_of_it("\n".join(map(str, world.play.line.pushes)))
    assert [] == nothing_of_it(caplog.text)
