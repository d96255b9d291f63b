"""Draw a year as one picture in SVG: how the reports of each month ended, and the counted messages against the plan."""

import base64
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final

from bot.config import ROOT
from bot.texts import Texts
from engine.conversation.bubbles import say
from thai import writing

FONT: Final = ROOT / "web" / "static" / "fonts" / "Sarabun-Regular.woff2"
WIDTH, HEIGHT, LEFT, TOP, GAP = 960, 560, 70, 70, 56
PANEL: Final = (HEIGHT - TOP - 2 * GAP - 20) / 2
# Told apart by their brightness too, for whoever prints it in black and white.
COLOURS: Final = {"on_time": "#1b6e3c", "late": "#e0a100", "never": "#b3261e", "ahead": "#c9c9c9"}
WORDS: Final = {"on_time": "on time", "late": "late", "never": "not in at the end", "ahead": "not due yet"}
HEAD: Final = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="13" role="img" '
    'font-family="Sarabun, Noto Sans Thai, sans-serif" fill="#222222">'
)
COUNTED, LIMIT, LINE = "#2b5fa8", "#b3261e", "#dddddd"


def svg(told: Mapping[str, Any], texts: Texts) -> str:
    """Return the picture."""
    parts = [*_frame(told, texts), *_reports(told, texts), *_messages(told, texts)]
    return "\n".join([HEAD, _font(), *parts, "</svg>", ""])


def _font() -> str:
    """Put the letters into the picture: few programs that open one have Thai letters of their own."""
    letters = base64.b64encode(FONT.read_bytes()).decode()
    source = f"url(data:font/woff2;base64,{letters}) format('woff2')"
    return f"<style>@font-face{{font-family:Sarabun;src:{source}}}</style>"


def _frame(told: Mapping[str, Any], texts: Texts) -> Iterator[str]:
    title = texts.word(say("A year played in advance: {pack}", pack=str(told["pack"])), {})
    yield f"<title>{escape(title)}</title>"
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    yield _text(LEFT, 30, title, size=18, weight="bold")


def _reports(told: Mapping[str, Any], texts: Texts) -> Iterator[str]:
    """Draw the bars of reports, one a month, by the month in which they were due."""
    months = _months(told)
    most = (
        max((sum(fates.get(key, 0) for key in COLOURS) for fates in told["by_month"].values()), default=1)
        or 1
    )
    yield _text(LEFT, TOP - 12, texts.plain("Reports of the offices"), weight="bold")
    yield from _legend(texts)
    yield from _axis(TOP, most)
    for at, month in enumerate(months):
        bottom = TOP + PANEL
        for key, colour in COLOURS.items():
            height = PANEL * told["by_month"].get(month, {}).get(key, 0) / most
            bottom -= height
            yield _bar(at, len(months), bottom, height, colour)


def _messages(told: Mapping[str, Any], texts: Texts) -> Iterator[str]:
    """Draw the counted messages of each month, and the line that the plan draws."""
    months, top, quota = _months(told), TOP + PANEL + GAP, told["quota"]
    counted = told["counted_by_line"]
    most = max([*counted.values(), quota or 0, 1])
    yield _text(LEFT, top - 12, texts.plain("Counted messages"), weight="bold")
    yield from _axis(top, most)
    for at, month in enumerate(months):
        height = PANEL * counted.get(month, 0) / most
        yield _bar(at, len(months), top + PANEL - height, height, COUNTED)
        year, number = (int(part) for part in month.split("-"))
        yield _text(
            _x(at, len(months)) + _wide(len(months)) / 2,
            top + PANEL + 20,
            f"{number}/{(year + 543) % 100}",
            anchor="middle",
        )
    if quota:
        y = top + PANEL * (1 - quota / most)
        yield f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - 20}" y2="{y:.1f}" stroke="{LIMIT}" stroke-dasharray="6 4"/>'
        yield _text(
            WIDTH - 24,
            y - 5,
            texts.word(say("the plan allows {quota} a month", quota=quota), {}),
            anchor="end",
        )


def _legend(texts: Texts) -> Iterator[str]:
    x = 360.0
    for key, colour in COLOURS.items():
        yield f'<rect x="{x:.0f}" y="{TOP - 23}" width="12" height="12" fill="{colour}"/>'
        yield _text(x + 18, TOP - 12, texts.plain(WORDS[key]))
        x += 150


def _axis(top: float, most: int) -> Iterator[str]:
    for share in (0.0, 0.5, 1.0):
        y = top + PANEL * (1 - share)
        yield f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - 20}" y2="{y:.1f}" stroke="{LINE}"/>'
        yield _text(LEFT - 8, y + 4, writing.write_number(round(most * share)), anchor="end")


def _months(told: Mapping[str, Any]) -> list[str]:
    first, last = told["from"][:7], told["to"][:7]
    return [
        one
        for one in sorted({*told["by_month"], *told["counted_by_line"], *told["free"]})
        if first <= one <= last
    ]


def _wide(count: int) -> float:
    return (WIDTH - 20 - LEFT) / max(1, count) * 0.7


def _x(at: int, count: int) -> float:
    step = (WIDTH - 20 - LEFT) / max(1, count)
    return LEFT + step * at + (step - _wide(count)) / 2


def _bar(at: int, count: int, y: float, height: float, colour: str) -> str:
    return f'<rect x="{_x(at, count):.1f}" y="{y:.1f}" width="{_wide(count):.1f}" height="{height:.1f}" fill="{colour}"/>'


def _text(
    x: float, y: float, words: str, *, anchor: str = "start", size: int = 13, weight: str = "normal"
) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}">{escape(words)}</text>'
