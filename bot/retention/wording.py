"""Name the kinds of data as people read them."""

from collections.abc import Mapping
from typing import Final

from engine.conversation.bubbles import Phrase, say

WORDS: Final[Mapping[str, Phrase]] = {
    "events": say("What people wrote, as it came in"),
    "messages": say("What was written to people"),
    "traffic": say("That something came in, and when"),
    "sent": say("That something was sent, when and why"),
    "ways_in": say("Used ways into the pages"),
    "sessions": say("Visits to the pages that are over"),
    "practice": say("Practice"),
    "uploads": say("Lists that were handed in and not taken"),
    "tables": say("Filled-in tables that nobody sent"),
    "handouts": say("Summaries that were handed on"),
    "decisions": say("Why somebody was reminded, or was not"),
    "questions": say("Questions to the office, and their answers"),
    "drafts": say("What was begun and not sent before its round was over"),
    "loose": say("Pictures, voices and files beside no report"),
    "evidence": say("Pictures, voices and files of reports"),
    "accounts": say("LINE accounts of people who have left"),
    "accesses": say("Who saw what of other people"),
}
