"""Number the entries of the lists of a form; buttons carry the numbers."""

from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.forms import rows
from engine.forms.form import without_indexes


def entries(filling: Filling, when: When) -> tuple[str, ...]:
    """Return the paths of all entries of all lists, in the order of the form."""
    found = rows.all_rows(filling.form, filling.draft.answers, when.at, when.seed)
    group = filling.form.group(filling.within) if filling.within else None
    under = f"{group.path}/" if group else "/"
    return tuple(one for one in found if without_indexes(one).startswith(under))
