"""Read what is measured: `[levels.ID]`, `[indicators.ID]`, `[budgets.ID]`; and `[systems.ID]`."""

from engine.conversation.bubbles import say
from engine.obligations.nouns.measures import Budget, Indicator, Level, Step
from engine.obligations.nouns.systems import KINDS, WEB, System
from engine.obligations.readers.kinds import LEVELS
from engine.obligations.tables import Table

ROLL_UPS = ("sum", "mean", "count", "latest")
MOST_BAHT = 10_000_000_000
PASSED = "yes"


def levels(top: Table) -> tuple[Level, ...]:
    """Read `[levels.group]`."""
    return tuple(_level(id_, table) for id_, table in top.named("levels"))


def indicators(top: Table) -> tuple[Indicator, ...]:
    """Read `[indicators.groups]`."""
    return tuple(_indicator(id_, table) for id_, table in top.named("indicators"))


def budgets(top: Table) -> tuple[Budget, ...]:
    """Read `[budgets.group]`."""
    return tuple(_budget(id_, table) for id_, table in top.named("budgets"))


def systems(top: Table) -> tuple[System, ...]:
    """Read `[systems.bpm]`."""
    return tuple(_system(id_, table) for id_, table in top.named("systems"))


def _level(id_: str, table: Table) -> Level:
    steps = tuple(Step(one, name) for one, name in table.pairs("steps"))
    if len(steps) < 2:
        table.fault(
            "steps",
            say("has less than two steps"),
            say('write steps = {{ c = "C", b = "B" }}, the lowest first'),
        )
    rise = table.whole("rise", least=0, most=10, required=False) or 0
    level = Level(
        id_,
        table.text("name"),
        steps,
        table.texts("sources"),
        rise,
        table.texts("heads"),
        table.text("passed", required=False) or PASSED,
    )
    table.close()
    return level


def _indicator(id_: str, table: Table) -> Indicator:
    indicator = Indicator(
        id=id_,
        name=table.text("name"),
        duty=table.text("duty"),
        value=table.text("value", required=False),
        where=table.text("where", required=False),
        roll_up=table.word("roll_up", ROLL_UPS, required=False) or "sum",
        unit=table.text("unit", required=False),
        target=table.number("target"),
        per=table.word("per", LEVELS, required=False) or "country",
        refs=table.texts("refs"),
    )
    table.close()
    return indicator


def _budget(id_: str, table: Table) -> Budget:
    budget = Budget(
        id=id_,
        name=table.text("name"),
        baht=table.whole("baht", least=0, most=MOST_BAHT) or 0,
        per=table.text("per"),
        spent=table.text("spent", required=False),
        source_line=table.whole("source_line", least=1, required=False),
    )
    table.close()
    return budget


def _system(id_: str, table: Table) -> System:
    kind = table.word("kind", KINDS, required=False) or WEB
    system = System(id_, table.text("name"), table.text("address", required=False), kind)
    table.close()
    return system
