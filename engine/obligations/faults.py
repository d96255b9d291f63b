"""Say what is wrong in a pack so that its author can cure it without a programmer."""

from dataclasses import dataclass

from engine.conversation.bubbles import Phrase, Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a pack: where it is, what is wrong, and what to do about it; the words are the catalogue's."""

    file: str
    key: str
    wrong: Text
    cure: Text

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {english(self.wrong)}; {english(self.cure)}"


class PackFault(Exception):
    """The pack cannot be used before its problems are cured; all of them are named at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


def english(text: Text) -> str:
    """Return the English words of a text: the phrase itself, filled."""
    if isinstance(text, Phrase):
        return text.msgid.format_map({name: str(value) for name, value in text.params.items()})
    return getattr(text, "text", "")
