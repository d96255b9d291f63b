"""Read what a programme owes: `[duties.ID]`."""

from datetime import date

from engine.obligations import clocks
from engine.obligations.kinds.fixed_day import FixedDay
from engine.obligations.programme import Due, Duty, Review
from engine.obligations.read_kinds import ref
from engine.obligations.tables import Table

MUSTS = ("accept", "approve", "certify")
FORM_STATUSES = ("printed", "named_only")
# Stands in for a clock that could not be read; the fault that goes with it keeps the pack from being used.
UNREAD = FixedDay(date.min)


def duties(top: Table) -> tuple[Duty, ...]:
    """Read every duty, in the order of the file."""
    return tuple(_duty(id_, table) for id_, table in top.named("duties"))


def _duty(id_: str, table: Table) -> Duty:
    about = table.text("about")
    due = _clock(table, "due", required=True)
    cut_off = _clock(table, "collect_until")
    _cut_off_not_after_due(table, cut_off, due)
    read = Duty(
        id=id_,
        name=table.text("name"),
        form=table.text("form"),
        form_status=table.word("form_status", FORM_STATUSES, required=False),
        about=about,
        per=table.text("per", required=False) or about,
        filed_by=ref(table, "filed_by", "offices"),
        to=table.text("to"),
        due=due or UNREAD,
        collect_until=cut_off,
        collected_by=table.text("collected_by", required=False),
        collected_part=table.text("collected_part", required=False),
        ladder=table.text("ladder", required=False) or "default",
        channel=table.text("channel", required=False),
        attachments=table.texts("attachments"),
        review=tuple(_review(one) for one in table.tables("review")),
        refs=table.texts("refs"),
        source_line=table.whole("source_line", least=1, required=False),
    )
    table.close()
    return read


def _clock(table: Table, key: str, *, required: bool = False) -> Due | None:
    below = table.day_or_table(key)
    if below is not None:
        return clocks.read(below)
    if required and not table.has(key):
        table.fault(key, "is missing", f"write {clocks.KNOWN}")
    return None


def _cut_off_not_after_due(table: Table, cut_off: Due | None, due: Due | None) -> None:
    if isinstance(cut_off, FixedDay) and isinstance(due, FixedDay) and cut_off.day > due.day:
        table.fault("collect_until", "lies after due", "write a day on or before the due day")


def _review(table: Table) -> Review:
    review = Review(table.text("by"), table.word("must", MUSTS))
    table.close()
    return review
