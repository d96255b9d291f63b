"""Show a registered group that the new one may be, before anything is saved: one tap says whether they are the same."""

import hashlib
from dataclasses import replace
from typing import Final

from engine.conversation import presses
from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Keep, Liken, Say, Turn
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.units.rivals import Rival, Sign
from thai.naming import write_place
from thai.places.finding import by_code

# That the leader or the phone is the same is not told: it would answer whose number a number is.
_SIGNS: Final[dict[Sign, Text]] = {
    "name": say("name"),
    "place": say("place"),
}


def asked(state: State, filling: Filling) -> Turn:
    """Show the rivals; nothing is saved until it is said."""
    asking = state.at("review", draft=filling.draft.id, nonce=state.nonce + 1)
    return Turn(asking, (Keep(filling.draft), Say((card(asking, filling),))))


def card(state: State, filling: Filling) -> Card:
    """Build the card: each rival with where it is and what the two share, never a value of anybody."""
    rows = tuple(
        _row(one, Press(presses.ALIKE, filling.draft.id, _mark(one), state.nonce)) for one in filling.rivals
    )
    none = Press(presses.APART, filling.draft.id, _mark(*filling.rivals), state.nonce)
    other = Button(say("Another group"), none)
    later = Button(say("Keep for later"), Press("p", filling.draft.id, 0, state.nonce))
    return Card(
        title=say("There is a group like this one"),
        warnings=(say("You are registering: {name}", name=Plain(filling.subject)),),
        rows=rows,
        remarks=(say("Nothing is saved yet."),),
        actions=(other, later),
    )


def warnings(filling: Filling) -> tuple[Text, ...]:
    """Say on the card of everything that a group like this one is registered."""
    return tuple(
        say(
            "A group like this one is registered: {name}",
            name=Plain(f"{one.unit.name} {_place(one.unit.place)}".strip()),
        )
        for one in filling.rivals[:1]
    )


def same(state: State, filling: Filling, mark: int) -> Turn | None:
    """Have the office hear that the group is registered already; what was filled in stays."""
    rival = next((one.unit for one in filling.rivals if _mark(one) == mark), None)
    if rival is None:
        return None
    words = (
        say("The office hears that this is {name}. They will let you in to it.", name=Plain(rival.name)),
        say("To ask at once call {phone}.", phone=filling.phone),
    )
    after = state.at("idle", draft="", nonce=state.nonce + 1)
    note = Note(words if filling.phone else words[:1], (Button(say("What I owe"), Press("m", index=0)),))
    return Turn(after, (Keep(filling.draft), Liken(filling.draft.id, rival.id), Say((note,))))


def apart(filling: Filling, mark: int) -> Filling:
    """Note that the group is none of those that were shown; one that came since is to be shown first."""
    if mark != _mark(*filling.rivals):
        return filling
    told = {**filling.draft.apart, **{one.unit.id: one.unit.name for one in filling.rivals}}
    return replace(filling, draft=replace(filling.draft, apart=told), rivals=())


def _row(rival: Rival, press: Press) -> Row:
    shared = [_SIGNS[sign] for sign in rival.signs if sign in _SIGNS]
    words = _and(shared)
    label = Plain(f"{rival.unit.name} {_place(rival.unit.place)}".strip())
    return Row(
        label, say("Alike: {signs}", signs=words) if words else None, Button(say("The same group"), press)
    )


def _mark(*rivals: Rival) -> int:
    """Return a number that stands for these groups and no others: they may be others by the time of the tap."""
    ids = " ".join(sorted(one.unit.id for one in rivals))
    return int.from_bytes(hashlib.sha256(ids.encode()).digest()[:4], "big") >> 1


def _and(words: list[Text]) -> Text | None:
    """Join words: name, place, leader."""
    joined: Text | None = None
    for one in words:
        joined = one if joined is None else say("{first}, {second}", first=joined, second=one)
    return joined


def _place(code: str) -> str:
    place = by_code(code[:6]) if code else None
    return write_place(place) if place else ""
