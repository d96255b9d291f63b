"""Look for the files that a form needs beside it: tables, pictures, sounds, films."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from engine.conversation.bubbles import say
from engine.forms.form import Choice, Form, Question
from engine.forms.lint.finding import Finding
from engine.forms.tables import name_of

_LINK: Final = "https://xlsform.org/en/#media"


def of_files(form: Form, path: Path) -> Iterator[Finding]:
    """Yield what is not there."""
    places = (path.parent, path.parent / f"{path.stem}-media")
    for one, address in form.files.items():
        if one not in form.lists and one not in form.documents:
            what = say("The table {name} is not beside the form.", name=name_of(address))
            cure = say(
                "Put it into the same folder, or into the folder {folder}.", folder=f"{path.stem}-media"
            )
            yield Finding(
                "file.table",
                "survey",
                _row_using(form, one),
                what,
                cure,
                "",
                name_of(address),
                _LINK,
                "remark",
            )
    for sheet, row, name in _media(form):
        if not any((place / name).is_file() for place in places):
            what = say("The file {name} is not beside the form.", name=name)
            cure = say(
                "Put it into the same folder, or into the folder {folder}.", folder=f"{path.stem}-media"
            )
            yield Finding("file.media", sheet, row, what, cure, "media", name, _LINK, "remark")


def _row_using(form: Form, name: str) -> int:
    return next((one.row for one in form.questions if one.list_name == name), 0)


def _media(form: Form) -> Iterator[tuple[str, int, str]]:
    seen: set[str] = set()
    places: list[tuple[str, int, Question | Choice]] = [("survey", one.row, one) for one in form.questions]
    places += [("choices", 0, one) for choices in form.lists.values() for one in choices]
    for sheet, row, one in places:
        for texts in one.media.values():
            for address in texts.values():
                name = PurePosixPath(address.partition("://")[2] or address).name
                if name and "${" not in address and name not in seen:
                    seen.add(name)
                    yield sheet, row, name
