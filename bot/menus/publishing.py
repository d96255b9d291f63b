"""Bring the menus to LINE: make what is missing, show the newcomers' to everybody, link, and only then delete the old.

Known again by name, which carries the fingerprint: a run that broke off goes on where it was, and a second one makes
nothing. Menus that somebody else made through the API are left alone.
"""

from collections.abc import Callable, Iterator, Mapping

from bot.channel import Finding
from bot.line.answers import MadeMenu, Menu
from bot.line.gateway import Gateway
from bot.line.outcomes import Outcome
from bot.menus.plans import OURS, Plan, plans
from bot.menus.showing import NEWCOMER, sweep
from bot.wiring import Core
from models import menus
from models.menus import RichMenu

HAS_ONE = "already been uploaded"
AN_HOUR = "LINE allows 100 new menus an hour: run this again in an hour, it goes on where it stopped"
Progress = Callable[[int, int], None]


def publish(core: Core, *, changes: bool, progress: Progress) -> Iterator[Finding]:
    """Bring LINE's menus up to date, or only say what is missing."""
    wanted, listed = plans(core.texts), core.gateway.menus()
    if isinstance(listed, Outcome):
        yield Finding("menus", "wrong", f"LINE did not list them: {_reason(listed)}", "run this again")
        return
    at_line = {menu.name: menu.id for menu in reversed(listed)}
    with core.database.reading() as connection:
        known = menus.known(connection)
    missing = [plan for plan in wanted if not _is_known(known.get(plan.variant), plan, at_line)]
    if not changes:
        yield _missing(missing, len(wanted))
        if not missing:
            yield _default(core, changes=False)
        return
    failed = _make_all(core, missing, at_line, progress)
    if failed is not None:
        yield _stopped(failed)
        return
    yield Finding(
        "menus", "done" if missing else "ok", f"{len(missing)} made, {len(wanted) - len(missing)} kept"
    )
    yield _default(core, changes=True)
    yield from _shown(core, [one for one in listed if one.name.startswith(OURS)], wanted)


def _is_known(row: RichMenu | None, plan: Plan, at_line: Mapping[str, str]) -> bool:
    """Say whether LINE has a menu and we know it as this one."""
    return row is not None and row.digest == plan.digest and at_line.get(plan.name) == row.menu_id


def _make_all(
    core: Core, missing: list[Plan], at_line: Mapping[str, str], progress: Progress
) -> Outcome | None:
    """Make every missing menu; return what stopped it."""
    for number, plan in enumerate(missing, 1):
        made = _make(core.gateway, plan, at_line.get(plan.name))
        if isinstance(made, Outcome):
            return made
        with core.database.writing() as connection:
            menus.keep(connection, variant=plan.variant, menu_id=made, digest=plan.digest)
        progress(number, len(missing))
    return None


def _make(gateway: Gateway, plan: Plan, menu_id: str | None) -> str | Outcome:
    """Make one menu with its picture; one that was left without a picture gets it now."""
    if menu_id is None:
        made = gateway.create_menu(plan.request)
        if isinstance(made, Outcome):
            return made
        menu_id = made.id
    given = gateway.give_picture(menu_id, plan.picture.read_bytes())
    return menu_id if given.delivered or HAS_ONE in given.reason else given


def _default(core: Core, *, changes: bool) -> Finding:
    with core.database.reading() as connection:
        wanted = menus.known(connection)[NEWCOMER].menu_id
    found = core.gateway.default_menu()
    if isinstance(found, MadeMenu) and found.id == wanted:
        return Finding("menus", "ok", "newcomers see theirs")
    if not changes:
        cure = "run `flask line setup` without --check"
        return Finding("menus", "wrong", "newcomers do not see theirs", cure)
    outcome = core.gateway.set_default_menu(wanted)
    if outcome.delivered:
        return Finding("menus", "done", "newcomers see theirs now")
    return Finding(
        "menus", "wrong", f"the newcomers' menu was not taken: {_reason(outcome)}", "run this again"
    )


def _shown(core: Core, ours: list[Menu], wanted: tuple[Plan, ...]) -> Iterator[Finding]:
    """Link everybody, then delete what nobody sees any more; while a link is missing the old ones stay."""
    done, failed = sweep(core)
    if failed:
        cure = "run this again; `flask ops health` shows why, and the worker tries again what may still come"
        yield Finding("menus", "wrong", f"{failed} people could not be given their menu", cure)
        return
    yield Finding("menus", "done" if done else "ok", f"{done} people were given their menu")
    with core.database.writing() as connection:
        menus.drop(connection, menus.known(connection).keys() - {plan.variant for plan in wanted})
        kept = {row.menu_id for row in menus.known(connection).values()}
    old = [menu for menu in ours if menu.id not in kept]
    gone = sum(core.gateway.delete_menu(menu.id).delivered for menu in old)
    if old:
        is_all = gone == len(old)
        cure = "" if is_all else "LINE allows 100 deletions an hour: run this again later"
        yield Finding("menus", "done" if is_all else "look", f"{gone} of {len(old)} old ones deleted", cure)


def _missing(missing: list[Plan], count: int) -> Finding:
    if not missing:
        return Finding("menus", "ok", f"all {count} are at LINE")
    said = f"{len(missing)} of {count} are not at LINE as they are drawn here"
    return Finding("menus", "wrong", said, "run `flask line setup` without --check")


def _stopped(outcome: Outcome) -> Finding:
    cure = AN_HOUR if outcome.kind == "rate" else "run this again; what was made stays"
    return Finding("menus", "wrong", f"LINE took no more: {_reason(outcome)}", cure)


def _reason(outcome: Outcome) -> str:
    return f"{outcome.kind} {outcome.status or ''} {outcome.reason}".strip()
