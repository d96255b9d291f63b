"""Compare two versions of a form: its questions, its groups and its lists, each found again as drafts find them."""

from collections.abc import Iterator, Mapping, Sequence

from engine.forms import formerly
from engine.forms.form import Choice, Form, Group, Question, in_language
from engine.revising.bounds import of_constraint
from engine.revising.change import Change, Kind
from engine.revising.classing import of_field
from engine.revising.walking import differences, written

# What only says where something stands.
PLACE = frozenset({"path", "name", "row", "list_name", "itemset"})


def changes(name: str, old: Form, new: Form) -> Iterator[Change]:
    """Yield what has changed in a form."""
    at = ("forms", name)
    if old.title != new.title:
        yield Change("label", at, old.title, new.title)
    yield from _questions(at, old, new)
    yield from _places(at, "groups", _keyed(old.groups, new.groups), _keyed(new.groups, old.groups))
    for one in dict.fromkeys((*old.lists, *new.lists)):
        yield from _choices((*at, "choices"), one, old, new)


def _questions(at: tuple[str, ...], old: Form, new: Form) -> Iterator[Change]:
    asked = formerly.in_names_of(new, old).questions
    before, after = _keyed(asked, new.questions), _keyed(new.questions, asked)
    parts = _parts(before, after)
    for key, gone in before.items():
        if key in parts:
            told = ", ".join(one.name for one in parts[key])
            yield Change("split", (*at, "questions", gone.name), _told(gone, old), told)
    made = {one.path for found in parts.values() for one in found}
    left = {key: one for key, one in before.items() if key not in parts}
    new_ones = {key: one for key, one in after.items() if one.path not in made}
    yield from _places(at, "questions", left, new_ones)


def _places(
    at: tuple[str, ...],
    thing: str,
    before: Mapping[str, Question | Group],
    after: Mapping[str, Question | Group],
) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if old is None or new is None:
            one = old or new
            kind: Kind = "add" if old is None else "remove"
            words = _words(one) if one else ""
            yield Change(
                kind,
                (*at, thing, one.name if one else key),
                "" if old is None else words,
                "" if new is None else words,
            )
            continue
        yield from _fields((*at, thing, new.name), old, new)


def _fields(at: tuple[str, ...], old: Question | Group, new: Question | Group) -> Iterator[Change]:
    for one in differences(old, new):
        field = one.at[-1]
        if one.at[0] in PLACE:
            continue
        kind = _kind(one.at[0], field, one.before, one.after)
        shown = (*at, "constraints") if one.at[0] == "constraint" else (*at, *one.at)
        yield Change(kind, shown, written(one.before), written(one.after))
    if old.path != new.path:
        yield Change("alter", (*at, "path"), old.path, new.path)


def _kind(root: str, field: str, before: object, after: object) -> Kind:
    if root == "constraint":
        wider = of_constraint(str(before or ""), str(after or ""))
        return "widen" if wider == "widen" else "narrow"
    # Wordings lie by language, our own columns by name.
    return of_field(field if root == "own" else root, before, after)


def _choices(at: tuple[str, ...], name: str, old: Form, new: Form) -> Iterator[Change]:
    before, after = ({one.name: one for one in form.lists.get(name, ())} for form in (old, new))
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        if was is None or now is None:
            kind: Kind = "widen" if was is None else "narrow"
            yield Change(kind, (*at, f"{name}/{key}"), _label(was, old), _label(now, new))
        elif was.labels != now.labels or was.media != now.media:
            yield Change("label", (*at, f"{name}/{key}"), _label(was, old), _label(now, new))
        elif was != now:
            yield Change("alter", (*at, f"{name}/{key}"), written(was.columns), written(now.columns))


def _keyed(
    these: Sequence[Question | Group], others: Sequence[Question | Group]
) -> dict[str, Question | Group]:
    """Key each by its path, or by its name when that alone tells it in both versions."""
    paths = {one.path for one in others}
    return {
        one.path if one.path in paths or not _is_alone(one, these, others) else one.name: one for one in these
    }


def _is_alone(
    one: Question | Group, these: Sequence[Question | Group], others: Sequence[Question | Group]
) -> bool:
    return all(sum(other.name == one.name for other in found) == 1 for found in (these, others))


def _parts(
    before: Mapping[str, Question | Group], after: Mapping[str, Question | Group]
) -> dict[str, list[Question | Group]]:
    """Return the questions that were split: gone, and two or more new ones beside it begin with its name."""
    found = {}
    for key, gone in before.items():
        new = [
            one
            for other, one in after.items()
            if other not in before
            and one.name.startswith(f"{gone.name}_")
            and one.path.rpartition("/")[0] == gone.path.rpartition("/")[0]
        ]
        if key not in after and len(new) > 1:
            found[key] = new
    return found


def _words(one: Question | Group) -> str:
    return next(iter(one.labels.values()), "") or one.name


def _told(one: Question | Group, form: Form) -> str:
    return in_language(one.labels, form.default_language, form.default_language) or one.name


def _label(one: Choice | None, form: Form) -> str:
    return in_language(one.labels, form.default_language, form.default_language) or one.name if one else ""
