"""Show a long list a page at a time: what stands on a page, how much is left, and the button that leads on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from engine.conversation.bubbles import Button, Press, Text, say

One = TypeVar("One")
ONWARD = "onward"
ON_A_PAGE = 6
LISTS = frozenset({"due", "news", "missing", "ledger", "review", "ease", "events"})


@dataclass(frozen=True, slots=True)
class Page:
    """What stands below the rows of one page."""

    remarks: tuple[Text, ...] = ()
    actions: tuple[Button, ...] = ()


def on_page(every: Sequence[One], page: int) -> tuple[One, ...]:
    """Return what stands on a page; a page past the end, of a list that became shorter, is the last one."""
    first = _page(len(every), page) * ON_A_PAGE
    return tuple(every[first : first + ON_A_PAGE])


def below(name: str, count: int, page: int) -> Page:
    """Say how much is left after a page of one of the menu's lists, and how to see it."""
    here = _page(count, page)
    left = count - (here + 1) * ON_A_PAGE
    if left <= 0:
        return Page()
    more = Button(say("More of them"), Press(ONWARD, name, index=here + 1))
    return Page((say("{count} more after these.", count=left),), (more,))


def listed(press: Press) -> str:
    """Name the list whose next page a button asks for; empty when it asks for none."""
    return press.draft if press.kind == ONWARD and press.draft in LISTS else ""


def _page(count: int, page: int) -> int:
    return max(0, min(page, (count - 1) // ON_A_PAGE))
