"""Check one file from end to end. Whatever the file is, the answer is findings, never an exception."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.conversation.bubbles import Plain, say
from engine.forms.form import Form
from engine.forms.lint.bounds import of_bounds
from engine.forms.lint.chat import of_chat
from engine.forms.lint.cuts import Cut, cuts, of_cuts
from engine.forms.lint.files import of_files
from engine.forms.lint.finding import Finding, same_place
from engine.forms.lint.headers import of_headers
from engine.forms.lint.lists import of_lists
from engine.forms.lint.own import of_own
from engine.forms.lint.patterns import of_patterns
from engine.forms.lint.sources import sheets_of
from engine.forms.lint.survey import of_survey
from engine.forms.lint.told import told
from engine.forms.lint.translations import of_translations
from engine.forms.reading import FormFault, read_file
from engine.forms.sheets import Sheets
from engine.forms.support import unsupported

_SHEETS: Final = ("", "settings", "survey", "choices", "external_choices", "entities")
_CELL: Final = 80


@dataclass(frozen=True, slots=True)
class Checked:
    """A file and what was found in it; without a form it could not be read."""

    path: Path
    form: Form | None
    findings: tuple[Finding, ...]
    unsupported: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()

    @property
    def is_fine(self) -> bool:
        """Say whether the form works."""
        return all(one.weight == "remark" for one in self.findings)

    @property
    def questions(self) -> int:
        """Count what people may be asked, without notes."""
        return sum(one.is_askable and one.kind != "note" for one in self.form.questions) if self.form else 0


def check(path: Path) -> Checked:
    """Look at a file."""
    sheets = sheets_of(path)
    if isinstance(sheets, Finding):
        return Checked(path, None, (sheets,))
    found = list(_of_sheets(sheets))
    try:
        form = read_file(path)
    except FormFault as fault:
        found += [_with_cell(told(problem), sheets) for problem in fault.problems]
        return Checked(path, None, _ordered(found))
    except Exception as wrong:  # noqa: BLE001 - an author is told what no code foresaw, and never shown a traceback
        what = say("The form cannot be read: {fault}", fault=Plain(f"{type(wrong).__name__}: {wrong}"))
        unforeseen = Finding(
            "form.unreadable", "survey", 0, what, say("Compare the sheets with xlsform.org.")
        )
        return Checked(path, None, _ordered([*found, unforeseen]))
    cut = cuts(form, sheets)
    found += [
        *of_bounds(form),
        *of_patterns(form),
        *of_cuts(cut),
        *of_files(form, path),
        *of_chat(form, sheets),
    ]
    return Checked(path, form, _ordered(found), unsupported(form), cut)


def _of_sheets(sheets: Sheets) -> Iterator[Finding]:
    for part in (of_headers, of_survey, of_lists, of_own, of_translations):
        yield from part(sheets)


def _with_cell(finding: Finding, sheets: Sheets) -> Finding:
    """Add what stands in the cell, where the place is known."""
    row = next((one for one in sheets.get(finding.sheet, ()) if one.number == finding.row), None)
    text = str(row.cells.get(finding.column, "")) if row and finding.column else ""
    if not text or finding.cell:
        return finding
    return Finding(finding.rule, finding.sheet, finding.row, finding.what, finding.cure, finding.column, text[:_CELL],
                   finding.link, finding.weight)  # fmt: skip


def _ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Put findings in the order of the file, what is told twice once; problems come before remarks."""
    kept: list[Finding] = []
    for one in found:
        if one.weight == "remark" or not any(same_place(one, other) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=_place))


def _place(one: Finding) -> tuple[str, int, int]:
    return one.weight, _SHEETS.index(one.sheet) if one.sheet in _SHEETS else len(_SHEETS), one.row
