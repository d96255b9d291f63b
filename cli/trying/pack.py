"""Make the programme that a form is tried in, and store each good version of the form as the product stores a pack."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from bot.config import ROOT
from cli.applying import attached, digest
from engine.forms.form import Form
from engine.forms.storing import to_dict
from engine.obligations.calendar import fiscal_year
from engine.obligations.kinds.month_day import MonthDay
from engine.obligations.programme import Programme
from engine.obligations.reading import read_text
from engine.obligations.storing import to_json
from models import form_files, packs
from models.database import Database

FOLDER: Final = ROOT / "programmes" / "demo"
FORM: Final = "form"
NEAR: Final = timedelta(days=3)
LAST_SURE_DAY: Final = 28


@dataclass(frozen=True, slots=True)
class Edition:
    """A form as it is stored: its fingerprint tells whether a save has changed anything."""

    form: Form
    body: dict[str, Any]
    digest: str
    files: tuple[tuple[str, bytes], ...] = ()


def edition(form: Form, path: Path) -> Edition:
    """Return a form with what is stored of it."""
    body = to_dict(form)
    return Edition(form, body, digest(body), tuple(attached(form, path)))


def programme(form: Form, start: date) -> Programme:
    """Return the programme whose only duty is this form, due soon after the day it is tried on and every month from then on."""
    made = read_text((FOLDER / "try.toml").read_text("utf-8"))
    day = MonthDay(min((start + NEAR).day, LAST_SURE_DAY), first=start)
    [duty] = made.duties
    named = replace(duty, name=form.title or form.id, due=day, collect_until=day)
    # The year after the running one, so that there are rounds to come whenever somebody tries.
    return replace(made, fiscal_year=fiscal_year(start) + 1, duties=(named,))


def publish(database: Database, one: Edition, start: date, at: datetime) -> Programme:
    """Make a version of the form the current one; drafts that are running go over into it by themselves."""
    made = programme(one.form, start)
    body = to_json(made)
    rows: Sequence[dict[str, object]] = [
        {"programme": made.id, "name": FORM, "digest": one.digest, "body": one.body}
    ]
    pack: dict[str, object] = {
        "id": made.id, "digest": digest([body, one.digest]), "body": body, "applied_at": at,
    }  # fmt: skip
    with database.writing() as connection:
        for file_id, content in one.files:
            form_files.keep(connection, file_id, content)
        packs.apply(connection, pack, list(rows))
    return made
