"""Tell who looks after the account before its messages run out, and when LINE's plan for it is another one."""

from typing import Final

from engine.conversation.bubbles import Bubble, Card, Row, Text, say
from engine.messenger.budgeting import allowance, line_day
from handlers.desk import Desk
from handlers.messenger import purse
from handlers.messenger.intending import intend
from handlers.messenger.stewards import stewards
from models import intents, quotas
from models.notices import Notice
from models.quotas import Quota

LOW, CHANGED = "quota_low", "plan_changed"
LEVELS: Final = ("", "tight", "low", "spent")
# That they run out is worth one counted message a month, to one of those who look after the account; the rest is free.
WORTH_A_PUSH: Final = LEVELS.index("low")


def look(desk: Desk) -> str:
    """Tell of the level that the month has reached, each once; return it."""
    here = purse.purse(desk)
    level = allowance(here, line_day(desk.now)).alarm
    known = quotas.of_month(desk.connection, purse.month_of(desk.now))
    number = LEVELS.index(level)
    if known is None or number <= known.alarm:
        return level
    if quotas.alarmed(desk.connection, known.month, number, before=known.alarm):
        _tell(desk, LOW, known.month, number, {"level": level}, is_worth_a_push=number == WORTH_A_PUSH)
    return level


def compare(desk: Desk, before: Quota | None, allowed: int | None) -> bool:
    """Tell when the account may send another number of messages than it could before; say whether it is so."""
    if before is None or before.allowed == allowed:
        return False
    details: dict[str, object] = {"before": before.allowed, "now": allowed}
    _tell(
        desk,
        CHANGED,
        purse.month_of(desk.now),
        _day(desk),
        details,
        is_worth_a_push=_is_less(before.allowed, allowed),
    )
    return True


def _is_less(before: int | None, now: int | None) -> bool:
    return now is not None and (before is None or now < before)


def _day(desk: Desk) -> int:
    return line_day(desk.now).day


def _tell(
    desk: Desk, kind: str, month: str, step: int, details: dict[str, object], *, is_worth_a_push: bool
) -> None:
    told = stewards(desk)
    reached = intents.reachable(desk.connection, told)
    first = next((one for one in told if one in reached), "")
    for one in told:
        intend(
            desk,
            kind=kind,
            person_id=one,
            about_id=month,
            step=step,
            details=details,
            is_worth_a_push=is_worth_a_push and one == first,
        )


def low(desk: Desk, notice: Notice) -> Bubble | None:
    """Say how many messages are left, as things stand; None when there is enough again."""
    here = purse.purse(desk)
    known = allowance(here, line_day(desk.now))
    if not known.alarm or here.limit is None or notice.about_id != purse.month_of(desk.now):
        return None
    rows = (
        Row(say("Messages of this month"), say("{count} messages", count=here.limit)),
        Row(say("Used"), say("{count} messages", count=here.used + here.under_way)),
        Row(say("Expected until the month ends"), say("{count} messages", count=known.foreseen)),
    )
    remark = say(
        "What is kept back goes along for free when people write. The rest starts with the new month."
    )
    return Card(title=say("LINE messages run low"), rows=rows, remarks=(remark,))


def changed(desk: Desk, notice: Notice) -> Bubble | None:
    """Say which plan the account had and has; None when it is yet another one by now."""
    latest = quotas.latest(desk.connection)
    if latest is None or latest.allowed != notice.details.get("now"):
        return None
    rows = (
        Row(say("Before"), _plan(notice.details.get("before"))),
        Row(say("Now"), _plan(notice.details.get("now"))),
    )
    remark = say("If nobody changed this, please look at the account in LINE Official Account Manager.")
    return Card(title=say("The LINE plan has changed"), rows=rows, remarks=(remark,))


def _plan(allowed: object) -> Text:
    return say("{count} messages a month", count=allowed) if isinstance(allowed, int) else say("No limit")


BUBBLES = {LOW: low, CHANGED: changed}
