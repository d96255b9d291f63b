"""Keep in a draft who told what an officer fills in for a group, and word it on every card that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.conversation.bubbles import Plain, Row, Text, say
from engine.conversation.chasing.wording import how
from engine.conversation.state import Draft

NAME, PERSON, HOW, PAPERS, SOURCE = "name", "person", "how", "papers", "source"
# The question that a picture of the paper answers: no form has one of this name.
EVIDENCE_OF: Final = "paper"
ON_PAPER: Final = "paper"
MOST: Final = 5
# A name that was taken back.
NOBODY: Final = "-"


@dataclass(frozen=True, slots=True)
class Told:
    """Who told a report, how, the pieces of evidence that show the paper, and what she says to it."""

    name: str
    how: str
    papers: tuple[str, ...] = ()
    is_objected: bool = False
    objection: str = ""


def marks(name: str, person: str, how_told: str, source: str = "") -> Mapping[str, str]:
    """Return what a draft keeps of it; `source` is the message in which the name was typed."""
    return {NAME: name, PERSON: person, HOW: how_told, SOURCE: source}


def of_draft(draft: Draft) -> Told | None:
    """Return who told what a draft holds; None for what its writer knows herself."""
    if not draft.told_by:
        return None
    told = draft.told_by
    return Told(told.get(NAME, ""), told.get(HOW, ""), tuple(told.get(PAPERS, "").split()))


def rows(told: Told | None) -> tuple[Row, ...]:
    """Show who told it, how, and whether there is a picture of the paper."""
    if told is None:
        return ()
    line: Text = say("{name}, {how}", name=Plain(told.name or NOBODY), how=how(told.how))
    paper: Text = say("{count} pictures", count=len(told.papers)) if told.papers else say("no picture yet")
    seen = (Row(say("The paper"), paper),) if told.how == ON_PAPER else ()
    return (Row(say("Told by"), line), *seen)


def of(draft: Draft) -> tuple[Row, ...]:
    """Show it of a draft."""
    return rows(of_draft(draft))


def done(draft: Draft) -> Text:
    """Say that a group's part has arrived: its own, or what was filled in for it."""
    if draft.told_by:
        return say("The group's part is filled in for it.")
    return say("Your part has reached the office.")


def warnings(told: Told | None) -> tuple[Text, ...]:
    """Say that who told it objects."""
    if told is None or not told.is_objected:
        return ()
    if not told.objection:
        return (say("{name} says that this is not what was told.", name=Plain(told.name)),)
    return (
        say(
            "{name} says that this is not what was told: {words}",
            name=Plain(told.name), words=Plain(told.objection),
        ),
    )  # fmt: skip
