"""Read how reports are printed: `[layouts.ID]`."""

from engine.conversation.bubbles import say
from engine.obligations.nouns.layouts import DIGITS, PrintedColumn, PrintedLayout
from engine.obligations.tables import Table


def layouts(top: Table) -> tuple[PrintedLayout, ...]:
    """Read every printed layout, in the order of the file."""
    return tuple(_layout(id_, table) for id_, table in top.named("layouts"))


def _layout(id_: str, table: Table) -> PrintedLayout:
    columns = tuple(_column(one) for one in table.tables("columns"))
    read = PrintedLayout(
        id=id_,
        duty=table.text("duty"),
        title=table.texts("title"),
        columns=columns,
        rows=table.text("rows", required=False),
        total=table.text("total", required=False),
        sign=table.texts("sign"),
        digits=table.word("digits", DIGITS, required=False),
    )
    if not columns:
        table.fault(
            "columns", say("is empty"), say('write [[layouts.{id}.columns]] with title = "..."', id=id_)
        )
    if any(one.total for one in columns) and not read.total:
        table.fault("total", say("is missing"), say("write what stands before the row of totals"))
    table.close()
    return read


def _column(table: Table) -> PrintedColumn:
    read = PrintedColumn(
        title=table.text("title"),
        group=table.text("group", required=False),
        field=table.text("field", required=False),
        tick=table.text("tick", required=False),
        says=table.text("says", required=False),
        is_number=table.flag("number"),
        total=table.flag("total"),
    )
    if bool(read.field) == read.is_number:
        table.fault("field", say("is neither a question nor the running number"),
                    say('write field = "NAME", or number = true'))  # fmt: skip
    table.close()
    return read
