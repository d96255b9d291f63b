"""Carry out what was decided about groups that have not sent; everything is asked again in the transaction that writes."""

from engine.conversation.chasing.orders import Chases, Invite, NoteContact, Object, PrintBlank, Prompt
from handlers import owing
from handlers.contacting import inviting, noting, papers, prompting
from handlers.desk import Desk, Speaker
from handlers.orders import Order


def carry_out(desk: Desk, who: Speaker, order: Chases) -> tuple[Order, ...]:
    """Carry out what a turn decided."""
    match order:
        case NoteContact():
            noting.note(desk, who, order)
        case Prompt():
            return prompting.prompt(desk, who, owing.rights(desk, who.person_id))
        case Object():
            _object(desk, who, order)
        case PrintBlank():
            papers.keep(desk, who, order)
        case Invite():
            inviting.invite(desk, who, order)
    return ()


def _object(desk: Desk, who: Speaker, order: Object) -> None:
    from handlers.relaying import storing  # noqa: PLC0415 - it fills in what is noted here

    storing.object_to(desk, who, order)
