"""A province of markets: two district offices, so many markets with keepers, and everybody who files and compiles."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.clock import BANGKOK
from cli import demo
from engine.conversation.bubbles import Press
from engine.conversation.effects import Send
from engine.conversation.state import Draft
from handlers import enrolling, filling, reporting
from handlers.desk import Desk
from handlers.speakers import agreed
from models import obligations, offices, units
from models.obligations import Obligation
from models.reports import Report
from tests.play import Play
from tests.stories import act, desk, person, rows, shown

PROGRAMME, HOME, PROVINCE = "cdd-markets-2565", "cdd-2565", "cdd-cm"
DISTRICTS = {"5001": "สำนักงานพัฒนาชุมชนอำเภอเมืองเชียงใหม่", "5007": "สำนักงานพัฒนาชุมชนอำเภอแม่ริม"}
OFFICERS = {"5001": "daeng", "5007": "somchai"}
DISTRICT, CITY = ("somchai", "cdd-5007", "sales_district"), ("daeng", "cdd-5001", "sales_district")
ABOVE = ("nida", PROVINCE, "sales_province")
MONTH = "2565-01"
AT = datetime(2022, 1, 29, 9, tzinfo=BANGKOK)


@dataclass
class Markets:
    """The markets of a play, by name; each is enough to send its month."""

    play: Play
    names: dict[str, str] = field(default_factory=dict)

    def owed(self, unit_id: str, duty: str, period: str = MONTH) -> Obligation:
        [found] = rows(self.play, Obligation, unit_id=unit_id, duty=duty, period=period)
        return Obligation(**found)


def settled(play: Play, count: int = 3) -> Markets:
    """Make the offices, their people and `count` markets, the districts taking turns."""
    play.clock.moment = AT
    made = Markets(play)
    with play.core.database.writing() as connection:
        made.names = settle(desk(play, connection), count)
    for who in ("nida", *OFFICERS.values()):
        act(play, who, "เมนู")
    return made


def settle(here: Desk, count: int) -> dict[str, str]:
    """Store the offices, their people and the markets; return the ids of these by their names."""
    _office(here, PROVINCE, "province", "สำนักงานพัฒนาชุมชนจังหวัดเชียงใหม่", "50")
    _person(here, "nida", "นิดา", "province_officer", PROVINCE)
    for area, name in DISTRICTS.items():
        _office(here, f"cdd-{area}", "district", name, area)
        _person(here, OFFICERS[area], OFFICERS[area], "district_officer", f"cdd-{area}")
    demo.meet(here, "mali", "มะลิ", here.now)
    areas = sorted(DISTRICTS)
    return {f"ตลาด {one + 1:02}": _market(here, one, areas[one % len(areas)]) for one in range(count)}


def _office(here: Desk, id_: str, kind: str, name: str, area: str) -> None:
    offices.put_office(
        here.connection, id=id_, programme=HOME, kind=kind, name=name, area=area, phone="020000000"
    )
    office = offices.office(here.connection, id_)
    assert office is not None
    enrolling.enrol_office(here, here.library.programmes[PROGRAMME], office)


def _person(here: Desk, key: str, name: str, role: str, office: str) -> None:
    person_id = demo.meet(here, key, name, here.now) or known_as(here, key)
    offices.grant(
        here.connection, id=f"{key}-{office}"[:32], person_id=person_id, programme=HOME, kind=role,
        scope_kind=offices.OFFICE, scope_id=office, valid_from=here.now,
    )  # fmt: skip


def known_as(here: Desk, key: str) -> str:
    """Return the person behind an account, as the same transaction sees it."""
    from models import people

    account = people.account(here.connection, here.vault.keyring.hash("line", demo.line_id(key)))
    assert account is not None
    return account.person_id


def _market(here: Desk, number: int, area: str) -> str:
    unit_id = f"market{number:02}"
    units.add(
        here.connection, id=unit_id, programme=HOME, kind="market", name=f"ตลาด {number + 1:02}",
        place=f"{area}{number % 3 + 1:02}", office_id=f"cdd-{area}", attributes={}, made_at=here.now,
    )  # fmt: skip
    enrolling.enrol(here, here.library.programmes[PROGRAMME], unit_id)
    return unit_id


def keep(play: Play, who: str, unit_id: str) -> None:
    """Let somebody speak for a market."""
    with play.core.database.writing() as connection:
        appoint(desk(play, connection), who, unit_id)


def appoint(here: Desk, who: str, unit_id: str) -> None:
    """Store that somebody speaks for a market."""
    offices.grant(
        here.connection, id=f"keep-{unit_id}", person_id=known_as(here, who), programme=HOME, kind="market_manager",
        scope_kind=offices.UNIT, scope_id=unit_id, valid_from=here.now,
    )  # fmt: skip


def press(play: Play, who: str, kind: str, about: str, **more: int) -> str:
    """Tap a button of ours, wherever it stands; return what was answered."""
    data = play.core.buttons.sign(Press(kind, about, **more), person(play, who))
    return shown(play.event(who, {"type": "postback", "postback": {"data": data}}))


def opened(made: "Markets", who: str, unit_id: str, duty: str) -> str:
    """Open the report that an office builds from those below; return what is said first."""
    act(made.play, who, "เมนู")
    return press(made.play, who, "o", made.owed(unit_id, duty).id)


def filed(made: "Markets", who: str, unit_id: str, duty: str, *reason: str) -> str:
    """Open, look through and send such a report."""
    opened(made, who, unit_id, duty)
    return act(made.play, who, "[ข้าม]", "[ส่ง]", *reason)


def answers(times: int, sales: int, **more: str) -> dict[str, str]:
    told = {
        "vendors": "20", "age": "old", "state": "open", "budget": "no", "pattern": "weekly", "times": str(times),
        "sales": str(sales), **more,
    }  # fmt: skip
    return {f"/data/{name}": value for name, value in told.items()}


def sent(play: Play, unit_id: str, times: int, sales: int, who: str = "mali") -> str:
    """Send, or correct, the part of a market as its keeper would; return the report's id."""
    with play.core.database.writing() as connection:
        return store(desk(play, connection), unit_id, times, sales, who)


def store(here: Desk, unit_id: str, times: int, sales: int, who: str = "mali") -> str:
    """Store the part of a market for the month, in the place of the one that stands; return its id."""
    speaker = agreed(here, known_as(here, who))
    assert speaker is not None
    owed = obligations.of_unit(here.connection, unit_id, PROGRAMME)
    row = next(one for one in owed if (one.duty, one.period) == ("sales", MONTH))
    before = row.contribution_id or ""
    draft = Draft(
        filling.new_id("part", row.id, before), "collect", PROGRAMME, "sales", here.library.current[PROGRAMME, "sales"],
        obligation=row.id, replaces=before,
    )  # fmt: skip
    reporting.send(here, speaker, Send(draft, answers(times, sales)))
    return filling.new_id("report", draft.id)


def figures(report: dict[str, Any]) -> dict[str, str]:
    """Return the totals of a stored report."""
    return {
        name: report["answers"].get(f"/data/{name}", "") for name in ("markets", "times_total", "sales_total")
    }


def standing(play: Play, office: str) -> dict[str, Any]:
    """Return the report of an office that counts now."""
    [found] = rows(play, Report, office_id=office, form="month", is_current=True)
    return dict(found)


def lines(report: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Return times and sales of each market that stands in a report."""
    answers, found = report["answers"], {}
    for number in range(1, 100):
        row = f"/data/market[{number}]"
        if f"{row}/name" in answers:
            found[answers[f"{row}/name"]] = (answers[f"{row}/times"], answers[f"{row}/sales"])
    return found


def all_sent(made: Markets) -> None:
    for number, unit in enumerate(made.names.values(), start=1):
        sent(made.play, unit, number, number * 100)


def compiled(play: Play, count: int = 4) -> Markets:
    """Have both districts and the province sent theirs, out of `count` markets."""
    made = settled(play, count)
    all_sent(made)
    for who in (DISTRICT, CITY, ABOVE):
        filed(made, *who)
    return made
