"""Play wishes to repair on small records: a record is a form and its answers, written as tests/thai/eval/edit_records.json.

`python -m tests.edits FILE` prints what became of each kind of wish, and every one that went wrong.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from bot.clock import BANGKOK
from engine.conversation.events import When
from engine.conversation.repairing import hearing
from engine.conversation.repairing.found import (
    Add,
    Already,
    Among,
    Back,
    Empty,
    Entry,
    Found,
    Move,
    One,
    Open,
    Put,
    TakeOut,
    TakePicture,
)
from engine.conversation.scene import Filling
from engine.conversation.state import Draft, State
from engine.forms import filling as forms
from engine.forms import rows
from engine.forms.form import Form
from engine.forms.reading import read_markdown
from tests.engine.conversation_kit import programme

HERE = Path(__file__).parent / "thai" / "eval"
SEED = "seed"
COLUMNS = "type | name | label | required | bind::sanam:kind | bind::sanam:unit | bind::sanam:short"
SETTINGS = '| settings |\n| | form_id | namespaces |\n| | record | sanam="https://sanam.example/xforms" |\n'
OUTCOMES = ("right", "asked", "wrong", "missed")


OPS: Mapping[type, str] = {
    Put: "set", Open: "open", Already: "already", Entry: "row", TakeOut: "remove", TakePicture: "remove",
    Empty: "clear", Add: "add", Move: "unit",
}  # fmt: skip


@cache
def records() -> Mapping[str, Any]:
    return json.loads((HERE / "edit_records.json").read_text("utf-8"))  # type: ignore[no-any-return]


def form_of(record: Mapping[str, Any]) -> Form:
    """Write a record's fields as a form."""
    survey, choices = [_row(one) for one in record["fields"]], [_choices(one) for one in record["fields"]]
    if listed := record.get("rows"):
        inside = listed["fields"]
        survey = [
            f"begin_repeat | {listed['id']} | {listed['label']}",
            *map(_row, inside),
            "end_repeat",
            *survey,
        ]
        choices += [_choices(one) for one in inside]
    lines = "\n".join(f"| | {one} |" for one in (COLUMNS, *survey))
    picked = "\n".join(one for one in choices if one)
    return read_markdown(
        f"| survey |\n{lines}\n| choices |\n| | list_name | name | label |\n{picked}\n{SETTINGS}",
        name="record",
    )


def _row(field: Mapping[str, Any]) -> str:
    kind = f"select_one {field['id']}" if field["type"] == "select_one" else field["type"]
    required = "yes" if field.get("required", True) else ""
    own = (field.get("kind", ""), field.get("unit", ""), field["short"])
    return " | ".join((kind, field["id"], field["label"], required, *own))


def _choices(field: Mapping[str, Any]) -> str:
    return "\n".join(f"| | {field['id']} | {name} | {label} |" for name, label in field.get("choices", ()))


def when_of(example: Mapping[str, Any]) -> When:
    day = datetime.fromisoformat(example["today"]).date()
    at = datetime.combine(day, time(9), BANGKOK)
    return When(int(at.timestamp() * 1000), at, SEED)


def filling_of(record: Mapping[str, Any], when: When, asking: str = "") -> tuple[Filling, State]:
    """Fill a record's form with its answers, up to the question that is open."""
    form = _form(json.dumps(record, ensure_ascii=False))
    draft = Draft("draft", "file", "p", "record", "", answers=forms.start(form, when.at, SEED))
    filling = Filling(draft, form, programme(), "รายงาน", record["unit"])
    for path, value in _answers(form, record, when):
        question = form.question(path)
        if question is None or (question.name == asking and question.kind != "image"):
            break
        answers = forms.answered(form, question, value, filling.draft.answers, when.at, SEED)
        filling = replace(
            filling, draft=replace(filling.draft.answered(path, value, value, "m"), answers=answers)
        )
    place = State(place="asking" if asking else "review", draft="draft")
    return filling, replace(place, asking=form.path_of(asking) if asking else "")


@cache
def _form(record: str) -> Form:
    return form_of(json.loads(record))


def _answers(form: Form, record: Mapping[str, Any], when: When) -> Iterable[tuple[str, str]]:
    if listed := record.get("rows"):
        for number, values in enumerate(listed["values"], 1):
            row = f"{form.path_of(listed['id'])}[{number}]"
            yield row, "yes"
            for field, value in zip(listed["fields"], values, strict=True):
                yield rows.in_row(form, field["id"], row), value
        yield f"{form.path_of(listed['id'])}[{len(listed['values']) + 1}]", "no"
    for field in record["fields"]:
        yield form.path_of(field["id"]), field["value"]


def heard(example: Mapping[str, Any]) -> dict[str, Any] | None:
    """Hear one example, and write what it was found to mean as the examples do."""
    record = example["record"]
    when = when_of(example)
    whole = records()[record] if isinstance(record, str) else record
    filling, state = filling_of(whole, when, example.get("asking", ""))
    found = hearing.meant(state, filling, example["text"], when)
    return _written(found, filling) if found else None


def _written(found: Found, filling: Filling) -> dict[str, Any]:
    if isinstance(found, Among):
        return {"ask": [_one(one, filling)["target"] for one in found.ones]}
    return _one(found, filling)


def _one(one: One, filling: Filling) -> dict[str, Any]:
    def named(path: str) -> str:
        return path.removeprefix(f"/{filling.form.root}/")

    op = OPS.get(type(one), "")
    match one:
        case Put(question, _, value, is_unit):
            return {"op": "swap_unit" if is_unit else op, "target": named(question.path), "value": value}
        case TakePicture(question, number):
            return {"op": op, "target": f"{named(question.path)}#{number}"}
        case Open(question) | Already(question) | Empty(question):
            return {"op": op, "target": named(question.path)}
        case Entry(path) | TakeOut(path):
            return {"op": op, "target": named(path)}
        case Add(path, words):
            return {"op": op, "target": named(path), "words": words}
        case Move(called):
            return {"op": op, "value": called}
        case Back(is_again):
            return {"op": "redo" if is_again else "undo"}


def outcome(example: Mapping[str, Any]) -> str:
    """Say what became of an example: a question where one was known is asked, a wish not heard is missed."""
    got, want = heard(example), example["want"]
    if _is_same(got, want):
        return "right"
    if got is None:
        return "missed"
    is_question = "ask" in got or got.get("op") in {"open", "row"}
    return "asked" if is_question and want is not None else "wrong"


def _is_same(got: dict[str, Any] | None, want: dict[str, Any] | None) -> bool:
    if got is None or want is None:
        return got == want
    if got.get("op") == "add" and want.get("op") == "add":
        said = " ".join(want.get("value", {}).values())
        bare = got["words"].replace(" ปี", "").replace(" อายุ ", " ")
        return bool(got["target"] == want["target"] and bare == said)
    if got.get("op") == "unit" and want.get("op") == "unit":
        return got["value"].removeprefix("กลุ่ม") in want.get("value", got["value"])
    return got == want


def main() -> int:
    """Print the table and what is not right; 1 when anything was wrong."""
    examples = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines() if line]
    counts: Counter[str] = Counter()
    for example in examples:
        became = outcome(example)
        counts[became] += 1
        if became != "right":
            print(
                f"{became:7} {example['record']}/{example['asking']}: {example['text']} -> {heard(example)}, wanted {example['want']}"
            )
    print(" ".join(f"{name} {counts[name]}" for name in OUTCOMES))
    return 1 if counts["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
