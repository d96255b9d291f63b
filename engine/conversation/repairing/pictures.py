"""Take one piece out of what was shown; the file itself stays with its sender's draft, so that it can be taken back."""

from dataclasses import replace

from engine.conversation.bubbles import Row, say
from engine.conversation.events import When
from engine.conversation.evidence import albums
from engine.conversation.kinds.pictures import counted
from engine.conversation.scene import Filling
from engine.conversation.sent import changes
from engine.forms import filling as forms
from engine.forms.form import Question


def without(filling: Filling, question: Question, number: int, when: When) -> Filling:
    """Return the draft without one piece; with too few left the question is open again."""
    path, draft = question.path, filling.draft
    found = albums.names(draft, path)
    left = (*found[: number - 1], *found[number:])
    stem = f"{albums.SHOWN}{path}:{found[number - 1]}"
    sources = {key: one for key, one in draft.sources.items() if key != stem}
    bare = replace(draft, sources=sources) if left else albums.emptied(draft, path)
    if len(left) >= albums.least(question):
        answers = forms.answered(filling.form, question, " ".join(left), bare.answers, when.at, when.seed)
    else:
        answers = forms.unanswered(filling.form, question, bare.answers, when.at, when.seed)
    return replace(filling, draft=replace(bare, answers=answers))


def row(filling: Filling, question: Question, when: When) -> Row:
    """Say how many pieces there were, and how many there are then."""
    count = len(albums.names(filling.draft, question.path))
    arrow = say("{before} → {after}", before=counted(question, count), after=counted(question, count - 1))
    return Row(changes.name(filling, question, when), arrow)
