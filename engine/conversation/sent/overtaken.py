"""Tell somebody that another one sent, or took back, what she is filling: her answers stay in sight, she chooses."""

from collections.abc import Mapping
from dataclasses import replace

from engine.conversation.amending import draft as amending
from engine.conversation.bubbles import Bubble, Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Drop, Say, Turn
from engine.conversation.events import When
from engine.conversation.filling.sections import askable
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.scene import Filling, Taken
from engine.conversation.sent import changes
from engine.conversation.state import Draft, State
from engine.forms.form import MORE_ROWS

OWN = "own"
USE, DROP = 0, 1


def told(state: State, filling: Filling, when: When) -> Turn:
    """Say who sent what when; of answers that are all the same nothing is left to decide."""
    if filling.draft.amends:
        return amending.over(state, filling, when)
    after = state.at("idle", draft="", nonce=state.nonce + 1)
    if not is_different(filling, when):
        return Turn(after, (Drop(filling.draft.id), Say((_the_same(filling),))))
    return Turn(after, (Say((card(filling, when),)),))


def is_different(filling: Filling, when: When) -> bool:
    """Say whether anything that was answered here is not what the other one sent."""
    return bool(filling.taken and (filling.taken.is_withdrawn or _differing(filling, filling.taken, when)))


def card(filling: Filling, when: When) -> Card:
    """Show who was first, and every answer of this draft beside the one that was sent."""
    taken, draft = filling.taken, filling.draft.id
    if taken is None:
        raise ValueError("nobody was first")
    differing = _differing(filling, taken, when)
    label = say("Send it again") if taken.is_withdrawn else say("Use my answers")
    return Card(
        title=_title(taken),
        warnings=(_who(taken),),
        rows=(Row(say("What"), Plain(filling.title)), *_answers(filling, differing, when)),
        remarks=(say("Your answers are kept until you choose."),),
        actions=(
            Button(label, Press(OWN, draft, index=USE), "primary"),
            Button(say("Drop my answers"), Press(OWN, draft, index=DROP)),
        ),
    )


def own_answers(draft: Draft) -> dict[str, str]:
    """Return what this person answered herself; what a correction left empty on purpose counts too."""
    answered = {path: draft.answers.get(path, "") for path in draft.raw if path.startswith("/")}
    return {path: value for path, value in answered.items() if value or draft.replaces}


def _title(taken: Taken) -> Text:
    return say("Somebody withdrew this") if taken.is_withdrawn else say("Somebody sent this already")


def _who(taken: Taken) -> Text:
    """Say who did what when."""
    if taken.is_withdrawn:
        return say(
            "{name} withdrew number {number} at {at}.", name=taken.by, number=taken.number, at=taken.at
        )
    return say("{name} sent it at {at}, number {number}.", name=taken.by, number=taken.number, at=taken.at)


def _answers(filling: Filling, differing: Mapping[str, Text], when: When) -> tuple[Row, ...]:
    """Show what she answered: first what differs, then what is the same."""
    own = own_answers(filling.draft)
    mine = [one for one in askable(filling, when) if one.path in own and one.kind != MORE_ROWS]
    rows = [
        Row(changes.name(filling, one, when), differing[one.path]) for one in mine if one.path in differing
    ]
    rows += [
        Row(
            changes.name(filling, one, when),
            talk.shown(Asked(filling, one, when), own[one.path]),
        )
        for one in mine
        if one.path not in differing
    ]
    return tuple(rows)


def _differing(filling: Filling, taken: Taken, when: When) -> dict[str, Text]:
    """Return her answers that are not what was sent, both values worded."""
    if taken.is_withdrawn:
        return {}
    own = own_answers(filling.draft)
    hers = replace(filling, draft=replace(filling.draft, answers={**taken.answers, **own}))
    return {
        one.question.path: say("sent: {sent} · yours: {yours}", sent=one.before, yours=one.after)
        for one in changes.between(hers, taken.answers, when)
        if one.question.path in own
    }


def _the_same(filling: Filling) -> Bubble:
    taken = filling.taken
    if taken is None:
        raise ValueError("nobody was first")
    words = say(
        "{name} sent this already at {at}, number {number}, with the same answers. Nothing is left to do.",
        name=Plain(taken.by),
        at=taken.at,
        number=taken.number,
    )
    return Note((words,), (Button(say("What I owe"), Press("m", index=0)),))
