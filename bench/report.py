"""Print what was measured, and keep it: results.md for people, build/bench.json for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bench import machine
from bench.figures import SLACK, Part

HERE = Path(__file__).parent
RESULTS = HERE / "results.md"
JSON_FILE = HERE.parent / "build" / "bench.json"


def write(parts: Sequence[Part], seconds: float, others: Sequence[float]) -> str:
    """Write both files; return the text."""
    text = _text(parts, seconds, others)
    RESULTS.write_text(text, "utf-8")
    JSON_FILE.parent.mkdir(exist_ok=True)
    figures = [{**asdict(figure), "verdict": figure.verdict} for part in parts for figure in part.figures]
    told = {
        "machine": machine.describe(),
        "seconds": round(seconds),
        "others_percent": list(others),
        "figures": figures,
    }
    JSON_FILE.write_text(json.dumps(told, indent=1, ensure_ascii=False, default=str), "utf-8")
    return text


def _text(parts: Sequence[Part], seconds: float, others: Sequence[float]) -> str:
    figures = [
        (figure.goal, figure.what, figure.wanted, figure.measured, figure.verdict)
        for part in parts
        for figure in part.figures
    ]
    blocks = [
        "# Measured",
        (
            f"`make bench` on {machine.describe()}, in {seconds:.0f} s; server on one core, load and LINE's stub on another. "
            "Only ratios of one run are comparable with another machine's. "
            f"*near* is inside {SLACK:g} of the goal, which is how far two rounds differ."
        ),
        (
            f"Before each part, others used {', '.join(f'{percent:.0f}' for percent in others)} % of the machine: "
            "milliseconds measured beside them are theirs too."
        ),
        "## Goals",
        table(("goal", "what", "wanted", "measured", "verdict"), figures),
    ]
    for part in parts:
        blocks += [f"## {part.title}", table(part.head, part.rows)]
        if part.words:
            blocks.append(part.words + ".")
    return "\n\n".join(blocks) + "\n"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Write a Markdown table that also reads well as it stands."""
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
