"""Name what the buttons about chasing mean, and word what was heard."""

from datetime import date
from typing import Final

from engine.conversation.bubbles import Phrase, Plain, Text, say
from engine.conversation.chasing.seen import Contact

CHASE, PROMPT, FOR_THEM, PAPER, OBJECT, BLANK, INVITE = (
    "chase", "prompt", "forthem", "paper", "objects", "blank", "invite",
)  # fmt: skip
OF_CHASING: Final = frozenset({CHASE, PROMPT, BLANK, INVITE})
OF_RELAYING: Final = frozenset({FOR_THEM, PAPER, OBJECT})
SEE, TOMORROW, DAYS, NOBODY, WORDS = range(5)
HEARD: Final = {TOMORROW: "tomorrow", DAYS: "days", NOBODY: "nobody", WORDS: "words"}
LABELS: Final[dict[int, Phrase]] = {
    TOMORROW: say("Will send tomorrow"),
    DAYS: say("Wants 3 more days"),
    NOBODY: say("Could not be reached"),
    WORDS: say("Type it myself"),
}
_SAID: Final[dict[str, Phrase]] = {
    "tomorrow": say("called, will send tomorrow"),
    "days": say("called, wants 3 more days"),
    "nobody": say("called, nobody answered"),
    "words": say("called"),
    "relayed": say("told us, and it was filled in"),
    "reminded": say("reminded here"),
}
# How somebody told what was filled in for her: the place in this list is what a button carries.
ASK, PHONE, ON_PAPER, FACE, OTHER = range(5)
HOWS: Final = {PHONE: "phone", ON_PAPER: "paper", FACE: "face"}
OF_HOW: Final[dict[str, Phrase]] = {
    "phone": say("On the phone"),
    "paper": say("From a paper"),
    "face": say("Face to face"),
}


def contact(one: Contact | None) -> Text:
    """Say in one line what the last contact was."""
    if one is None:
        return say("none yet")
    said: Text = _SAID.get(one.heard, _SAID["words"])
    if one.words:
        said = say("{first}: {words}", first=said, words=Plain(one.words))
    words = say("{day} {first}", day=_day(one), first=said)
    if one.by:
        words = say("{first}, by {name}", first=words, name=Plain(one.by))
    return words


def how(name: str) -> Text:
    """Word how something was told."""
    return OF_HOW.get(name, OF_HOW["phone"])


def _day(one: Contact) -> date:
    return one.at.date()
