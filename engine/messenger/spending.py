"""Spend what may be spent: what cannot wait first, then by worth for each counted message, what stands on a list last, never more than there is."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from engine.messenger.budgeting import Allowance
from engine.messenger.candidates import Candidate
from engine.messenger.days import DAY, opening
from engine.messenger.nouns import LISTED, Decision, Why
from engine.messenger.reasons import BUDGET, HARDLY_HELPS, SPENT
from engine.obligations.calendar import in_bangkok


def spent(wanted: Iterable[Candidate], allowed: Allowance, now: datetime) -> Iterator[Decision]:
    """Yield a verdict for every candidate."""
    purse, others, listed = allowed.urgent, allowed.others, allowed.listed
    for one in sorted(wanted, key=_rank):
        if not one.is_wanted:
            yield _decision(
                one, "skip" if one.why.key in {HARDLY_HELPS, BUDGET} else "wait", one.why, one.until
            )
            continue
        cost = one.hearer.recipients
        is_listed = one.share in LISTED
        room = purse if one.share == "urgent" else _least(others, listed) if is_listed else others
        if room is not None and cost > room:
            tomorrow = opening(one.hearer, in_bangkok(now).date() + DAY)
            yield _decision(one, "skip", Why(SPENT if not purse else BUDGET), tomorrow)
            continue
        purse = None if purse is None else purse - cost
        others = None if others is None else _less(others, purse, cost, is_urgent=one.share == "urgent")
        listed = None if listed is None else listed - cost * is_listed
        yield _decision(one, "push", one.why, None)


def _least(others: int | None, listed: int | None) -> int | None:
    """Return what is left for what stands on a list."""
    return listed if others is None else others if listed is None else min(others, listed)


def _less(others: int, purse: int | None, cost: int, *, is_urgent: bool) -> int:
    """Return what is left for the rest: what is urgent draws on its own share first, and then on everything."""
    left = others if is_urgent else others - cost
    return left if purse is None else min(left, purse)


def _rank(one: Candidate) -> tuple[int, float, int, str]:
    """Order by priority, then by worth for each counted message."""
    cost = max(1, one.hearer.recipients)
    place = 0 if one.share == "urgent" else 2 if one.share in LISTED else 1
    return place, -one.gain / cost, -one.worth, one.hearer.person


def _decision(one: Candidate, verdict: str, why: Why, until: datetime | None) -> Decision:
    return Decision(one.hearer.person, verdict, why, tuple(intent.id for intent in one.intents), until)  # type: ignore[arg-type]
