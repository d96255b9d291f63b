"""Look for wordings that one language has and another lacks."""

from collections.abc import Iterator, Mapping
from typing import Final

from engine.conversation.bubbles import say
from engine.forms.lint.cells import cell, lines, list_of
from engine.forms.lint.finding import Finding
from engine.forms.sheets import Row, Sheets

_LINK: Final = "https://xlsform.org/en/#multiple-language-support"


def of_translations(sheets: Sheets) -> Iterator[Finding]:
    """Yield, for each translated column, the rows that lack it: the first of them, and how many there are."""
    survey = tuple(one.row for one in lines(sheets))
    choices = tuple(row for row in sheets.get("choices", ()) if list_of(row))
    for sheet, rows in (("survey", survey), ("choices", choices)):
        for base, columns in _translated(rows).items():
            for column in columns:
                yield from _lacking(sheet, rows, base, column, columns)


def _translated(rows: tuple[Row, ...]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for column in dict.fromkeys(header for row in rows for header in row.cells):
        base, separator, language = column.partition("::")
        if (
            separator
            and language
            and base in {"label", "hint", "constraint_message", "required_message", "guidance_hint"}
        ):
            found.setdefault(base, []).append(column)
    return {base: columns for base, columns in found.items() if len(columns) > 1}


def _lacking(
    sheet: str, rows: tuple[Row, ...], base: str, column: str, columns: list[str]
) -> Iterator[Finding]:
    lacking = [
        row for row in rows if not row.cells.get(column) and any(row.cells.get(one) for one in columns)
    ]
    if lacking:
        language = column.partition("::")[2]
        what = say(
            "{count} lines have no {column} in {language}.",
            count=len(lacking),
            column=base,
            language=language,
        )
        cure = say("Write them; until then another language is shown.")
        text = cell(lacking[0], "name", "value")
        yield Finding(
            "translation.missing", sheet, lacking[0].number, what, cure, column, text, _LINK, "remark"
        )
