"""Make a question or a group of the bind, the control and the setvalues of one path."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from engine.forms.form import Group, Question
from engine.forms.itext import Itext
from engine.forms.xform_kinds import kind_of
from engine.forms.xform_lists import Itemset, itemset_of
from engine.forms.xform_names import JR, OURS, XF, local

_TRUE: Final = "true()"
_FALSE: Final = frozenset({"", "false()"})
_CONTROL_PARAMETERS: Final = frozenset(
    {"start", "end", "step", "mediatype", "rows", "autoplay", "accuracyThreshold"}
)


@dataclass(frozen=True, slots=True)
class Bound:
    """What an XForm says of paths, by path."""

    binds: Mapping[str, dict[str, str]]
    controls: Mapping[str, ET.Element]
    repeats: Mapping[str, ET.Element]
    setvalues: list[ET.Element]
    actions: Mapping[str, str]
    parents: Mapping[ET.Element, ET.Element]
    words: Itext

    def is_group(self, path: str) -> bool:
        """Say whether a path without children is a group all the same."""
        control = self.controls.get(path)
        return path in self.repeats or (control is not None and control.tag == f"{XF}group")


def group_at(path: str, bound: Bound) -> Group:
    """Return the group at a path."""
    control, repeat, bind = bound.controls.get(path), bound.repeats.get(path), bound.binds.get(path, {})
    count = repeat.get(f"{JR}count") if repeat is not None else None
    return Group(
        path=path,
        name=path.rpartition("/")[2],
        labels=bound.words.of_element(_inside(control, "label")),
        relevant=_rule(bind.get("relevant")),
        appearance=control.get("appearance", "") if control is not None else "",
        repeats=repeat is not None,
        repeat_count=count.strip() if count else None,
        own=_own(bind),
    )


def question_at(path: str, default: str, bound: Bound) -> Question:
    """Return the question at a path."""
    control, bind = bound.controls.get(path), bound.binds.get(path, {})
    label, hint = _inside(control, "label"), _inside(control, "hint")
    itemset = itemset_of(control, path) or Itemset()
    triggers, triggered = _triggered(path, bound)
    dynamic = dynamic_default(path, bound)
    read_only = (bind.get("readonly") or "").strip()
    return Question(
        path=path,
        name=path.rpartition("/")[2],
        kind=bound.actions.get(path)
        or kind_of(control, bind, holds_value=bool(default.strip() or dynamic or triggers)),
        labels=bound.words.of_element(label),
        hints=bound.words.of_element(hint),
        guidance=bound.words.guidance(bound.words.key_in(hint)),
        media=bound.words.media(bound.words.key_in(label)),
        required=_condition(bind.get("required")),
        required_messages=bound.words.of_message(bind.get(f"{JR}requiredMsg")),
        relevant=_rule(bind.get("relevant")),
        constraint=_rule(bind.get("constraint")),
        constraint_messages=bound.words.of_message(bind.get(f"{JR}constraintMsg")),
        calculation=_rule(bind.get("calculate")),
        default=default.strip(),
        dynamic_default=dynamic,
        read_only=read_only == _TRUE,
        read_only_when=None if read_only in _FALSE | {_TRUE} else read_only,
        list_name=itemset.list_name,
        itemset=itemset.nodes,
        choice_value=itemset.value,
        choice_label=itemset.label,
        search=itemset.search,
        appearance=control.get("appearance", "") if control is not None else "",
        parameters=_parameters(control, bind),
        trigger=triggers,
        triggered_value=triggered,
        data_type=bind.get("type", "string"),
        own=_own(bind),
    )


def _inside(control: ET.Element | None, name: str) -> ET.Element | None:
    return control.find(f"{XF}{name}") if control is not None else None


def _rule(source: str | None) -> str | None:
    """Return an expression, None for none: one that is always false still says something."""
    return (source or "").strip() or None


def _condition(source: str | None) -> str | None:
    """Return what may hold at times; what never does is none."""
    text = (source or "").strip()
    return None if text in _FALSE else text


def _own(bind: Mapping[str, str]) -> dict[str, str]:
    return {local(name): value.strip() for name, value in bind.items() if name.startswith(OURS)}


def _parameters(control: ET.Element | None, bind: Mapping[str, str]) -> dict[str, str]:
    found = {name: value for name, value in bind.items() if local(name) in {"max-pixels", "quality"}}
    if control is not None:
        found |= {name: value for name, value in control.attrib.items() if local(name) in _CONTROL_PARAMETERS}
    return {local(name): value for name, value in found.items()}


def dynamic_default(path: str, bound: Bound) -> str | None:
    """Return the expression that a path begins with, at the first load or in each new row."""
    loads = (one for one in bound.setvalues if one.get("ref") == path and _is_at_load(one))
    return next((_value(one) for one in loads), None)


def _is_at_load(setvalue: ET.Element) -> bool:
    return "odk-instance-first-load" in setvalue.get("event", "") or "odk-new-repeat" in setvalue.get(
        "event", ""
    )


def _triggered(path: str, bound: Bound) -> tuple[tuple[str, ...], str | None]:
    fired = [
        one for one in bound.setvalues if one.get("ref") == path and "value-changed" in one.get("event", "")
    ]
    triggers = tuple(bound.parents[one].get("ref", "") for one in fired if one in bound.parents)
    return triggers, _value(fired[0]) if fired else None


def _value(setvalue: ET.Element) -> str:
    return (setvalue.get("value") or f"'{setvalue.text or ''}'").strip()
