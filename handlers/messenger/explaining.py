"""Say why something was told, or was not: one sentence for each decision, from rows, in the order in which they came."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from engine.conversation.bubbles import Plain, Text, say
from engine.messenger import reasons
from engine.messenger.nouns import Why
from handlers import owing
from handlers.desk import Desk
from models import decisions, explanations, obligations, units
from models.explanations import Ended
from models.messages import GAVE_UP, REFUSED, SENDING, UNKNOWN, WAITING
from models.notices import DROPPED

# How a notice is dropped by whoever tells it, in the words that stand in its row.
DROPS: Final = {
    "already in": say("It was left out, because the report is in."),
    "no longer this person's": say("It was left out, because it is not this person's work any more."),
    "seen": say("It was left out, because it had been seen."),
    "handed over": say("It was left out, because somebody else does this now."),
    "the year is closed": say("It was left out, because the year is closed."),
    "refused": say("LINE did not take it."),
    **{key: reasons.SENTENCES[key] for key in (reasons.STALE, reasons.NEWER)},
}
NOT_SO: Final = say("It was left out, because it is not so any more.")
FREE: Final = say("It went along with an answer, for free.")
FATES: Final = {
    GAVE_UP: say("The message was not sent. What it told goes along when this person writes."),
    REFUSED: say("LINE did not take it."),
    UNKNOWN: say("Whether it arrived is not known, so it is not sent twice."),
    WAITING: say("LINE did not take it yet. It is tried again."),
    SENDING: say("LINE did not take it yet. It is tried again."),
}
KINDS: Final = {
    "urgent": say("Something that cannot wait"), "digest": say("The summary of the day"), "notice": say("News"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Explained:
    """One decision as people read it."""

    at: datetime
    person_id: str
    verdict: str
    what: Text
    sentence: Text


def explained(
    desk: Desk, *, person_id: str = "", about_id: str = "", first: datetime, end: datetime
) -> list[Explained]:
    """Return what was decided and told in a span of time, of one person or about one thing, the oldest first."""
    wanted = {"person_id": person_id, "about_id": about_id}
    found = [_decided(desk, one) for one in decisions.of(desk.connection, **wanted, since=first, until=end)]
    found += [
        _ended(desk, one) for one in explanations.ended(desk.connection, **wanted, since=first, until=end)
    ]
    return sorted(found, key=lambda one: (one.at, one.person_id))


def _decided(desk: Desk, one: decisions.Decision) -> Explained:
    why = Why(one.why, one.params)
    said = reasons.sentence(why) if reasons.is_known(one.why) else NOT_SO
    return Explained(one.at, one.person_id, one.verdict, about(desk, one.about_id), said)


def _ended(desk: Desk, one: Ended) -> Explained:
    if one.state == DROPPED:
        said: Text = DROPS.get(one.reason, NOT_SO)
    elif one.message == "reply":
        said = FREE
    else:
        said = FATES.get(one.fate, FREE)
    return Explained(one.at, one.person_id, one.state, about(desk, one.about_id), said)


def about(desk: Desk, about_id: str, share: str = "notice") -> Text:
    """Name what somebody was to be told: a round by its duty and its group, everything else by its sort."""
    row = obligations.get(desk.connection, about_id)
    if row is None:
        return KINDS.get(share, KINDS["notice"])
    duty = owing.duty_of(desk.library.programmes.get(row.programme), row.duty)
    unit = units.unit(desk.connection, row.unit_id)
    named = owing.title(duty, row.period) if duty else row.duty
    return Plain(f"{named} · {unit.name if unit else ''}".removesuffix(" · "))
