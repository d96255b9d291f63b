"""Carry answers from one version of a form to the next, by the names of questions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.forms import formerly
from engine.forms.form import MORE_ROWS, Answers, Form, Question, without_indexes

_PATH: Final = re.compile(r"(?:current\(\)|\.\.|\.)?(?:/(?:\.\.|[^\W\d][\w.-]*))+")


def carried_over(
    old: Form, new: Form, answers: Answers
) -> tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]:
    """Return answers for the new form, what must be asked again, and what it does not ask any more.

    A question of another type, with another constraint, or whose chosen answer is gone or worded otherwise is asked
    again: its path in the new form is among the changed. An answer without a question is lost: its path in the old form is told. Give what is
    returned to `filling.start` as carried, so that new questions get their defaults.
    """
    moves = _Moves(old, new, _by_name(old, new))
    kept: dict[str, str] = {}
    changed: list[str] = []
    lost: list[str] = []
    for path, value in answers.items():
        before = old.question(path)
        if before is None:
            continue
        to = moves.to(path)
        after = new.question(to) if to is not None else None
        if to is None or after is None:
            lost += [path] if value and before.is_askable else []
        elif _is_same(old, new, before, after, value):
            kept[to] = value
        elif value:
            changed.append(to)
    return kept, tuple(changed), tuple(lost)


def _by_name(old: Form, new: Form) -> dict[str, str]:
    """Return where each path of the old form lies in the new one: at the same path, by its name, or by one it had."""
    paths = {one.path for one in new.places}
    named: dict[tuple[type, str], list[str]] = {}
    for one in new.places:
        named.setdefault((type(one), one.name), []).append(one.path)
    found: dict[str, str] = {}
    for one in old.places:
        others = named.get((type(one), one.name), [])
        if one.path in paths:
            found[one.path] = one.path
        elif len(others) == 1:
            found[one.path] = others[0]
        elif not others and (now := formerly.now(one, new.places)):
            found[one.path] = now.path
    return found


@dataclass(frozen=True, slots=True)
class _Moves:
    old: Form
    new: Form
    places: Mapping[str, str]

    def to(self, path: str) -> str | None:
        """Return where a path of the old form lies now; rows keep their numbers by their repeats' names."""
        generic = self.places.get(without_indexes(path))
        if generic is None:
            return None
        rows = self._rows(path)
        found = f"/{self.new.root}"
        for place in self._above(generic):
            number = rows.pop(place, 1) if self._repeats(place) else None
            name = place.rpartition("/")[2]
            found += f"/{name}" if number is None else f"/{name}[{number}]"
        return found if all(number == 1 for number in rows.values()) else None

    def _rows(self, path: str) -> dict[str, int]:
        """Return the row of each repeat around a path, by where the repeat is now."""
        rows: dict[str, int] = {}
        steps = path.split("/")
        for depth, step in enumerate(steps, 1):
            number = step.partition("[")[2].rstrip("]")
            if number:
                repeat = without_indexes("/".join(steps[:depth]))
                rows[self.places.get(repeat, repeat)] = int(number)
        return rows

    def _above(self, generic: str) -> list[str]:
        steps = generic.split("/")
        return ["/".join(steps[:depth]) for depth in range(3, len(steps) + 1)]

    def _repeats(self, generic: str) -> bool:
        return any(one.path == generic and one.repeats for one in self.new.groups)


def _is_same(old: Form, new: Form, before: Question, after: Question, value: str) -> bool:
    """Say whether an answer means now what it meant before."""
    if before.kind != after.kind or before.kind == MORE_ROWS:
        return before.kind == after.kind
    if (before.list_name or after.list_name) and not _chosen_alike(old, new, before, after, value):
        return False
    return _named(before.constraint) == _named(after.constraint) and before.parameters == after.parameters


def _chosen_alike(old: Form, new: Form, before: Question, after: Question, value: str) -> bool:
    """Say whether what was chosen is there as before, whatever became of the rest; an order is of all of them."""
    then, now = (
        {one.name: one.labels for one in form.lists.get(question.list_name or "", ())}
        for form, question in ((old, before), (new, after))
    )
    if _list_apart(before) != _list_apart(after):
        return False
    chosen = value.split()
    if before.kind == "rank" or not set(chosen) <= then.keys():
        return then == now
    return all(now.get(name) == then[name] for name in chosen)


def _list_apart(question: Question) -> str:
    """Return the filter of a list, without the list's own name: that may change."""
    return _named((question.itemset or "").replace(f"'{question.list_name}'", "''"))


def _named(source: str | None) -> str:
    """Return an expression with names for paths: a question that only moved is the same."""
    bare = _PATH.sub(lambda found: found[0].rpartition("/")[2], source or "")
    return " ".join(bare.split())
