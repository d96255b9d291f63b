"""Word what was looked at in a report and what makes one look twice: a sentence with its reason, never an accusation."""

from decimal import Decimal
from typing import Final

from engine.conversation.bubbles import Phrase, Plain, Row, Text, say
from engine.doubting.figures import number
from engine.doubting.nouns import CHECKS, Check, Doubt, Looked
from thai.writing import write_number

LOOKED_AT: Final[dict[Check, Phrase]] = {
    "evidence": say("pictures and files are all here"),
    "photo": say("no picture was seen before"),
    "pin": say("the pin lies where the group is"),
    "number": say("numbers are like earlier ones"),
    "same": say("not the same every time"),
    "burst": say("not many at once"),
    "cut_off": say("came in time"),
    "explained": say("nothing unusual"),
    "touched": say("never came back"),
    "first": say("the sender has reported before"),
    "money": say("no unusually large amount"),
}
SAID: Final[dict[str, str]] = {
    "missing": "{name} is not here yet",
    "lost": "{count} pictures or files could not be kept",
    "coming": "{count} pictures or files are still on their way",
    "photo": "A picture looks like one of {group} of {day}",
    "photo_elsewhere": "A picture looks like an earlier one of {day}",
    "abroad": "The pin lies outside the country",
    "pin": "The pin lies about {km} km from where the district's other pins are",
    "own_pin": "The pin lies about {km} km from where this group was before",
    "number": "{name}: last time {was}, this time {now}",
    "same": "Every number is the same {times} times running",
    "burst": "{count} groups were reported from one account within minutes",
    "part": "The group's part came {days} days after the cut-off day",
    "late": "It came {days} days after its day",
    "explained": "{name} is unusual, and a reason stands beside it",
    "withdrawn": "The sender took back a message that this rests on",
    "returned": "It was sent back before",
    "corrected": "It was corrected after it was sent",
    "first": "It is the sender's first report",
    "money": "{name} is {now}, the most so far",
}
_STANDS: Final = frozenset({"returned", "corrected"})
_NUMBERS: Final = frozenset({"was", "now"})


def sentence(doubt: Doubt) -> Text:
    """Say what makes one look twice, and why."""
    return Phrase(SAID[doubt.why], {name: _param(name, value) for name, value in doubt.params.items()})


def rows(looked: Looked) -> tuple[Row, ...]:
    """List what was looked at and found as it should be, and what is only worth a look."""
    notes = tuple(Row(say("Worth a look"), sentence(one)) for one in looked.doubts if one.is_note)
    fine = looked.passed
    return (*notes, *((Row(say("Looked at, nothing stands out"), _listed(fine)),) if fine else ()))


def warnings(looked: Looked) -> tuple[Text, ...]:
    """Return what makes a reviewer look twice, a sentence each; that it came back before stands on her card already."""
    return tuple(
        say("Please look twice: {doubt}", doubt=sentence(one))
        for one in looked.doubts
        if not one.is_note and one.why not in _STANDS
    )


def in_each(several: tuple[Looked, ...]) -> Text:
    """Name every check that all of several reports have passed."""
    return _listed(tuple(one for one in CHECKS if all(one in looked.passed for looked in several)))


def _listed(checks: tuple[Check, ...]) -> Text:
    words: Text = LOOKED_AT[checks[0]] if checks else Plain("-")
    for one in checks[1:]:
        words = say("{first}, {rest}", first=words, rest=LOOKED_AT[one])
    return words


def _param(name: str, value: str) -> str | int | Plain:
    if name in _NUMBERS:
        return Plain(_written(value))
    return int(value) if value.isdigit() else Plain(value)


def _written(value: str) -> str:
    found = number(value)
    if found is None:
        return value
    return write_number(int(found) if found == found.to_integral_value() else Decimal(value))
