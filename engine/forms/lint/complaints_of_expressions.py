"""Put into our words why an expression cannot be read: what authors slip on most, each with its own cure.

The place that our evaluator names is one in the resolved expression, which no author has seen; what stands there is told.
"""

from typing import Final

from engine.conversation.bubbles import say
from engine.forms.lint.complaint import Complaint, Match, on

_RULE, _PART = "expression.unreadable", "#relevant"
_OF: Final = r"^(?P<column>[\w:]+) of (?P<name>.+?): "
_SEEN: Final = r"did not expect (?P<quote>['\"])(?P<text>.+?)(?P=quote) at character \d+; "
_JOIN: Final = "Write a sign between them, for example =, + or and."


def _text(found: Match) -> str:
    return found["text"].strip()


EXPRESSIONS: Final = (
    Complaint(_RULE, on(_OF + r"cannot be read from character \d+ on: (?P<text>[‘’“”].*)"),
              lambda found: say("The quotation marks are slanted ones: {text}", text=_text(found)),
              lambda _: say("Write straight ones, as {example}.", example="'yes'"), part=_PART),
    Complaint(_RULE, on(_OF + r"cannot be read from character \d+ on: (?P<text>['\"].*)"),
              lambda found: say("A quotation mark is opened and not closed: {text}", text=_text(found)),
              lambda _: say("Close it with the same mark, as {example}.", example="'yes'"), part=_PART),
    Complaint(_RULE, on(_OF + r"cannot be read from character \d+ on: (?P<text>[&|].*)"),
              lambda found: say("Forms do not know the sign at {text}", text=_text(found)),
              lambda _: say("Write the words and, or."), part=_PART),
    Complaint(_RULE, on(_OF + r"cannot be read from character \d+ on: (?P<text>.*)"),
              lambda found: say("It cannot be read from here on: {text}", text=_text(found)),
              lambda _: say("Look for a bracket, a quotation mark or a sign that is missing there."), part=_PART),
    Complaint(_RULE, on(_OF + r"an operator is missing before (?P<text>and|or|div|mod) at"),
              lambda found: say("{text} is written in capital letters.", text=_text(found)),
              lambda found: say("Write {text}.", text=_text(found).lower()), part=_PART),
    Complaint(_RULE, on(_OF + r"an operator is missing before (?P<text>[≥≤≠×÷])"),
              lambda found: say("Forms do not know the sign at {text}", text=_text(found)),
              lambda _: say("Write >=, <=, !=, * or div."), part=_PART),
    Complaint(_RULE, on(_OF + r"did not expect the end; wanted a value"),
              lambda _: say("It ends where a value should follow."),
              lambda _: say("Write what is compared, for example 0 or {example}.", example="'yes'"), part=_PART),
    Complaint(_RULE, on(_OF + r"did not expect the end; wanted (?:',' or )?'\)'"),
              lambda _: say("A bracket is opened and not closed."), lambda _: say("Close every ( with a )."), part=_PART),
    Complaint(_RULE, on(_OF + r"did not expect '\)' at character \d+; wanted an operator"),
              lambda _: say("There is a ) without its (."), lambda _: say("Take it away, or write the ( before it."), part=_PART),
    Complaint(_RULE, on(_OF + r"did not expect ',' at character \d+; wanted an operator"),
              lambda _: say("There is a comma where none can be."),
              lambda _: say("Write a number with a point, as {example}, and thousands without a sign.", example="0.5"), part=_PART),
    Complaint(_RULE, on(_OF + _SEEN + r"wanted ',' or '\)'"),
              lambda found: say("Before {text} a comma or a bracket is missing.", text=_text(found)),
              lambda _: say("Put a comma between what a function is given, and close its bracket."), part=_PART),
    Complaint(_RULE, on(_OF + _SEEN + r"wanted an operator"),
              lambda found: say("Nothing joins {text} with what stands before it.", text=_text(found)),
              lambda _: say(_JOIN), part=_PART),
    Complaint(_RULE, on(_OF + r"an operator is missing before (?P<text>\S+)"),
              lambda found: say("Nothing joins {text} with what stands before it.", text=_text(found)),
              lambda _: say(_JOIN), part=_PART),
    Complaint(_RULE, on(_OF + _SEEN + r"wanted a value"),
              lambda found: say("{text} stands where a value should.", text=_text(found)),
              lambda _: say("Between two values there is one sign, such as =, >= or !=."), part=_PART),
    Complaint(_RULE, on(_OF + r"(?:nested|longer than)"), lambda _: say("It is too long, or too deep, to be read."),
              lambda _: say("Put a part of it into a question of the type calculate."), part="#calculation"),
    Complaint(_RULE, on(_OF + r"no such axis: (?P<text>\S+)"),
              lambda found: say("{text} is nothing that a form knows.", text=_text(found)),
              lambda _: say("Name a question, as {example}.", example="${name}"), part=_PART),
)  # fmt: skip
