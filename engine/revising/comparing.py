"""Compare two versions of a pack, the programme and its forms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from engine.forms.form import Form
from engine.obligations.clocks import rounds
from engine.obligations.programme import Duty, Programme
from engine.revising import forms as of_forms
from engine.revising.change import CLOCKS, Change
from engine.revising.classing import of_days, of_field
from engine.revising.walking import Difference, differences, written


@dataclass(frozen=True, slots=True)
class Pack:
    """A programme with its compiled forms by the names of their files."""

    programme: Programme
    forms: Mapping[str, Form]


def changes(old: Pack, new: Pack) -> tuple[Change, ...]:
    """Return every change, the programme's first and then those of the forms."""
    return (*_of_programme(old.programme, new.programme), *_of_forms(old, new))


def _of_programme(old: Programme, new: Programme) -> Iterator[Change]:
    for one in differences(old, new):
        if one.at[-1] in CLOCKS and one.at[0] == "duties" and len(one.at) == 3:
            yield _clock(one, old, new)
        else:
            yield _plain(one)


def _plain(one: Difference) -> Change:
    before, after = written(one.before), written(one.after)
    if one.before is None and len(one.at) == 2:
        return Change("add", one.at, "", after)
    if one.after is None and len(one.at) == 2:
        return Change("remove", one.at, before)
    return Change(of_field(one.at[-1], one.before, one.after), one.at, before, after)


def _clock(one: Difference, old: Programme, new: Programme) -> Change:
    """Class a clock's change by the days that it gives where nothing has been told yet."""
    field, before, after = one.at[-1], old.duty(one.at[1]), new.duty(one.at[1])
    told = written(one.before), written(one.after)
    if field == "not_before":
        return Change(of_field(field, one.before, one.after), one.at, *told)
    days = [_days(duty, programme, field) for duty, programme in ((before, old), (after, new))]
    return Change(of_days(*days), one.at, *told)


def _days(duty: Duty, programme: Programme, field: str) -> list[date | None]:
    # A pack that waits to be confirmed has days all the same.
    sure = replace(programme, unconfirmed=False)
    found = rounds(replace(duty, unconfirmed=False), sure)
    return [one.collect_until if field == "collect_until" else one.due or one.likely for one in found]


def _of_forms(old: Pack, new: Pack) -> Iterator[Change]:
    for name in dict.fromkeys((*old.forms, *new.forms)):
        before, after = old.forms.get(name), new.forms.get(name)
        if before is None or after is None:
            title = (before or after or next(iter(new.forms.values()))).title
            is_new = before is None
            yield Change(
                "add" if is_new else "remove",
                ("forms", name),
                "" if is_new else title,
                title if is_new else "",
            )
        else:
            yield from of_forms.changes(name, before, after)
