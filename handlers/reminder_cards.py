"""Build the one reminder card of a day from what is true when it is told: due when, how late, and help where it is late."""

from engine.conversation import presses
from engine.conversation.bubbles import Button, Card, Plain, Press, Row, Text, say
from engine.conversation.filling import nothing
from engine.conversation.menu.functions import press, title
from engine.conversation.menu.work import due_words
from engine.conversation.reminding.wording import call_me
from engine.conversation.scene import Owed
from engine.conversation.sheets import offering
from engine.messenger.reasons import NEWER
from handlers import owing
from handlers.desk import Desk
from handlers.messenger.situation import morning
from models import obligations, reminded, units
from models.notices import Notice

LINES = 8
HELPS = "help"
Over = tuple[tuple[Notice, str], ...]


def card(
    desk: Desk, person_id: str, pending: list[Notice], begun: dict[str, str]
) -> tuple[Card | None, tuple[int, ...], Over]:
    """Return the card, the notices that it tells, and those that are over with the reason.

    What is `begun`, a draft by its round and part, is led back to. Of one part of a round only one line is told a day, however many rungs have passed and whoever asked for it.
    """
    if not pending:
        return None, (), ()
    held = owing.rights(desk, person_id)
    own = [one.id for one in pending]
    heard = reminded.heard_since(desk.connection, person_id, morning(desk.now), but=own)
    lines: dict[tuple[str, str], Owed] = {}
    told, over = [], []
    tones: dict[tuple[str, str], str] = {}
    for notice in pending:
        if (notice.about_id, str(notice.details.get("part"))) in heard:
            over.append((notice, NEWER))
            continue
        row = obligations.get(desk.connection, notice.about_id)
        unit = units.unit(desk.connection, row.unit_id) if row else None
        mine = owing.parts(desk, held, row, unit.name if unit else "", begun) if row else []
        part = next((one for one in mine if one.part == notice.details.get("part")), None)
        if part is None or part.is_done:
            over.append((notice, "already in" if part else "no longer this person's"))
            continue
        lines[part.id, part.part] = part
        tones[part.id, part.part] = str(notice.details.get("tone", ""))
        told.append(notice.id)
    if not lines:
        return None, (), tuple(over)
    helped = [lines[key] for key, tone in tones.items() if tone == HELPS and _is_late(desk, lines[key])]
    return reminder_card(desk, tuple(lines.values()), tuple(helped)), tuple(told), tuple(over)


def reminder_card(desk: Desk, lines: tuple[Owed, ...], helped: tuple[Owed, ...] = ()) -> Card:
    """Build the one card of a day: what is due, when, one button a line; with an offer of help for what is late."""
    soonest = sorted(lines, key=lambda one: (one not in helped, one.due or owing.NEVER, one.id))
    gathered = offering.gathered(soonest)
    rows = tuple(row for some in gathered[:LINES] for row in _of(desk, some, helped))
    remarks: tuple[Text, ...] = (say("It takes a few minutes. You can stop and go on at any time."),)
    if len(gathered) > LINES:
        remarks = (say("{count} more after these.", count=len(gathered) - LINES), *remarks)
    why = Button(title("why"), press("why"))
    if not helped:
        return Card(title=say("A reminder"), rows=rows, remarks=remarks, actions=(why,))
    later = Button(title("postpone"), press("postpone"))
    calls = tuple(call_me(one.id) for one in soonest if one in helped and one.part == "collect")[:1]
    return Card(
        title=say("Is there anything we can help with?"),
        rows=rows,
        remarks=remarks,
        actions=(later, *calls, why),
    )


def _of(desk: Desk, some: list[Owed], helped: tuple[Owed, ...]) -> tuple[Row, ...]:
    first, count = some[0], len(some)
    if count == 1:
        return _rows(desk, first, is_late=first in helped)
    return (
        offering.together(first, count, due_words(first.due, desk.now.date(), first.printed, first.window)),
    )


def _rows(desk: Desk, one: Owed, *, is_late: bool) -> tuple[Row, ...]:
    row = Row(
        say("Something that is to be opened") if one.is_closed else Plain(f"{one.duty} · {one.about}"),
        due_words(one.due, desk.now.date(), one.printed, one.window),
        Button(say("Go on"), Press("r", one.draft))
        if one.draft
        else Button(say("Do it"), Press("o", one.id)),
    )
    if not is_late or one.zero is None or one.part != "collect":
        return (row,)
    zero = Button(nothing.words(one.zero), Press(presses.ZERO, one.id))
    return (row, Row(say("If there was nothing"), None, zero))


def _is_late(desk: Desk, one: Owed) -> bool:
    return one.due is not None and one.due < desk.now.date()
