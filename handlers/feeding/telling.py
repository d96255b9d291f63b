"""Have those who look after a programme hear that another system is not told any more."""

from urllib.parse import urlsplit

from engine.conversation.bubbles import Bubble, Card, Plain, Row, say
from handlers.desk import Desk
from handlers.messenger.intending import wake
from models import endpoints, offices
from models.endpoints import PAUSED, Endpoint
from models.notices import Notice
from models.offices import OFFICE

KIND = "webhook_paused"


def paused(desk: Desk, endpoint: Endpoint) -> None:
    """Tell them, with their next free reply."""
    for person_id in admins(desk, endpoint.programme):
        wake(desk, kind=KIND, person_id=person_id, about_id=endpoint.id, is_worth_a_push=False)


def admins(desk: Desk, programme_id: str) -> list[str]:
    """Name who looks after a programme."""
    programme = desk.library.programmes.get(programme_id)
    roles = [one for one in programme.roles if one.admin and one.of.table == "offices"] if programme else []
    if programme is None or not roles:
        return []
    there = offices.of_kinds(desk.connection, programme.home, [one.of.id for one in roles])
    held = offices.of_scopes(desk.connection, OFFICE, [one.id for one in there], at=desk.now)
    kinds = {one.id for one in roles}
    return list(dict.fromkeys(one.person_id for one in held if one.kind in kinds))


def bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Say which address it is; None when it is told again."""
    found = endpoints.get(desk.connection, notice.about_id)
    if found is None or found.state != PAUSED:
        return None
    programme = desk.library.programmes.get(found.programme)
    rows = (
        Row(say("Address"), Plain(urlsplit(found.url).hostname or "")),
        Row(say("Programme"), Plain(programme.name if programme else found.programme)),
    )
    remark = say(
        "It did not answer for a long time. What happens meanwhile is kept. Please tell whoever runs that system."
    )
    return Card(title=say("Another system is not told any more"), rows=rows, remarks=(remark,))


BUBBLES = {KIND: bubble}
