"""Look at the headers: columns that no form has, and are near ones that forms have."""

from collections.abc import Iterator
from typing import Final

from pyxform import aliases

from engine.conversation.bubbles import say
from engine.forms.lint.cells import nearest
from engine.forms.lint.finding import Finding
from engine.forms.sheets import Sheets

_LINK: Final = "https://xlsform.org/en/#setting-up-your-worksheets"
_SURVEY: Final = frozenset({
    *aliases.survey_header, "type", "name", "label", "hint", "guidance_hint", "default", "trigger", "choice_filter",
    "parameters", "media", "bind", "body", "control", "instance", "query", "intent", "disabled", "list_name", "note", "notes",
    "comment", "comments", "repeat_count", "save_to", "image", "video", "audio", "accuracythreshold", "$given_name",
})  # fmt: skip
_PROPOSED: Final = (
    "type", "name", "label", "hint", "guidance_hint", "required", "required_message", "relevant", "constraint",
    "constraint_message", "calculation", "default", "read_only", "appearance", "choice_filter", "repeat_count", "parameters",
    "trigger",
)  # fmt: skip


def of_headers(sheets: Sheets) -> Iterator[Finding]:
    """Yield the columns of the survey sheet that are passed over and look like a misspelt one."""
    seen: set[str] = set()
    for row in sheets.get("survey", ()):
        for column in row.cells:
            base = str(column).partition("::")[0].partition(":")[0].strip().lower().replace(" ", "_")
            if base in seen or not base or base in _SURVEY or base.startswith(("media", "jr")):
                continue
            seen.add(base)
            near = nearest(base, list(_PROPOSED))
            if near:
                what = say("The column {column} means nothing and is passed over.", column=str(column))
                cure = say("Did you mean {near}?", near=near)
                yield Finding("header.unknown", "survey", 0, what, cure, str(column), "", _LINK, "remark")
