"""Put packs in force: read, check, compile their forms, store both, and move what is running."""

from collections.abc import Mapping
from pathlib import Path

from bot.packs import editions
from bot.packs.editions import Applied
from bot.packs.folders import read
from bot.packs.sources import fingerprint
from engine.forms.attaching import contents, id_of
from engine.forms.form import Form
from engine.obligations.programme import Programme
from engine.obligations.reading import form_path
from handlers.desk import Desk
from models import form_files, packs


def apply(desk: Desk, folder: Path, by: str | None = None) -> Applied:
    """Put one pack in force, and bring what is running into line with it; the same pack again changes nothing."""
    source = fingerprint(folder)
    programme, forms = read(folder)
    applied = put(desk, programme, forms, folder, by)
    packs.came_from(desk.connection, programme.id, source)
    return applied


def put(desk: Desk, programme: Programme, forms: Mapping[str, Form], folder: Path, by: str | None) -> Applied:
    """Put a pack in force that was read from a folder."""
    for name, form in forms.items():
        for file_id, content in attached(form, form_path(folder, name)):
            form_files.keep(desk.connection, file_id, content)
    return editions.put_in_force(desk, editions.of_pack(programme, forms), by=by)


def attached(form: Form, path: Path | None) -> list[tuple[str, bytes]]:
    """Return the files that a form shows, by what each is known by."""
    return [(id_of(name, one), one) for name, one in contents(form, path).items()] if path else []
