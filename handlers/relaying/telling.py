"""Show who told a report what was written in her name, and the office what she says to it; each is checked again."""

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, say
from engine.conversation.chasing.seen import Objecting
from engine.conversation.chasing.wording import how
from engine.conversation.events import When
from engine.conversation.relaying import objecting, told
from engine.conversation.reviewing.lines import lines
from engine.conversation.reviewing.wording import CHECK
from engine.conversation.scene import Filling
from engine.conversation.state import Draft
from handlers import filling, owing, secrecy, standing
from handlers.desk import Desk
from handlers.keeping import answers_of
from handlers.overtaking import sender
from handlers.receipts import what
from handlers.relaying import kept
from handlers.relaying.storing import FILLED_FOR, OBJECTED
from models import obligations, relays, reports, units
from models.notices import Notice
from models.reports import Report

LINES = 8


def objecting_of(desk: Desk, person_id: str, report_id: str) -> Objecting | None:
    """Return a report that somebody is said to have told; None when it was changed, or is not said of her."""
    report = reports.get(desk.connection, report_id)
    row = relays.of_report(desk.connection, report_id)
    if report is None or row is None or row.informant_id != person_id or not report.is_current:
        return None
    unit = units.unit(desk.connection, report.unit_id)
    can = standing.may_correct(owing.rights(desk, person_id), report)
    about = unit.name if unit else ""
    return Objecting(report.id, report.number, what(desk, report), about, sender(desk, report.person_id), can)


def filled_for(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell somebody what was filled in for her; None when it was changed, or she objected already."""
    one = objecting_of(desk, notice.person_id, notice.about_id)
    report = reports.get(desk.connection, notice.about_id)
    known = kept.of_report(desk, report) if report else None
    if one is None or report is None or known is None or known.is_objected:
        return None
    owed = obligations.get(desk.connection, report.obligation_id or "")
    if owed is None or not secrecy.knows(desk, notice.person_id, owed):
        return None
    shown = _filling(desk, notice.person_id, report)
    when = When(desk.now_ms, desk.now, "")
    found = lines(shown, when)[:LINES] if shown else ()
    rows = tuple(Row(one_line.name, one_line.value) for one_line in found)
    return objecting.card(one, how(known.how), rows)


def objected(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell the office that somebody says that she did not tell it so; None when it was corrected meanwhile."""
    report = reports.get(desk.connection, notice.about_id)
    known = kept.of_report(desk, report) if report else None
    if report is None or known is None or not known.is_objected or not report.is_current:
        return None
    owed = obligations.get(desk.connection, report.obligation_id or "")
    if owed is None or not secrecy.knows(desk, notice.person_id, owed):
        return None
    if not owing.acts_for(desk, notice.person_id, report.office_id):
        return None
    unit = units.unit(desk.connection, report.unit_id)
    name = Plain(f"{what(desk, report)} · {unit.name if unit else ''}")
    # Whoever filled it in does not review it herself.
    is_hers = notice.person_id == report.person_id
    see = None if is_hers else Button(say("Review it"), Press(CHECK, report.id))
    mend = Button(say("Correct"), Press("c", report.id))
    return Card(
        title=say("Somebody says that it was told otherwise"),
        rows=(Row(name, None, see), *told.rows(known)),
        warnings=told.warnings(known),
        actions=(mend,),
    )


def _filling(desk: Desk, person_id: str, report: Report) -> Filling | None:
    """Lay out what was sent, as its reader may see it."""
    found = desk.library.form(report.programme, report.form, report.form_digest)
    programme = desk.library.programmes.get(report.programme)
    if found is None or programme is None:
        return None
    draft = Draft(
        "", "collect", report.programme, report.form, report.form_digest,
        obligation=report.obligation_id or "", answers=answers_of(desk, report),
    )  # fmt: skip
    return filling.ready(desk, person_id, draft)


BUBBLES = {FILLED_FOR: filled_for, OBJECTED: objected}
