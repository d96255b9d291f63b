"""Write submissions as ODK's servers hand them out: nested JSON, and the XML of each instance. Nothing personal is in either.

Only one submission is held at a time.
"""

import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.forms.form import MORE_ROWS, Form, Question, without_indexes
from engine.forms.instance import id_of, instance
from exports.columns import is_exported
from exports.reports import NUMBERS
from models.reports import Report

_STEP = re.compile(r"([^/\[\]]+)(?:\[(\d+)\])?")


@dataclass(frozen=True, slots=True)
class Submission:
    """A report with the version of the form that it was made in, and the names around it."""

    report: Report
    form: Form
    unit: str
    office: str
    round: str


def json_lines(found: Iterable[Submission]) -> Iterator[str]:
    """Yield one JSON document, a submission a line."""
    yield '{"value": ['
    first = True
    for one in found:
        yield ("\n" if first else ",\n") + json.dumps(_document(one), ensure_ascii=False)
        first = False
    yield "\n]}\n"


def write_xml(found: Iterable[Submission], target: Path) -> None:
    """Write an archive with one XML file a submission, in a folder a form."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for one in found:
            key = id_of(one.report.id)
            packed.writestr(f"{one.form.id}/{key.removeprefix('uuid:')}.xml", xml(one))


def xml(one: Submission) -> str:
    """Return the instance of a submission."""
    report = one.report
    return instance(
        one.form,
        _open(one.form, report.answers),
        report.sent_at,
        report.draft_id,
        instance_id=id_of(report.id),
    )


def nested(form: Form, answers: Mapping[str, str], opened: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return answers as a tree: groups as objects, lists as arrays, numbers as numbers.

    `opened` names personal questions that somebody let in for a reason.
    """
    tree: dict[str, Any] = {}
    for path, value in answers.items():
        question = form.question(path)
        if question is None or question.kind == MORE_ROWS or not is_exported(question, opened):
            continue
        _put(tree, path.removeprefix(f"/{form.root}/"), _typed(question, value))
    return tree


def _document(one: Submission) -> dict[str, Any]:
    report = one.report
    system = {
        "submissionDate": report.sent_at.isoformat(),
        "formId": one.form.id,
        "formVersion": one.form.version,
        "receiptNumber": report.number,
        "unitId": report.unit_id,
        "unit": one.unit,
        "office": one.office,
        "round": one.round,
        "edited": report.replaces_id is not None,
    }
    return {"__id": id_of(report.id), "__system": system, **nested(one.form, report.answers)}


def _open(form: Form, answers: Mapping[str, str]) -> dict[str, str]:
    """Leave out what names or reaches a person, should it ever stand among plain answers."""
    shut = {one.path for one in form.questions if not is_exported(one) and one.kind != "note"}
    return {path: value for path, value in answers.items() if without_indexes(path) not in shut}


def _put(tree: dict[str, Any], path: str, value: Any) -> None:
    """Put a value where its path leads; entries of a list are made up to its number."""
    *around, last = _STEP.findall(path)
    here = tree
    for name, number in around:
        if not number:
            here = here.setdefault(name, {})
            continue
        entries = here.setdefault(name, [])
        while len(entries) < int(number):
            entries.append({})
        here = entries[int(number) - 1]
    here[last[0]] = value


def _typed(question: Question, value: str) -> Any:
    if value == "":
        return None
    if question.kind in NUMBERS:
        return int(value) if value.lstrip("-").isdigit() else float(value)
    return value
