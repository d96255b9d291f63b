"""Which values the free-text properties of Flex components take: colours, sizes, spaces, ratios.

https://developers.line.biz/en/docs/messaging-api/flex-message-layout/
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from bot.line import limits

Fits = Callable[[Any], bool]

_PIXELS = r"\d+(?:\.\d+)?px"
_PERCENT = r"\d+(?:\.\d+)?%"
_STEPS = "none|xs|sm|md|lg|xl|xxl"
_FONTS = "xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl"


def _matching(pattern: str) -> Fits:
    """Return a test for the pattern that remembers its answers: cards repeat a handful of values."""
    compiled = re.compile(pattern, re.ASCII)

    @lru_cache(maxsize=512)
    def fits(text: str) -> bool:
        return compiled.fullmatch(text) is not None

    return fits


def _natural(number: int) -> bool:
    return number >= 0


@lru_cache(maxsize=128)
def _ratio(text: str) -> bool:
    """Say whether a picture may have this shape, `20:13`; never more than three times as tall as wide."""
    sides = re.fullmatch(r"(\d{1,6}(?:\.\d+)?):(\d{1,6}(?:\.\d+)?)", text, re.ASCII)
    if sides is None:
        return False
    width, height = float(sides[1]), float(sides[2])
    return 1 <= width <= 100_000 and 1 <= height <= 100_000 and height <= limits.TALLEST * width


_COLOUR = _matching(r"#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?")
_SPACE = _matching(f"{_STEPS}|{_PIXELS}")
_PADDING = _matching(f"{_STEPS}|{_PIXELS}|{_PERCENT}")
_OFFSET = _matching(f"{_STEPS}|-?{_PIXELS}|-?{_PERCENT}")
_EXTENT = _matching(f"{_PIXELS}|{_PERCENT}")
_FONT = _matching(f"{_FONTS}|{_PIXELS}")
_PICTURE = _matching(f"{_FONTS}|full|{_PIXELS}|{_PERCENT}")

_PLACED: Mapping[str, Fits] = {
    "flex": _natural,
    "margin": _SPACE,
    **{f"offset{side}": _OFFSET for side in ("Top", "Bottom", "Start", "End")},
}

VALUES: Mapping[str, Mapping[str, Fits]] = {
    "box": {
        **_PLACED,
        **{f"padding{side}": _PADDING for side in ("All", "Top", "Bottom", "Start", "End")},
        **dict.fromkeys(("width", "maxWidth", "height", "maxHeight"), _EXTENT),
        "spacing": _SPACE,
        "backgroundColor": _COLOUR,
        "borderColor": _COLOUR,
        "borderWidth": _matching(f"none|light|normal|medium|semi-bold|bold|{_PIXELS}"),
        "cornerRadius": _SPACE,
    },
    "background": {
        "angle": _matching(r"(?:[0-9]|[1-9]\d|[12]\d\d|3[0-5]\d)(?:\.\d+)?deg"),
        **dict.fromkeys(("startColor", "endColor", "centerColor"), _COLOUR),
        "centerPosition": _matching(r"(?:\d|[1-9]\d)(?:\.\d+)?%|100%"),
    },
    "style": {"backgroundColor": _COLOUR, "separatorColor": _COLOUR},
    "button": {**_PLACED, "color": _COLOUR},
    "image": {**_PLACED, "size": _PICTURE, "aspectRatio": _ratio, "backgroundColor": _COLOUR},
    "video": {"aspectRatio": _ratio},
    "icon": {**_PLACED, "size": _FONT, "aspectRatio": _ratio},
    "text": {
        **_PLACED,
        "size": _FONT,
        "color": _COLOUR,
        "maxLines": _natural,
        "lineSpacing": _matching(_PIXELS),
    },
    "span": {"size": _FONT, "color": _COLOUR},
    "separator": {"margin": _SPACE, "color": _COLOUR},
    "filler": {"flex": _natural},
}
