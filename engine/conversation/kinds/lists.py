"""Show a list of choices in a chat: numbered lines, a page of buttons, and what to do when it is long."""

from collections.abc import Sequence

from engine.conversation.bubbles import Button, Plain, Press, Quick, Text, say
from engine.conversation.kinds.asked import Asked, Lines
from engine.conversation.kinds.ordering import LONG, by_use
from engine.conversation.wording import choices
from thai.choices import Option
from thai.text import bare

PAGE = 8
OFFERED = 8


def options(asked: Asked) -> tuple[Option, ...]:
    """Return the choices that are open now, as names and labels, in the order in which they are shown."""
    return by_use(asked, as_written(asked))


def as_written(asked: Asked) -> tuple[Option, ...]:
    """Return the choices that are open now in the order of the form: that of what is stored."""
    return choices(asked.filling, asked.question, asked.when)


def lines(asked: Asked, found: Sequence[Option], ticked: Sequence[str] = ()) -> Lines:
    """Number the choices; of a long list only the page that has buttons."""
    shown = range(len(found)) if len(found) <= LONG else page(asked, found)
    numbered = tuple(Plain(f"{i + 1}. {found[i][1]}{' ✓' if found[i][0] in ticked else ''}") for i in shown)
    if len(found) <= LONG:
        return numbered
    first, last = shown[0] + 1, shown[-1] + 1
    search = say("{first} to {last} of {count}. Type a part of the word to find it.", first=first, last=last, count=len(found))  # fmt: skip
    return (*numbered, search)


def page(asked: Asked, found: Sequence[Option]) -> range:
    """Return the places of the choices that have buttons now; past the end it begins again."""
    if len(found) <= PAGE:
        return range(len(found))
    first = asked.page % -(-len(found) // PAGE) * PAGE
    return range(first, min(first + PAGE, len(found)))


def buttons(
    asked: Asked, found: Sequence[Option], press: Press, ticked: Sequence[str] = ()
) -> tuple[Quick, ...]:
    """Offer a page of choices as buttons, and the way to the next page."""
    shown = tuple(
        Button(_ticked(found[i][1], is_ticked=found[i][0] in ticked), Press("a", press.draft, press.step, press.nonce, i))
        for i in page(asked, found)
    )  # fmt: skip
    if len(found) <= PAGE:
        return shown
    return (
        *shown,
        Button(say("More choices"), Press("g", press.draft, press.step, press.nonce, asked.page + 1)),
    )


def _ticked(label: str, *, is_ticked: bool) -> Text:
    return Plain(f"✓ {label}" if is_ticked else label)


def like(typed: str, found: Sequence[Option]) -> tuple[str, ...]:
    """Return the names of the choices that hold the typed words."""
    wanted = bare(typed)
    return tuple(name for name, label in found if wanted and wanted in bare(label))
