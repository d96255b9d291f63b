"""`python -m simulator.replay FILE --line URL`: play a transcript against a running bot; 1 when it says something else."""

import argparse
import difflib
import sys
from collections.abc import Callable
from pathlib import Path

from simulator.personas.town import Refused, Town
from simulator.replay.script import moves
from simulator.replay.stage import NotThere, Stage

Told = tuple[list[str], list[str]]


def main(arguments: list[str]) -> int:
    """Play one file; print what differs."""
    found = _parser().parse_args(arguments)
    town = Town(found.line)
    try:
        wanted, said = play(found.file.read_text("utf-8"), Stage(town, found.patience), sys.stderr.write)
    except (NotThere, Refused, ValueError, OSError) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    finally:
        town.close()
    diff = list(difflib.unified_diff(wanted, said, str(found.file), "what was said now", lineterm=""))
    sys.stdout.write("\n".join(diff) + "\n" if diff else "the bot says what the transcript says\n")
    return 1 if diff else 0


def play(text: str, stage: Stage, tell: Callable[[str], object]) -> Told:
    """Play a transcript; return the wanted chat and the one that came of it, by lines."""
    wanted: list[str] = []
    said: list[str] = []
    for move in moves(text):
        tell(f"{move.line}\n")
        wanted += [move.line, *move.owed]
        said += [move.line, *stage.play(move)]
    return wanted, said


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m simulator.replay", description="Play a transcript against a running bot."
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--line", default="http://127.0.0.1:8010", metavar="URL", help="the local LINE")
    parser.add_argument("--patience", type=float, default=10.0, help="seconds to wait for an owed answer")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
