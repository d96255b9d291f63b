"""Turn a form into plain data for JSON, and back; what is empty is left out."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, asdict, fields
from typing import Any, Final, TypeVar, cast

from engine.forms.form import Branch, Choice, Form, Group, Question

FORMAT: Final = 1

_Part = TypeVar("_Part", Choice, Form, Group, Question)


def to_dict(form: Form) -> dict[str, object]:
    """Return a form as plain data."""
    stored = _stored(form)
    stored["questions"] = [_stored(one) for one in form.questions]
    stored["groups"] = [_stored(one) for one in form.groups]
    stored["documents"] = {name: asdict(one) for name, one in form.documents.items()}
    stored["meta"] = [_stored(one) for one in form.meta]
    stored["lists"] = {name: [_stored(one) for one in row] for name, row in form.lists.items()}
    return {"format": FORMAT, **stored}


def _stored(part: Choice | Form | Group | Question) -> dict[str, object]:
    values = {one.name: getattr(part, one.name) for one in fields(part)}
    return {one.name: _plain(values[one.name]) for one in fields(part) if values[one.name] != _usual(one)}


def _usual(one: "Field[Any]") -> object:
    return one.default_factory() if one.default_factory is not MISSING else one.default


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return list(value) if isinstance(value, tuple) else value


def from_dict(stored: Mapping[str, object]) -> Form:
    """Return the form that plain data describe; what a later version added is passed over."""
    if stored.get("format") != FORMAT:
        raise ValueError(f"a stored form of format {stored.get('format')!r} cannot be read")
    parts = cast("Mapping[str, Any]", stored)
    return _made(Form, {
        **parts,
        "questions": tuple(_made(Question, one) for one in parts["questions"]),
        "groups": tuple(_made(Group, one) for one in parts.get("groups", ())),
        "documents": {name: _branch(one) for name, one in parts.get("documents", {}).items()},
        "meta": tuple(_made(Question, one) for one in parts.get("meta", ())),
        "lists": {name: tuple(_made(Choice, one) for one in row) for name, row in parts.get("lists", {}).items()},
    })  # fmt: skip


def _made(kind: type[_Part], stored: Mapping[str, Any]) -> _Part:
    known = {one.name for one in fields(kind)}
    values: dict[str, Any] = {name: _frozen(value) for name, value in stored.items() if name in known}
    return kind(**values)


def _branch(stored: Any) -> Branch:
    return Branch(stored["name"], stored["text"], tuple(map(_branch, stored["inside"])))


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
