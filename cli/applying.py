"""Put packs in force: read, check, compile their forms, store both, and move what is running."""

from pathlib import Path

from bot import config
from bot.wiring import Core, core
from cli import editions
from cli.editions import Applied, digest
from cli.packs.folders import FOLDER, folder_of, folders, read
from cli.working import writing
from engine.forms.attaching import contents, id_of
from engine.forms.form import Form
from engine.obligations.reading import form_path
from models import form_files

__all__ = ["FOLDER", "apply", "apply_all", "attached", "digest", "folder_of", "folders", "read"]


def apply(base: Core, folder: Path) -> Applied:
    """Put one pack in force, and bring what is running into line with it; the same pack again changes nothing."""
    programme, forms = read(folder)
    edition = editions.of_pack(programme, forms)
    shown = [one for name, form in forms.items() for one in attached(form, form_path(folder, name))]
    with writing(base) as desk:
        for file_id, content in shown:
            form_files.keep(desk.connection, file_id, content)
        return editions.put_in_force(desk, edition)


def attached(form: Form, path: Path | None) -> list[tuple[str, bytes]]:
    """Return the files that a form shows, by what each is known by."""
    return [(id_of(name, one), one) for name, one in contents(form, path).items()] if path else []


def apply_all(settings: config.Settings) -> list[str]:
    """Apply every pack of the product."""
    base = core(settings)
    try:
        return [apply(base, folder).programme for folder in folders()]
    finally:
        base.database.close()
