"""Ask for something about somebody else only with a reason in words, a text to read out to her, and four digits shown.

Which question is about somebody else its form says, with why it has to be asked: `bind::sanam:others`.
"""

from typing import Final

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.scene import Filling
from engine.forms.form import Question
from engine.forms.others import why

DIGITS: Final = frozenset({"phone", "national_id"})
DOTS: Final = "••••"
SHOWN: Final = 4


def clipped(question: Question, value: str) -> str:
    """Return what is shown of a number of somebody else: its last four digits, enough to know it again."""
    is_hidden = bool(why(question)) and question.own.get("kind") in DIGITS and len(value) > SHOWN
    return DOTS + value[-SHOWN:] if is_hidden else value


def to_read_out(filling: Filling, question: Question) -> tuple[Text, ...]:
    """Say why it is asked, what to tell the one it is about, and how she may ask about it herself."""
    tell = say(
        "Please tell the owner of the data: “{programme} keeps this for its reports. The office alone sees it.”",
        programme=Plain(filling.programme.name),
    )
    ask = (
        say("“To see it, correct it or have it deleted, call {phone}.”", phone=Plain(filling.phone))
        if filling.phone
        else say("“To see it, correct it or have it deleted, ask the office.”")
    )
    return Plain(why(question)), tell, ask
