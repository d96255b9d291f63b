"""Take what somebody says of a carried list: all is right, this one is, these are no more, there is one more."""

from dataclasses import replace

from engine.conversation.bubbles import Text, say
from engine.conversation.effects import Turn
from engine.conversation.events import When
from engine.conversation.filling.moving import edit, go_on
from engine.conversation.filling.sections import askable
from engine.conversation.filling.taking import with_answer
from engine.conversation.filling.undoing import undoable
from engine.conversation.rows import marking, rechecking
from engine.conversation.rows.rechecking_views import PAGE
from engine.conversation.rows.tables import without
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.conversation.wording import LANGUAGE
from engine.forms import rows
from engine.forms.form import MORE_ROWS, YES, without_indexes
from engine.forms.walking import row_path


def stem_at(filling: Filling, step: int, shown: str = "") -> str:
    """Return the carried list that a button's number means: of lists inside entries the one that is shown."""
    ordinal = step - len(filling.form.questions)
    groups = filling.form.groups
    generic = groups[ordinal].path if 0 <= ordinal < len(groups) else ""
    if shown and without_indexes(shown) == generic:
        return shown
    return next((stem for stem in filling.draft.unseen if without_indexes(stem) == generic), "")


def stem_open(state: State, filling: Filling) -> str:
    """Return the carried list whose card is the open question."""
    row = state.asking if state.asking.endswith("]") else ""
    stem = row.rpartition("[")[0]
    return stem if stem in filling.draft.unseen else ""


def right(state: State, filling: Filling, when: When, stem: str) -> Turn:
    """Take the list as it now stands."""
    confirmed = undoable(filling.draft, marking.confirmed(filling, stem, when))
    words = say("{count} entries are confirmed.", count=rechecking.count(filling, stem, when))
    return go_on(state, confirmed, when, (words,))


def some(state: State, filling: Filling, when: When, stem: str, page: int) -> Turn:
    """Show a page of the list."""
    return _viewed(state, filling, when, stem, f"{rechecking.PAGED}:{page}")


def each(state: State, filling: Filling, when: When, stem: str, number: int) -> Turn:
    """Show the next entry; behind the last one all of them have been said to be right."""
    if number > rechecking.count(filling, stem, when):
        return right(state, filling, when, stem)
    return _viewed(state, filling, when, stem, f"{rechecking.ONE}:{number}")


def row(state: State, filling: Filling, when: When, stem: str, number: int) -> Turn:
    """Show one entry of a page; whatever is changed in it leads back to the page."""
    page = (number - 1) // PAGE
    kept = replace(filling, draft=_seen(filling, stem, f"{rechecking.PAGED}:{page}").draft)
    return rechecking.card(state.fresh(is_editing=False), kept, when, stem, (), entry=number)


def gone(state: State, filling: Filling, when: When, stem: str, numbers: tuple[int, ...]) -> Turn:
    """Take entries out that are no more; it can be taken back with one tap."""
    before, said = filling.draft, list[str]()
    for number in sorted(numbers, reverse=True):
        path = row_path(stem, number)
        words = rows.summary(filling.form, path, LANGUAGE, filling.draft.answers, when.at, when.seed)
        left = without(filling, path, when)
        if left is not filling.draft:
            filling = replace(filling, draft=left)
            said.insert(0, f"{number}. {words}")
    if not said:
        return go_on(state, filling, when, (say("Nothing was taken out."),))
    lines: tuple[Text, ...] = (say("Taken out: {entry}", entry=" · ".join(said)),)
    return go_on(state, undoable(before, filling), when, lines)


def more(state: State, filling: Filling, when: When, stem: str) -> Turn:
    """Begin one entry more and ask its first question; the list comes again behind it."""
    path = row_path(stem, rechecking.count(filling, stem, when) + 1)
    question = filling.form.question(path)
    if question is None or not rows.may_add(filling.form, stem, filling.draft.answers, when.at, when.seed):
        return go_on(state, filling, when)
    begun = with_answer(filling, question, YES, "", when, "")
    inside = (one for one in askable(begun, when) if rows.row_of(one.path) == path and one.kind != MORE_ROWS)
    first = next(inside, None)
    if first is None:
        return go_on(state, begun, when)
    return edit(state, begun, when, first, is_editing=False)


def _viewed(state: State, filling: Filling, when: When, stem: str, view: str) -> Turn:
    return go_on(state, _seen(filling, stem, view), when)


def _seen(filling: Filling, stem: str, view: str) -> Filling:
    unseen = {**filling.draft.unseen, stem: view}
    return replace(filling, draft=replace(filling.draft, unseen=unseen))
