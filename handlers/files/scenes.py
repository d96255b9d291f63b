"""Bring into a scene the report that somebody wants as a file, if she may have it, and where else it goes."""

from dataclasses import replace

from engine.conversation.events import Event, Pressed
from engine.conversation.files.wording import FILES
from engine.conversation.measures.books import Leaving
from engine.conversation.scene import Scene
from handlers import ledger
from handlers.desk import Desk, Speaker
from handlers.files import reading
from handlers.owing import Rights
from models import reports


def furnished(desk: Desk, who: Speaker, held: Rights, event: Event, scene: Scene) -> Scene:
    """Return the scene with the report behind a tap; None in it when there is none, or it is not this person's."""
    if not isinstance(event, Pressed) or event.press.kind != FILES:
        return scene
    wanted = event.press.draft
    report = reports.get(desk.connection, wanted) or reports.of_draft(desk.connection, wanted)
    paper = reading.opened_as(desk, who, held, report) if report else None
    if paper is None:
        return scene
    leaving = Leaving(
        report=paper.report.id,
        number=paper.report.number,
        title=paper.title,
        about=paper.unit.name if paper.unit else "",
        entries=ledger.sent_on(desk, held, paper.report.id, event.when),
        is_closed=reading.is_closed(desk, paper),
    )
    return replace(scene, books=replace(scene.books, leaving=leaving))
