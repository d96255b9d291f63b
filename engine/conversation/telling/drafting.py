"""Put what a message tells into a draft: what fits, with the words it came from; never over what stands there."""

from dataclasses import dataclass, replace

from engine.conversation.events import When
from engine.conversation.filling.judging import is_plain
from engine.conversation.filling.provenance import Reading, noted
from engine.conversation.filling.sections import askable
from engine.conversation.filling.undoing import undoable
from engine.conversation.kinds.asked import Asked
from engine.conversation.scene import Filling
from engine.conversation.wording import choices
from engine.forms import filling as forms
from engine.forms.form import Question
from engine.free_text.told import READER, Activity, Open, Slot

SAID = "said:"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft with what was taken, what stood there already, the same or another, and what did not fit."""

    filling: Filling
    taken: tuple[tuple[Question, Slot], ...] = ()
    same: tuple[tuple[Question, Slot], ...] = ()
    kept: tuple[tuple[Question, Slot], ...] = ()
    refused: tuple[tuple[Question, Slot], ...] = ()
    open: tuple[Open, ...] = ()


def drafted(filling: Filling, activity: Activity, text: str, when: When, source: str) -> Drafted:
    """Fill a draft with one activity, so that all of it can be taken back at once."""
    made = Drafted(filling, open=activity.open)
    for slot in _in_order(filling, activity):
        made = _with(made, slot, when, source)
    if not made.taken:
        return made
    draft = made.filling.draft.noted(SAID, source or "typed", text, source)
    draft = replace(draft, is_offered=True)
    return replace(made, filling=undoable(filling.draft, replace(made.filling, draft=draft)))


def _in_order(filling: Filling, activity: Activity) -> list[Slot]:
    places = {one.path: number for number, one in enumerate(filling.form.questions)}
    return sorted(activity.slots, key=lambda one: places.get(one.path, -1))


def _with(made: Drafted, slot: Slot, when: When, source: str) -> Drafted:
    filling, leading = _opened(made.filling, slot.path, when, source)
    if leading is not None and filling is made.filling:
        return _once_kept(made, leading, slot)
    if leading is not None:
        implied = Slot(leading.path, filling.draft.answers[leading.path], "", slot.span, slot.confidence)
        made = replace(made, filling=filling, taken=(*made.taken, (leading, implied)))
    question = next((one for one in askable(filling, when) if one.path == slot.path), None)
    if question is None:
        return made
    if _stands(filling, slot.path, when):
        if filling.draft.answers[slot.path] == slot.value:
            return replace(made, same=(*made.same, (question, slot)))
        return replace(made, kept=(*made.kept, (question, slot)))
    if not is_plain(Asked(filling, question, when), slot.value):
        return replace(made, refused=(*made.refused, (question, slot)))
    filled = _answered(filling, question, slot, when, source)
    return replace(made, filling=filled, taken=(*made.taken, (question, slot)))


def _once_kept(made: Drafted, question: Question, slot: Slot) -> Drafted:
    """Show a choice that leaves no room for what is told: one line, however much is told."""
    is_shown = any(one.path == question.path for one, _ in made.kept)
    return made if is_shown else replace(made, kept=(*made.kept, (question, slot)))


def _stands(filling: Filling, path: str, when: When) -> bool:
    """Say whether an answer is somebody's: her own, what the group sent, what was carried over or sent before."""
    stands, draft = filling.draft.answers.get(path, ""), filling.draft
    if not stands or path in draft.raw or draft.replaces:
        return bool(stands)
    # A default is nobody's word, but in a report on top of a group's part it may be just what the group sent.
    is_on_top = draft.purpose == "file" and any(
        one.form == draft.form and one.collected_by for one in filling.programme.duties
    )
    return is_on_top or forms.start(filling.form, when.at, when.seed).get(path, "") != stands


def _answered(filling: Filling, question: Question, slot: Slot, when: When, source: str) -> Filling:
    answers = forms.answered(filling.form, question, slot.value, filling.draft.answers, when.at, when.seed)
    draft = filling.draft.answered(question.path, slot.value, slot.words, source)
    reading = Reading(READER, slot.confidence, slot.span, when.at.date())
    draft = noted(draft, question.path, reading, source)
    return replace(filling, draft=replace(draft, answers=answers))


def _opened(filling: Filling, path: str, when: When, source: str) -> tuple[Filling, Question | None]:
    """Answer the one choice that a field hangs on, when only one of its answers lets the field be asked.

    A choice that may not give way comes back with the filling as it was.
    """
    if _asks(filling, path, when):
        return filling, None
    for question in askable(filling, when):
        if question.kind != "select_one":
            continue
        leading = [
            one
            for name, _ in choices(filling, question, when)
            if _asks(one := _chosen(filling, question, name, when, source), path, when)
        ]
        if len(leading) == 1:
            return (leading[0] if _gives_way(filling, question, when) else filling), question
    return filling, None


def _gives_way(filling: Filling, question: Question, when: When) -> bool:
    """What was tapped in this draft gives way to what is told; what was typed, and what others said, does not."""
    is_tapped = filling.draft.raw.get(question.path) == ""
    return is_tapped or not _stands(filling, question.path, when)


def _chosen(filling: Filling, question: Question, name: str, when: When, source: str) -> Filling:
    answers = forms.answered(filling.form, question, name, filling.draft.answers, when.at, when.seed)
    draft = filling.draft.answered(question.path, name, "", source)
    return replace(filling, draft=replace(draft, answers=answers))


def _asks(filling: Filling, path: str, when: When) -> bool:
    return any(one.path == path for one in askable(filling, when))
