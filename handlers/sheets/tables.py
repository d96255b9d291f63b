"""Open the table of one duty and period for somebody: exactly the units for which she may file or collect, each with its draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from engine.conversation.state import State, state_from_dict
from engine.forms.form import Form
from engine.obligations.states import State as Stands
from engine.obligations.states import is_locked, is_owed
from engine.sheet.columns import columns, left
from engine.sheet.parts import Line, Sheet
from handlers import earlier, filling, owing, standing
from handlers.desk import Desk, Speaker
from handlers.owing import Rights
from models import conversations, drafts, obligations, reports
from models.obligations import Obligation

MOST_LINES = 200
PARTS = ("file", "collect")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was read, with who fills it, the drafts behind its lines, and where her conversation stands."""

    who: Speaker
    about: str
    sheet: Sheet
    drafts: Mapping[str, drafts.Draft]
    state: State
    version: int
    last_ms: int


@dataclass(frozen=True, slots=True)
class _Round:
    """One part of a duty's round as somebody may fill it."""

    desk: Desk
    who: Speaker
    held: Rights
    part: str
    seed: str
    begun: Mapping[str, drafts.Draft]


def about(part: str, obligation_id: str) -> str:
    """Name a table in a link: by the part and one of its obligations."""
    return f"{part}-{obligation_id}"


def opened(desk: Desk, who: Speaker, about: str, seed: str) -> Table | None:
    """Return a table that this person may fill now, None when nothing of it is hers."""
    part, _, obligation_id = about.partition("-")
    anchor = obligations.get(desk.connection, obligation_id)
    form = _form(desk, anchor) if anchor else None
    if part not in PARTS or anchor is None or form is None:
        return None
    found = _Round(desk, who, owing.rights(desk, who.person_id), part, seed, _begun(desk, who, part))
    rows = [(row, name) for row, name in _rows(desk, found.held, anchor) if _is_mine(found, row)]
    lines = [line for row, name in rows[:MOST_LINES] if (line := _line(found, row, name)) is not None]
    if not lines:
        return None
    return _table(found, about, anchor, form, lines, len(rows) - len(rows[:MOST_LINES]))


def _table(
    found: _Round, about: str, anchor: Obligation, form: Form, lines: Sequence[Line], more: int
) -> Table:
    desk, who = found.desk, found.who
    duty = owing.duty_of(desk.library.programmes.get(anchor.programme), anchor.duty)
    within = (duty.collected_part or None) if duty and found.part == "collect" else None
    keys = {line.key for line in lines}
    conversation = conversations.load(desk.connection, who.person_id)
    state = state_from_dict(conversation.state) if conversation else State()
    return Table(
        who,
        about,
        Sheet(
            key=owing.sheet_of(anchor, found.part),
            title=owing.title(duty, anchor.period) if duty else form.title,
            columns=columns(form, within),
            left=left(form, within),
            lines=tuple(lines),
            more=more,
        ),
        {key: row for key, row in found.begun.items() if key in keys},
        state,
        conversation.version if conversation else 0,
        state.answered_ms,
    )


def _form(desk: Desk, anchor: Obligation) -> Form | None:
    duty = owing.duty_of(desk.library.programmes.get(anchor.programme), anchor.duty)
    found = desk.library.form(anchor.programme, duty.form) if duty else None
    return found[0] if found else None


def _begun(desk: Desk, who: Speaker, part: str) -> dict[str, drafts.Draft]:
    """Return the drafts that are begun, by what they are about; of several the latest."""
    mine = [row for row in drafts.open_of(desk.connection, who.person_id) if row.purpose == part]
    return {row.obligation_id: row for row in reversed(mine) if row.obligation_id}


def _rows(desk: Desk, held: Rights, anchor: Obligation) -> list[tuple[Obligation, str]]:
    offices = [role.scope_id for role in held.filing]
    return obligations.of_round(desk.connection, anchor, offices=offices, units=list(held.units))


def _is_mine(found: _Round, row: Obligation) -> bool:
    return any(one.part == found.part for one in owing.parts(found.desk, found.held, row, "", {}))


def _line(found: _Round, row: Obligation, name: str) -> Line | None:
    """Return the line of a unit: its draft, a correction of what was sent of it, or a fresh beginning."""
    desk, begun = found.desk, found.begun.get(row.id)
    made = filling.stored(desk, begun) if begun else None
    live = row.contribution_id if found.part == "collect" else row.report_id
    report = reports.get(desk.connection, live) if live else None
    if made is None and report is not None:
        made = filling.correction(desk, found.who, report)
    if made is None:
        made = filling.opening(desk, row, found.part, found.seed)
    if made is None:
        return None
    may = standing.may_correct(found.held, report) if report else is_owed(Stands(row.state))
    return Line(
        key=row.id,
        name=name,
        filling=replace(made, subject=name),
        last=earlier.before(desk, row, made.form, made.draft.digest),
        number=made.corrects.number if made.corrects else "",
        is_shut=not may or is_locked(Stands(row.state)),
    )
