"""Bring what stands to the pure measures: indicators and budgets of places, money left and levels of one unit."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from engine.conversation.measures.beside import Before, Left
from engine.forms.form import Form
from engine.measuring.budgets import Account, accounts, spent
from engine.measuring.levels import Round, Standing, standing
from engine.measuring.readings import Sent, readings
from engine.measuring.rolling import Figure, figures
from engine.measuring.spans import By
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.nouns.measures import Budget, Indicator, Level
from engine.obligations.programme import Duty, Programme
from engine.obligations.states import State
from handlers.desk import Desk
from handlers.versions import known_as
from models import measured, units
from models.reports import CONTRIBUTION

# What a reviewer has said yes to; there is nothing to review in a round without anything to report.
ACCEPTED = frozenset({State.ACCEPTED, State.CERTIFIED, State.ZERO})
Lies = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which places are measured, at which level, and how the year is cut."""

    level: str = "country"
    by: By = ""
    place: str = ""
    lies: Lies | None = None

    def has(self, place: str) -> bool:
        """Say whether a unit's place is among them."""
        return place.startswith(self.place) and (self.lies is None or self.lies(place))


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with its figures."""

    indicator: Indicator
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Accounted:
    """A budget with its accounts."""

    budget: Budget
    accounts: tuple[Account, ...]


def indicators(desk: Desk, programme: Programme, wanted: Wanted) -> tuple[Measured, ...]:
    """Return every indicator of a programme; what is corrected counts once, what was taken back not at all."""
    told = _told(programme)
    duties = {one.duty for one in told}
    sent = [one for one in _sent(desk, programme, duties, place=wanted.place) if wanted.has(one.place)]
    places = {place for _, place in _units(desk, programme, wanted)} | {one.place for one in sent}
    forms = _forms(desk, programme, sent)
    return tuple(
        Measured(one, figures(one, readings(one, sent, forms), places, level=wanted.level, by=wanted.by))
        for one in told
    )


def budgets(desk: Desk, programme: Programme, wanted: Wanted) -> tuple[Accounted, ...]:
    """Return what was given and spent of every budget of a programme that says where it is spent."""
    telling = _telling(programme)
    duties = {one.spent.partition("/")[0] for one in telling}
    sent = [one for one in _sent(desk, programme, duties, place=wanted.place) if wanted.has(one.place)]
    given, forms = _units(desk, programme, wanted), _forms(desk, programme, sent)
    return tuple(Accounted(one, accounts(one, sent, forms, given, level=wanted.level)) for one in telling)


def left(desk: Desk, programme: Programme, unit: units.Unit, but_for: str, duty: Duty) -> tuple[Left, ...]:
    """Return what a unit has left beside the questions of a duty for what was spent, without the round being filled."""
    found = []
    for one in programme.budgets:
        about, _, name = one.spent.partition("/")
        form = desk.library.form(programme.id, duty.form)
        if about != duty.id or one.per != unit.kind or form is None:
            continue
        sent = _sent(desk, programme, {duty.id}, unit_id=unit.id, but_for=but_for)
        path = form[0].path_of(name)
        found.append(Left(path, one.name, one.baht, spent(one, sent, _forms(desk, programme, sent))))
    return tuple(found)


def all_left(desk: Desk, programme: Programme, unit: units.Unit) -> tuple[Left, ...]:
    """Return what a unit has left of every budget that is given to its kind."""
    given = [one for one in _telling(programme) if one.per == unit.kind]
    duties = {one.spent.partition("/")[0] for one in given}
    sent = _sent(desk, programme, duties, unit_id=unit.id) if given else []
    forms = _forms(desk, programme, sent)
    return tuple(Left("", one.name, one.baht, spent(one, sent, forms)) for one in given)


def before(desk: Desk, programme: Programme, unit_id: str, duty: Duty) -> tuple[Before, ...]:
    """Return the steps of first rounds beside the questions of a later one."""
    found = []
    for level in programme.levels:
        name = _later_source(level, duty.id)
        form = desk.library.form(programme.id, duty.form)
        if name and form is not None:
            step = _standing(desk, programme, level, unit_id).rounds[0]
            found += [Before(form[0].path_of(name), level, step)] if step else []
    return tuple(found)


def first_round(
    desk: Desk, programme: Programme, unit_id: str, duty: Duty
) -> tuple[tuple[Level, Round], ...]:
    """Return for a later round what was sent in the first, of the levels whose heads are asked singly."""
    found = []
    for level in programme.levels:
        first = level.sources[0].partition("/")[0] if level.sources else ""
        if level.heads and _later_source(level, duty.id):
            sent = _rounds(desk, programme, {first}, unit_id)
            found += [(level, sent[first])] if first in sent else []
    return tuple(found)


def standings(desk: Desk, programme: Programme, unit_id: str) -> tuple[Standing, ...]:
    """Return where a unit stands on every level of a programme that it was assessed on."""
    hidden = _hidden(programme)
    known = [one for one in programme.levels if not hidden & {name.partition("/")[0] for name in one.sources}]
    found = (_standing(desk, programme, level, unit_id) for level in known if level.sources)
    return tuple(one for one in found if one.now)


def _told(programme: Programme) -> tuple[Indicator, ...]:
    """Return the indicators that may be shown: a number over confidential reports would tell that there are some."""
    hidden = _hidden(programme)
    return tuple(one for one in programme.indicators if one.duty not in hidden)


def _telling(programme: Programme) -> tuple[Budget, ...]:
    """Return the budgets that say where they are spent and may be shown, for the same reason."""
    hidden = _hidden(programme)
    told = (one for one in programme.budgets if one.spent)
    return tuple(one for one in told if one.spent.partition("/")[0] not in hidden)


def _hidden(programme: Programme) -> frozenset[str]:
    return frozenset(one.id for one in (*programme.duties, *programme.former) if one.confidential)


def _later_source(level: Level, duty: str) -> str:
    """Return the question that tells a later round in a duty, "" where that is none."""
    return next((one.partition("/")[2] for one in level.sources[1:] if one.partition("/")[0] == duty), "")


def _standing(desk: Desk, programme: Programme, level: Level, unit_id: str) -> Standing:
    duties = {one.partition("/")[0] for one in level.sources}
    return standing(level, _rounds(desk, programme, duties, unit_id))


def _rounds(desk: Desk, programme: Programme, duties: Collection[str], unit_id: str) -> dict[str, Round]:
    sent = _sent(desk, programme, duties, unit_id=unit_id)
    forms = _forms(desk, programme, sent)
    return {
        one.duty: Round(forms[one.form, one.digest], one.answers, one.number)
        for one in sent
        if (one.form, one.digest) in forms
    }


def _units(desk: Desk, programme: Programme, wanted: Wanted) -> list[tuple[str, str]]:
    found = units.of_programme(desk.connection, programme.home, place=wanted.place)
    kinds = {one.id for one in programme.units}
    return [(one.kind, one.place) for one in found if one.kind in kinds and wanted.has(one.place)]


def _sent(
    desk: Desk, programme: Programme, duties: Collection[str], *, place: str = "", unit_id: str = "", but_for: str = ""
) -> list[Sent]:  # fmt: skip
    known = {one.id: one for one in programme.duties if one.id in duties}
    rows = measured.standing(
        desk.connection, programme.id, list(known), place=place, unit_id=unit_id, but_for=but_for
    )
    return [_one(row, known[row.duty]) for row in rows]


def _one(row: measured.Standing, duty: Duty) -> Sent:
    return Sent(
        unit=row.unit_id, place=row.place, duty=row.duty, period=row.period, form=row.form, digest=row.form_digest,
        answers=row.answers, number=row.number, first=day_in_bangkok(row.first_at), at=row.sent_at,
        is_accepted=not duty.review or row.state in ACCEPTED, is_zero=row.state == State.ZERO,
        is_part=row.purpose == CONTRIBUTION,
    )  # fmt: skip


def _forms(desk: Desk, programme: Programme, sent: Iterable[Sent]) -> dict[tuple[str, str], Form]:
    """Return the versions of forms that were sent in, by the names that questions have now; no other one is opened."""
    versions = {(one.form, one.digest) for one in sent}
    found = {version: desk.library.form(programme.id, *version) for version in versions}
    return {
        version: known_as(desk, programme.id, version[0], one[0]) for version, one in found.items() if one
    }
