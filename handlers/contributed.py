"""Tell an office that a group has sent its part, or has changed it after the report."""

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, Text, say
from handlers import owing
from handlers.desk import Desk
from models import obligations, reports, units
from models.notices import Notice


def bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Say so, as long as it is news: the part stands, and the report was not sent with it."""
    report = reports.get(desk.connection, notice.about_id)
    if report is None or not report.is_current:
        return None
    obligation = obligations.get(desk.connection, str(notice.details.get("obligation", "")))
    if obligation is None or (obligation.report_id and not notice.details.get("is_late")):
        return None
    if not owing.acts_for(desk, notice.person_id, obligation.office_id):
        return None
    unit = units.unit(desk.connection, report.unit_id)
    name = Plain(unit.name if unit else "")
    words: Text = say("{group} has sent its part.", group=name)
    if notice.details.get("is_late"):
        words = say("{group} has changed its part after the report was sent.", group=name)
    button = Button(say("File it for the office"), Press("o", str(notice.details.get("obligation", ""))))
    return Card(title=say("News"), rows=(Row(words, None, button),))
