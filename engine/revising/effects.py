"""Say what a change does to what is running: drafts, what is owed and who acts, reports that are in, columns of sheets."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.conversation.bubbles import Text, say
from engine.revising.change import Change

Counts = Mapping[str, int]
# A question that changed in one of these is asked again; see `engine.forms.carrying`.
ASKED_AGAIN = frozenset({"kind", "constraints", "parameters"})


@dataclass(frozen=True, slots=True)
class Use:
    """How many there are, by the id of the form, the duty or the kind that they rest on."""

    drafts: Counts = field(default_factory=dict)
    reports: Counts = field(default_factory=dict)
    owed: Counts = field(default_factory=dict)
    roles: Counts = field(default_factory=dict)
    offices: Counts = field(default_factory=dict)
    units: Counts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Effects:
    """What one change does."""

    drafts: Text
    owed: Text
    reports: Text
    sheet: Text


def effects(change: Change, use: Use, forms: Mapping[str, str]) -> Effects:
    """Return what a change does; `forms` says which form each duty has."""
    form = change.form or (forms.get(change.at[1], "") if change.at[0] == "duties" else "")
    return Effects(
        drafts=_drafts(change, use.drafts.get(form, 0)),
        owed=_owed(change, use),
        reports=say("{count} reports that are in stay as they were sent", count=use.reports.get(form, 0)),
        sheet=_sheet(change),
    )


def _drafts(change: Change, count: int) -> Text:
    match change.thing, change.kind:
        case ("questions", "add"):
            return say("{count} running drafts are asked it besides", count=count)
        case ("questions" | "groups" | "forms", "remove"):
            return say(
                "{count} running drafts are not asked it; an answer waits, and is there again after a rollback",
                count=count,
            )
        case ("questions", "split"):
            return say("{count} running drafts are asked its parts; the earlier answer waits", count=count)
        case ("duties", "remove"):
            return say("{count} running drafts wait, and go on after a rollback", count=count)
        case ("choices", "narrow" | "label"):
            return say("{count} running drafts: whoever chose it is asked again", count=count)
        case ("questions", "label") | ("choices" | "groups" | "forms", _):
            return say("{count} running drafts keep their answers", count=count)
        case ("questions" | "constraints", _) if change.at[4] in ASKED_AGAIN:
            return say("{count} running drafts are asked it again; the earlier answer waits", count=count)
        case ("questions", _):
            return say("{count} running drafts keep their answers", count=count)
    return say("nothing changes in drafts")


def _owed(change: Change, use: Use) -> Text:
    name = change.at[1] if len(change.at) > 1 else ""
    match change.thing, change.kind:
        case ("duties", "add"):
            return say("it is opened for everybody who owes it, from today on")
        case ("duties", "remove"):
            return say(
                "{count} rounds that are owed are waived with the reason; what is in stays",
                count=use.owed.get(name, 0),
            )
        case ("clocks", _):
            return say(
                "{count} rounds that are owed get their new days and reminders, and a line of why",
                count=use.owed.get(name, 0),
            )
        case ("duties", _) if change.field == "per":
            return say(
                "{count} rounds that are owed are waived with the reason; what is in stays",
                count=use.owed.get(name, 0),
            )
        case ("duties", _) if change.field.startswith("filed_by"):
            return say(
                "{count} rounds that are owed go to the office that files now", count=use.owed.get(name, 0)
            )
        case ("ladders", _):
            return say("reminders that are still to come are planned again")
    return _people(change, name, use)


def _people(change: Change, name: str, use: Use) -> Text:
    match change.thing, change.kind:
        case ("roles", "remove"):
            return say(
                "{count} people have it, and see nothing by it from now on; what they sent stays",
                count=use.roles.get(name, 0),
            )
        case ("roles", _):
            return say("{count} people have it", count=use.roles.get(name, 0))
        case ("offices", _):
            return say("{count} offices are of this kind, and stay", count=use.offices.get(name, 0))
        case ("units", _):
            return say("{count} groups are of this kind, and stay", count=use.units.get(name, 0))
    return say("nothing changes in what is owed")


def _sheet(change: Change) -> Text:
    match change.thing, change.kind:
        case ("questions", "add"):
            return say("one more column at the right end")
        case ("questions", "split"):
            return say("its column stays; its parts get columns at the right end")
        case ("questions", "remove"):
            return say("its column stays, and gets nothing new")
        case ("questions", "label"):
            return say("its column keeps its place and its first title")
        case ("choices", "label"):
            return say("the same column; new reports show the new words")
        case ("forms", "add"):
            return say("a tab of its own, with the first report")
        case ("forms" | "duties", "remove"):
            return say("the tab stays with all its columns")
    return say("no column moves")
