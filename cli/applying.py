"""Apply programme packs: read, check, compile their forms, store both."""

import hashlib
import json
from datetime import datetime
from pathlib import Path

from bot import config
from bot.config import ROOT
from bot.tasks import clock_of
from engine.forms.attaching import contents, id_of
from engine.forms.form import Form
from engine.forms.reading import read_file
from engine.forms.storing import to_dict
from engine.obligations.caps import capped
from engine.obligations.checking import problems
from engine.obligations.faults import PackFault
from engine.obligations.programme import Programme
from engine.obligations.reading import form_names, form_path, read_pack
from engine.obligations.storing import to_json
from models import form_files, packs
from models.database import Database

FOLDER = ROOT / "programmes"


def folders() -> list[Path]:
    """Return the folders that hold a pack."""
    return sorted(path.parent for path in FOLDER.glob("*/programme.toml"))


def read(folder: Path) -> tuple[Programme, dict[str, Form]]:
    """Read and check one pack; raises what is wrong with file, key and cure."""
    programme = read_pack(folder)
    paths = {name: form_path(folder, name) for name in form_names(programme)}
    forms = {name: read_file(path) for name, path in paths.items() if path}
    found = problems(programme, forms)
    if found:
        raise PackFault(found)
    return programme, {name: capped(programme, name, form) for name, form in forms.items()}


def apply(database: Database, folder: Path, at: datetime) -> str:
    """Store one pack and its forms; the same pack again changes nothing."""
    programme, forms = read(folder)
    body = to_json(programme)
    rows: list[dict[str, object]] = [
        {"programme": programme.id, "name": name, "digest": digest(to_dict(form)), "body": to_dict(form)}
        for name, form in forms.items()
    ]
    pack: dict[str, object] = {
        "id": programme.id,
        "digest": digest([body, rows]),
        "body": body,
        "applied_at": at,
    }
    shown = [one for name, form in forms.items() for one in attached(form, form_path(folder, name))]
    with database.writing() as connection:
        for file_id, content in shown:
            form_files.keep(connection, file_id, content)
        packs.apply(connection, pack, rows)
    return programme.id


def attached(form: Form, path: Path | None) -> list[tuple[str, bytes]]:
    """Return the files that a form shows, by what each is known by."""
    return [(id_of(name, one), one) for name, one in contents(form, path).items()] if path else []


def apply_all(settings: config.Settings) -> list[str]:
    """Apply every pack of the product."""
    database = Database(settings.database_url)
    try:
        at = clock_of(settings, database).now()
        return [apply(database, folder, at) for folder in folders()]
    finally:
        database.close()


def digest(body: object) -> str:
    """Return the fingerprint of a stored body."""
    return hashlib.sha256(
        json.dumps(body, sort_keys=True, ensure_ascii=False, default=str).encode()
    ).hexdigest()
