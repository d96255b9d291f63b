"""Find the folders of packs, and read one with its forms; nothing here opens a database."""

from pathlib import Path

from bot.packs.sources import FOLDER, PACK, folders
from engine.forms.form import Form
from engine.forms.reading import read_file
from engine.obligations.caps import capped
from engine.obligations.checking import problems
from engine.obligations.faults import PackFault
from engine.obligations.programme import Programme
from engine.obligations.reading import form_names, form_path, read_pack

__all__ = ["FOLDER", "folder_of", "folders", "read"]


def folder_of(name: str) -> Path:
    """Return the folder of a pack that is named by its id, or by its folder anywhere."""
    own = FOLDER / name
    return own if (own / PACK).is_file() or not Path(name).is_dir() else Path(name)


def read(folder: Path) -> tuple[Programme, dict[str, Form]]:
    """Read and check one pack; raises what is wrong with file, key and cure."""
    programme = read_pack(folder)
    paths = {name: form_path(folder, name) for name in form_names(programme)}
    forms = {name: read_file(path) for name, path in paths.items() if path}
    found = problems(programme, forms)
    if found:
        raise PackFault(found)
    return programme, {name: capped(programme, name, form) for name, form in forms.items()}
