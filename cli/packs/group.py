"""`flask packs`: one file a command; this one names them."""

from flask.cli import AppGroup

from cli.packs.apply import apply_packs, rollback
from cli.packs.books import from_xlsx, to_xlsx
from cli.packs.calendar import calendar_of
from cli.packs.check import check
from cli.packs.close import close_year
from cli.packs.dates import dates
from cli.packs.diff import diff
from cli.packs.draft import draft
from cli.packs.ease import extend, hand_over, waive
from cli.packs.indicators import indicators
from cli.packs.list import list_packs
from cli.packs.obligations import obligations_of
from cli.packs.preview import preview
from cli.packs.processing import processing_record
from cli.packs.redraw import redraw
from cli.packs.roll import roll
from cli.packs.show import show
from cli.packs.simulate import simulate

packs = AppGroup("packs", help="Programme packs.")
for command in (
    list_packs,
    show,
    calendar_of,
    preview,
    roll,
    close_year,
    check,
    apply_packs,
    rollback,
    diff,
    to_xlsx,
    from_xlsx,
    draft,
    dates,
    indicators,
    processing_record,
    redraw,
    obligations_of,
    waive,
    extend,
    hand_over,
    simulate,
):
    packs.add_command(command)
