"""Act as the administrator: once a month set what the programme's rounds wait for, as far as somebody can set it."""

from datetime import date, timedelta

from bot.wiring import Core
from cli.working import writing
from engine.forms.guessing.draws import Draws
from engine.obligations.programme import Programme
from handlers.dating import Setting, write_down
from handlers.undated import missing
from models import facts

LETTER = "simulation"
SOON = timedelta(days=30)


def sets_dates(core: Core, programme_id: str, dice: str) -> int:
    """Set cohorts by lot and dates at their likely day; return how much was set."""
    with writing(core) as desk:
        programme = desk.library.programmes[programme_id]
        settings = [
            setting
            for one in missing(desk, programme)
            if (
                setting := _setting(
                    programme, one.what, one.name, one.scope, one.likely, desk.now.date(), dice
                )
            )
        ]
        for setting in settings:
            write_down(desk, programme, setting)
    return len(settings)


def _setting(
    programme: Programme, what: str, name: str, scope: str, likely: date | None, today: date, dice: str
) -> Setting | None:
    if what == facts.COHORT:
        values = next(one.values for one in programme.cohorts if one.id == name)
        value = Draws(f"{dice}\n{name}\n{scope}").one(values)
        return Setting(scope, facts.COHORT, name, value=value, letter=LETTER)
    if what == facts.DATE:
        return Setting("", facts.DATE, name, day=max(likely or today + SOON, today), letter=LETTER)
    return None
