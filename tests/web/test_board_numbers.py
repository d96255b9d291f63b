"""The same numbers on the page, on the chat's card, and in the list of what is owed, whatever has happened."""

import random
import re
from datetime import date, timedelta

from cli.packs import obligations as command
from models.base import table
from models.obligations import Obligation
from models.reports import Report
from tests import tiers
from tests.play import Play
from tests.stories import PART, act, contribute, desk, file, register, rows
from tests.web.board_kit import ASK, Desktop, signed_in

STATES = command.STATES
SENT, EXCUSED = (
    {"submitted", "returned", "accepted", "certified", "zero"},
    {"waived", "cancelled", "handed_over"},
)
SEEDS = range(4)


def shaken(play: Play, seed: int) -> None:
    """Give every round some state and some days."""
    dice, today = random.Random(seed), play.clock.moment.date()
    found = table(Obligation)
    with play.core.database.writing() as connection:
        for row in rows(play, Obligation):
            due = dice.choice(
                [None, today + timedelta(days=dice.randint(-40, 40)), today, today + timedelta(days=6)]
            )
            state = dice.choice(STATES)
            sent_on = today - timedelta(days=dice.randint(0, 40)) if state in SENT else None
            connection.execute(
                found.update().where(found.c.id == row["id"]).values(state=state, due=due, sent_on=sent_on)
            )


def listed(play: Play, *offices: str) -> list[dict[str, object]]:
    """Return what `flask packs obligations --json` says of some offices, of every programme that they share."""
    with play.core.database.reading() as connection:
        here = desk(play, connection)
        home = here.library.programmes[tiers.HOME]
        found = [
            command._row(line)
            for programme in here.library.family(home.id)
            for line in command._lines(here, programme.id, "", STATES)
        ]
    return [one for one in found if one["office"] in offices]


def expected(found: list[dict[str, object]], today: date) -> tuple[int, int]:
    """Count what is missing and what is due soon, from the list alone."""
    owed = [one for one in found if one["state"] not in SENT | EXCUSED]
    dues = [(one["state"], date.fromisoformat(str(one["due"])) if one["due"] else None) for one in owed]
    late = sum(state == "not_received" or (due is not None and due < today) for state, due in dues)
    week = today + timedelta(days=6)
    soon = sum(state != "not_received" and due is not None and today <= due <= week for state, due in dues)
    return late, soon


def on_the_card(said: str) -> tuple[int, int]:
    """Read the two counts from the chat's card."""
    late, _, soon = re.findall(r"(\d+) (?:รายงาน|เรื่อง)", said)
    return int(late), int(soon)


def looked(desktop: Desktop) -> tuple[int, int]:
    desktop.look("/board")
    answers = desktop.answers()
    return answers["missing"], answers["soon"]


def test_page_card_and_list_count_the_same(anywhere: Play) -> None:
    tiers.settled(anywhere, 6)
    desktop = signed_in(anywhere, "daeng")
    for seed in SEEDS:
        shaken(anywhere, seed)
        wanted = expected(listed(anywhere, "cdd-5001"), anywhere.clock.moment.date())

        assert wanted == looked(desktop)
        assert wanted == on_the_card(act(anywhere, "daeng", ASK))
        assert wanted[0] == _counted(desktop, "/board/missing")
        assert wanted[1] == _counted(desktop, "/board/missing?which=soon")


def test_the_office_above_counts_what_both_below_count(play: Play) -> None:
    tiers.settled(play, 6)
    shaken(play, 7)
    whole = expected(listed(play, "cdd-5001", "cdd-5007", tiers.PROVINCE), play.clock.moment.date())
    desktop = signed_in(play, "nida")

    # นิดา has an office of another programme besides.
    own = expected_of_moac(play)
    assert (whole[0] + own[0], whole[1] + own[1]) == looked(desktop)


def expected_of_moac(play: Play) -> tuple[int, int]:
    with play.core.database.reading() as connection:
        here = desk(play, connection)
        found = [command._row(one) for one in command._lines(here, "moac-groups-2565", "", STATES)]
    return expected(found, play.clock.moment.date())


def test_map_and_districts_come_to_the_same_as_the_whole(anywhere: Play) -> None:
    play = anywhere
    tiers.settled(play, 6)
    desktop = signed_in(play, "daeng")
    for seed in SEEDS:
        shaken(play, seed)
        late = looked(desktop)[0]

        assert late == _summed(desktop, "/board/map")
        assert late == _summed(desktop, "/board/places/50")


def _counted(desktop: Desktop, where: str) -> int:
    """Count the lines of a list."""
    desktop.look(where)
    return len(desktop.page().xpath("//table//tbody/tr"))


def _summed(desktop: Desktop, where: str) -> int:
    """Add up the column of what is missing."""
    desktop.look(where)
    cells = desktop.page().xpath("//td[@data-title='ยังไม่ได้ส่ง']")
    return sum(int(one.text_content()) for one in cells)


def test_the_day_of_a_report_is_that_of_its_first_version(play: Play) -> None:
    register(play)
    contribute(play)
    file(play)
    first = play.clock.moment.date()
    assert [first] == _days(play)

    play.clock.moment += timedelta(days=1)
    act(play, "somchai", "แก้รายงาน", "[แก้ไข]", "หมายเหตุ", "เพิ่มเติม", "[ส่ง]")
    assert 2 == len([one for one in rows(play, Report) if one["purpose"] == "report"])
    assert [first] == _days(play)


def test_what_is_taken_back_was_never_sent(play: Play) -> None:
    register(play)
    contribute(play)
    file(play)
    act(play, "somchai", "ยกเลิกรายงาน")
    act(play, "somchai", "[ยกเลิกรายงานนี้]")

    withdrawn = [one for one in rows(play, Report) if one["withdrawn_at"]]
    assert [1, []] == [len(withdrawn), _days(play)]
    assert len(PART) > 0


def _days(play: Play) -> list[date]:
    return [row["sent_on"] for row in rows(play, Obligation) if row["sent_on"]]
