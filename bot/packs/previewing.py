"""Say what reminders a version of a pack would send, to whom, and what they would cost; nothing is sent, nothing is stored."""

from collections.abc import Iterator, Sequence

from bot.packs.reminders import told
from bot.texts import Texts
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.programme import Programme
from engine.obligations.working_days import WorkingDays
from engine.previewing import comparing
from engine.previewing.comparing import changes
from engine.previewing.gathering import Row, gathered
from handlers import previewing
from handlers.previewing import World

unchanged = comparing.plain


def lines(
    programme: Programme, other: Programme | None, world: World, texts: Texts
) -> Iterator[dict[str, object]]:
    """Yield the reminders, or what differs from the other version, and the totals last."""
    after = previewing.reminders(programme, world)
    whole = gathered(unchanged(after), world.hearers)
    before = previewing.reminders(other, world) if other else ()
    shown = gathered(changes(before, after), world.hearers) if other else whole
    for row in shown:
        yield told(programme, row, world.window.working, texts, is_example=world.is_example)
    totals = _totals(whole, world.window.working)
    if other:
        was = _totals(gathered(unchanged(before), world.hearers), world.window.working)
        totals |= {f"{key}_before": value for key, value in was.items()}
    yield {"total": True, "example": world.is_example, **totals}


def _totals(rows: Sequence[Row], working: WorkingDays) -> dict[str, object]:
    return {
        "reminders": sum(row.counted + row.free for row in rows),
        "counted": sum(row.counted for row in rows),
        "free": sum(row.free for row in rows),
        "people": len({person for row in rows for person in row.people}),
        "not_reached": len({person for row in rows for person in row.unreached}),
        "at_night": sum(row.is_at_night for row in rows),
        "on_closed_days": sum(
            row.counted + row.free for row in rows if working.closed_by(day_in_bangkok(row.leaves))
        ),
    }
