"""Go wherever somebody can go: every function of the menu, every button that shows up behind it, every link."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.buttons import meaning
from engine.conversation.bubbles import Press
from engine.conversation.menu.functions import FUNCTIONS
from tests.play import Play, actions, words
from tests.stories import person

# One button of a kind is like the next one; so many of each are pressed.
OF_A_KIND = 3


@dataclass(slots=True)
class Seen:
    """What somebody was shown, and the buttons and links on it."""

    said: list[str] = field(default_factory=list)
    buttons: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.said)


def sweep(play: Play, who: str, *, depth: int = 1) -> Seen:
    """Open every function of the menu for somebody, then press what showed up."""
    seen = Seen()
    for index in range(len(FUNCTIONS)):
        data = play.core.buttons.sign(Press("m", index=index), person(play, who))
        _look(seen, _press(play, who, data))
    pressed: dict[str, int] = {}
    for _ in range(depth):
        for data in _fresh(seen, pressed):
            _look(seen, _press(play, who, data))
    return seen


def again(play: Play, who: str, before: Seen) -> Seen:
    """Press everything that somebody was shown before."""
    seen = Seen()
    for data in before.buttons:
        _look(seen, _press(play, who, data))
    return seen


def _fresh(seen: Seen, pressed: dict[str, int]) -> Iterator[str]:
    for data in list(seen.buttons):
        kind = _kind(data)
        if pressed.get(data, 0) or pressed.get(kind, 0) >= OF_A_KIND:
            continue
        pressed[data], pressed[kind] = 1, pressed.get(kind, 0) + 1
        yield data


def _kind(data: str) -> str:
    press = meaning(data)
    return f"{press.kind} {press.index}" if press else data


def _press(play: Play, who: str, data: str) -> list[dict[str, Any]]:
    return play.event(who, {"type": "postback", "postback": {"data": data}})


def _look(seen: Seen, said: list[dict[str, Any]]) -> None:
    seen.said += [words(message) for message in said]
    seen.said += [str(message.get("altText", "")) for message in said]
    for action in actions(said):
        if "data" in action:
            seen.buttons.setdefault(str(action["data"]), str(action.get("label", "")))
        if "uri" in action:
            seen.links.append(str(action["uri"]))
