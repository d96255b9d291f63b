"""Look at the rows of a survey sheet the way an author wrote them: types, names, wordings, whatever the header says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from engine.forms.sheets import Row, Sheets

REFERENCE: Final = re.compile(r"\$\{\s*(?:last-saved#)?([^\s{}]+?)\s*\}")
_BEGIN: Final = re.compile(r"begin[ _]", re.IGNORECASE)
_END: Final = re.compile(r"end[ _](?:group|repeat|loop|lgroup|looped group)\b", re.IGNORECASE)
_LIST: Final = re.compile(
    r"(?:add )?(?:select_one_external|select_one|select_multiple|select1|select one|select all that apply|rank)"
    r"(?: from| prompt using| multiple prompt using)?\s+(\S+)(?P<other>\s+or[_ ]other)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the survey sheet."""

    row: Row
    kind: str
    name: str

    @property
    def begins(self) -> bool:
        """Say whether a group or a repeat begins here."""
        return bool(_BEGIN.match(self.kind))

    @property
    def ends(self) -> bool:
        """Say whether one ends here."""
        return bool(_END.match(self.kind))

    @property
    def list_name(self) -> str:
        """Return the list of choices that the type names, "" for none."""
        found = _LIST.match(self.kind)
        return found[1] if found else ""


def lines(sheets: Sheets) -> Iterator[Line]:
    """Yield the rows of the survey sheet; a row without anything that counts is passed over."""
    for row in sheets.get("survey", ()):
        kind, name = cell(row, "type", "command"), cell(row, "name", "tag", "value")
        if (kind or name) and cell(row, "disabled").lower() != "yes":
            yield Line(row, kind, name)


def cell(row: Row, *columns: str) -> str:
    """Return the first cell under one of these headers, whatever their case."""
    named = _named(row.cells)
    return next((named[one] for one in columns if named.get(one)), "")


def _named(cells: Mapping[str, str]) -> dict[str, str]:
    return {str(header).strip().lower(): str(text).strip() for header, text in cells.items() if text}


def wordings(row: Row) -> dict[str, str]:
    """Return the labels of a row by their header."""
    named = _named(row.cells)
    return {
        header: text
        for header, text in named.items()
        if header.partition("::")[0].partition(":")[0] in {"label", "caption"}
    }


def list_of(row: Row) -> str:
    """Return the list that a row of the choices sheet belongs to."""
    return cell(row, "list_name", "list name")


def nearest(wanted: str, known: list[str]) -> str:
    """Return the known word that a misspelt one is likely to mean, "" for none."""
    folded = {one.casefold(): one for one in known}
    found = get_close_matches(wanted.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else ""
