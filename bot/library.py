"""Keep the applied packs and forms in memory, and read them again when a pack was applied."""

import json
import threading
import time
import zlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from engine.forms.form import Form
from engine.forms.storing import from_dict
from engine.obligations.programme import Duty, Programme
from engine.obligations.storing import from_json
from handlers.desk import Library
from models import pack_versions, packs
from models.database import Database
from models.packs import StoredForm

LOOK_AGAIN_S = 2.0
OPEN_AT_MOST = 96
FormKey = tuple[str, str, str]


class FormsByVersion(Mapping[FormKey, Form]):
    """Hold every version of every form packed, and open those that are asked for; few are in use at a time."""

    def __init__(self, rows: Iterable[StoredForm], packed: Mapping[FormKey, bytes] | None = None) -> None:
        self._packed: dict[FormKey, bytes] = dict(packed or {})
        for row in rows:
            body = zlib.compress(json.dumps(row.body).encode(), level=1)
            self._packed[row.programme, row.name, row.digest] = body
        self._opened: OrderedDict[FormKey, Form] = OrderedDict()
        self._lock = threading.Lock()

    def __getitem__(self, key: FormKey) -> Form:
        """Return a form; it stays open until many others were asked for."""
        with self._lock:
            form = self._opened.pop(key, None) or from_dict(json.loads(zlib.decompress(self._packed[key])))
            self._opened[key] = form
            if len(self._opened) > OPEN_AT_MOST:
                self._opened.popitem(last=False)
            return form

    def __contains__(self, key: object) -> bool:
        """Say whether there is such a version, without opening it."""
        return key in self._packed

    def and_more(self, rows: Iterable[StoredForm]) -> "FormsByVersion":
        """Return these versions and more of them."""
        return FormsByVersion(rows, self._packed)

    def __iter__(self) -> Iterator[FormKey]:
        """Yield the keys of all versions."""
        return iter(self._packed)

    def __len__(self) -> int:
        """Count all versions."""
        return len(self._packed)


def with_former(connection: Connection, programme: Programme) -> Programme:
    """Return a programme with the duties that earlier versions of it had, each as it was last."""
    former: dict[str, Duty] = {}
    known = {duty.id for duty in programme.duties}
    for body in pack_versions.bodies(connection, programme.id):
        missing = {duty["id"] for duty in body["duties"]} - known - former.keys()
        earlier = from_json(body).duties if missing else ()
        former |= {duty.id: duty for duty in earlier if duty.id in missing}
    return replace(programme, former=tuple(former.values())) if former else programme


class Shelf:
    """Lend the library; it is immutable and replaced as a whole. One that is known already is lent while nothing was applied."""

    def __init__(self, database: Database, known: Library | None = None) -> None:
        self._database = database
        self._library = known
        self._looked_at = 0.0
        self._lock = threading.Lock()

    def library(self) -> Library:
        """Return the library, at most two seconds old."""
        known = self._library
        if known is not None and self._looked_at and time.monotonic() - self._looked_at < LOOK_AGAIN_S:
            return known
        with self._lock:
            return self._look()

    def _look(self) -> Library:
        with self._database.reading() as connection:
            self._library = read(connection, self._library)
        self._looked_at = time.monotonic()
        return self._library


def read(connection: Connection, known: Library | None) -> Library:
    """Read what was applied since a library was read, or the same one; a version that is stored never changes."""
    stamps, told = packs.looked(connection)
    stamp = "|".join(stamps.values())
    if known and known.stamp == stamp:
        return known if known.told == told else replace(known, told=told)
    there = set(known.stamp.split("|")) if known else set()
    new = [one for one, stamp in stamps.items() if stamp not in there]
    read = {
        name: with_former(connection, from_json(body)) for name, body in packs.bodies(connection, new).items()
    }
    programmes = {one: read[one] if one in read else known.programmes[one] for one in stamps}  # type: ignore[union-attr]
    keys = packs.form_keys(connection)
    stored = known.forms if known and isinstance(known.forms, FormsByVersion) else FormsByVersion(())
    missing = [key for key in keys if key not in stored]
    rows = packs.forms(connection, {programme for programme, _, _ in missing}) if missing else []
    current = {
        (programme, name): digest for (programme, name, digest), is_current in keys.items() if is_current
    }
    return Library(stamp, programmes, stored.and_more(rows), current, told)
