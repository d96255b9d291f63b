"""Show one report with its versions, and let its reviewer decide: by the same orders, and the same handlers, as the chat."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from flask import Response

from bot.passes import FILES
from engine.conversation.amending import telling as mended
from engine.conversation.bubbles import Row, Text
from engine.conversation.doubts import wording as doubts
from engine.conversation.evidence.albums import A_LINK
from engine.conversation.evidence.pieces import SEVERAL
from engine.conversation.relaying.told import Told, rows, warnings
from engine.conversation.reviewing.orders import Because, Confirm, Pass, Reviewing, SendBack
from engine.conversation.reviewing.wording import FREQUENT, decided
from engine.conversation.reviewing.wording import act as words_of
from handlers.boards import papers
from handlers.boards.papers import Paper
from handlers.desk import Overtaken
from handlers.orders import Order
from handlers.relaying import kept as relayed
from handlers.reviewing import deciding
from models import audit
from models.reports import CONTRIBUTION
from web.board.door import Visit, go_to, unknown
from web.board.pages import ROOT
from web.board.showing import page

OPENED: Final = "report_opened_online"
LONGEST: Final = 500


def show(visit: Visit, report: str) -> Response:
    """Show a report, and write down who opened it."""
    found = papers.opened_for(visit.desk, visit.sight, report)
    if found is None:
        unknown()
    _note(visit, report)
    return _shown(visit, found)


def _shown(visit: Visit, found: Paper, fault: str = "", kept: Mapping[str, str] | None = None) -> Response:
    """Show a report; what was pressed and could not be taken stands where it was."""
    waiting = found.case.waiting if found.case and found.is_latest else None
    return page(
        visit, "report.html", "", paper=found, waiting=waiting, is_part=found.report.purpose == CONTRIBUTION,
        may_pass=waiting is not None and waiting.party != "office" and not _is_of_committee(found),
        passing=words_of(waiting) if waiting and waiting.party != "office" else None, frequent=FREQUENT,
        looks=_looks(visit, found), files=_files(visit, found), said=decided, fault=fault, kept=kept or {}, told=_told(visit, found), told_rows=rows, told_warnings=warnings,
        objections=mended.warnings(found.mended.get(found.report.id)), doubts=_doubts(found),
    )  # fmt: skip


def _doubts(found: Paper) -> tuple[tuple[Text, ...], tuple[Row, ...]]:
    """Say to whose turn it is what makes one look twice, and what was looked at, as the card in the chat does."""
    case = found.case if found.is_latest else None
    if case is None or case.waiting is None:
        return (), ()
    return doubts.warnings(case.looked), doubts.rows(case.looked)


def _told(visit: Visit, found: Paper) -> Told | None:
    """Return who told what an officer filled in; to whoever sees nothing personal only how."""
    told = relayed.of_round(visit.desk, found.row, found.report)
    return replace(told, name="", objection="") if told and found.is_masked else told


def act(visit: Visit, posted: Mapping[str, str], report: str) -> tuple[tuple[Order, ...], Response]:
    """Carry out what was decided, if it is still hers to decide about what she was shown."""
    found = papers.opened_for(visit.desk, visit.sight, report)
    if found is None:
        unknown()
    waiting = found.case.waiting if found.case and found.is_latest else None
    if waiting is None or posted.get("step") != str(waiting.step):
        raise Overtaken
    order = _order(found, posted)
    if isinstance(order, str):
        return (), _shown(visit, found, fault=order, kept=posted)
    orders = deciding.carry_out(visit.desk, visit.sight.who, order)
    return orders, go_to(f"{ROOT}/reports/{report}")


def _order(paper: Paper, posted: Mapping[str, str]) -> Reviewing | str:
    """Read what was pressed; a word names what is still wanted."""
    waiting, report = paper.case.waiting if paper.case else None, paper.report.id
    if waiting is None:
        raise Overtaken
    if posted.get("do") == "back":
        return _sent_back(paper, posted, waiting.step)
    if posted.get("do") != "pass" or waiting.party == "office" or _is_of_committee(paper):
        raise Overtaken
    return Confirm(report, waiting.step) if waiting.party == "second" else Pass(((report, waiting.step),))


def _sent_back(paper: Paper, posted: Mapping[str, str], step: int) -> SendBack | str:
    field, frequent = posted.get("field", ""), posted.get("frequent", "")
    words = " ".join(posted.get("words", "").split())
    if field not in {one.path for one in paper.lines}:
        return "field"
    if len(words) > LONGEST:
        return "long"
    if not words and frequent not in FREQUENT:
        return "why"
    return SendBack(paper.report.id, step, field, Because("" if words else frequent, words))


def _is_of_committee(paper: Paper) -> bool:
    """Say whether a meeting decides: it is recorded in the chat, with its number and its minutes."""
    waiting = paper.case.waiting if paper.case else None
    return waiting is not None and waiting.is_committee and waiting.party == "reviewer"


def _looks(visit: Visit, paper: Paper) -> tuple[str, ...]:
    """Make links to the evidence, for this person alone and for a quarter of an hour."""
    ids = [one.id for one in paper.pieces]
    runs = [ids[at : at + A_LINK] for at in range(0, len(ids), A_LINK)]
    made, person = visit.core.passes.path, visit.sight.who.person_id
    return tuple(made(SEVERAL.join(run), person, now_ms=visit.desk.now_ms) for run in runs)


def _files(visit: Visit, paper: Paper) -> str:
    """Make the link to the files of a report, for this person alone and for an hour."""
    made, person = visit.core.passes.path, visit.sight.who.person_id
    return made(paper.report.id, person, now_ms=visit.desk.now_ms, door=FILES)


def _note(visit: Visit, report: str) -> None:
    with visit.core.database.writing() as connection:
        audit.note(
            connection, at=visit.desk.now, act=OPENED, about_id=report, person_id=visit.sight.who.person_id
        )
