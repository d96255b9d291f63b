"""Load what a free message may be about: the forms of what is owed, the groups with their names, the drafts it fills."""

from collections.abc import Callable
from dataclasses import replace

from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.scene import Filling, Owed, Scene
from engine.conversation.sent.noun import Sent
from engine.conversation.state import State
from engine.conversation.telling import deciding
from engine.conversation.telling.deciding import Meant, World
from engine.conversation.telling.hearing import TOLD
from engine.conversation.telling.told import Told
from engine.free_text.fields import Field
from handlers import calling, earlier, owing, said, standing
from handlers.desk import Desk, Speaker
from handlers.owing import Rights
from models import obligations, reports

Opener = Callable[[str], Filling | None]
ROUNDS = 3


def looks_elsewhere(desk: Desk, state: State, scene: Scene, event: Event) -> bool:
    """Say whether an event may tell a report, so that the lists of what is owed are needed."""
    if not isinstance(event, Typed) or not deciding.may_tell(state, scene.filling, event):
        return False
    if scene.filling is None or not deciding.takes_words(state, scene.filling):
        return True
    return _is_whole(state, scene.filling, event, World(dialect=desk.office.dialect, today=desk.now.date()))


def _is_whole(state: State, filling: Filling, event: Typed, world: World) -> bool:
    part = deciding.within(filling.form, filling.within)
    return deciding.is_whole(deciding.in_open(event.text, filling, world), part, state.asking)


def furnished(
    desk: Desk, who: Speaker, held: Rights, state: State, event: Event, scene: Scene, opener: Opener
) -> Scene:
    """Return the scene with what a free message tells, and the drafts that it fills."""
    if isinstance(event, Pressed):
        return replace(scene, told=_tapped(desk, who, held, state, event, scene, opener))
    if not isinstance(event, Typed) or not _is_free(desk, state, event, scene):
        return scene
    world = _world(desk, who, held)
    own = _in_open(desk, state, event, scene, world)
    if own is not None:
        return replace(scene, told=own)
    if deciding.takes_words(state, scene.filling):
        return scene
    found = deciding.meant(event.text, scene.owed, _parts(desk, scene), world)
    told = _told(desk, who, held, found, world, event.text, event.message_id, opener) if found else None
    return replace(scene, told=told)


def _is_free(desk: Desk, state: State, event: Typed, scene: Scene) -> bool:
    if (
        scene.practice is not None
        or scene.invitation is not None
        or scene.named is not None
        or scene.which is not None
    ):
        return False
    is_steering = desk.office.words.match(event.text) is not None
    return not is_steering and deciding.may_tell(state, scene.filling, event)


def _in_open(desk: Desk, state: State, event: Typed, scene: Scene, world: World) -> Told | None:
    """Read a message as more answers to the draft that is open, unless it names another group."""
    filling = scene.filling
    if filling is None or filling.draft.purpose == "register":
        return None
    if deciding.takes_words(state, filling) and not _is_whole(state, filling, event, world):
        return None
    read = deciding.in_open(event.text, filling, world, _history(desk, filling))
    activity = next(iter(read.activities), None)
    if read.intent != "report" or activity is None or deciding.told(read) < deciding.ENOUGH:
        return (
            Told(event.text, event.message_id, read.intent) if read.intent in {"plan", "question"} else None
        )
    unit = next((one.unit for one in scene.owed if one.id == filling.draft.obligation), "")
    if activity.name is not None and not deciding.names(activity.name.words, unit, scene.owed, world):
        return None
    return Told(event.text, event.message_id, "report", ((filling, activity),), read.activities[1:])


def _tapped(
    desk: Desk, who: Speaker, held: Rights, state: State, event: Pressed, scene: Scene, opener: Opener
) -> Told | None:
    """Read the message that waits for the report that was tapped."""
    press = event.press
    if press.kind != TOLD or not state.telling or press.nonce != state.nonce:
        return None
    words = said.words(desk, who, state.telling)
    if not words:
        return None
    chosen = tuple(one for one in scene.owed if one.id == press.draft)
    world = _world(desk, who, held)
    parts = _parts(desk, replace(scene, owed=chosen))
    found = deciding.meant(words, chosen, parts, world, is_chosen=True)
    return _told(desk, who, held, found, world, words, state.telling, opener) if found else None


def _told(
    desk: Desk, who: Speaker, held: Rights, found: Meant, world: World, text: str, source: str, opener: Opener
) -> Told:
    """Open the drafts that are meant; several reports for one activity are asked, a draft takes one activity."""
    sent = _sent(desk, who, held, found.done)
    told = Told(text, source, found.understood.intent, unknown=found.unknown, sent=sent)
    fewest = 1 if found.unknown else 2
    several = next((owed for _, owed in found.wanted if len(owed) >= fewest), ())
    if several:
        return replace(told, which=several)
    for number, (activity, owed) in enumerate(found.wanted):
        filling = opener(owed[0].draft or owed[0].id) if owed else None
        if filling is None or any(one.draft.id == filling.draft.id for one, _ in told.filled):
            told = replace(told, left=(*told.left, activity))
            continue
        again = deciding.in_open(text, filling, world, _history(desk, filling)).activities
        told = replace(
            told, filled=(*told.filled, (filling, again[number] if number < len(again) else activity))
        )
    return told


def _sent(desk: Desk, who: Speaker, held: Rights, done: tuple[Owed, ...]) -> tuple[Sent, ...]:
    """Return the reports that were sent for what is done, as they stand for this person."""
    found = []
    for one in done:
        row = obligations.get(desk.connection, one.id)
        live = (row.contribution_id if one.part == "collect" else row.report_id) if row else None
        report = reports.get(desk.connection, live) if live else None
        if report is not None:
            may = standing.may_correct(held, report)
            found.append(standing.as_sent(desk, who.person_id, report, may_correct=may))
    return tuple(one for one in found if one is not None)


def _history(desk: Desk, filling: Filling) -> dict[str, tuple[str, ...]]:
    """Return what the unit told in the last rounds, by question."""
    row = obligations.get(desk.connection, filling.draft.obligation)
    if row is None:
        return {}
    rounds = earlier.lately(desk, row, filling.form, filling.draft.digest, ROUNDS)
    paths = {path for answers in rounds for path in answers}
    return {path: tuple(answers[path] for answers in rounds if answers.get(path)) for path in paths}


def _parts(desk: Desk, scene: Scene) -> dict[str, tuple[Field, ...]]:
    """Return the fields of each sheet that is owed, by the sheet."""
    return {sheet: part for sheet in {one.sheet for one in scene.owed} if (part := _part(desk, sheet))}


def _part(desk: Desk, sheet: str) -> tuple[Field, ...]:
    programme_id, _, rest = sheet.partition(":")
    duty_id, _, tail = rest.partition(":")
    programme = desk.library.programmes.get(programme_id)
    duty = owing.duty_of(programme, duty_id)
    found = desk.library.form(programme_id, duty.form) if duty else None
    if duty is None or found is None:
        return ()
    name = duty.collected_part if tail.rpartition(":")[2] == "collect" else ""
    return deciding.within(found[0], name or None)


def _world(desk: Desk, who: Speaker, held: Rights) -> World:
    units, prior = calling.known(desk, who, held)
    return World(units, prior, desk.office.dialect, desk.now.date())
