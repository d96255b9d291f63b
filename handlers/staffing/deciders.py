"""Say who may let somebody in: the others of the office; where nobody else is there, those of the nearest office above."""

from handlers import chains
from handlers import enquiries as asking
from handlers.desk import Desk
from models import offices
from models.joining import JoinCode


def deciders(desk: Desk, code: JoinCode, newcomer: str) -> tuple[str, ...]:
    """Return who may decide about somebody who knocks; nobody decides about herself."""
    own = _others(desk, code.office_id, code, newcomer)
    if own:
        return own
    office = offices.office(desk.connection, code.office_id)
    programme = desk.library.programmes.get(code.programme)
    above = chains.all_above(desk, programme, office) if office and programme else ()
    found = (_others(desk, one.id, code, newcomer) for one in above)
    return next((people for people in found if people), ())


def _others(desk: Desk, office_id: str, code: JoinCode, newcomer: str) -> tuple[str, ...]:
    return tuple(one for one in asking.in_charge(desk, office_id) if one not in {newcomer, code.relinks})
