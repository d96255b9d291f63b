"""Show what a roster would change, or has changed: counts, what is wrong with its cure, what was decided by itself."""

import json
from collections.abc import Iterator

import click

from bot.roster_import import Outcome
from bot.texts import Texts
from engine.roster.faults import Fault
from models.rosters import OFFICE, PERSON, UNIT

SORTS = (("cohort", "cohorts"), (OFFICE, "offices"), (UNIT, "units"), (PERSON, "people"))
KINDS = ("new", "changed", "same", "enrolled")
_MOST_NOTES = 30


def show(outcome: Outcome, texts: Texts, *, as_json: bool) -> None:
    """Print an outcome, for people or for programs."""
    for line in _for_programs(outcome, texts) if as_json else _for_people(outcome, texts):
        click.echo(line)


def _for_people(outcome: Outcome, texts: Texts) -> Iterator[str]:
    yield f"{'':10}{'':1}" + "".join(f"{kind:>10}" for kind in KINDS)
    for sort, name in SORTS:
        if outcome.counts.get(sort):
            yield f"{name:11}" + "".join(f"{outcome.of(sort, kind):>10,}" for kind in KINDS)
    yield f"wrong rows: {outcome.faults.rows:,}"
    for fault in outcome.faults.shown:
        yield f"  {_where(fault)}: {texts.word(fault.wrong, {})}; {texts.word(fault.cure, {})}"
    for note in outcome.notes.shown[:_MOST_NOTES]:
        yield f"note: {note.sheet} {note.row}: {texts.word(note.says, {})}"
    for title in outcome.skipped:
        yield f"note: the sheet {title} has no titles that are understood, and is left out"
    if outcome.gone_count:
        yield f"in this roster no more: {outcome.gone_count:,} (nothing of it is ended)"
    for one in outcome.gone:
        yield f"  {one.sort}  {one.subject_id}  {one.name}".rstrip()


def _for_programs(outcome: Outcome, texts: Texts) -> Iterator[str]:
    for sort, name in SORTS:
        yield _json(what="count", sort=name, **{kind: outcome.of(sort, kind) for kind in KINDS})
    yield _json(what="wrong", rows=outcome.faults.rows)
    for fault in outcome.faults.shown:
        yield _json(
            what="fault", sheet=fault.sheet, row=fault.row, column=letters(fault.column), title=fault.title,
            wrong=texts.word(fault.wrong, {}), cure=texts.word(fault.cure, {}),
        )  # fmt: skip
    for note in outcome.notes.shown:
        yield _json(what="note", sheet=note.sheet, row=note.row, says=texts.word(note.says, {}))
    for title in outcome.skipped:
        yield _json(what="skipped", sheet=title)
    for one in outcome.gone:
        yield _json(what="gone", sort=one.sort, id=one.subject_id, name=one.name)


def _where(fault: Fault) -> str:
    title = f" ({' '.join(fault.title.split())})" if fault.title else ""
    return f"{fault.sheet} {letters(fault.column)}{fault.row}{title}"


def letters(column: int) -> str:
    """Name a column as spreadsheets do; none for a row as a whole."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _json(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False)
