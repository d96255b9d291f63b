"""Name the tables of a person's copy and their columns: for programs by a key, for people in words."""

from collections.abc import Mapping
from typing import Final

from engine.conversation.bubbles import Phrase, say

TITLES: Final[Mapping[str, Phrase]] = {
    "person": say("Name and account"),
    "roles": say("Your duties"),
    "consents": say("What you were told and allowed"),
    "reports": say("Reports sent"),
    "answers": say("What you answered"),
    "begun": say("Not sent yet"),
    "files": say("Pictures, voices and files"),
    "questions": say("Questions to the office"),
    "settings": say("How I am reminded"),
    "acts": say("What you did in the system"),
}
_WHEN: Final = ("at", say("When"))
COLUMNS: Final[Mapping[str, tuple[tuple[str, Phrase], ...]]] = {
    "person": (("name", say("Name")), ("line_id", say("LINE account")), ("since", say("Since"))),
    "roles": (("role", say("As")), ("over", say("Of")), ("since", say("Since")), ("until", say("Until"))),
    "consents": (
        ("purpose", say("What")),
        ("given", say("Answer")),
        ("version", say("Version of the text")),
        _WHEN,
    ),
    "reports": (
        ("number", say("Receipt number")),
        ("form", say("What")),
        ("about", say("Group")),
        _WHEN,
        ("withdrawn", say("Withdrawn")),
    ),
    "answers": (
        ("number", say("Receipt number")),
        ("question", say("Question")),
        ("answer", say("Answer")),
        ("typed", say("As typed")),
    ),
    "begun": (("form", say("What")), _WHEN, ("question", say("Question")), ("answer", say("Answer"))),
    "files": (("kind", say("What")), _WHEN, ("size", say("Bytes")), ("state", say("State"))),
    "questions": (_WHEN, ("words", say("Words")), ("part", say("What"))),
    "settings": (("fewer", say("Fewer reminders")), ("hours", say("Hours")), ("away", say("Away"))),
    "acts": (_WHEN, ("act", say("What")), ("about", say("Of"))),
}
PURPOSES: Final[Mapping[str, Phrase]] = {
    "notice": say("About your data"),
    "photos": say("Use of pictures beyond the report"),
}
