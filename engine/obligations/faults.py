"""Say what is wrong in a pack so that its author can cure it without a programmer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a pack: where it is, what is wrong, and what to do about it."""

    file: str
    key: str
    wrong: str
    cure: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.wrong}; {self.cure}"


class PackFault(Exception):
    """The pack cannot be used before its problems are cured; all of them are named at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
