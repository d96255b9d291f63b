"""Keep the answers that a newer version of a form does not take, so that nothing is lost when it is taken back.

Each is kept with the version that it was given in: it comes back when its question means again what it meant then,
unless the person has answered that question anew since.
"""

from collections.abc import Mapping

from engine.conversation.state import Draft
from engine.forms.carrying import carried_over
from engine.forms.form import Form
from handlers.desk import Desk

# An answer with the words as typed and the message they came in.
Kept = tuple[str, str, str]
_BETWEEN = " "


def left(old: Form, new: Form, draft: Draft) -> dict[str, list[str]]:
    """Return the answers of a draft that do not go over into the newer version."""
    return {
        f"{draft.digest}{_BETWEEN}{path}": [value, draft.raw.get(path, ""), draft.sources.get(path, "")]
        for path, value in draft.answers.items()
        if value and _is_given(old, path) and not carried_over(old, new, {path: value})[0]
    }


def taken_up(
    desk: Desk, draft: Draft, new: Form, kept: Mapping[str, str]
) -> tuple[dict[str, Kept], dict[str, list[str]]]:
    """Return the earlier answers that the newer version takes again, by their paths in it, and those that go on waiting."""
    back: dict[str, Kept] = {}
    waiting: dict[str, list[str]] = {}
    for key, (value, raw, source) in draft.aside.items():
        digest, _, path = key.partition(_BETWEEN)
        given = desk.library.form(draft.programme, draft.form, digest)
        if given is None or _is_answered_since(desk, draft, given[0], path):
            continue
        to = next(iter(carried_over(given[0], new, {path: value})[0]), "")
        if to and to not in kept:
            back[to] = (value, raw, source)
        elif not to:
            waiting[key] = [value, raw, source]
    return back, waiting


def _is_answered_since(desk: Desk, draft: Draft, given: Form, path: str) -> bool:
    """Say whether the draft has an answer of its own where the earlier one would stand."""
    now = desk.library.form(draft.programme, draft.form, draft.digest)
    kept, changed, _ = carried_over(given, now[0], {path: "x"}) if now else ({}, (), ())
    return any(draft.answers.get(one) for one in (*kept, *changed))


def _is_given(form: Form, path: str) -> bool:
    question = form.question(path)
    return question is not None and question.is_askable
