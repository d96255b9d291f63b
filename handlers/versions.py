"""Take a running draft over into the current version of its form; what corrects a sent report keeps its version."""

import re
from collections.abc import Mapping
from dataclasses import replace

from engine.conversation.filling.renewing import UNTOLD
from engine.conversation.scene import Renewed
from engine.conversation.state import Draft
from engine.forms import filling as forms
from engine.forms.carrying import carried_over
from engine.forms.form import Form
from engine.forms.formerly import in_names_of
from handlers import setting_aside
from handlers.desk import Desk


def renewed(desk: Desk, draft: Draft, asking: str = "") -> tuple[Draft, Renewed | None]:
    """Return a draft in the current version, and what that has changed; as it is when there is no newer one."""
    old = desk.library.form(draft.programme, draft.form, draft.digest)
    current = desk.library.form(draft.programme, draft.form)
    if draft.replaces or old is None or current is None or current[1] == draft.digest:
        return draft, None
    new, digest = current
    kept, changed, lost = carried_over(old[0], new, draft.answers)
    back, aside = setting_aside.taken_up(desk, draft, new, kept)
    kept = {**kept, **{path: one[0] for path, one in back.items()}}
    began = forms.start(new, desk.now, draft.id, kept)
    answers = {**began, **{path: value for path, value in kept.items() if not value}}
    moves = _moves(old[0], new, draft)
    over = replace(
        draft,
        digest=digest,
        answers=answers,
        raw={**_moved(draft.raw, moves), **{path: one[1] for path, one in back.items() if one[1]}},
        sources={**_moved(draft.sources, moves), **{path: one[2] for path, one in back.items() if one[2]}},
        suggested=_moved(draft.suggested, moves),
        origins=_moved(draft.origins, moves),
        promised=_moved(draft.promised, moves),
        unseen=_stems(draft.unseen, moves),
        since=UNTOLD,
        undo={},
        redo={},
        wish={},
        aside={**aside, **setting_aside.left(old[0], new, draft)},
    )
    changed = tuple(path for path in changed if path not in back)
    again = sum((one := new.question(path)) is not None and one.is_askable for path in changed)
    to = carried_over(old[0], new, {asking: "x"})[0] if asking else {}
    return over, Renewed(again, len(lost) + len(changed) - again, next(iter(to), ""))


def known_as(desk: Desk, programme_id: str, name: str, form: Form) -> Form:
    """Return a version of a form whose questions go by the names that they have in the current one."""
    current = desk.library.form(programme_id, name)
    return in_names_of(current[0], form) if current else form


def _moves(old: Form, new: Form, draft: Draft) -> dict[str, str]:
    """Return where each path that a draft speaks of lies now; one whose question has changed lies nowhere."""
    spoken = (*draft.raw, *draft.suggested, *draft.promised, *(f"{stem}[1]" for stem in draft.unseen))
    known = {**draft.suggested, **draft.answers}
    found: dict[str, str] = {}
    for path in {_parts(key)[1] for key in spoken}:
        kept = carried_over(old, new, {path: known.get(path) or path})[0]
        if kept:
            found[path] = next(iter(kept))
    return found


def _parts(key: str) -> tuple[str, str, str]:
    """Part a key into what kind of words it holds, the path they are about, and which of several they are."""
    start = max(key.find("/"), 0)
    path = re.split("[#:]", key[start:], maxsplit=1)[0]
    return key[:start], path, key[start + len(path) :]


def _moved(words: Mapping[str, str], moves: Mapping[str, str]) -> dict[str, str]:
    found = ((*_parts(key), one) for key, one in words.items())
    return {kind + moves[path] + which: one for kind, path, which, one in found if path in moves}


def _stems(unseen: Mapping[str, str], moves: Mapping[str, str]) -> dict[str, str]:
    found = ((moves.get(f"{stem}[1]", ""), view) for stem, view in unseen.items())
    return {row.rpartition("[")[0]: view for row, view in found if row}
