"""Build every field of an upper form that says how it is built, and bring a draft up to date with it."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from engine.compiling.below import Below, in_order
from engine.compiling.figures import figure
from engine.compiling.lines import lines
from engine.compiling.words import photos, texts
from engine.forms.built import OF_FIGURES, OF_WORDS, PHOTOS, ROWS, built
from engine.forms.form import Answers, Form, without_indexes


@dataclass(frozen=True, slots=True)
class Whole:
    """What was built: fields that stay as they follow from below, and words and photos that may be changed."""

    fixed: Answers = field(default_factory=dict)
    free: Answers = field(default_factory=dict)

    @property
    def mark(self) -> int:
        """Return a number that another result would hardly have; it fits into a button."""
        told = json.dumps([sorted(self.fixed.items()), sorted(self.free.items())], ensure_ascii=False)
        return int(hashlib.sha256(told.encode()).hexdigest()[:7], 16)


def is_built(form: Form) -> bool:
    """Say whether anything of a form is built from below."""
    return any(built(one.own, one.name) for one in form.places)


def build(form: Form, below: Sequence[Below]) -> Whole:
    """Build what a form says, out of whatever is in."""
    there = [one for one in in_order(below) if one.is_reported]
    return Whole(dict(_fixed(form, there)), dict(_free(form, there)))


def _fixed(form: Form, there: Sequence[Below]) -> Iterator[tuple[str, str]]:
    for question in form.questions:
        how = built(question.own, question.name)
        if (
            how is not None
            and how.how in OF_FIGURES
            and (value := figure(how.how, how.of, question.name, there))
        ):
            yield question.path, value
    for group in form.groups:
        how = built(group.own, group.name)
        if group.repeats and how is not None and how.how == ROWS:
            yield from lines(form, group, how.of, there).items()


def _free(form: Form, there: Sequence[Below]) -> Iterator[tuple[str, str]]:
    for question in form.questions:
        how = built(question.own, question.name)
        if how is not None and how.how in OF_WORDS:
            value = photos(how.of, there) if how.how == PHOTOS else texts(how.of, there)
            if value:
                yield question.path, value


def fixed_in(form: Form, answers: Answers) -> dict[str, str]:
    """Return the answers that stand at fields which follow from below, and the marks of the lines they lie in."""
    lists = {group.path for group in form.groups if _is_list(group.own, group.name)}
    single = {one.path for one in form.questions if _is_figure(one.own, one.name)}

    def is_fixed(path: str) -> bool:
        generic = without_indexes(path)
        return generic in single or any(f"{generic}/".startswith(f"{one}/") for one in lists)

    return {path: value for path, value in answers.items() if is_fixed(path)}


def brought_up(form: Form, answers: Answers, drawn: Answers, now: Whole) -> dict[str, str]:
    """Return answers with what follows from below as it is now; words that the office changed itself stay.

    `drawn` are the words and photos that were filled in before: what still stands so is taken anew, and what
    somebody took out stays out.
    """
    fixed = fixed_in(form, answers)
    kept = {path: value for path, value in answers.items() if path not in fixed}
    for path in {*drawn, *now.free}:
        was, stands = drawn.get(path), answers.get(path, "")
        if (was is None and not stands) or (was is not None and stands == was):
            kept.pop(path, None)
            kept |= {path: now.free[path]} if path in now.free else {}
    return {**kept, **now.fixed}


def _is_list(own: Mapping[str, str], name: str) -> bool:
    found = built(own, name)
    return found is not None and found.how == ROWS


def _is_figure(own: Mapping[str, str], name: str) -> bool:
    found = built(own, name)
    return found is not None and found.how in OF_FIGURES
