"""Work out what stands beside the questions of a draft: money left, the step of the first round, counted answers."""

from dataclasses import replace

from engine.conversation.events import Event
from engine.conversation.measures.beside import NOTHING, Beside, Stands
from engine.conversation.measures.books import Books, Money, Reached
from engine.conversation.measures.orders import Booking, Enter
from engine.conversation.scene import Filling, Scene
from engine.conversation.state import CARRIED, Draft, State
from engine.doubting import figures
from engine.forms.form import Form
from engine.measuring.levels import passed
from engine.measuring.rolling import DIGITS
from engine.obligations.nouns.systems import System
from engine.obligations.periods import ONCE
from engine.obligations.programme import Duty, Programme
from handlers import ledger, measuring, walls
from handlers.desk import Desk, Speaker
from handlers.doubting import looking
from handlers.measuring import Wanted
from handlers.owing import Rights
from models import offices, units
from models.obligations import Obligation
from thai.naming import write_place
from thai.places import finding as places


def told(desk: Desk, duty: Duty, row: Obligation, made: Filling, unit: units.Unit | None) -> Filling:
    """Return a draft with what other reports and answers say to it; most packs say nothing, and cost nothing."""
    is_filed = made.draft.purpose == "file"
    beside = Beside(
        left=measuring.left(desk, made.programme, unit, row.id, duty) if unit else (),
        before=measuring.before(desk, made.programme, row.unit_id, duty),
        tallies=walls.told(desk, duty, row, made.form) if is_filed else {},
        systems=_systems(made.programme, duty) if is_filed else (),
        earlier=_earlier(desk, row, made.form, made.draft.digest),
    )
    return made if beside == NOTHING else replace(made, beside=beside)


def _earlier(desk: Desk, row: Obligation, form: Form, digest: str) -> dict[str, tuple[str, ...]]:
    """Return what was reported in the rounds before, for numbers; what is owed once has none, and costs no look."""
    if row.period == ONCE or not figures.numbers(form):
        return {}
    return figures.history(form, looking.lately(desk, row, form, digest))


def with_heads(desk: Desk, duty: Duty, row: Obligation, form: Form, draft: Draft) -> Draft:
    """Return the draft of a later round with the heads that were passed in the first: only those that failed are asked."""
    programme = desk.library.programmes[row.programme]
    paths = {one.name: one.path for one in form.questions}
    for level, first in measuring.first_round(desk, programme, row.unit_id, duty):
        heads = [paths[name] for name in passed(level, first) if name in paths]
        marks = {CARRIED + path: first.number for path in heads}
        draft = replace(
            draft,
            answers={**draft.answers, **dict.fromkeys(heads, level.passed)},
            raw={**draft.raw, **marks},
            sources={**draft.sources, **dict.fromkeys(marks, "")},
        )
    return draft


def furnished(desk: Desk, held: Rights, state: State, event: Event, scene: Scene, name: str) -> Scene:
    """Return the scene with what the chosen function or button of these shows."""
    books = Books(
        offered=_offered(desk, held),
        entry=ledger.wanted(desk, held, state, event),
        wall=walls.wanted(desk, held, event),
    )
    if name == "ledger" or (books.entry is None and ledger.is_about(event)):
        books = replace(books, ledger=ledger.pending(desk, held, event.when))
    if name == "walls":
        books = replace(books, walls=walls.listed(desk, held))
    if name == "indicators":
        books = replace(books, reached=_reached(desk, held), money=_money(desk, held))
    return replace(scene, books=books)


def carry_out(desk: Desk, who: Speaker, order: Booking) -> None:
    """Write down what a turn decided about another system or an open form."""
    if isinstance(order, Enter):
        ledger.enter(desk, who, order)
    else:
        walls.carry_out(desk, who, order)


def stands(desk: Desk, unit: units.Unit) -> Stands:
    """Return where a unit stands in the programmes that it is in, and what it has left of what they gave."""
    programmes = desk.library.family(unit.programme)
    return Stands(
        levels=tuple(
            one for programme in programmes for one in measuring.standings(desk, programme, unit.id)
        ),
        left=tuple(one for programme in programmes for one in measuring.all_left(desk, programme, unit)),
    )


def _systems(programme: Programme, duty: Duty) -> tuple[System, ...]:
    known = {one.id: one for one in programme.systems}
    return tuple(known.get(one.system, System(one.system, one.system)) for one in duty.entered_in)


def _offered(desk: Desk, held: Rights) -> tuple[str, ...]:
    """Name the functions that the programmes of a person's offices have something for."""
    homes = {desk.library.home(role.programme) for role in held.filing}
    programmes = [one for home in homes for one in desk.library.family(home)]
    duties = [duty for one in programmes for duty in one.duties]
    has = {
        "ledger": any(one.entered_in for one in duties),
        "indicators": any(one.indicators for one in programmes),
        "walls": any(one.open_form for one in duties),
        "events": any(one.events for one in programmes),
    }
    return tuple(name for name, is_there in has.items() if is_there)


def _reached(desk: Desk, held: Rights) -> tuple[Reached, ...]:
    return tuple(
        Reached(measured.indicator, figure, _named(wanted.place))
        for programme, wanted in measured_places(desk, held)
        if programme.indicators
        for measured in measuring.indicators(desk, programme, wanted)
        for figure in measured.figures
        if figure.place == wanted.place
    )


def _money(desk: Desk, held: Rights) -> tuple[Money, ...]:
    return tuple(
        Money(accounted.budget, account, _named(wanted.place))
        for programme, wanted in measured_places(desk, held)
        if programme.budgets
        for accounted in measuring.budgets(desk, programme, wanted)
        for account in accounted.accounts
        if account.place == wanted.place
    )


def measured_places(desk: Desk, held: Rights) -> list[tuple[Programme, Wanted]]:
    """Return for each office that a person acts for its programmes with the places it looks after."""
    found: dict[tuple[str, str], tuple[Programme, Wanted]] = {}
    levels = {digits: level for level, digits in DIGITS.items()}
    for role in held.filing:
        office = offices.office(desk.connection, role.scope_id)
        if office is None or len(office.area) not in levels:
            continue
        for programme in desk.library.family(desk.library.home(role.programme)):
            wanted = Wanted(levels[len(office.area)], place=office.area)
            found[programme.id, office.area] = (programme, wanted)
    return list(found.values())


def _named(code: str) -> str:
    place = places.by_code(code) if code else None
    return write_place(place) if place else ""
