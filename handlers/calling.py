"""Load the units a person may speak for with all they are called, and keep what she calls them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from engine.conversation.bubbles import Bubble, Press
from engine.conversation.calling import meaning, sharing
from engine.conversation.calling.choosing import INSIDE
from engine.conversation.calling.nickname import Nickname
from engine.conversation.effects import CallIt, Share
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.filling import switching
from engine.conversation.scene import Filling, Owed, Scene, Which
from engine.conversation.state import State
from engine.units.unit import Prior, Unit
from handlers import said, scopes
from handlers.desk import Desk, Speaker
from handlers.filling import new_id
from handlers.messenger.intending import intend
from handlers.owing import Rights, is_of_office, rights
from handlers.speakers import name_of
from models import aliases, audit, offices, people, reports, units
from models.notices import Notice
from models.sealing import SealBroken

Opener = Callable[[str], Filling | None]
KIND = "alias"
_RECENT = 5


def furnished(
    desk: Desk, who: Speaker, held: Rights, state: State, event: Event, scene: Scene, opener: Opener
) -> Scene:
    """Return the scene with the one report that a text calls by its group or its month, or the few it may mean."""
    if isinstance(event, Pressed):
        return replace(
            scene,
            which=_inside(desk, who, held, state, event.press, scene),
            nickname=nickname(desk, held, event.press),
        )
    is_free = scene.has_roles and scene.practice is None and scene.invitation is None
    if not isinstance(event, Typed) or not is_free or desk.office.words.match(event.text) is not None:
        return scene
    if not switching.may_name(state, scene.filling, event):
        return scene
    by_month = switching.wanted(scene.owed, event.text, event.when.at.date())
    hit = by_month or _meant(desk, who, held, state, event.text, scene)
    if isinstance(hit, Owed):
        return replace(scene, named=opener(hit.draft or hit.id))
    return replace(scene, which=hit)


def _meant(
    desk: Desk, who: Speaker, held: Rights, state: State, text: str, scene: Scene
) -> Owed | Which | None:
    """Read a name by what groups are called; only when that means none, by who leads them."""
    rows = _rows(desk, held)
    named, prior = _units(desk, who, rows), _prior(desk, who, held, rows)
    before = said.words(desk, who, state.calling)
    texts = (text, f"{before} {text}") if before else (text,)

    def hits(known: Sequence[Unit]) -> Iterator[Owed | Which | None]:
        return (meaning.meant(scene.owed, words, known, prior) for words in texts)

    by_name = next((hit for hit in hits(named) if hit is not None), None)
    return by_name or next((hit for hit in hits(_led(desk, named)) if hit is not None), None)


def _inside(desk: Desk, who: Speaker, held: Rights, state: State, press: Press, scene: Scene) -> Which | None:
    before = said.words(desk, who, state.calling) if press.kind == INSIDE else ""
    if not before:
        return None
    units_known, prior = known(desk, who, held)
    return meaning.inside(scene.owed, before, press.draft, units_known, prior)


def nickname(desk: Desk, held: Rights, press: Press) -> Nickname | None:
    """Return the name that an officer decides about, while it is open and the unit is her office's."""
    return _open_one(desk, held, press.draft) if press.kind == sharing.SHARE else None


def carry_out(desk: Desk, who: Speaker, effect: CallIt | Share) -> None:
    """Keep a name, or what an officer decided about one."""
    if isinstance(effect, CallIt):
        _keep(desk, who, effect)
    elif aliases.decide(
        desk.connection,
        effect.alias,
        state=aliases.SHARED if effect.yes else aliases.REFUSED,
        by=who.person_id,
    ):
        act = "name_shared" if effect.yes else "name_kept_private"
        audit.note(desk.connection, at=desk.now, act=act, about_id=effect.alias, person_id=who.person_id)


def bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Ask an officer about a name that somebody uses; nothing when it is decided or no longer hers to decide."""
    found = _open_one(desk, rights(desk, notice.person_id), notice.about_id)
    return sharing.card(found) if found else None


def _keep(desk: Desk, who: Speaker, order: CallIt) -> None:
    unit = units.unit(desk.connection, order.unit)
    words = said.words(desk, who, order.message_id)
    if unit is None or not words:
        return
    alias_id = new_id("alias", unit.id, who.person_id, words)
    is_officer = unit.office_id in rights(desk, who.person_id).offices
    is_new = aliases.add(
        desk.connection,
        id=alias_id,
        unit_id=unit.id,
        person_id=who.person_id,
        words=desk.vault.key(desk.connection, people.owner_of(who.person_id)).seal(words),
        source=order.message_id,
        state=aliases.SHARED if is_officer else aliases.OWN,
        made_at=desk.now,
    )
    if is_new and not is_officer:
        _tell_office(desk, unit.office_id, alias_id)


def _tell_office(desk: Desk, office_id: str, alias_id: str) -> None:
    """Have the office hear of a name with its next free reply; it is never worth a counted message."""
    for role in scopes.holders(desk, office_id):
        if is_of_office(desk, role):
            intend(
                desk,
                person_id=role.person_id,
                kind=KIND,
                about_id=alias_id,
                details={},
                is_worth_a_push=False,
                not_before=desk.now,
            )


def _open_one(desk: Desk, held: Rights, alias_id: str) -> Nickname | None:
    row = aliases.get(desk.connection, alias_id)
    unit = units.unit(desk.connection, row.unit_id) if row and row.state == aliases.OWN else None
    words = _words(desk, row) if row else ""
    if unit is None or unit.office_id not in held.offices or not words:
        return None
    return Nickname(alias_id, words, unit.name)


def _rows(desk: Desk, held: Rights) -> list[units.Unit]:
    """Return her own units and those of her offices."""
    own = units.of_ids(desk.connection, list(held.units))
    looked_after = units.of_offices(desk.connection, list(held.offices)) if held.offices else []
    return [*own, *(row for row in looked_after if row.id not in held.units)]


def _units(desk: Desk, who: Speaker, rows: Sequence[units.Unit]) -> tuple[Unit, ...]:
    """Return units with all they are called by everybody and by her."""
    names = _names(desk, who, [row.id for row in rows])
    return tuple(Unit(row.id, row.name, row.place, aliases=names.get(row.id, ())) for row in rows)


def _led(desk: Desk, named: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return units with the names of those who lead them."""
    leaders = offices.leaders(desk.connection, [one.id for one in named], at=desk.now)
    persons = people.persons(desk.connection, set(leaders.values()))
    desk.vault.remember(desk.connection, map(people.owner_of, persons))
    names = {person_id: name_of(desk, person) for person_id, person in persons.items()}
    return tuple(replace(one, leader=names.get(leaders.get(one.id, ""), "")) for one in named)


def _names(desk: Desk, who: Speaker, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    rows = aliases.of_units(desk.connection, ids, who.person_id)
    desk.vault.remember(desk.connection, {people.owner_of(row.person_id) for row in rows})
    for row in rows:
        words = _words(desk, row)
        if words:
            names[row.unit_id] = (*names.get(row.unit_id, ()), words)
    return names


def _words(desk: Desk, row: aliases.Alias) -> str:
    key = desk.vault.existing(desk.connection, people.owner_of(row.person_id))
    try:
        return key.open(row.words) if key else ""
    except SealBroken:
        return ""


def known(desk: Desk, who: Speaker, held: Rights) -> tuple[tuple[Unit, ...], Prior]:
    """Return the units that somebody may speak for with all they are called, and what makes one likelier."""
    rows = _rows(desk, held)
    return _led(desk, _units(desk, who, rows)), _prior(desk, who, held, rows)


def _prior(desk: Desk, who: Speaker, held: Rights, rows: Sequence[units.Unit]) -> Prior:
    latest = reports.latest_of(desk.connection, who.person_id, [], _RECENT)
    return Prior(
        mine=frozenset(held.units),
        recent=tuple(dict.fromkeys(one.unit_id for one in latest)),
        places=tuple(row.place for row in rows if row.id in held.units),
    )
