"""Read what a roster says of a unit as the chat would read the same answer of its registration."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.events import When
from engine.conversation.filling.judging import judge
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Miss, Offer, Value
from engine.conversation.scene import Filling
from engine.conversation.state import Draft
from engine.forms.form import Form
from engine.obligations.programme import Programme
from engine.sheet.parts import Reading
from engine.sheet.reading import read
from thai.words import Vocabulary

REMEMBERED: Final = 5_000
_SHOWN: Final = 4


@dataclass(slots=True)
class Answers:
    """The questions of one registration; the same words in the same column are read once."""

    filling: Filling
    reading: Reading
    _known: OrderedDict[tuple[str, str], str | Miss] = field(default_factory=OrderedDict)

    def read(self, name: str, typed: str) -> str | Miss:
        """Return the value to keep, empty for an empty cell, or why there is none."""
        key = (name, typed)
        if key not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.popitem(last=False)
            self._known[key] = self._read(name, typed)
        return self._known[key]

    def _read(self, name: str, typed: str) -> str | Miss:
        question = self.filling.form.question(self.filling.form.path_of(name))
        if question is None or not typed.strip():
            return ""
        asked = Asked(self.filling, question, self.reading.when)
        match read(asked, typed, "", self.reading):
            case Value(value, is_sure) if is_sure:
                return (judge(asked, value) if value else None) or value
            case Value(value, _):
                return Miss(say("it is written roughly"))
            case Offer(values, _):
                return Miss(say("it may be one of these: {several}", several=_several(asked, values)))
            case Miss(reason):
                return Miss(reason)
            case _:
                return Miss(say("it cannot be read in a list"))


def answers(programme: Programme, form: Form, digest: str, words: Vocabulary, at: datetime) -> Answers:
    """Make the questions of a registration ready to be read from a list."""
    draft = Draft("roster", "register", programme.id, form.id, digest)
    filling = Filling(draft, form, programme, title="", subject="")
    return Answers(filling, Reading(When(int(at.timestamp() * 1000), at, "roster"), words))


def _several(asked: Asked, values: tuple[str, ...]) -> str:
    shown: tuple[Text, ...] = tuple(talk.shown(asked, one) for one in values[:_SHOWN])
    return ", ".join(one.text for one in shown if isinstance(one, Plain))
