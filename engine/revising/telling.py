"""Put a change into words: what it is, then what it does."""

from typing import Final

from engine.conversation.bubbles import Plain, Text, say
from engine.revising.change import Change

THINGS: Final = {
    "forms": "form", "questions": "question", "groups": "group of questions", "choices": "choice",
    "constraints": "condition on the answer of question", "duties": "duty", "clocks": "clock of", "roles": "role",
    "offices": "kind of office", "units": "kind of unit", "events": "event", "stages": "stage", "ladders": "ladder",
    "areas": "area", "cohorts": "cohort", "eligibility": "rule", "indicators": "indicator", "levels": "scale",
    "budgets": "budget", "systems": "system of record", "registration": "registration",
}  # fmt: skip
KINDS: Final = {
    "label": "only its words change",
    "widen": "wider: more answers or more time",
    "narrow": "narrower: fewer answers or less time",
    "split": "is split",
    "remove": "is taken out",
    "add": "is new",
    "alter": "is another",
}


def what(change: Change) -> Text:
    """Say what was changed, and how."""
    thing = say(THINGS[change.thing]) if change.thing in THINGS else say("the programme")
    return say("{thing} {name}: {kind}", thing=thing, name=Plain(_name(change)), kind=say(KINDS[change.kind]))


def _name(change: Change) -> str:
    """Name the thing by its id, with the form that it stands in and the key that was changed."""
    own = (
        change.at[3]
        if change.at[0] == "forms" and len(change.at) > 3
        else change.at[1]
        if len(change.at) > 1
        else change.at[0]
    )
    form = f" ({change.form})" if change.form and own != change.form else ""
    key = f".{change.field}" if change.field and change.thing != "constraints" else ""
    return f"{own}{key}{form}"
