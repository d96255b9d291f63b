"""Lend practice what the real thing has: a form, a unit, somebody who looks on. It reads the packs and writes one table.

Nothing here makes a unit, an obligation, a report or a notice, so no list, count, reminder or sheet can see a practice.
"""

import json
from dataclasses import replace

from engine.conversation.events import Event
from engine.conversation.practice.practised import Practised
from engine.conversation.practice.practising import wish
from engine.conversation.practice.rehearsing import RESULTS, START, STOP
from engine.conversation.scene import Filling, Invitation, Scene
from engine.conversation.state import Draft, State, draft_from_dict, draft_to_dict
from engine.forms import filling as forms
from engine.obligations.programme import Duty, Programme
from handlers import albums
from handlers.desk import Desk, Speaker
from handlers.filling import new_id
from handlers.owing import Rights
from handlers.pieces import sender_name
from models import joining, offices, people, practices, units


def current(desk: Desk, who: Speaker, draft_id: str) -> Filling | None:
    """Return the practice that a conversation is in, if it is in one."""
    row = practices.open_of(desk.connection, who.person_id) if draft_id and not who.is_new else None
    return _stored(desk, row) if row is not None and row.id == draft_id else None


def furnished(desk: Desk, who: Speaker, held: Rights, state: State, event: Event, scene: Scene) -> Scene:
    """Return the scene with what practising needs, and only when it is asked for."""
    act = wish(state, event, scene)
    if act == RESULTS and held.offices:
        return replace(scene, practised=_practised(desk, held))
    invitation = scene.invitation if scene.invitation and scene.invitation.is_practice else None
    if act not in {START, STOP} and invitation is None:
        return scene
    if who.is_closed or not (who.has_consent or invitation):
        return scene
    row = practices.open_of(desk.connection, who.person_id)
    begun = _stored(desk, row) if row else None
    if begun is None and act != STOP:
        begun = _new(desk, held, invitation, who.person_id, event.when.seed)
    return replace(scene, practice=begun)


def keep(desk: Desk, who: Speaker, draft: Draft) -> None:
    """Store a practice as it now is, sealed under its person's key."""
    key = desk.vault.key(desk.connection, people.owner_of(who.person_id))
    practices.keep(
        desk.connection,
        id=draft.id,
        person_id=who.person_id,
        programme=draft.programme,
        office_id=draft.office,
        body=key.seal(json.dumps(draft_to_dict(draft), ensure_ascii=False)),
        state=practices.OPEN,
        changed_at=desk.now,
    )


def forget(desk: Desk, who: Speaker, message_id: str) -> None:
    """Take an answer whose message was taken back out of an open practice."""
    row = practices.open_of(desk.connection, who.person_id)
    filling = _stored(desk, row) if row else None
    if filling is not None and message_id in filling.draft.sources.values():
        keep(desk, who, albums.unshown(desk, filling.draft, message_id).without(message_id))


def _stored(desk: Desk, row: practices.Practice) -> Filling | None:
    key = desk.vault.existing(desk.connection, people.owner_of(row.person_id))
    if key is None:
        return None
    draft = draft_from_dict(json.loads(key.open(row.body)))
    programme = desk.library.programmes.get(draft.programme)
    duty = _duty(desk, programme) if programme else None
    return _filling(desk, programme, duty, draft) if programme and duty else None


def _new(
    desk: Desk, held: Rights, invitation: Invitation | None, person_id: str, seed: str
) -> Filling | None:
    """Begin a practice of the person's own programme, else of the one of the code, else of what was practised last."""
    code = joining.by_id(desk.connection, invitation.code) if invitation else None
    programme_id, office_id = _of_person(desk, held)
    if code is not None:
        programme_id, office_id = programme_id or code.programme, code.office_id
    last = practices.latest_of(desk.connection, person_id) if not programme_id else None
    if last is not None:
        programme_id, office_id = last.programme, last.office_id
    programme = desk.library.programmes.get(programme_id or _newest(desk))
    duty = _duty(desk, programme) if programme else None
    found = desk.library.form(programme.id, duty.form) if programme and duty else None
    if programme is None or duty is None or found is None:
        return None
    draft = Draft(
        new_id("practice", seed, person_id),
        "collect" if duty.collected_part else "file",
        programme.id,
        duty.form,
        found[1],
        office=office_id,
        is_practice=True,
        answers=forms.start(found[0], desk.now, seed),
    )
    return _filling(desk, programme, duty, draft)


def _filling(desk: Desk, programme: Programme, duty: Duty, draft: Draft) -> Filling | None:
    found = desk.library.form(draft.programme, draft.form, draft.digest)
    office = offices.office(desk.connection, draft.office)
    if found is None:
        return None
    return Filling(
        draft=draft,
        form=found[0],
        programme=programme,
        title=duty.name,
        subject=programme.named(duty.per),
        within=duty.collected_part or None,
        phone=(office.phone or "") if office else "",
    )


def _duty(desk: Desk, programme: Programme) -> Duty | None:
    """Return what is practised: the first thing that groups send, else the first report."""
    ready = [duty for duty in programme.duties if desk.library.form(programme.id, duty.form)]
    return next((duty for duty in ready if duty.collected_part), next(iter(ready), None))


def _newest(desk: Desk) -> str:
    """Return the programme of the latest fiscal year in which somebody can register and practise."""
    ready = [one for one in desk.library.programmes.values() if one.registration and _duty(desk, one)]
    found = sorted(ready, key=lambda one: (-one.fiscal_year, one.id))
    return next((one.id for one in found), "")


def _of_person(desk: Desk, held: Rights) -> tuple[str, str]:
    """Return the programme and the office of somebody who has a role."""
    for role in held.roles:
        unit = units.unit(desk.connection, role.scope_id) if role.scope_kind == offices.UNIT else None
        return role.programme, unit.office_id if unit else role.scope_id
    return "", ""


def _practised(desk: Desk, held: Rights) -> tuple[Practised, ...]:
    """Name everybody who practised with these offices; one who came to the end once is done."""
    done: dict[str, bool] = {}
    for row in practices.of_offices(desk.connection, list(held.offices)):
        if row.state != practices.LEFT:
            done[row.person_id] = done.get(row.person_id, False) or row.state == practices.DONE
    return tuple(Practised(sender_name(desk, one), is_done) for one, is_done in done.items())
