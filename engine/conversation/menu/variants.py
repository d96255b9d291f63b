"""Decide which picture of the menu a person should see: by what she is, and by how much waits for her.

LINE allows a hundred new menus an hour and a thousand in all, and cannot change one. So the numbers on the pictures are
steps: a group sees 0 to 9 and "9+", 11 pictures; an office sees two numbers in seven steps each, 49 pictures; a newcomer
has one. That makes 61: all of them can be made again within one hour, and an older set beside them stays far below 1,000.
"""

from dataclasses import dataclass
from typing import Literal

Audience = Literal["newcomer", "group", "office"]
PLACES: dict[Audience, tuple[str, ...]] = {
    "newcomer": ("code", "help", "privacy"),
    "group": ("report", "due", "sent", "unit", "ask", "help"),
    "office": ("news", "due", "sent", "groups", "missing", "help"),
}
COUNTED = 9
STEPS = ((50, "50+"), (10, "10+"), (4, "4+"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides about a person's menu."""

    has_roles: bool = False
    acts_for_office: bool = False
    due: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Variant:
    """One picture of the menu: for whom, and the numbers on it, by function."""

    audience: Audience
    due: str = ""
    waiting: str = ""

    @property
    def name(self) -> str:
        """Return the name that rows, files and LINE know it by."""
        numbers = {"newcomer": (), "group": (self.due,), "office": (self.due, self.waiting)}[self.audience]
        return "-".join((self.audience, *(number.replace("+", "p") or "0" for number in numbers)))

    @property
    def functions(self) -> tuple[str, ...]:
        """Return the functions in the order they are laid out."""
        return PLACES[self.audience]

    def badge(self, function: str) -> str:
        """Return the number that stands on a function, if any."""
        return {"due": self.due, "news": self.waiting}.get(function, "")


def variant(facts: Facts) -> Variant:
    """Return the menu that fits these facts."""
    if not facts.has_roles:
        return Variant("newcomer")
    if facts.acts_for_office:
        return Variant("office", in_steps(facts.due), in_steps(facts.waiting))
    return Variant("group", counted(facts.due))


def counted(number: int) -> str:
    """Write a number of up to nine as it is."""
    return "" if number < 1 else str(number) if number <= COUNTED else f"{COUNTED}+"


def in_steps(number: int) -> str:
    """Write a number that may be large as the step it has reached."""
    if number < 1:
        return ""
    return next((words for least, words in STEPS if number >= least), str(number))


def every() -> tuple[Variant, ...]:
    """List every menu there can be."""
    steps = sorted({in_steps(number): number for number in range(60)}.items(), key=lambda step: step[1])
    numbers = [words for words, _ in steps]
    groups = dict.fromkeys(counted(number) for number in range(COUNTED + 2))
    return (
        Variant("newcomer"),
        *(Variant("group", due) for due in groups),
        *(Variant("office", due, waiting) for due in numbers for waiting in numbers),
    )
