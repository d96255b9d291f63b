"""Have a list that was carried from an earlier report confirmed: all at once, one by one, or but for some entries."""

from dataclasses import replace

from engine.conversation import presses
from engine.conversation.bubbles import Text
from engine.conversation.effects import Keep, Say, Turn
from engine.conversation.events import When
from engine.conversation.rows import marking
from engine.conversation.rows import rechecking_views as views
from engine.conversation.rows.entries import entries
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.forms import rows
from engine.forms.form import MORE_ROWS, Question, without_indexes
from engine.forms.walking import row_path

WHOLE, PAGED, ONE = "", "page", marking.ONE


def stem_of(filling: Filling, question: Question | None, when: When) -> str:
    """Return the carried list that is to be confirmed now: the one a question lies in, else any that is left."""
    unseen = filling.draft.unseen
    if not unseen:
        return ""
    if question is not None:
        stem = next((stem for stem in unseen if question.path.startswith(f"{stem}[")), "")
        is_new = question.kind != MORE_ROWS and rows.row_of(question.path) not in filling.draft.carried
        return "" if is_new else stem
    return next((stem for stem in unseen if count(filling, stem, when)), "")


def count(filling: Filling, stem: str, when: When) -> int:
    """Return how many entries a list has that count now."""
    return sum(1 for row in entries(filling, when) if row.rpartition("[")[0] == stem)


def card(
    state: State, filling: Filling, when: When, stem: str, before: tuple[Text, ...], *, entry: int = 0
) -> Turn:
    """Show the list as far as it was looked at: all of it, a page with edit buttons, or one entry."""
    many = count(filling, stem, when)
    step = len(filling.form.questions) + _ordinal(filling, without_indexes(stem))
    asking = replace(
        state, place="asking", asking=row_path(stem, many + 1), draft=filling.draft.id, nonce=state.nonce + 1
    )
    showing = views.Showing(asking, filling, when, stem, step, many)
    view, _, number = filling.draft.unseen.get(stem, WHOLE).partition(":")
    if view == marking.MARKED:
        view, number = ONE, str(marking.first_left(filling.draft.unseen[stem]))
    place = int(number or 0)
    if 1 <= entry <= many:
        shown = views.entry(showing, entry, before, presses.SOME, (entry - 1) // views.PAGE)
    elif view == ONE and 1 <= place <= many:
        shown = views.entry(showing, place, before, presses.EACH, place + 1)
    elif view == PAGED and many:
        shown = views.page_of(showing, min(place, (many - 1) // views.PAGE), before)
    else:
        shown = views.whole(showing, before)
    return Turn(asking, (Keep(filling.draft), Say((shown,))))


def _ordinal(filling: Filling, generic: str) -> int:
    return next(i for i, one in enumerate(filling.form.groups) if one.path == generic)
