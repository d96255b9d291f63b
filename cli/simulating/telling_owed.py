"""Write down what every office owed on one day, in the words of the catalogue."""

from collections.abc import Iterator, Mapping
from typing import Final

from bot.texts import Texts
from cli.simulating.owed import Day
from cli.simulating.rounds_kept import SENT
from engine.conversation.bubbles import say
from engine.obligations.states import State, is_owed

WAITS: Final = State.WAITING_FOR_DATE


def day_lines(day: Day, texts: Texts) -> Iterator[str]:
    """Yield a line for every office, one for all of them together, and whether everything agrees."""
    yield ""
    yield texts.word(say("What every office owes on {day}", day=day.day), {})
    for one in day.offices:
        listed = _in_chat(one.in_chat, texts)
        yield f"  {one.name or one.office}: {_counts(one.states, one.late, texts)} · {listed}"
    late = sum(one.late for one in day.offices)
    yield f"  {texts.plain('All offices together')}: {_counts(day.total, late, texts)}"
    if day.faults:
        yield from (f"  ! {fault}" for fault in day.faults)
        return
    yield f"  {texts.word(say('Everything agrees; all {count} reports are there.', count=day.reports), {})}"


def _counts(states: Mapping[str, int], late: int, texts: Texts) -> str:
    total = sum(states.values())
    sent = sum(count for state, count in states.items() if state in SENT)
    waits = states.get(WAITS, 0)
    still = sum(count for state, count in states.items() if is_owed(State(state))) - waits
    return texts.word(
        say(
            "{count} rounds, {sent} sent, {still} still to come, of these {late} late, {waits} without a date, {other} closed",
            count=total, sent=sent, still=still, late=late, waits=waits, other=total - sent - still - waits,
        ),
        {},
    )  # fmt: skip


def _in_chat(listed: int | None, texts: Texts) -> str:
    if listed is None:
        return texts.plain("nobody acts for the office")
    return texts.word(say("{count} listed in the chat", count=listed), {})
