"""Select what is measured: the reports that stand, with their rounds and places. Nothing here counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from models.base import table
from models.obligations import Obligation
from models.reports import CONTRIBUTION, REPORT, Report
from models.units import Unit


@dataclass(frozen=True, slots=True)
class Standing:
    """One report that stands, or the part of a group while its office has not reported yet."""

    purpose: str
    duty: str
    period: str
    state: str
    unit_id: str
    place: str
    form: str
    form_digest: str
    answers: dict[str, Any]
    sent_at: datetime
    first_at: datetime
    number: str


def standing(
    connection: Connection,
    programme: str,
    duties: Collection[str],
    *,
    place: str = "",
    unit_id: str = "",
    but_for: str = "",
) -> list[Standing]:
    """Return what stands of these duties: neither corrected nor taken back, of a place or a unit, without one round."""
    query = (
        select(
            _R.c.purpose, _O.c.duty, _O.c.period, _O.c.state, _O.c.unit_id, _U.c.place, _R.c.form, _R.c.form_digest,
            _R.c.answers, _R.c.sent_at, _FIRST.c.sent_at.label("first_at"), _R.c.number,
        )
        .join_from(_R, _O, _R.c.obligation_id == _O.c.id)
        .join(_U, _O.c.unit_id == _U.c.id)
        .join(_FIRST, _R.c.root_id == _FIRST.c.id)
        .where(_O.c.programme == programme, _O.c.duty.in_(duties), _R.c.is_current.is_(True))
        .where(_R.c.withdrawn_at.is_(None), _O.c.id != but_for)
        .where(or_(_R.c.purpose == REPORT, and_(_R.c.purpose == CONTRIBUTION, _O.c.report_id.is_(None))))
    )  # fmt: skip
    if place:
        query = query.where(_U.c.place.startswith(place, autoescape=True))
    if unit_id:
        query = query.where(_O.c.unit_id == unit_id)
    return [Standing(**row) for row in connection.execute(query.order_by(_R.c.sent_at, _R.c.id)).mappings()]


_R = table(Report)
_O = table(Obligation)
_U = table(Unit)
_FIRST = table(Report).alias("first_reports")
