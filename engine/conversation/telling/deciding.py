"""Decide what a free message is, and which of the reports somebody owes it tells of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from engine.conversation.events import Event, Typed
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Miss
from engine.conversation.scene import Filling, Owed
from engine.conversation.state import State
from engine.forms.form import Form
from engine.free_text.fields import NUMBERS, Field, fields
from engine.free_text.history import History
from engine.free_text.told import Activity, Understood
from engine.free_text.understanding import understand
from engine.obligations.calendar import buddhist
from engine.units.resolving import Among, Sure, resolve
from engine.units.unit import NOBODY, Prior, Unit

SHORTEST, LONGEST = 10, 2_000
ENOUGH, WHOLE = 2, 3
MOST_OPTIONS: Final = 5
NO_HISTORY: History = {}


@dataclass(frozen=True, slots=True)
class World:
    """What deciding needs: units with what they are called, the speaker's leaning, words of regions, the day."""

    units: tuple[Unit, ...] = ()
    prior: Prior = NOBODY
    dialect: Mapping[str, str] = field(default_factory=dict)
    today: date = date.min


@dataclass(frozen=True, slots=True)
class Meant:
    """What a message was found to be: for each activity the reports that it may be for, the likeliest first."""

    understood: Understood
    wanted: tuple[tuple[Activity, tuple[Owed, ...]], ...] = ()
    unknown: str = ""
    done: tuple[Owed, ...] = ()


def may_tell(state: State, filling: Filling | None, event: Event) -> bool:
    """Say whether a text may tell a report here: while nothing is open, or where it does not read as an answer."""
    if not isinstance(event, Typed) or not SHORTEST <= len(event.text.strip()) <= LONGEST:
        return False
    if filling is None:
        return state.place in {"new", "idle"}
    if (
        state.place not in {"asking", "review"}
        or state.is_held
        or state.offers
        or state.among
        or "[" in state.asking
    ):
        return False
    question = filling.form.question(state.asking) if state.asking else None
    if question is None or takes_words(state, filling):
        return True
    return isinstance(talk.read(Asked(filling, question, event.when), event.text), Miss)


def takes_words(state: State, filling: Filling | None) -> bool:
    """Say whether what is open takes any words, so that only a whole report is none of its answers."""
    question = filling.form.question(state.asking) if filling and state.asking else None
    return question is not None and question.kind == "text" and not question.own.get("kind")


def in_open(text: str, filling: Filling, world: World, history: History = NO_HISTORY) -> Understood:
    """Understand a text as what it tells of one draft, with what its unit told before."""
    part = within(filling.form, filling.within)
    return understand(text, part, world.today, history=history, dialect=world.dialect)


def within(form: Form, name: str | None) -> tuple[Field, ...]:
    """Return the fields of the part that is asked."""
    group = form.group(name) if name else None
    found = fields(form)
    return tuple(one for one in found if one.path.startswith(f"{group.path}/")) if group else found


def names(words: str, unit: str, owed: Sequence[Owed], world: World) -> bool:
    """Say whether a name may mean this unit, of all that the speaker owes something for."""
    return unit in _named(words, owed, world)


def meant(
    text: str,
    owed: Sequence[Owed],
    parts: Mapping[str, tuple[Field, ...]],
    world: World,
    *,
    is_chosen: bool = False,
) -> Meant | None:
    """Find the reports that a text tells of; `parts` holds the fields of each sheet that may be filled now.

    Once somebody has chosen the report, its group needs no name any more.
    """
    known = [one for one in owed if one.is_open and one.sheet in parts]
    able, done = [one for one in known if not one.is_done], [one for one in known if one.is_done]
    read = {
        part: understand(text, part, world.today, dialect=world.dialect)
        for part in dict.fromkeys(parts[one.sheet] for one in known)
    }
    understood, sent = _best(able, parts, read), _best(done, parts, read)
    if understood is None or (sent is not None and told(sent) > told(understood)):
        # It tells more of what was sent than of anything that is open: what is open is another report.
        able, understood = [], sent
    if understood is None:
        return None
    if is_chosen:
        return _chosen(understood, able, done, world)
    if understood.intent == "no_progress":
        return _placed(understood, [one for one in able if one.zero is not None], done, world)
    if understood.intent != "report":
        return Meant(understood)
    if told(understood) < ENOUGH:
        return None
    fits = {part for part in read if told(read[part]) == told(understood)}
    fitting = [one for one in able if parts[one.sheet] in fits]
    return _placed(understood, fitting, [one for one in done if parts[one.sheet] in fits], world)


def _best(
    owed: Sequence[Owed], parts: Mapping[str, tuple[Field, ...]], read: Mapping[tuple[Field, ...], Understood]
) -> Understood | None:
    """Return what a text tells of the part that it tells most of."""
    return max((read[parts[one.sheet]] for one in owed), key=told, default=None)


def _chosen(understood: Understood, able: Sequence[Owed], done: Sequence[Owed], world: World) -> Meant:
    """Give the report that was tapped what was told; what is known to be of another group has no place in it."""
    if not able:
        return Meant(understood, done=tuple(done[:1]))
    activities = understood.activities or (Activity(()),)
    return Meant(
        understood,
        tuple((one, () if _is_of_another(one, able[0], world) else (able[0],)) for one in activities),
    )


def _is_of_another(activity: Activity, owed: Owed, world: World) -> bool:
    found = resolve(activity.name.words, world.units, world.prior) if activity.name else None
    return isinstance(found, Sure) and found.unit.id != owed.unit


def told(understood: Understood) -> int:
    """Count what was told, over all activities."""
    return sum(bool(one.value) for activity in understood.activities for one in activity.slots)


def is_whole(understood: Understood, part: tuple[Field, ...], asking: str) -> bool:
    """Say whether so many different things are told that it can be no answer to the question that is open."""
    kinds = {one.path: one.kind for one in part if one.path != asking}
    told = {one.path for activity in understood.activities for one in activity.slots if one.value}
    counted = [path for path in told if kinds.get(path) in NUMBERS | {"date"}]
    acts = [path for path in told if kinds.get(path) in {"choice", "words"}]
    return understood.intent == "report" and len(counted) >= WHOLE and bool(acts)


def _placed(understood: Understood, able: Sequence[Owed], done: Sequence[Owed], world: World) -> Meant:
    """Give each activity the reports it may be for, or those it was sent in; a name that is none of hers is asked about."""
    wanted: list[tuple[Activity, tuple[Owed, ...]]] = []
    over: list[Owed] = []
    for activity in understood.activities or (Activity(()),):
        ids = _units(activity, [*able, *done], world)
        if not ids and activity.name is not None:
            every = _units(replace(activity, name=None), able, world)
            options = ((activity, _of_units(able, every, activity.day)),)
            return Meant(understood, options, unknown=activity.name.words)
        sent = _sent(done, ids, able, activity.day)
        open_ids = [one for one in ids if one not in {two.unit for two in sent}]
        found = _of_units(able, open_ids, activity.day)
        over += () if found else sent
        wanted.append((activity, found))
    return Meant(understood, tuple(wanted), done=tuple(dict.fromkeys(over))[:MOST_OPTIONS])


def _sent(done: Sequence[Owed], ids: Sequence[str], able: Sequence[Owed], day: str) -> tuple[Owed, ...]:
    """Return the report of each unit that was sent for the month of the day, else the last one where none is open."""
    found = []
    for unit in ids:
        own = [one for one in done if one.unit == unit]
        is_open = any(one.unit == unit for one in able)
        in_month = [one for one in own if _is_of_month(one, day) and day <= _due(one).isoformat()]
        is_open_too = any(one.unit == unit and _is_of_month(one, day) for one in able)
        if in_month and not is_open_too:
            found.append(in_month[-1])
        elif own and not is_open:
            found.append(max(own, key=_due))
    return tuple(found)


def _is_of_month(one: Owed, day: str) -> bool:
    """Say whether a round is that of the month of a day; rounds are named by Buddhist years."""
    if not day:
        return False
    told = date.fromisoformat(day)
    return one.period == f"{buddhist(told.year)}-{told.month:02}"


def _due(one: Owed) -> date:
    """Return the due day; what has none comes last."""
    return one.due or date.max


def _units(activity: Activity, owed: Sequence[Owed], world: World) -> tuple[str, ...]:
    """Return the units that may be meant: by name, else the speaker's own, else all."""
    ids = tuple(dict.fromkeys(one.unit for one in owed))
    if activity.name is None:
        mine = tuple(one for one in ids if one in world.prior.mine)
        return mine if len(mine) == 1 else ids
    return _named(activity.name.words, owed, world)


def _named(words: str, owed: Sequence[Owed], world: World) -> tuple[str, ...]:
    known = {unit.id: unit for unit in world.units}
    units = [
        known.get(one.unit, Unit(one.unit, one.about)) for one in {two.unit: two for two in owed}.values()
    ]
    match resolve(words, units, world.prior):
        case Sure(unit):
            return (unit.id,)
        case Among(found, _):
            return tuple(unit.id for unit in found)
    return ()


def _of_units(able: Sequence[Owed], ids: Sequence[str], day: str) -> tuple[Owed, ...]:
    """Return a report a unit: of the month of the day, else the one that is due first."""
    found = []
    for unit in ids:
        own = [one for one in able if one.unit == unit]
        in_month = [one for one in own if _is_of_month(one, day)]
        found += sorted(
            in_month or own, key=lambda one: (not one.draft, one.part != "collect", _due(one), one.id)
        )[:1]
    return tuple(found[:MOST_OPTIONS])
