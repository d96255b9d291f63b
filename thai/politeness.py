"""Keep the voice polite without repeating itself: one polite ending a bubble, at its end."""

from collections.abc import Sequence

import regex

_ENDING = regex.compile(r"(?:ค่ะ|คะ)(?=\s|$)")


def once(lines: Sequence[str]) -> list[str]:
    """Drop the polite endings of all lines but the last one that has any, and of that line all but its last."""
    kept = list(lines)
    is_said = False
    for number in range(len(kept) - 1, -1, -1):
        found = list(_ENDING.finditer(kept[number]))
        for ending in reversed(found[:-1] if found and not is_said else found):
            kept[number] = _without(kept[number], ending.start(), ending.end())
        is_said = is_said or bool(found)
    return kept


def plainly(line: str) -> str:
    """Drop every polite ending: a cell of a table, or one of many lines, has none."""
    return _ENDING.sub("", line).replace("  ", " ").strip()


def _without(line: str, start: int, end: int) -> str:
    return line[:start].rstrip() + line[end:]
