"""Word the heads of tabs and where a round stands."""

from typing import Final

from bot.texts import Texts
from engine.conversation.bubbles import say
from engine.obligations.states import State

REPORT: Final = {
    "id": "Key (do not change)",
    "number": "Receipt number",
    "unit": "Group",
    "place": "Place",
    "office": "Office",
    "round": "Report",
    "sent_on": "Sent on (date)",
    "sent_at": "Sent at",
    "state": "Source withdrawn",
    "standing": "Where it stands",
    "pictures": "Pictures and files",
    "form": "Form used",
}
UNIT: Final = {
    "id": "Key (do not change)",
    "name": "Name",
    "province": "Province",
    "district": "District",
    "subdistrict": "Subdistrict",
    "place": "Place code",
    "office": "Office",
    "since": "Takes part since (date)",
    "until": "Left on (date)",
}
ROUND: Final = {
    "id": "Key (do not change)",
    "round": "Report",
    "unit": "Group",
    "place": "Place",
    "office": "Office",
    "due": "Due on (date)",
    "due_thai": "Due on",
    "sent": "Sent on (date)",
    "standing": "Where it stands",
    "late": "On time or late",
    "waits": "Waits for review by",
}
SUMMARY: Final = {
    "id": "Key (do not change)",
    "province": "Province",
    "district": "District",
    "whole": "Rounds of the year",
    "sent": "Sent",
    "on_time": "Sent on time",
    "late": "Sent late",
    "missing": "Missing",
    "percent": "Share in (%)",
    "as_of": "As of (date)",
}
STATES: Final = {
    State.WAITING_FOR_DATE: "Waits for its day",
    State.UPCOMING: "Not open yet",
    State.OPEN: "Not sent yet",
    State.SUBMITTED: "Sent",
    State.RETURNED: "Sent back",
    State.ACCEPTED: "Accepted",
    State.CERTIFIED: "certified",
    State.WAIVED: "Excused",
    State.ZERO: "Nothing to report",
    State.CHANGED: "Changed",
    State.CANCELLED: "Cancelled",
    State.HANDED_OVER: "Handed over",
    State.NOT_RECEIVED: "Never came",
}
LATENESS: Final = {"on_time": "on time", "late": "late", "missing": "missing"}


def report(texts: Texts) -> dict[str, str]:
    """Return the titles of a form's tab."""
    return {key: texts.plain(msgid) for key, msgid in REPORT.items()}


def unit(texts: Texts) -> dict[str, str]:
    """Return the titles of a tab of groups."""
    return {key: texts.plain(msgid) for key, msgid in UNIT.items()}


def round_(texts: Texts) -> dict[str, str]:
    """Return the titles of the tab of rounds."""
    return {key: texts.plain(msgid) for key, msgid in ROUND.items()}


def summary(texts: Texts) -> dict[str, str]:
    """Return the titles of the tab of places."""
    return {key: texts.plain(msgid) for key, msgid in SUMMARY.items()}


def rounds_tab(texts: Texts, programme: str) -> str:
    """Name the tab of rounds."""
    return texts.plain("Rounds") + f" {programme}"


def places_tab(texts: Texts, programme: str) -> str:
    """Name the tab of places."""
    return texts.plain("By place") + f" {programme}"


def thai_day(texts: Texts, title: str) -> str:
    """Name the column that shows a day in words."""
    return texts.word(say("{title} (Buddhist era)", title=title), {})


def target(texts: Texts, title: str) -> str:
    """Name the column of an indicator's target."""
    return texts.word(say("{title}: target", title=title), {})


def warning(texts: Texts) -> str:
    """Say what Google shows before a cell of ours is changed."""
    return texts.plain(
        "The program writes these columns. What you change here is not a correction of the report."
    )


def withdrawn(texts: Texts) -> str:
    """Say on a printed page that nothing of its round stands any more."""
    return texts.plain("What was sent for this round was withdrawn. Nothing of it stands now.")


def standing(texts: Texts, state: str) -> str:
    """Word where a round stands."""
    return texts.plain(STATES[State(state)])


def lateness(texts: Texts, kind: str) -> str:
    """Word whether a round was in time; nothing for one that is not due."""
    return texts.plain(LATENESS[kind]) if kind in LATENESS else ""
