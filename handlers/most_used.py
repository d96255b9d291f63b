"""Find which choices of long lists are taken most: by this group and person first, then by the whole programme.

It is looked up once, when a draft begins, and kept with the draft: a turn costs nothing more, and a list never changes while
somebody reads it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from engine.conversation.kinds.lists import PAGE
from engine.conversation.kinds.ordering import LONG
from engine.conversation.state import Draft
from engine.forms.form import Form, Question, without_indexes
from handlers.desk import Desk
from models import usage

_OF_LISTS: Final = frozenset({"select_one", "select_multiple"})


def ordered(desk: Desk, form: Form, draft: Draft, *, unit_id: str = "", person_id: str = "") -> Draft:
    """Return a draft that knows the choices taken most in its long lists; without such lists nothing is asked for."""
    long = [one for one in form.questions if _is_long(form, one)]
    if not long:
        return draft
    where = {"programme": draft.programme, "form": draft.form}
    own = usage.answers_of_own(desk.connection, **where, unit_id=unit_id, person_id=person_id)
    every = usage.answers_of_all(desk.connection, **where)
    paths = {one.path for one in long}
    mine, all_of_it = _counted(own, paths), _counted(every, paths)
    used = {path: _most(mine[path], all_of_it[path]) for path in paths}
    return replace(draft, used={path: names for path, names in sorted(used.items()) if names})


def _is_long(form: Form, question: Question) -> bool:
    return question.kind in _OF_LISTS and len(form.lists.get(question.list_name or "", ())) > LONG


def _counted(reports: Iterable[Mapping[str, Any]], paths: set[str]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {path: Counter() for path in paths}
    for answers in reports:
        for path, value in answers.items():
            if (generic := without_indexes(path)) in paths:
                counts[generic].update(str(value).split())
    return counts


def _most(mine: Counter[str], every: Counter[str]) -> str:
    """Return a page of names, the most taken first; of those taken alike the one whose name comes first."""
    names = sorted({*mine, *every}, key=lambda name: (-mine[name], -every[name], name))
    return " ".join(names[:PAGE])
