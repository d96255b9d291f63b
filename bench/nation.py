"""A department that looks after every district: markets in all of them, a year of months each, most of them reported."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.wiring import Core
from cli import demo
from engine.obligations.calendar import BANGKOK
from handlers.desk import Desk
from models import obligations, offices, units
from models.base import table
from models.offices import OFFICE
from models.reports import Report
from thai.places.gazetteer import gazetteer

HOME, PACK, DUTY, FORM = "cdd-2565", "cdd-markets-2565", "sales", "sales"
NOW = datetime(2022, 6, 15, 9, tzinfo=BANGKOK)
MONTHS, COLUMNS = 12, 20
FIRST = date(2021, 10, 27)
WHO = "arun"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that stands."""

    is_virtual: bool = True

    def now(self) -> datetime:
        """Return the moment of the measurement."""
        return NOW


def fill(core: Core, desk: Desk, markets: int) -> str:
    """Store the offices, so many markets in each district, and their reports; return the officer of the department."""
    connection = desk.connection
    districts = [code for code in sorted(gazetteer().names) if len(code) == 4]
    provinces = sorted({code[:2] for code in districts})
    offices.add_many(
        connection,
        [
            _office("cdd-top", "department", ""),
            *(_office(f"cdd-{one}", "province", one) for one in provinces),
        ],
    )
    offices.add_many(connection, [_office(f"cdd-{one}", "district", one) for one in districts])
    units.add_many(connection, [_unit(one, number) for one in districts for number in range(markets)])
    person = demo.meet(desk, WHO, "Arun", NOW) or demo.known_id(WHO)
    offices.grant(
        connection, id="top", person_id=person, programme=HOME, kind="department_officer", scope_kind=OFFICE,
        scope_id="cdd-top", valid_from=NOW - timedelta(days=400),
    )  # fmt: skip
    digest = core.shelf.library().current[PACK, FORM]
    for one in districts:
        _rounds(connection, one, markets, person, digest)
    return person


def _office(id_: str, kind: str, area: str) -> dict[str, Any]:
    return {
        "id": id_,
        "programme": HOME,
        "kind": kind,
        "name": id_,
        "area": area,
        "phone": None,
        "within": "",
    }


def _unit(district: str, number: int) -> dict[str, Any]:
    return {
        "id": f"m-{district}-{number}", "programme": HOME, "kind": "market", "name": f"Market {district} {number}",
        "place": f"{district}01", "office_id": f"cdd-{district}", "attributes": {}, "made_at": NOW,
    }  # fmt: skip


def _rounds(connection: Connection, district: str, markets: int, person: str, digest: str) -> None:
    made = list(_made(district, markets, person, digest))
    obligations.owe_many(connection, [row for row, _ in made])
    connection.execute(table(Report).insert(), [report for _, report in made if report])


def _made(
    district: str, markets: int, person: str, digest: str
) -> Iterator[tuple[dict[str, object], dict[str, object] | None]]:
    dice = random.Random(district)
    for number in range(markets):
        for month in range(MONTHS):
            due = FIRST + timedelta(days=30 * month)
            is_in = due < NOW.date() and dice.random() < 0.9
            id_ = f"{district}-{number}-{month}"
            sent_on = due + timedelta(days=dice.choice([-3, -1, 0, 2])) if is_in else None
            owed: dict[str, object] = {
                "id": f"o-{id_}", "programme": PACK, "duty": DUTY, "period": f"2565-{month + 1:02}", "unit_id": f"m-{district}-{number}",
                "office_id": f"cdd-{district}", "due": due, "state": dice.choice(["submitted", "accepted", "zero"]) if is_in else "open",
                "report_id": f"r-{id_}" if is_in else None, "sent_on": sent_on, "opened_at": NOW, "waits": "", "needs": "",
                "returned": "", "review_again": "",
            }  # fmt: skip
            yield owed, _report(id_, owed, person, digest) if is_in else None


def _report(id_: str, owed: Mapping[str, object], person: str, digest: str) -> dict[str, object]:
    return {
        "id": f"r-{id_}", "number": id_, "purpose": "report", "root_id": f"r-{id_}", "replaces_id": None, "is_current": True,
        "draft_id": f"d-{id_}", "obligation_id": owed["id"], "programme": PACK, "form": FORM, "form_digest": digest,
        "unit_id": owed["unit_id"], "office_id": owed["office_id"], "person_id": person, "role_id": None,
        "answers": {f"/data/a{number}": "12345" for number in range(COLUMNS)}, "sealed": b"", "source": "chat",
        "is_source_withdrawn": False, "sent_at": NOW, "withdrawn_at": None, "withdrawn_by": None,
    }  # fmt: skip
