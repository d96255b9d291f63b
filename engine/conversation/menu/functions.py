"""Name the functions of the menu under the chat: a closed set, reached by a tap, by a button, or by typing the words.

LINE on a PC shows no menu, so the name of a function is also the key of the words that people type for it.
"""

from functools import lru_cache

from engine.conversation.bubbles import Phrase, Press, say
from thai.text import bare
from thai.words import Vocabulary

# A button carries the place in this list: names are added at the end and never move.
FUNCTIONS = (
    "due",
    "sent",
    "help",
    "report",
    "unit",
    "ask",
    "news",
    "missing",
    "groups",
    "code",
    "privacy",
    "review",
    "ease",
    "postpone",
    "ledger",
    "indicators",
    "walls",
    "hand_over",
    "events",
    "board",
    "late",
    "settings",
    "rest",
    "why",
    "staff",
    "outside",
    "announce",
    "rooms",
    "files",
    "prompt",
    "invite",
    "digest",
    "mine",
    "consents",
    "erase",
)
UNKNOWN = 99
TITLES = {
    "due": "What I owe",
    "sent": "What I sent",
    "help": "How it works",
    "report": "Send a report",
    "unit": "My group",
    "ask": "Ask an officer",
    "news": "From the groups",
    "missing": "Still to come",
    "groups": "Our groups",
    "code": "Type a join code",
    "privacy": "About your data",
    "review": "To review",
    "ease": "Adjust a duty",
    "postpone": "Ask for a later day",
    "ledger": "Not entered elsewhere yet",
    "indicators": "Indicators",
    "walls": "QR codes to answer",
    "hand_over": "Hand over my work",
    "events": "Tell what happened",
    "board": "Open the summary",
    "late": "Late, please see to it",
    "settings": "How I am reminded",
    "rest": "Away for a while",
    "why": "Why did this come",
    "staff": "Who is in our office",
    "outside": "Confirmed from outside",
    "announce": "Announcements",
    "rooms": "Our LINE groups",
    "prompt": "Send a reminder",
    "invite": "Invite with a QR code",
    "files": "Ask for the file",
    "digest": "Summary of the day",
    "mine": "My data",
    "consents": "Withdraw my consent",
    "erase": "Delete my data",
}
# Words for what else people do; in the middle of a form their synonyms steer too, because they did before there was a menu.
OLDEST = frozenset({"due", "sent", "help"})


def press(name: str) -> Press:
    """Return what a button for a function means."""
    return Press("m", index=FUNCTIONS.index(name))


def pressed(press: Press) -> str:
    """Name the function that a button means; empty when there is none, or none any more."""
    known = press.kind == "m" and 0 <= press.index < len(FUNCTIONS)
    return FUNCTIONS[press.index] if known else ""


def title(name: str) -> Phrase:
    """Return a function's name as people see it."""
    return say(TITLES[name])


def exactly(words: Vocabulary, text: str) -> str:
    """Name the function whose very title was typed: a synonym may be an answer, the title is none."""
    typed = bare(text)
    titles = ((name, words.words.get(name, ())) for name in FUNCTIONS)
    return next((name for name, phrases in titles if phrases and typed == _bare(phrases[0])), "")


@lru_cache(maxsize=64)
def _bare(phrase: str) -> str:
    return bare(phrase)
