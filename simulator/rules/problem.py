"""One thing wrong with a request, and how LINE would say it."""

from dataclasses import dataclass

Step = str | int
EMPTY = "May not be empty"
FLEX_DOOR = 3  # messages, number, contents: what follows is a path inside the Flex message


@dataclass(frozen=True, slots=True)
class Problem:
    """Something LINE would refuse: where it stands, and the sentence LINE answers."""

    path: tuple[Step, ...]
    text: str

    @property
    def flex(self) -> bool:
        """Say whether it stands inside a Flex message, for which LINE has its own way of pointing."""
        is_absent = len(self.path) == FLEX_DOOR and self.text == EMPTY
        return len(self.path) >= FLEX_DOOR and self.path[2] == "contents" and not is_absent

    @property
    def place(self) -> str:
        """Return the place as LINE writes it: `messages[0].text`, inside Flex `/body/contents/0`."""
        if self.flex:
            return "/" + "/".join(str(step) for step in self.path[FLEX_DOOR:])
        return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path).lstrip(".")


def summary(problems: list[Problem]) -> str:
    """Return the sentence that stands over the details of a refusal."""
    if problems[0].flex:
        return f"A message (messages[{problems[0].path[1]}]) in the request body is invalid"
    return f"The request body has {len(problems)} error(s)"
