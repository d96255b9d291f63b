"""Look for the files that a form needs beside it: tables, pictures, sounds, films."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from engine.conversation.bubbles import Phrase, say
from engine.forms.attaching import Fault, Shows, fault, shows
from engine.forms.form import Form
from engine.forms.lint.finding import Finding
from engine.forms.tables import name_of

_LINK: Final = "https://xlsform.org/en/#media"


def of_files(form: Form, path: Path) -> Iterator[Finding]:
    """Yield what is not there."""
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
    for shown in shows(form):
        if wrong := fault(shown, path):
            what, cure = _words(wrong, shown, path)
            yield Finding(
                "file.media", shown.sheet, shown.row, what, cure, "media", shown.name, _LINK, "remark"
            )


def _words(wrong: Fault, one: Shows, path: Path) -> tuple[Phrase, Phrase]:
    match wrong:
        case "absent":
            cure = say(
                "Put it into the same folder, or into the folder {folder}.", folder=f"{path.stem}-media"
            )
            return say("The file {name} is not beside the form.", name=one.name), cure
        case "size":
            what = say("The file {name} is too big for a chat and is not shown.", name=one.name)
            return what, say("Make it smaller: a picture 1 MB at most, a sound or a film 10 MB.")
        case "kind":
            what = say("The file {name} is none that a chat can show.", name=one.name)
            return what, say("Save a picture as JPEG or PNG, a sound as MP3, a film as MP4.")


def _row_using(form: Form, name: str) -> int:
    return next((one.row for one in form.questions if one.list_name == name), 0)
