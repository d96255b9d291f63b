"""Show a mending before it is sent, keep it to its one answer, and send it; everything else stays as its sender sent it."""

from dataclasses import replace

from engine.conversation.amending.noun import FIELD, OVER, STEP, because_of
from engine.conversation.bubbles import Blank, Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Drop, Keep, Say, Send, Turn
from engine.conversation.events import When
from engine.conversation.filling.asking import step_of
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.reviewing.wording import AMEND, CHECK, reason
from engine.conversation.scene import Filling, Taken
from engine.conversation.sent import changes
from engine.conversation.state import State
from engine.forms import filling as forms
from engine.forms.form import Question


def only_one() -> Text:
    """Say that nothing else is mended along with it."""
    return say("Only this one answer is mended here. Everything else stays as it was sent.")


def is_other(filling: Filling, question: Question) -> bool:
    """Say whether a question is one that the sender answered, and not the one that is mended."""
    draft = filling.draft
    return (
        bool(draft.amends) and question.path != draft.amends[FIELD] and bool(filling.was.get(question.path))
    )


def review(state: State, filling: Filling, when: When, before: tuple[Text, ...] = ()) -> Turn:
    """Show the answer, old and new, with why; what was changed beside it is put back."""
    kept = kept_to(filling)
    if kept.draft.answers != filling.draft.answers:
        before = (*before, only_one())
    here = state.at("review", draft=kept.draft.id, nonce=state.nonce + 1)
    return Turn(here, (Keep(kept.draft), Say((_card(kept, when, here.nonce, before),))))


def send(state: State, filling: Filling, when: When) -> Turn:
    """Send what is mended, while it is hers to mend, changes something, and has a reason."""
    if is_over(filling):
        return over(state, filling, when)
    kept = kept_to(filling)
    is_kept = kept.draft.answers == filling.draft.answers
    if not is_kept or changes.is_empty(kept, when) or not _has_reason(kept):
        return review(state, filling, when)
    answers = forms.settle(kept.form, kept.draft.answers, when.at, when.seed)
    after = state.at("idle", draft="", nonce=state.nonce + 1)
    told = Note((say("The sender is told with the next message, and may say that it is not so."),))
    return Turn(after, (Send(kept.draft, answers), Say((_receipt(kept, when), told), is_worth_a_push=True)))


def is_over(filling: Filling) -> bool:
    """Say whether a draft mends what is not hers to mend any more, or was changed meanwhile."""
    draft = filling.draft
    return bool(draft.amends) and (
        filling.taken is not None or filling.is_locked or bool(draft.amends.get(OVER))
    )


def over(state: State, filling: Filling, when: When) -> Turn:
    """Say why nothing was mended, with what stands there now; the draft is dropped."""
    after = state.at("idle", draft="", nonce=state.nonce + 1)
    return Turn(after, (Drop(filling.draft.id), Say((_over_card(filling, when),))))


def kept_to(filling: Filling) -> Filling:
    """Put back every answer of the sender's but the one that is mended; what only follows from it stays."""
    draft = filling.draft
    theirs = {
        path: value
        for path, value in filling.was.items()
        if value and path != draft.amends[FIELD] and path in draft.answers and _is_asked(filling, path)
    }
    if all(draft.answers[path] == value for path, value in theirs.items()):
        return filling
    return replace(filling, draft=replace(draft, answers={**draft.answers, **theirs}))


def _is_asked(filling: Filling, path: str) -> bool:
    question = filling.form.question(path)
    return question is not None and question.is_askable


def _has_reason(filling: Filling) -> bool:
    why = because_of(filling.draft)
    return bool(why.frequent or why.words)


def _card(filling: Filling, when: When, nonce: int, before: tuple[Text, ...]) -> Card:
    """Show what is mended, before it is sent."""
    draft, number = filling.draft, filling.corrects.number if filling.corrects else ""
    leave = Button(say("Do not correct"), Press(changes.LEAVE, draft.id, 0, nonce))
    again = Button(say("Mend it"), Press(AMEND, draft.replaces, int(draft.amends[STEP])))
    send_it = Button(say("Send"), Press("s", draft.id, 0, nonce), "primary")
    is_empty, has_reason = changes.is_empty(filling, when), _has_reason(filling)
    warnings = (*before, *((say("Nothing is changed yet."),) if is_empty else ()))
    if not has_reason:
        warnings += (say("The reason was taken back, so it is asked for again."),)
    actions = (again, leave) if not has_reason else (leave,) if is_empty else (send_it, leave)
    return Card(
        title=say("What is mended"),
        warnings=warnings,
        rows=(
            Row(say("What"), Plain(filling.title)),
            Row(say("Replaces"), Plain(number)),
            Row(say("For"), Plain(filling.subject)),
            *_lines(filling, when, nonce),
            *_why(filling),
        ),
        remarks=(say("Everything else stays as it was sent. The sender reads what was mended, and why."),),
        actions=actions,
    )


def _lines(filling: Filling, when: When, nonce: int) -> tuple[Row, ...]:
    """Show what differs, the mended answer with the way to change it once more."""
    field = filling.draft.amends[FIELD]
    changed = changes.of(filling, when)
    shown = tuple(
        Row(one.name, changes.arrow(one), _edit(filling, one.question, nonce)) for one in changed
    )  # fmt: skip
    question = filling.form.question(field)
    if question is None or any(one.question.path == field for one in changed):
        return shown
    value = talk.shown(Asked(filling, question, when), filling.draft.answers.get(field, ""))
    return (Row(changes.name(filling, question, when), value, _edit(filling, question, nonce)), *shown)


def _edit(filling: Filling, question: Question, nonce: int) -> Button | None:
    if question.path != filling.draft.amends[FIELD] or "[" in question.path:
        return None
    return Button(say("Edit"), Press("e", filling.draft.id, step_of(filling, question), nonce), "link")


def _why(filling: Filling) -> tuple[Row, ...]:
    return (Row(say("Because"), reason(because_of(filling.draft))),) if _has_reason(filling) else ()


def _receipt(filling: Filling, when: When) -> Card:
    """Say that it is mended, under which number."""
    return Card(
        title=say("The answer is mended."),
        rows=(
            Row(say("Receipt number"), Blank("number")),
            Row(say("Replaces"), Blank("replaces")),
            Row(say("What"), Plain(filling.title)),
            Row(say("For"), Plain(filling.subject)),
            *changes.rows(changes.of(filling, when)),
            *_why(filling),
        ),
    )


def _over_card(filling: Filling, when: When) -> Card:
    taken = filling.taken
    rows = (Row(say("What"), Plain(filling.title)), Row(say("For"), Plain(filling.subject)))
    if taken is None:
        return Card(title=say("This is not yours to review, or not any more."), rows=rows)
    if taken.is_withdrawn:
        said = say(
            "{name} withdrew number {number} at {at}.", name=taken.by, number=taken.number, at=taken.at
        )
        return Card(title=say("Somebody withdrew this"), warnings=(said,), rows=rows)
    said = say("{name} sent it at {at}, number {number}.", name=taken.by, number=taken.number, at=taken.at)
    look = Button(say("Review it"), Press(CHECK, filling.draft.replaces), "primary")
    title = say("It was corrected meanwhile, so nothing was mended.")
    return Card(title=title, warnings=(said,), rows=(*rows, *_now(filling, taken, when)), actions=(look,))


def _now(filling: Filling, taken: Taken, when: When) -> tuple[Row, ...]:
    """Show the answer as it stands now."""
    field = filling.draft.amends[FIELD]
    question = filling.form.question(field)
    if question is None:
        return ()
    value = talk.shown(Asked(filling, question, when), taken.answers.get(field, ""))
    return (Row(changes.name(filling, question, when), value),)
