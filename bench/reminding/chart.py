"""Draw the comparison as one picture in SVG: for each corner how much each way to remind costs, and what came on time."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from bench.reminding.policies import POLICIES
from bench.reminding.running import Played

WIDTH, PANEL, TOP, LEFT, GAP, ROW = 960, 130, 84, 190, 22, 24
BARS: Final = 520
# Told apart by their brightness too, for whoever prints it in black and white.
COLOURS: Final = dict(
    zip((one.name for one in POLICIES), ("#2b5fa8", "#c9c9c9", "#e0a100", "#1b6e3c"), strict=True)
)
TITLE: Final = "Reports on time, and counted messages for each hundred reports"


def svg(years: Sequence[Played]) -> str:
    """Return the picture."""
    corners = list(dict.fromkeys(one.corner.name for one in years))
    height = TOP + len(corners) * (PANEL + GAP)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-size="13" role="img" font-family="sans-serif" fill="#222222">'
    parts = [
        head,
        f"<title>{escape(TITLE)}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        _text(20, 32, TITLE, size=18),
    ]
    parts.append(
        _text(
            20,
            58,
            "A bar is the share on time; the figure behind it how many messages were counted for each hundred reports.",
        )
    )
    for at, corner in enumerate(corners):
        parts += _panel(corner, [one for one in years if one.corner.name == corner], TOP + at * (PANEL + GAP))
    return "\n".join([*parts, "</svg>", ""])


def _panel(corner: str, years: Sequence[Played], top: float) -> Iterator[str]:
    yield _text(20, top + 14, corner, size=15)
    for at, one in enumerate(years):
        y = top + 26 + at * ROW
        share, cost = one.outcome.share, 100 * one.outcome.counted / max(one.outcome.rounds, 1)
        yield _text(LEFT - 12, y + 13, one.policy, anchor="end")
        yield f'<rect x="{LEFT}" y="{y}" width="{BARS}" height="17" fill="#f2f2f2"/>'
        yield f'<rect x="{LEFT}" y="{y}" width="{BARS * share:.1f}" height="17" fill="{COLOURS[one.policy]}"/>'
        yield _text(LEFT + BARS + 10, y + 13, f"{share:.1%}   {cost:.0f} messages")


def _text(x: float, y: float, words: str, *, size: int = 13, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}">{escape(words)}</text>'
