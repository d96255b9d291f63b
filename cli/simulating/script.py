"""Write down every act of a year as plain data, so that another LINE can be made to see the same.

Beside what people do it holds what reaches them: `pushed` is a message that LINE counted, `dates` the administrator's morning.
"""

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.buttons import meaning
from bot.chat.moves import Move, Picked, Placed, Showed, Tapped, Typed
from cli.simulating.people import Person
from cli.simulating.screen import actions
from engine.conversation.bubbles import Press


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that somebody does on her phone: `button` counts what can be tapped there, `answers` what comes back."""

    at: str
    who: str
    do: str
    text: str = ""
    kind: str = ""
    button: int = -1
    label: str = ""
    params: dict[str, str] = field(default_factory=dict)
    answers: int = 0

    def written(self) -> dict[str, Any]:
        """Return it as JSON without what is empty."""
        return {
            key: value for key, value in asdict(self).items() if value not in ("", {}, -1) or key == "answers"
        }


def act(person: Person, move: Move, at: datetime) -> Act:
    """Return a move as an act on somebody's screen."""
    began = Act(at.isoformat(), person.key, "press")
    match move:
        case Typed(text):
            return replace(began, do="say", text=text)
        case Tapped(press):
            return _tapped(began, person, press)
        case Picked(press, moment):
            tapped = _tapped(began, person, press)
            mode = str(actions(person.seen)[tapped.button].get("mode", "date"))
            return replace(tapped, params={mode: moment})
        case Placed(latitude, longitude):
            return replace(began, do="place", params={"latitude": str(latitude), "longitude": str(longitude)})
        case Showed(kind):
            return replace(began, do="sticker" if kind == "sticker" else "send", kind=kind)


def _tapped(began: Act, person: Person, press: Press) -> Act:
    """Find the button of a meaning as it stands on the phone."""
    shown = actions(person.seen)
    at = next(place for place, one in enumerate(shown) if meaning(str(one.get("data", ""))) == press)
    return replace(began, button=at, label=str(shown[at].get("label", "")))


def event(doing: Act, person: Person, number: int) -> dict[str, Any]:
    """Return LINE's event of an act."""
    match doing.do:
        case "follow":
            return {"type": "follow", "follow": {"isUnblocked": False}}
        case "block":
            return {"type": "unfollow"}
        case "say":
            return _message(number, type="text", text=doing.text)
        case "sticker":
            return _message(
                number, type="sticker", packageId="446", stickerId="1988", stickerResourceType="STATIC"
            )
        case "place":
            return _message(
                number, type="location", **{key: float(value) for key, value in doing.params.items()}
            )
        case "send":
            return _message(number, type=doing.kind, contentProvider={"type": "line"}, fileName="file.jpg")
        case _:
            data = str(actions(person.seen)[doing.button]["data"])
            return {
                "type": "postback",
                "postback": {"data": data, **({"params": doing.params} if doing.params else {})},
            }


def _message(number: int, **message: Any) -> dict[str, Any]:
    return {"type": "message", "message": {"id": f"m{number}", **message}}
