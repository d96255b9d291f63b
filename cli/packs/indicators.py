"""`flask packs indicators`: what was reached of every indicator, and what is left of the money, by place and span."""

import json
from collections.abc import Callable, Iterator
from typing import cast

import click

from cli.working import open_core, writing
from engine.measuring.budgets import Account
from engine.measuring.rolling import DIGITS, Figure
from engine.measuring.spans import By
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.nouns.measures import Budget, Indicator
from engine.obligations.programme import Programme
from handlers import measuring
from handlers.desk import Desk
from handlers.measuring import Wanted
from thai.naming import write_place
from thai.places import finding as places

Line = dict[str, object]


@click.command("indicators")
@click.argument("name")
@click.option(
    "--place", default="", help="Official code of 2, 4, 6 or 8 digits; the whole country when absent."
)
@click.option("--area", default="", help="Id of an area of the pack.")
@click.option(
    "--level", type=click.Choice(list(DIGITS)), default=None, help="One line for each place of this level."
)
@click.option("--by", type=click.Choice(["month", "quarter"]), default=None, help="One line for each span.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line each.")
def indicators(name: str, place: str, area: str, level: str | None, by: str | None, *, as_json: bool) -> None:
    """Show the indicators and budgets of a programme: reached, target, percent; given, spent, left."""
    base = open_core()
    with writing(base) as desk:
        programme = desk.library.programmes.get(name)
        if programme is None:
            raise click.UsageError(f"no programme {name}: see `flask packs list`")
        lies = _lies(desk, programme, area) if area else None
        wanted = Wanted(level or _level_of(place), cast("By", by or ""), place, lies)
        lines = [*_indicators(desk, programme, wanted), *_budgets(desk, programme, wanted)]
    for line in lines:
        click.echo(json.dumps(line, ensure_ascii=False) if as_json else _words(line))


def _level_of(place: str) -> str:
    """Return the level of a place by its code."""
    found = next((level for level, digits in DIGITS.items() if digits == len(place)), "")
    if not found or (place and not place.isdecimal()):
        raise click.UsageError(f"{place} is no official code of 2, 4, 6 or 8 digits")
    return found


def _lies(desk: Desk, programme: Programme, area: str) -> Callable[[str], bool]:
    known = {one.id: one for one in programme.areas}
    if area not in known:
        raise click.UsageError(f"no area {area}: one of {', '.join(known) or '(none)'}")
    today = day_in_bangkok(desk.now)
    return lambda place: known[area].holds(place, today)


def _indicators(desk: Desk, programme: Programme, wanted: Wanted) -> Iterator[Line]:
    for measured in measuring.indicators(desk, programme, wanted):
        for figure in measured.figures:
            yield _of_indicator(measured.indicator, figure)


def _of_indicator(indicator: Indicator, figure: Figure) -> Line:
    return {
        "indicator": indicator.id, "name": indicator.name, "place": figure.place, "place_name": _named(figure.place),
        "span": figure.span, "value": _rounded(figure.value), "so_far": _rounded(figure.so_far),
        "target": _rounded(figure.target), "percent": _rounded(figure.percent), "unit": indicator.unit,
        "reports": figure.reports, "waiting": figure.waiting,
    }  # fmt: skip


def _budgets(desk: Desk, programme: Programme, wanted: Wanted) -> Iterator[Line]:
    for accounted in measuring.budgets(desk, programme, wanted):
        for account in accounted.accounts:
            yield _of_budget(accounted.budget, account)


def _of_budget(budget: Budget, account: Account) -> Line:
    return {
        "budget": budget.id, "name": budget.name, "place": account.place, "place_name": _named(account.place),
        "given": _rounded(account.given), "spent": _rounded(account.spent), "left": _rounded(account.left),
        "shares": account.shares,
    }  # fmt: skip


def _named(code: str) -> str:
    place = places.by_code(code) if code else None
    return write_place(place) if place else code


def _rounded(value: float | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, 2)


def _words(line: Line) -> str:
    where = " ".join(str(one) for one in (line["place_name"], line.get("span", "")) if one) or "-"
    if "budget" in line:
        return f"{line['name']}  {where}  given {line['given']}  spent {line['spent']}  left {line['left']}"
    reached = "-" if line["so_far"] is None else line["so_far"]
    target = "" if line["target"] is None else f" of {line['target']} ({line['percent']} %)"
    waiting = f"  {line['waiting']} waiting" if line["waiting"] else ""
    return f"{line['name']}  {where}  {reached}{target} {line['unit']}{waiting}"
