"""Say what LINE would refuse in what we are about to send: the shapes first, then the limits.

Pure, and quick enough to run before every call. Nothing is corrected here; whoever built the message has to know.
"""

from collections.abc import Mapping, Sequence

from bot.line import limits
from bot.line.faults import Fault, Found, size, under
from bot.line.rules.messages import message
from bot.line.rules.rich_menus import rich_menu
from bot.line.shapes import misfits


def check(messages: Sequence[Mapping[str, object]]) -> tuple[Fault, ...]:
    """Return the faults of a list of messages, none when LINE would take them."""
    faults = [Fault(path, words) for path, words in _in_messages(messages)]
    return tuple(faults)


def check_rich_menu(menu: Mapping[str, object]) -> tuple[Fault, ...]:
    """Return the faults of a rich menu, none when LINE would take it."""
    found = misfits(menu, "RichMenuRequest") or rich_menu(menu)
    return tuple(Fault(path, words) for path, words in found)


def _in_messages(messages: Sequence[Mapping[str, object]]) -> Found:
    if not 1 <= len(messages) <= limits.MESSAGES:
        yield "messages", size(1, limits.MESSAGES)
    for index, sent in enumerate(messages):
        misfit = misfits(sent, "Message")
        yield from under(f"messages[{index}]", misfit or message(sent))
