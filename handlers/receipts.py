"""Word the receipt of what was sent outside the chat, for the chat of the one who sent it."""

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, say
from engine.conversation.relaying import told
from handlers import owing
from handlers.desk import Desk
from handlers.relaying import kept
from models import obligations, reports, units
from models.notices import Notice
from models.reports import Report


def received(desk: Desk, notice: Notice) -> Bubble | None:
    """Say which report arrived under which number; a report that was corrected meanwhile has a newer receipt."""
    report = reports.get(desk.connection, notice.about_id)
    if report is None or not report.is_current:
        return None
    unit = units.unit(desk.connection, report.unit_id)
    rows = (
        Row(say("Receipt number"), Plain(report.number)),
        Row(say("What"), Plain(what(desk, report))),
        Row(say("For"), Plain(unit.name if unit else "")),
        *told.rows(kept.of_report(desk, report)),
    )
    menu = Button(say("What I owe"), Press("m", index=0))
    remark = say("Made a mistake? Type: fix it.")
    return Card(
        title=say("What you sent on the web page has arrived."), rows=rows, remarks=(remark,), actions=(menu,)
    )


def what(desk: Desk, report: Report) -> str:
    """Name a report as its receipt does."""
    obligation = obligations.get(desk.connection, report.obligation_id) if report.obligation_id else None
    duty = (
        owing.duty_of(desk.library.programmes.get(report.programme), obligation.duty) if obligation else None
    )
    if obligation is not None and duty is not None:
        return owing.title(duty, obligation.period)
    found = desk.library.form(report.programme, report.form, report.form_digest)
    return found[0].title if found else ""
