"""Short ways for the tests of what leaves by itself."""

from datetime import datetime

from bot.clock import BANGKOK
from models.decisions import Decision
from models.messages import SENT, Message
from models.quotas import Quota
from tests.planners import everything
from tests.play import Play
from tests.stories import register, rows


def at(play: Play, day: int, hour: int = 9, minute: int = 0, month: int = 11) -> None:
    play.clock.moment = datetime(2021, month, day, hour, minute, tzinfo=BANGKOK)


def due_today(play: Play) -> None:
    """Let a group's part be due today, with everything pushed that waits."""
    play.planner = everything
    register(play)
    at(play, 25)


def decided(play: Play, **wanted: object) -> list[tuple[str, str]]:
    """Return verdict and reason of what was decided, in its order."""
    return [(str(row["verdict"]), str(row["why"])) for row in rows(play, Decision, **wanted)]


def ledger(play: Play) -> int:
    """Return how many recipients the ledger says were counted."""
    return sum(row["recipients"] for row in rows(play, Message, state=SENT, is_counted=True))


def month(play: Play) -> dict[str, object]:
    [row] = rows(play, Quota, month=play.clock.moment.strftime("%Y-%m"))
    return dict(row)


def person_id(play: Play, who: str) -> str:
    from models import people
    from tests.stories import line_hash

    with play.core.database.reading() as connection:
        account = people.account(connection, line_hash(play, who))
    assert account is not None
    return account.person_id
