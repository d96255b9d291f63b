"""Say what speaks against several reports now: what was found when they came, and what only shows when one looks.

Pictures are looked at when they have arrived, often after the report; what somebody sends shows its pace only with the next
ones. Everything is asked for all reports at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from engine.conversation.state import reasons_in
from engine.doubting import nouns
from engine.doubting.bursts import Sending, around
from engine.doubting.figures import named
from engine.doubting.nouns import Check, Doubt, Looked
from engine.forms.form import without_indexes
from handlers.desk import Desk
from handlers.doubting import looking, picturing
from handlers.keeping import opened
from models import doubts, looked_back, people, reviews
from models.obligations import Obligation
from models.reports import Report

ALWAYS: Final[frozenset[Check]] = frozenset({"burst", "explained", "touched"})
BACK = frozenset({"returned", "refused"})


def of_reports(desk: Desk, every: Sequence[Report], owed: Mapping[str, Obligation]) -> dict[str, Looked]:
    """Return what is found about each of these reports; `owed` are their rounds by report."""
    ids = [one.id for one in every]
    kept = doubts.of_reports(desk.connection, ids)
    desk.vault.remember(desk.connection, {people.owner_of(one.person_id) for one in every})
    shown = picturing.of_reports(desk, every, owed)
    sent = _sendings(desk, every)
    touched = {
        one.root_id for one in reviews.of_roots(desk.connection, [one.root_id for one in every]) if one.result in BACK
    }  # fmt: skip
    return {
        one.id: _kept(desk, one, kept, owed.get(one.id))
        + shown.get(one.id, Looked())
        + Looked(ALWAYS, (*_paced(one, sent), *_explained(desk, one), *_touched(one, touched)))
        for one in every
    }


def of_report(desk: Desk, report: Report, row: Obligation) -> Looked:
    """Return what is found about one report."""
    return of_reports(desk, [report], {report.id: row})[report.id]


def _kept(desk: Desk, report: Report, kept: Mapping[str, dict[str, Any]], row: Obligation | None) -> Looked:
    """Return what was found when it came; what nobody looked through then is looked through now."""
    if report.id in kept:
        return nouns.from_json(kept[report.id])
    return looking.look(desk, row, report) if row else Looked()


def _sendings(desk: Desk, every: Sequence[Report]) -> list[Sending]:
    moments = [one.sent_at for one in every]
    if not moments:
        return []
    return looked_back.sendings(
        desk.connection, {one.person_id for one in every}, first=min(moments), last=max(moments)
    )


def _paced(report: Report, sent: list[Sending]) -> Iterable[Doubt]:
    if report.source != looked_back.CHAT:
        return ()
    count = around(Sending(report.person_id, report.unit_id, report.sent_at), sent)
    return (Doubt("burst", "burst", {"count": str(count)}),) if count else ()


def _explained(desk: Desk, report: Report) -> Iterable[Doubt]:
    """Name the answers that somebody gave a reason for; the reason itself stands beside the answer."""
    found = desk.library.form(report.programme, report.form, report.form_digest)
    for path in reasons_in(opened(desk, report).get("raw", {})):
        question = found[0].question(path) or found[0].question(without_indexes(path)) if found else None
        if found and question is not None:
            yield Doubt("explained", "explained", {"name": named(found[0], question)})


def _touched(report: Report, touched: set[str]) -> Iterable[Doubt]:
    if report.is_source_withdrawn:
        yield Doubt("touched", "withdrawn")
    if report.root_id in touched:
        yield Doubt("touched", "returned")
    elif report.replaces_id:
        yield Doubt("touched", "corrected")
