"""Make the parts of Flex messages: sizes and colours that old eyes can read, and buttons that a thumb can hit.

Every colour is written down, also where LINE has one of its own, so that the contrast can be computed. Nothing here has a
fixed height or width, and every text wraps: at twice the letter size nothing is cut.
"""

from collections.abc import Sequence
from typing import Any

Message = dict[str, Any]
INK, SOFT, RED = "#1B1B1B", "#55585C", "#A3211B"
PAPER, RULE = "#FFFFFF", "#D9DCE0"
DONE = "#06733A"
# What stands for each style: a fill under LINE's white or black letters, or the colour of the letters themselves.
BUTTON = {"primary": "#06733A", "secondary": "#E1E5E9", "link": "#1B4F8F"}


def text(
    words: str, *, weight: str = "regular", size: str = "md", color: str = INK, margin: str = "none"
) -> Message:
    """Make a text; never smaller than md."""
    return {
        "type": "text", "text": words or "-", "wrap": True, "weight": weight, "size": size, "color": color,
        "margin": margin, "scaling": True,
    }  # fmt: skip


def button(action: Message, style: str = "secondary", **extra: Any) -> Message:
    """Make a button of the full height."""
    return {
        "type": "button",
        "action": action,
        "style": style,
        "color": BUTTON[style],
        "scaling": True,
        **extra,
    }


def box(contents: Sequence[Message], *, layout: str = "vertical", **extra: Any) -> Message:
    """Put parts into a box."""
    return {"type": "box", "layout": layout, "contents": list(contents), **extra}


def separator(margin: str = "md") -> Message:
    """Draw a line between two rows."""
    return {"type": "separator", "margin": margin, "color": RULE}


def strip(done: int, of: int) -> Message:
    """Draw how much of something is in, as two boxes that share the width."""
    shares = ((done, DONE), (of - done, RULE))
    parts = [
        box([{"type": "filler"}], flex=share, paddingAll="sm", backgroundColor=color)
        for share, color in shares
        if share > 0
    ]
    return box(parts, layout="horizontal", margin="sm", cornerRadius="md")
