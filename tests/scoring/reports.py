"""One-message reports: {"id","text","today","want":{"intent","slots":[...]}}; the intent and every slot are judged apart."""

from collections.abc import Mapping
from functools import cache
from itertools import zip_longest
from typing import Any

from cli import thai_report
from tests.scoring.outcomes import Example, Judged, outcome

SLOTS = ("group", "activity_kind", "date", "participants", "amount_baht", "problem", "next_step")
_NOTHING: Mapping[str, Any] = dict.fromkeys(SLOTS)


def judged(example: Example) -> Judged:
    """Read the message as `flask thai report` does; an activity too many or too few is one with nothing in it.

    Where a reader may fairly differ, `accept` holds other values of a slot that are right too; without `slots` the intent
    alone is judged.
    """
    got, want, accepted = _reader()(dict(example)), example["want"], example.get("accept", {})
    is_meant = got["intent"] in [want["intent"], *accepted.get("intent", [])]
    yield "report intent", "right" if is_meant else "wrong"
    if "slots" not in want:
        return
    for found, wanted in zip_longest(got["slots"], want["slots"], fillvalue=_NOTHING):
        for slot in SLOTS:
            is_accepted = found[slot] in accepted.get(slot, [])
            yield f"report {slot}", "right" if is_accepted else outcome(found[slot], wanted.get(slot))


@cache
def _reader() -> Any:
    return thai_report.reader(None, None)
