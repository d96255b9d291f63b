"""Buttons that somebody who has left still has on her screen: each kind is refused kindly, shows nothing and changes nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from engine.conversation.bubbles import Press
from models import offices
from models.base import table
from models.drafts import Draft
from models.enquiries import Enquiry
from models.tables import ALL
from models.units import Unit
from tests import acts, ladders
from tests.ladders import HEAD, appoint
from tests.play import Play
from tests.rules import voice
from tests.stories import GROUP, act, person, rows, shown

# Whom it is about, and what the group has answered.
OF_OTHERS = (GROUP, "12 คน", "ผักสลัด", "081-234-5678")
# How a talk goes, and what stands under the chat: everything else is what people did.
OF_TALK = {
    "inbox", "messages", "conversations", "leases", "heartbeats", "beats", "habits", "habit_days", "track_records",
    "rich_menus", "shown_menus", "day_cards", "vault", "notices",
}  # fmt: skip
# What is anybody's own, whoever she works for: her data, what she sent herself, how she is reminded, practice, being let in.
OF_ONESELF = {"mine", "files", "set", "stand", "try", "y"}
ABOUT = {
    "draft": "s p e a b g k t u v w x z r all d f h i j map row sect album empty hear heard next none same more wait leave",
    "report": "c check pass confirm sendback line because amend amendline amendwhy amended seeamend proof fixit passon appeal"
    " undo entry copy entered anew objects clean meeting outside handout",
    "unit": "l chase group post rule move moveto part queue share isit apart called inside invite whole hand",
    "enquiry": "q",
}
OPENING = {"check": "report", "l": "unit", "chase": "unit", "q": "enquiry"}
ELSEWHERE = "สำนักงานเกษตรและสหกรณ์จังหวัดเชียงราย"
OF = {kind: name for name, kinds in ABOUT.items() for kind in kinds.split()}


def kinds() -> list[tuple[str, int]]:
    """Name every kind of button that has a word, with its place in a choice."""
    found = []
    for name in (*acts.LABELS, *acts.AROUND, *acts.WORDED_BY_THE_FORM):
        kind, _, index = name.partition(" ")
        found.append((kind, int(index) if index.isdigit() else 0))
    return sorted({one for one in found if one[0] not in OF_ONESELF | {"m"}})


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Play, dict[str, str]]]:
    """สมชาย filed a report that waits for นิดา, was asked something and has begun another report; then both leave."""
    play = ladders.filed(tmp_path_factory.mktemp("left"), tmp_path_factory)
    ladders.sent(play, HEAD)
    act(play, "mali", "มีคำถาม", "ใช้เลขเดิมได้ไหมคะ")
    act(play, "somchai", "งานที่ต้องส่ง", "[ทำเลย]")
    [unit], [enquiry] = rows(play, Unit, name=GROUP), rows(play, Enquiry)
    about = {
        "draft": next(str(one["id"]) for one in rows(play, Draft, person_id=person(play, "somchai"), state="open")),
        "report": str(ladders.owed(play).report_id),
        "unit": str(unit["id"]),
        "enquiry": str(enquiry["id"]),
        "obligation": ladders.owed(play).id,
    }  # fmt: skip
    with play.core.database.writing() as connection:
        for who in ("somchai", "nida"):
            for role in offices.roles_of(connection, person(play, who), at=play.clock.moment):
                offices.end(connection, role.id, at=play.clock.moment)
    yield play, about
    play.close()


def everything(play: Play) -> dict[str, set[str]]:
    """Return every row that keeps what people did."""
    with play.core.database.reading() as connection:
        tables = [found for one in ALL if (found := table(one)).name not in OF_TALK]
        return {one.name: {repr(tuple(row)) for row in connection.execute(select(one))} for one in tables}


def changed(before: dict[str, set[str]], after: dict[str, set[str]]) -> dict[str, set[str]]:
    return {name: after[name] ^ before[name] for name in before if after[name] != before[name]}


def tapped(play: Play, who: str, press: Press) -> list[dict[str, Any]]:
    data = play.core.buttons.sign(press, person(play, who))
    return play.event(who, {"type": "postback", "postback": {"data": data}}, minutes=0)


def refused(play: Play, about: dict[str, str], who: str) -> list[str]:
    """Tap every kind of button; return what was not refused, or not kindly."""
    found = []
    for kind, index in kinds():
        said = shown(tapped(play, who, Press(kind, about[OF.get(kind, "obligation")], index=index)))
        wrong = [one for one in OF_OTHERS if one in said] + voice.faults(said) + ([] if said else ["silence"])
        found += [f"{kind} {index}: {one}" for one in wrong]
    return found


def test_whoever_has_left_is_refused_by_each_button_and_nothing_changes(
    worked: tuple[Play, dict[str, str]],
) -> None:
    play, about = worked
    before = everything(play)

    assert [] == refused(play, about, "somchai")
    assert {} == changed(before, everything(play))


def test_the_same_buttons_open_for_whoever_is_still_there(worked: tuple[Play, dict[str, str]]) -> None:
    play, about = worked
    appoint(play, "daeng", "แดง", "head", "moac-cm")

    opened = [shown(tapped(play, "daeng", Press(kind, about[of]))) for kind, of in OPENING.items()]

    assert [True] * len(OPENING) == [GROUP in one for one in opened]


def test_whoever_works_elsewhere_now_is_refused_by_each_old_button_and_nothing_changes(
    worked: tuple[Play, dict[str, str]],
) -> None:
    play, about = worked
    appoint(play, "nida", "นิดา", "officer", "moac-cr")
    before = everything(play)

    assert ELSEWHERE in act(play, "nida", "เมนู")
    assert [] == refused(play, about, "nida")
    assert {} == changed(before, everything(play))
