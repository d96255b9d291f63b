"""Put a version of a pack in force: store it, keep the one before, give new questions their columns, move what is running."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.library import with_former
from bot.sheets import tab_name
from engine.forms.form import Form
from engine.forms.storing import from_dict, to_dict
from engine.obligations.programme import Programme
from engine.obligations.storing import from_json, to_json
from exports import columns
from exports.columns import Place
from handlers import revising
from handlers.desk import Desk
from handlers.revising import Moved
from handlers.years import taking_over
from models import audit, pack_versions, packs, sheet_columns
from models.pack_versions import PackVersion


@dataclass(frozen=True, slots=True)
class Edition:
    """A pack with its compiled forms, and the fingerprints that they are stored under."""

    programme: Programme
    forms: Mapping[str, Form]
    digests: Mapping[str, str]
    digest: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of it: the version now in force, whether it is another one, and what it moved."""

    programme: str
    version: int
    is_new: bool
    moved: Moved = field(default_factory=Moved)


def of_pack(programme: Programme, forms: Mapping[str, Form]) -> Edition:
    """Return a pack as it is stored."""
    digests = {name: digest(to_dict(form)) for name, form in forms.items()}
    return Edition(
        programme, forms, digests, digest([to_json(programme), *_rows(programme.id, forms, digests)])
    )


def in_force(desk: Desk, programme: str) -> Edition | None:
    """Return the pack that is in force."""
    found = pack_versions.in_force(desk.connection, programme)
    return _stored(desk, found[0]["body"], found[1], found[0]["digest"]) if found else None


def of_version(desk: Desk, version: PackVersion) -> Edition:
    """Return a pack as it was in force once."""
    return _stored(desk, version.body, version.forms, version.digest)


def put_in_force(
    desk: Desk,
    edition: Edition,
    *,
    follows: int | None = None,
    act: str = "pack_applied",
    by: str | None = None,
) -> Applied:
    """Put a version in force and bring what is running into line with it; the same one again changes nothing."""
    programme, before = edition.programme, in_force(desk, edition.programme.id)
    latest = pack_versions.latest(desk.connection, programme.id)
    if before and (latest is None or latest.digest != before.digest):
        number = pack_versions.note(desk.connection, _pack(desk, before), before.digests, follows=None)
        latest = pack_versions.version(desk.connection, programme.id, number)
    if before and latest and before.digest == edition.digest:
        _add_columns(desk, edition)
        return Applied(programme.id, latest.number, is_new=False)
    old = with_former(desk.connection, before.programme) if before else None
    pack = _pack(desk, edition)
    packs.apply(desk.connection, pack, _rows(programme.id, edition.forms, edition.digests))
    back_to = follows if act != "pack_applied" else (latest.number if latest else None)
    number = pack_versions.note(desk.connection, pack, edition.digests, follows=back_to)
    _add_columns(desk, edition)
    audit.note(desk.connection, at=desk.now, act=act, about_id=f"{programme.id[:48]} {number}", person_id=by)
    moved = revising.migrate(desk, old, programme, number) if old else Moved()
    if before is None:
        taking_over.take_over(desk, programme)
    return Applied(programme.id, number, is_new=True, moved=moved)


def back(desk: Desk, programme: str, by: str | None = None) -> Applied | None:
    """Take the version up again that the one in force replaced; None when there is none before it."""
    latest = pack_versions.latest(desk.connection, programme)
    if latest is None or latest.follows is None:
        return None
    earlier = pack_versions.version(desk.connection, programme, latest.follows)
    if earlier is None:
        return None
    return put_in_force(
        desk, of_version(desk, earlier), follows=earlier.follows, act="pack_rolled_back", by=by
    )


def digest(body: object) -> str:
    """Return the fingerprint of a stored body."""
    return hashlib.sha256(
        json.dumps(body, sort_keys=True, ensure_ascii=False, default=str).encode()
    ).hexdigest()


def _stored(desk: Desk, body: Mapping[str, Any], digests: Mapping[str, str], whole: str) -> Edition:
    programme = from_json(body)
    stored = {(row.name, row.digest): row.body for row in packs.forms_of(desk.connection, programme.id)}
    forms = {name: from_dict(stored[name, one]) for name, one in digests.items()}
    return Edition(programme, forms, digests, whole)


def _pack(desk: Desk, edition: Edition) -> dict[str, object]:
    return {
        "id": edition.programme.id,
        "digest": edition.digest,
        "body": to_json(edition.programme),
        "applied_at": desk.now,
    }


def _rows(programme: str, forms: Mapping[str, Form], digests: Mapping[str, str]) -> list[dict[str, object]]:
    return [
        {"programme": programme, "name": name, "digest": digests[name], "body": to_dict(form)}
        for name, form in forms.items()
    ]


def _add_columns(desk: Desk, edition: Edition) -> None:
    """Give every question that has none a column of its form's table."""
    programme = edition.programme
    for name, form in edition.forms.items():
        rows = sheet_columns.of_form(desk.connection, programme.id, name)
        known = [Place(row.path, row.number, row.title) for row in rows]
        order = next((duty.sheet for duty in programme.duties if duty.form == name and duty.sheet), ())
        new = columns.added(known, form, name=tab_name(programme, form), order=order)
        sheet_columns.add(
            desk.connection,
            programme.id,
            name,
            [{"path": one.path, "number": one.number, "title": one.title} for one in new],
        )
