"""Compile the XForm that pyxform writes to a Form. Nothing here knows a sheet or pyxform."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from engine.forms.form import Choice, Form, Group, Question
from engine.forms.itext import Itext, itext
from engine.forms.searching import table_of
from engine.forms.xform_meta import attributes, is_meta, meta_questions, namespaces, outline
from engine.forms.xform_names import BODY, HEAD, MODEL, ODK, XF, local
from engine.forms.xform_questions import Bound, group_at, question_at

_NO_CONTROLS: Final = frozenset({"label", "hint", "value", "setvalue", "copy", "setgeopoint", "recordaudio"})


def compile_xform(xml: str) -> Form:
    """Return the form that an XForm describes; rows are not known here."""
    html = ET.fromstring(xml)  # noqa: S314 - written by pyxform a moment ago, never from outside
    model = html.find(f"{HEAD}/{MODEL}")
    body = html.find(BODY)
    top = model.find(f"{XF}instance") if model is not None else None
    if model is None or body is None or top is None:
        raise ValueError("the XForm has no model, instance or body")
    return _Source(xml, html, model, body, top[0]).form()


@dataclass(frozen=True, slots=True)
class _Source:
    xml: str
    html: ET.Element
    model: ET.Element
    body: ET.Element
    top: ET.Element

    def form(self) -> Form:
        words = itext(self.model)
        bound = _bound(self.model, self.body, words)
        root = local(self.top.tag)
        groups, questions = _places(self.top, f"/{root}", bound)
        spaces = namespaces(self.xml, self.top)
        return Form(
            id=self.top.get("id", root),
            version=self.top.get("version", ""),
            title=self.html.findtext(f"{HEAD}/{{http://www.w3.org/1999/xhtml}}title", ""),
            languages=words.languages,
            default_language=words.default,
            questions=tuple(questions),
            groups=tuple(groups),
            lists=_lists(self.model, words) | _written_lists(bound),
            files=_files(self.model) | _searched(questions),
            instance_name=bound.binds.get(f"/{root}/meta/instanceName", {}).get("calculate"),
            root=root,
            outline=outline(self.top, f"/{root}"),
            meta=tuple(meta_questions(self.top, f"/{root}", bound)),
            attributes=attributes(self.top, spaces),
            namespaces=spaces,
            notes=tuple(_notes(self.model, self.top)),
        )


def _bound(model: ET.Element, body: ET.Element, words: Itext) -> Bound:
    binds = {bind.get("nodeset", ""): dict(bind.attrib) for bind in model.iter(f"{XF}bind")}
    controls: dict[str, ET.Element] = {}
    repeats: dict[str, ET.Element] = {}
    for one in body.iter():
        if one.tag == f"{XF}repeat":
            repeats[one.get("nodeset", "")] = one
        elif (path := one.get("ref")) and local(one.tag) not in _NO_CONTROLS:
            controls[path] = one
    setvalues = [*model.iter(f"{XF}setvalue"), *body.iter(f"{XF}setvalue")]
    return Bound(binds, controls, repeats, setvalues, _actions(model, body), _parents(body), words)


def _actions(model: ET.Element, body: ET.Element) -> dict[str, str]:
    """Return what a device would measure by itself, by path."""
    recorded = {one.get("ref", ""): "background-audio" for one in model.iter(f"{ODK}recordaudio")}
    started = {one.get("ref", ""): "start-geopoint" for one in model.iter(f"{ODK}setgeopoint")}
    triggered = {one.get("ref", ""): "background-geopoint" for one in body.iter(f"{ODK}setgeopoint")}
    return recorded | started | triggered


def _parents(body: ET.Element) -> Mapping[ET.Element, ET.Element]:
    return {child: parent for parent in body.iter() for child in parent}


def _places(top: ET.Element, path: str, bound: Bound) -> tuple[list[Group], list[Question]]:
    """Walk the instance: what holds elements is a group, a leaf is a question."""
    groups: list[Group] = []
    questions: list[Question] = []
    seen: set[str] = set()
    for child in top:
        inner = f"{path}/{local(child.tag)}"
        if inner in seen or is_meta(child, path):
            continue  # a repeat stands twice in the instance: its template, and its first row
        seen.add(inner)
        if len(child) or bound.is_group(inner):
            below = _places(child, inner, bound)
            groups += [group_at(inner, bound), *below[0]]
            questions += below[1]
        else:
            questions.append(question_at(inner, child.text or "", bound))
    return groups, questions


def _lists(model: ET.Element, words: Itext) -> dict[str, tuple[Choice, ...]]:
    lists = {}
    for instance in model.findall(f"{XF}instance"):
        items = instance.findall(f"{XF}root/{XF}item")
        if instance.get("id") and items:
            lists[instance.get("id", "")] = tuple(_choice(item, words) for item in items)
    return lists


def _written_lists(bound: Bound) -> dict[str, tuple[Choice, ...]]:
    """Return the choices that stand in a control itself, under its path."""
    controls = ((path, one.findall(f"{XF}item")) for path, one in bound.controls.items())
    return {
        path: tuple(
            Choice(one.findtext(f"{XF}value", "").strip(), bound.words.of_element(one.find(f"{XF}label")))
            for one in items
        )
        for path, items in controls
        if items
    }


def _choice(item: ET.Element, words: Itext) -> Choice:
    columns = {local(one.tag): (one.text or "").strip() for one in item}
    key, name, label = (columns.pop(one, "") for one in ("itextId", "name", "label"))
    if not key:
        return Choice(name, {words.default: label} if label else {}, columns)
    return Choice(name, words.texts(key), columns, words.media(key))


def _files(model: ET.Element) -> dict[str, str]:
    return {one.get("id", ""): one.get("src", "") for one in model.findall(f"{XF}instance") if one.get("src")}


def _searched(questions: list[Question]) -> dict[str, str]:
    """Return the files that appearances search in; the XForm does not declare them."""
    names = {table_of(one.search) for one in questions if one.search}
    return {name: f"jr://file-csv/{name}.csv" for name in sorted(filter(None, names))}


def _notes(model: ET.Element, top: ET.Element) -> Iterator[str]:
    """Say what was read and does nothing here."""
    submission = model.find(f"{XF}submission")
    if submission is not None and submission.get("action"):
        yield "settings: submission_url is not used, reports stay here"
    if submission is not None and submission.get("base64RsaPublicKey"):
        yield "settings: public_key is not used, reports are sealed here"
    if any(local(one.tag) == "entity" for one in top.iter()):
        yield "entities: they stand in the instance; no list of entities is kept"
