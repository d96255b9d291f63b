"""Read what clocks rest on: `[events.ID]` and `[stages.ID]`."""

from engine.conversation.bubbles import say
from engine.obligations.kinds.numbered import Numbered
from engine.obligations.nouns.times import Event, Stage
from engine.obligations.readers.clocks import clock
from engine.obligations.tables import Table


def events(top: Table) -> tuple[Event, ...]:
    """Read `[events.visit]`."""
    return tuple(_event(id_, table) for id_, table in top.named("events"))


def stages(top: Table) -> tuple[Stage, ...]:
    """Read `[stages.plan]`."""
    return tuple(_stage(id_, table) for id_, table in top.named("stages"))


def _event(id_: str, table: Table) -> Event:
    event = Event(
        id=id_,
        name=table.text("name"),
        per=table.text("per"),
        asked_of=table.text("asked_of", required=False),
        many=table.flag("many"),
        planned=not table.flag("unplanned"),
        quiet=table.flag("quiet"),
    )
    table.close()
    return event


def _stage(id_: str, table: Table) -> Stage:
    name, first, ends = table.text("name"), table.day("from", required=False), clock(table, "ends")
    if isinstance(ends, Numbered):
        table.fault("ends", say("has several rounds"), say("write one clock"))
        ends = None
    table.close()
    return Stage(id_, name, first, ends)
