"""Lay out what is owed in a programme, one row a round, and how it stands by place, with the indicators."""

from collections.abc import Mapping
from datetime import date

from bot.mirrors import groups, words
from bot.mirrors.reporting import Layer, is_shut
from engine.boards.counts import Counts
from engine.boards.kinds import days_of, kind_of
from engine.measuring.rolling import DIGITS
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.programme import Programme
from engine.obligations.states import State
from exports.tables import Cell, Column, Table
from handlers import measuring, owing
from handlers.boards.places import by_place
from handlers.desk import Desk
from handlers.measuring import Wanted
from models import obligations, offices, units
from models.counting import Scope
from models.obligations import Obligation
from thai import writing
from thai.naming import write_place
from thai.places import finding

SHOWN = [state.value for state in State if state is not State.HANDED_OVER]


def rounds(desk: Desk, layer: Layer, programme: Programme) -> Table:
    """Return the table of all rounds that may be known of."""
    rows = obligations.of_programme(desk.connection, programme.id, SHOWN)
    found = [row for row in rows if not is_shut(programme, row)]
    known = {one.id: one for one in units.of_programme(desk.connection, programme.id)}
    known |= {
        one.id: one
        for one in units.of_ids(desk.connection, list({row.unit_id for row in found} - known.keys()))
    }
    names = offices.names(desk.connection, {row.office_id for row in found})
    titles, today = words.round_(layer.texts), day_in_bangkok(desk.now)
    columns = tuple(Column(key, title) for key, title in titles.items())
    laid = [_round(layer, programme, row, known.get(row.unit_id), names, today) for row in found]
    return Table(words.rounds_tab(layer.texts, programme.name)[:90], columns, laid)


def _round(
    layer: Layer, programme: Programme, row: Obligation, unit: units.Unit | None, names: Mapping[str, str], today: date
) -> dict[str, Cell]:  # fmt: skip
    duty, place = owing.duty_of(programme, row.duty), finding.by_code(unit.place) if unit else None
    kind = kind_of(State(row.state), days_of(row.due, row.sent_on, today)) or ""
    role = next((one.name for one in programme.roles if one.id == row.review_by), row.review_by or "")
    return {
        "id": row.id,
        "round": owing.title(duty, row.period) if duty else row.duty,
        "unit": unit.name if unit else "",
        "place": write_place(place) if place else "",
        "office": names.get(row.office_id, ""),
        "due": row.due,
        "due_thai": writing.write_date(row.due) if row.due else None,
        "sent": row.sent_on,
        "standing": words.standing(layer.texts, row.state),
        "late": words.lateness(layer.texts, kind),
        "waits": role,
    }


def summary(desk: Desk, layer: Layer, programme: Programme) -> Table:
    """Return how rounds and indicators stand in each district, in each province and in all."""
    found = {
        digits: _counts(desk, programme, digits) for digits in (0, DIGITS["province"], DIGITS["district"])
    }
    codes = sorted({code for digits in found for code in found[digits]})
    told, columns = _measured(desk, layer, programme)
    titles = words.summary(layer.texts)
    fixed = tuple(Column(key, titles[key]) for key in titles)
    as_of = day_in_bangkok(desk.now)
    rows = [_place(code, found[len(code)][code], as_of) | told.get(code, {}) for code in codes]
    return Table(words.places_tab(layer.texts, programme.name)[:90], fixed + columns, rows)


def _counts(desk: Desk, programme: Programme, digits: int) -> dict[str, Counts]:
    hidden = tuple(one.id for one in (*programme.duties, *programme.former) if one.confidential)
    every = tuple(obligations.offices_of(desk.connection, programme.id))
    counted = by_place(desk, Scope((programme.id,), every, {programme.id: hidden}), digits)
    return {code: one for code, one in counted.items() if len(code) == digits}


def _place(code: str, counts: Counts, as_of: date) -> dict[str, Cell]:
    names = groups.places(code)
    return {
        "id": code or "*",
        "province": names.get("province"),
        "district": names.get("district"),
        "whole": counts.whole,
        "sent": counts.sent,
        "on_time": counts.on_time,
        "late": counts.late,
        "missing": counts.missing,
        "percent": None if counts.is_few else counts.percent,
        "as_of": as_of,
    }


def _measured(
    desk: Desk, layer: Layer, programme: Programme
) -> tuple[dict[str, dict[str, Cell]], tuple[Column, ...]]:
    """Return the figures of each place, and their columns: an indicator, and its target where one is printed."""
    rows: dict[str, dict[str, Cell]] = {}
    columns: dict[str, str] = {}
    for level in ("country", "province", "district"):
        for one in measuring.indicators(desk, programme, Wanted(level)) if programme.indicators else ():
            key, title = f"i.{one.indicator.id}", one.indicator.name
            columns[key] = f"{title} ({one.indicator.unit})" if one.indicator.unit else title
            if one.indicator.target is not None:
                columns[f"{key}.target"] = words.target(layer.texts, title)
            for figure in one.figures:
                row = rows.setdefault(figure.place, {})
                row |= {key: figure.so_far, f"{key}.target": figure.target}
    return rows, tuple(Column(key, title) for key, title in columns.items())
