"""A small programme that is written anew again and again over a real database: people fill in, send, and the pack changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.clock import machine_ms
from bot.library import read
from bot.packs import editions
from bot.packs.editions import Applied, Edition
from bot.sheets import laid_out
from cli import demo
from engine.conversation.effects import Send
from engine.conversation.scene import Filling
from engine.conversation.state import Draft
from engine.forms.reading import read_markdown
from engine.obligations.programme import Programme
from engine.obligations.reading import read_text
from exports.tables import Table
from handlers import enrolling, filling, reporting
from handlers.desk import Desk, Library, Speaker
from models import drafts, obligations, offices, units
from models.base import table
from models.notices import ReminderStep
from models.obligations import Obligation
from tests.engine.clock_pack import HEAD
from tests.play import Play
from tests.stories import desk

BARE = HEAD.partition("[duties.plan]")[0]
DUTY = '[duties.{id}]\nname = "งาน {id}"\nform = "{form}"\nabout = "group"\nfiled_by = "offices.{by}"\ndue = {due}\n'


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a form, as an author writes it."""

    type: str = "integer"
    label: str = "กี่คน"
    constraint: str = ""


@dataclass(frozen=True, slots=True)
class Spec:
    """One way to write the pack: the clock of each duty, the questions of its one form, the choices of its one list."""

    duties: Mapping[str, str]
    questions: Mapping[str, Asked]
    choices: tuple[str, ...] = ("a", "b")
    by: str = "district"
    steps: str = "[-3, 0, 1]"


def written(spec: Spec) -> Edition:
    """Write the pack and its form, and read both as the product does."""
    duties = "".join(
        DUTY.format(id=id_, due=due, form="plan", by=spec.by) for id_, due in spec.duties.items()
    )
    programme = read_text(f"{BARE}\n[ladders.default]\nsteps = {spec.steps}\n{duties}")
    rows = "".join(
        f"| | {one.type} | {name} | {one.label} | {one.constraint} |\n"
        for name, one in spec.questions.items()
    )
    listed = "".join(f"| | one | {name} | คำว่า {name} |\n" for name in spec.choices)
    text = f"| survey |\n| | type | name | label | constraint |\n{rows}| choices |\n| | list_name | name | label |\n{listed}"
    text += "| settings |\n| | form_title |\n| | แบบแผน |\n"
    return editions.of_pack(programme, {"plan": read_markdown(text, name="plan")})


def library_of(connection: Connection, known: Library) -> Library:
    """Read what is stored, as a process does when a pack was applied."""
    return read(connection, known)


@dataclass(slots=True)
class World:
    """The programme in force, one group of one district, and the officer who fills in."""

    play: Play
    connection: Connection
    who: Speaker = field(init=False)
    days: int = 0
    library: Library = field(default_factory=lambda: Library("", {}, {}, {}))

    def __post_init__(self) -> None:
        here = desk(self.play, self.connection)
        person = demo.meet(here, "writer", "นิดา", here.now)
        self.who = Speaker("hash", "line", person, is_new=False)
        for id_, kind, area in (("d", "district", "5007"), ("p", "province", "50")):
            offices.put_office(
                self.connection, id=id_, programme="small", kind=kind, name=id_, area=area, phone=None
            )

    @property
    def desk(self) -> Desk:
        made = desk(self.play, self.connection)
        self.library = library_of(self.connection, self.library)
        return Desk(
            self.connection, made.vault, self.library, made.office,
            made.now + timedelta(days=self.days), machine_ms(),
        )  # fmt: skip

    @property
    def programme(self) -> Programme:
        return self.desk.library.programmes["small"]

    def apply(self, spec: Spec) -> Applied:
        return editions.put_in_force(self.desk, written(spec))

    def back(self) -> Applied | None:
        return editions.back(self.desk, "small")

    def enrol(self, unit: str = "u") -> None:
        units.add(
            self.connection, id=unit, programme="small", kind="group", name="กลุ่ม", place="50070600",
            office_id="d", attributes={}, made_at=self.desk.now,
        )  # fmt: skip
        enrolling.enrol(self.desk, self.programme, unit)

    def rows(self) -> list[Obligation]:
        return obligations.of_unit(self.connection, "u", "small")

    def row(self, duty: str, period: str = "once") -> Obligation:
        found = [one for one in self.rows() if (one.duty, one.period) == (duty, period)]
        return next((one for one in found if one.state != "handed_over"), found[-1])

    def steps(self, duty: str) -> int:
        of_it = table(ReminderStep).c.obligation_id == self.row(duty).id
        return len(self.connection.execute(select(table(ReminderStep).c.at).where(of_it)).all())

    def begin(self, duty: str) -> Draft:
        return self.begin_row(self.row(duty))

    def begin_row(self, row: Obligation) -> Draft:
        made = filling.opening(self.desk, row, "file", "seed")
        assert made is not None
        filling.keep(self.desk, self.who, made.draft)
        return made.draft

    def open(self, draft_id: str) -> Filling | None:
        """Open a draft as the chat does, and keep it as it then is."""
        row = drafts.get(self.connection, draft_id)
        assert row is not None
        found = filling.stored(self.desk, row)
        if found is not None:
            filling.keep(self.desk, self.who, found.draft)
        return found

    def answer(self, draft_id: str, answers: Mapping[str, str]) -> Draft:
        found = self.open(draft_id)
        assert found is not None
        draft = found.draft
        for name, value in answers.items():
            draft = draft.answered(f"/data/{name}", value, f"พิมพ์ {value}", f"message {name} {value}")
        filling.keep(self.desk, self.who, draft)
        return draft

    def send(self, draft_id: str) -> None:
        found = self.open(draft_id)
        assert found is not None
        reporting.send(self.desk, self.who, Send(found.draft, dict(found.draft.answers)))

    def tables(self) -> list[Table]:
        here = self.desk
        return list(laid_out(here.library, self.play.core.texts, self.connection))

    def sheet(self) -> tuple[list[str], dict[str, list[Any]]]:
        """Return the head and the rows of the one form's table, by receipt number."""
        [one] = self.tables()
        return one.titles(), {str(row["number"]): one.line(row) for row in one.rows}


def states(rows: Iterable[Obligation]) -> dict[tuple[str, str], tuple[str, object]]:
    """Return what is owed or in, by duty and round; what was handed over stands with its new office."""
    return {(one.duty, one.period): (one.state, one.due) for one in rows if one.state != "handed_over"}
