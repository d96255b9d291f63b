"""Link to each account the menu that fits its person, in the worker and never in front of a reply.

What is wanted is counted afresh each time, so an order that comes twice, or late, does no harm. What LINE did not take
stays on the account's row with its reason and the next try, which the clock's sweep orders and `flask ops health` shows.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.line.limits import RECIPIENTS
from bot.line.outcomes import Outcome
from bot.wiring import Core
from engine.conversation.menu.variants import variant
from handlers.desk import Desk
from handlers.menus import facts
from handlers.orders import SWEEP_MENUS, Order
from handlers.speakers import line_id_of
from models import menus, people
from models.menus import RichMenu, ShownMenu

LATER_MS = (10_000, 60_000, 300_000, 1_800_000, 7_200_000, 21_600_000)
NEWCOMER = "newcomer"
log = logging.getLogger("sanam.menus")


@dataclass(frozen=True, slots=True)
class Change:
    """One account that is to see another menu than it does."""

    line_hash: str
    line_id: str
    person_id: str
    menu: RichMenu
    tries: int


def show(core: Core, person_ids: Sequence[str]) -> int:
    """Bring the menus of a few people up to date, one by one and at once."""
    with core.database.reading() as connection:
        desk, known = desk_of(core, connection), menus.known(connection)
        accounts = [people.open_account(connection, one) for one in person_ids] if known else []
        changes = _changes(desk, known, [one for one in accounts if one is not None])
    for change in changes:
        _settle(core, [change], core.gateway.link_menu(change.line_id, change.menu.menu_id))
    return len(changes)


def sweep(core: Core) -> tuple[int, int]:
    """Bring everybody's menu up to date: the date has changed what is due. Return how many changed, and how many failed."""
    with core.database.reading() as connection:
        desk, known = desk_of(core, connection), menus.known(connection)
        changes = _changes(desk, known, people.reached_accounts(connection)) if known else []
    done = failed = 0
    for group in _alike(changes):
        if len(group) == 1:
            outcome = core.gateway.link_menu(group[0].line_id, group[0].menu.menu_id)
        else:
            outcome = core.gateway.link_menus([one.line_id for one in group], group[0].menu.menu_id)
        _settle(core, group, outcome)
        done, failed = (done + len(group), failed) if outcome.delivered else (done, failed + len(group))
    log.info("menus_swept", extra={"changed": done, "failed": failed})
    return done, failed


def order_sweep(core: Core, due: str) -> None:
    """Have the sweep done in its turn, after what is being linked now."""
    minute = machine_ms() // 60_000
    with core.database.writing() as connection:
        core.tasks.enqueue(connection, [Order(SWEEP_MENUS, f"sweep-menus:{due}:{minute}")])


def _changes(desk: Desk, known: dict[str, RichMenu], accounts: list[people.Account]) -> list[Change]:
    shown = menus.shown(desk.connection, [one.line_hash for one in accounts])
    found = (_change(desk, known, account, shown.get(account.line_hash)) for account in accounts)
    return [change for change in found if change is not None]


def _change(
    desk: Desk, known: dict[str, RichMenu], account: people.Account, shown: ShownMenu | None
) -> Change | None:
    """Return what is to change; who has no menu of her own sees the newcomers' anyway, and a closed account's is taken away."""
    wanted = known.get(variant(facts(desk, account.person_id)).name)
    if wanted is None or (shown is None and wanted.variant == NEWCOMER):
        return None
    if shown is not None and shown.menu_id == wanted.menu_id and not shown.reason:
        return None
    line_id = line_id_of(desk, account.line_hash)
    tries = shown.tries if shown else 0
    return Change(account.line_hash, line_id, account.person_id, wanted, tries) if line_id else None


def _alike(changes: list[Change]) -> list[list[Change]]:
    """Put together those that are to see the same menu, as many as LINE takes in one call."""
    by_menu: dict[str, list[Change]] = {}
    for change in changes:
        by_menu.setdefault(change.menu.menu_id, []).append(change)
    return [same[at : at + RECIPIENTS] for same in by_menu.values() for at in range(0, len(same), RECIPIENTS)]


def _settle(core: Core, changes: list[Change], outcome: Outcome) -> None:
    now_ms = machine_ms()
    with core.database.writing() as connection:
        for change in changes:
            menus.show(connection, _row(change, outcome, now_ms))
    log.info(
        "menu_shown",
        extra={"people": len(changes), "variant": changes[0].menu.variant, "outcome": outcome.kind},
    )


def _row(change: Change, outcome: Outcome, now_ms: int) -> ShownMenu:
    """Write what the account sees; what it does not is tried again, unless another try would change nothing."""
    row = ShownMenu(
        line_hash=change.line_hash, person_id=change.person_id, variant=change.menu.variant,
        menu_id=change.menu.menu_id, tries=0, next_try_ms=0, reason="",
    )  # fmt: skip
    if not outcome.delivered:
        tries = change.tries + 1
        may_come = outcome.retryable or outcome.kind == "auth"
        later = now_ms + LATER_MS[min(tries, len(LATER_MS)) - 1]
        row.menu_id, row.tries, row.next_try_ms = "", tries, later if may_come else 0
        row.reason = f"{outcome.kind}: {outcome.reason}"[:200]
    return row
