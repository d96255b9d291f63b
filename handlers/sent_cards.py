"""Tell what became of sent reports, each checked again at this moment: taken back, or sent by somebody else first."""

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, say
from engine.conversation.events import When
from engine.conversation.sent import overtaken
from handlers import filling, owing
from handlers.desk import Desk
from handlers.overtaking import sender
from models import drafts, obligations, reports, units
from models.notices import Notice
from models.reports import CONTRIBUTION


def first(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell somebody who is filling the same that it was sent, with her own answers; not when nothing is to decide."""
    row = drafts.get(desk.connection, notice.about_id)
    if row is None or row.state != drafts.OPEN or row.person_id != notice.person_id:
        return None
    mine, when = filling.stored(desk, row), When(desk.now_ms, desk.now, "")
    if mine is None or mine.taken is None:
        return None
    return overtaken.card(mine, when)


def taken_back(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell the office that a report does not count any more, unless it was sent again meanwhile."""
    report = reports.get(desk.connection, notice.about_id)
    owed = obligations.get(desk.connection, report.obligation_id or "") if report else None
    if report is None or owed is None or owed.office_id not in owing.rights(desk, notice.person_id).offices:
        return None
    is_part = report.purpose == CONTRIBUTION
    if owed.contribution_id if is_part else owed.report_id:
        return None
    unit = units.unit(desk.connection, report.unit_id)
    about = (
        Row(say("Who"), Plain(f"{sender(desk, report.person_id)} · {unit.name if unit else ''}")),
        Row(say("Receipt number"), Plain(report.number)),
    )
    if not is_part:
        go = Button(say("Do it"), Press("o", owed.id))
        words = Row(say("The report of the office was withdrawn. It is to be sent again."), None, go)
    elif owed.report_id:
        go = Button(say("Correct"), Press("c", owed.report_id))
        words = Row(say("A group has withdrawn its part after the report was sent."), None, go)
    else:
        words = Row(say("A group has withdrawn its part. It will send it again."))
    return Card(title=say("News"), rows=(words, *about))
