"""`python -m simulator.personas --line URL --people 1000 --seconds 60`: let a crowd of personas use a local LINE."""

import argparse
import sys
from typing import TextIO

from simulator.personas.books import personas
from simulator.personas.crowd import Crowd, Wanted, mix_of
from simulator.personas.town import Town


def main(arguments: list[str]) -> int:
    """Run the crowd and print its table; 1 when somebody was left without an answer."""
    found = _parser().parse_args(arguments)
    wanted = Wanted(found.people, found.seconds, found.seed, found.mix, found.code, found.hurry, found.days)
    town = Town(found.line)
    try:
        tally = Crowd(wanted, town, lambda words: _say(words, sys.stderr)).run()
    finally:
        town.close()
    _say(tally.table(), sys.stdout)
    return 1 if tally.silences else 0


def _say(words: str, out: TextIO) -> None:
    out.write(f"{words}\n")
    out.flush()


def _parser() -> argparse.ArgumentParser:
    about = "\n".join(f"{one.key:15} {one.about}" for one in personas().values())
    parser = argparse.ArgumentParser(
        "python -m simulator.personas",
        description="A crowd of made-up people.",
        epilog=f"personas:\n{about}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--line", default="http://127.0.0.1:8010", metavar="URL", help="the local LINE")
    add("--people", type=int, default=30)
    add("--seconds", type=float, default=30)
    add("--seed", type=int, default=1)
    add("--mix", type=mix_of, default={}, help="shares, such as slow=3,fast=1; all alike without it")
    add("--code", default="25650001", help="the join code that everybody was given")
    add("--hurry", type=float, default=1.0, help="2 lets everybody think half as long")
    add(
        "--day-seconds",
        dest="days",
        type=float,
        default=0,
        help="so often a new day begins; the forgetful wait for it",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
