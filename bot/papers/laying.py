"""Lay a report out for paper: as its pack prints it, or else its questions and answers; and as the sheet of a workbook."""

from bot import printing
from bot.papers import pieces, words
from bot.wiring import Core
from engine.obligations.nouns.layouts import PrintedLayout
from engine.obligations.programme import Programme
from exports.paper.nouns import Memo, Paper, Part
from exports.printed import Heading, Printed, printed
from handlers.boards import papers
from handlers.desk import Desk
from handlers.keeping import answers_of
from handlers.reviewing.ladders import duty_of
from models import offices


def paper_of(core: Core, desk: Desk, found: tuple[papers.Paper, ...], *, with_memo: bool, with_photos: bool = True) -> Paper:  # fmt: skip
    """Return the paper of one report, or of several in their order."""
    first = found[0]
    parts = tuple(part_of(core, desk, one, with_photos=with_photos) for one in found)
    layout = layout_of(core, first)
    return Paper(
        name=first.title,
        parts=parts,
        words=words.words(core.texts),
        memo=_memo(core, desk, found) if with_memo else None,
        has_thai_digits=layout is not None and layout.has_thai_digits,
    )


def part_of(core: Core, desk: Desk, found: papers.Paper, *, with_photos: bool) -> Part:
    """Return one report as it stands on its pages."""
    texts, sheet, duty = core.texts, _sheet(core, desk, found), duty_of(desk, found.row)
    version = next(at for at, one in enumerate(found.versions, start=1) if one.id == found.report.id)
    return Part(
        title=sheet.title if sheet else _title(desk, found),
        foot=words.foot(texts, found.report, version),
        answers=() if sheet else answers(core, found),
        table=sheet,
        sign=sheet.sign if sheet and sheet.sign else words.sign(texts, found.sender),
        photos=pieces.photos(core, desk, found) if with_photos else (),
        is_provisional=duty is not None and duty[1].is_stand_in,
    )


def book_of(core: Core, desk: Desk, found: papers.Paper) -> Printed:
    """Return a report as the sheet of a workbook."""
    sheet = _sheet(core, desk, found)
    if sheet is not None:
        return sheet
    named = words.words(core.texts)
    heads = (named.number, named.question, named.answer)
    lines = tuple((number, *one) for number, one in enumerate(answers(core, found, numbered=False), start=1))
    return Printed(
        name=found.report.number,
        title=_title(desk, found),
        head=tuple(Heading(text, at, down=2) for at, text in enumerate(heads)),
        lines=lines,
        totals=(),
        sign=words.sign(core.texts, found.sender),
        width=len(heads),
    )


def answers(core: Core, found: papers.Paper, *, numbered: bool = True) -> tuple[tuple[str, str], ...]:
    """Return what was asked and what was answered, in words."""
    return tuple(
        (f"{number}. " * numbered + core.texts.word(one.name, {}), core.texts.word(one.value, {}) or "-")
        for number, one in enumerate(found.lines, start=1)
    )


def layout_of(core: Core, found: papers.Paper) -> PrintedLayout | None:
    """Return how a pack prints a report, if it does."""
    programme = _programme(core, found)
    every = programme.layouts if programme else ()
    return next((one for one in every if one.duty == found.row.duty), None)


def _sheet(core: Core, desk: Desk, found: papers.Paper) -> Printed | None:
    layout, programme, report = layout_of(core, found), _programme(core, found), found.report
    form = desk.library.form(report.programme, report.form, report.form_digest)
    office = offices.office(desk.connection, found.row.office_id)
    if layout is None or programme is None or form is None or office is None:
        return None
    facts = printing.facts(programme, office, found.row.period, report)
    return printed(report.number, layout, form[0], answers_of(desk, report), facts)


def _programme(core: Core, found: papers.Paper) -> Programme | None:
    return core.shelf.library().programmes.get(found.row.programme)


def _title(desk: Desk, found: papers.Paper) -> tuple[str, ...]:
    office = offices.office(desk.connection, found.row.office_id)
    unit = found.unit.name if found.unit else ""
    named = (found.title, unit, office.name if office and office.name != unit else "")
    return tuple(one for one in named if one)


def _memo(core: Core, desk: Desk, found: tuple[papers.Paper, ...]) -> Memo:
    office = offices.office(desk.connection, found[0].row.office_id)
    name, title = office.name if office else "", found[0].title
    numbers = ", ".join(one.report.number for one in found)
    return Memo(
        agency=name,
        subject=words.memo_subject(core.texts, title),
        says=words.memo_says(core.texts, name, title, numbers),
        sign=words.sign(core.texts, "")[1:],
    )
