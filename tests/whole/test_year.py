"""One month of a year that was played in advance, again with every process and the local LINE: both come to the same."""

import os
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot import config, wiring
from bot.clock import BANGKOK
from bot.wiring import Core
from cli.simulating import admin
from cli.simulating.outcomes import outcomes
from cli.simulating.report import kept
from cli.simulating.screen import actions
from cli.simulating.settling import settle
from cli.simulating.wanted import Wanted
from cli.simulating.year import begin
from tests.whole import town as towns
from tests.whole.storm import Sky

WANTED = Wanted(
    "moac-groups-2565", 2, 5, mix={"punctual": 1, "sloppy": 1}, first=date(2021, 11, 23), last=date(2021, 12, 21),
    sends_photos=False,
)  # fmt: skip
# Further ahead than this the clock is set; nearer it runs there by itself while people type.
AHEAD = timedelta(minutes=2)
FOLLOWED_S, WITHIN_S = 2.5, 60.0
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not os.environ.get("SANAM_SOAK"), reason="a month through real processes: make soak"),
]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[towns.Town]:
    running = towns.start(tmp_path_factory.mktemp("year"))
    yield running
    running.stop()


class Month:
    """The hand that holds all phones and the clock."""

    def __init__(self, town: towns.Town) -> None:
        self.sky, self.now = Sky(town), datetime(2021, 11, 22, 9, tzinfo=BANGKOK)
        self.sky.call("POST", "/control/clock", {"running": False})
        self.core = core_of(town)
        self.ids: dict[str, str] = {}
        self.seen: dict[str, list[dict[str, Any]]] = {}
        self.told: dict[str, int] = {}

    def set_clock(self, moment: datetime) -> None:
        self.sky.call("POST", "/control/clock", {"now": moment.isoformat()})
        self.now = moment
        time.sleep(FOLLOWED_S)

    def reach(self, moment: datetime) -> None:
        if moment - self.now > AHEAD:
            self.set_clock(moment)

    def does(self, act: dict[str, Any]) -> None:
        moment, who = datetime.fromisoformat(act["at"]), act.get("who", "")
        if act["do"] == "dates":
            self.set_clock(moment)
            admin.sets_dates(self.core, WANTED.pack, WANTED.dice)
            return
        if act["do"] == "pushed":
            self.set_clock(moment + timedelta(seconds=5))
            said = self.heard(who, "push", act["answers"])
            if act["kind"] == "seen":
                self.seen[who] = said
            return
        self.reach(moment)
        self.sky.call("POST", f"/control/people/{self.id(who)}/{name_of(act)}", self.body(act))
        said = self.heard(who, "reply", act["answers"])
        self.seen[who] = said or self.seen.get(who, [])

    def id(self, who: str) -> str:
        if who not in self.ids:
            made = self.sky.call("POST", "/control/people", {"key": who, "name": who, "following": False})
            self.ids[who] = str(made["id"])
        return self.ids[who]

    def body(self, act: dict[str, Any]) -> dict[str, Any]:
        if act["do"] == "say":
            return {"text": act["text"]}
        if act["do"] != "press":
            return {}
        shown = actions(self.seen[act["who"]])[act["button"]]
        assert act["label"] == shown.get("label"), act
        return {"data": shown["data"], **({"params": act["params"]} if "params" in act else {})}

    def heard(self, who: str, via: str, count: int) -> list[dict[str, Any]]:
        """Return the next so many messages of a way, as soon as they are there."""
        key, ends = f"{who} {via}", time.monotonic() + WITHIN_S
        while True:
            chat = self.sky.call("GET", f"/control/people/{self.id(who)}/chat")["messages"]
            found = [one["message"] for one in chat if one["from"] == "bot" and one["via"] == via]
            new = found[self.told.get(key, 0) :]
            if len(new) >= count or time.monotonic() > ends:
                break
            time.sleep(0.05)
        assert count == len(new), f"{who} waited for {count} by {via} at {self.now}: {new}"
        self.told[key] = len(found)
        return new


def core_of(town: towns.Town) -> Core:
    return wiring.core(
        config.load({
            "SANAM_ENV": "development",
            "DATABASE_URL": f"sqlite:///{town.database}",
            "SECRET_KEY": "secret-of-the-test",
            "FIELD_KEY": "field-of-the-test",
            "LINE_API_BASE": town.line,
            "PUBLIC_URL": town.bot,
        })
    )  # fmt: skip


def name_of(act: dict[str, Any]) -> str:
    return {"block": "unfollow"}.get(act["do"], str(act["do"]))


def test_a_month_comes_to_the_same_in_one_process_and_in_all_of_them(town: towns.Town) -> None:
    assert WANTED.first is not None
    assert WANTED.last is not None
    year = begin(WANTED)
    for _ in year.days():
        pass
    script = [one.written() for one in year.acts]
    with year.world.core.database.reading() as connection:
        owed = tuple(outcomes(connection, year.town.programmes, WANTED.last))
        expected = kept(connection, year.town.programmes, owed)
    line = dict(year.world.line.counted)
    year.close()

    month = Month(town)
    start = datetime.combine(WANTED.first, datetime.min.time(), BANGKOK)
    month.set_clock(start + timedelta(minutes=5))
    programmes = settle(month.core, WANTED, month.core.clock.now()).programmes
    for act in script:
        month.does(act)
    month.set_clock(datetime.combine(WANTED.last, datetime.max.time(), BANGKOK))
    with month.core.database.reading() as connection:
        actual = kept(connection, programmes, tuple(outcomes(connection, programmes, WANTED.last)))

    assert expected == actual
    assert line["2021-12"] == month.sky.call("GET", "/control/quota")["used"]
