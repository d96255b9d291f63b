"""A district office with a past: markets that have reported for months, a province that reviews them, faults on purpose."""

from dataclasses import replace
from datetime import datetime
from typing import Final, Literal

from bot.clock import BANGKOK
from cli.applying import digest
from engine.conversation.effects import Send
from engine.conversation.state import Draft
from engine.obligations.programme import Review
from engine.obligations.storing import to_json
from handlers import filling, reporting
from handlers.desk import Desk
from handlers.speakers import agreed
from models import obligations, packs
from models.obligations import Obligation
from tests import tiers
from tests.play import Play
from tests.stories import desk

DUTY: Final = "sales"
MONTHS: Final = ("2565-01", "2565-02", "2565-03")
NOW: Final = "2565-04"
DAYS: Final = {
    "2565-01": (1, 28), "2565-02": (2, 25), "2565-03": (3, 29), "2565-04": (4, 27), "2565-05": (5, 27),
}  # fmt: skip
REVIEW: Final = Review("province_officer", "accept", together=True)
Source = Literal["chat", "web", "import"]


def settled(play: Play, count: int = 8, step: Review = REVIEW) -> dict[str, str]:
    """Make the offices and markets, have the province review their months, and tell what they reported so far."""
    made = tiers.settled(play, count)
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        for number, unit in enumerate(sorted(made.names.values())):
            for at, period in enumerate(MONTHS):
                sent(here, unit, period, times=4, sales=1_000 * (number + 1) + 37 * at, source="import")
    # What came before is over; from now on the province looks at it.
    reviewed(play, step)
    play.clock.moment = datetime(2022, 4, 27, 9, tzinfo=BANGKOK)
    return made.names


def reviewed(play: Play, step: Review) -> None:
    """Publish the pack with this step behind the months of the markets."""
    programme = play.core.shelf.library().programmes[tiers.PROGRAMME]
    duties = tuple(replace(one, review=(step,)) if one.id == DUTY else one for one in programme.duties)
    body = to_json(replace(programme, duties=duties))
    with play.core.database.writing() as connection:
        forms: list[dict[str, object]] = [
            {"programme": row.programme, "name": row.name, "digest": row.digest, "body": row.body}
            for row in packs.forms_of(connection, programme.id)
            if row.is_current
        ]
        pack: dict[str, object] = {
            "id": programme.id, "digest": digest(body), "body": body, "applied_at": play.clock.moment,
        }  # fmt: skip
        packs.apply(connection, pack, forms)
    play.core.shelf._looked_at = 0.0


def owed(here: Desk, unit: str, period: str) -> Obligation:
    """Return the round of a market."""
    every = obligations.of_unit(here.connection, unit, tiers.PROGRAMME)
    return next(one for one in every if (one.duty, one.period) == (DUTY, period))


def sent(
    here: Desk, unit: str, period: str, *, times: int, sales: int, source: Source = "import", day: int = 0, minute: int = 0,
    **more: str,
) -> str:  # fmt: skip
    """File a month of a market in its office's name, as if on a day of that month; return the report's id."""
    month, usual = DAYS[period]
    at = datetime(2022, month, day or usual, 10, minute, tzinfo=BANGKOK)
    then = replace(here, now=at)
    row = owed(here, unit, period)
    who = tiers.OFFICERS[row.office_id.removeprefix("cdd-")]
    speaker = agreed(then, tiers.known_as(here, who))
    assert speaker is not None
    draft = Draft(
        filling.new_id("month", row.id, row.report_id or ""), "file", tiers.PROGRAMME, DUTY,
        here.library.current[tiers.PROGRAMME, DUTY], obligation=row.id, replaces=row.report_id or "",
    )  # fmt: skip
    reporting.send(then, speaker, Send(draft, tiers.answers(times, sales, **more), source=source))
    return filling.new_id("report", draft.id)


def file(
    play: Play,
    unit: str,
    period: str = NOW,
    *,
    times: int = 4,
    sales: int,
    source: Source = "import",
    **more: int,
) -> str:
    """File one month now."""
    with play.core.database.writing() as connection:
        return sent(desk(play, connection), unit, period, times=times, sales=sales, source=source)


def all_filed(play: Play, names: dict[str, str], *, but: tuple[str, ...] = ()) -> None:
    """File this month of every market but some, each a little more than before."""
    for number, (name, unit) in enumerate(sorted(names.items())):
        if name not in but:
            file(play, unit, sales=1_000 * (number + 1) + 120)


def a_day(play: Play) -> None:
    """Tell the office day: eight markets, one with ten times its sales, one the same for the third time, two that lack."""
    names = settled(play, 8)
    all_filed(play, names, but=("ตลาด 03", "ตลาด 05", "ตลาด 07", "ตลาด 08"))
    file(play, names["ตลาด 03"], sales=30_000)
    file(play, names["ตลาด 05"], times=4, sales=5_000)
    tiers.keep(play, "mali", names["ตลาด 07"])
    play.clock.moment = datetime(2022, 4, 28, 9, tzinfo=BANGKOK)
