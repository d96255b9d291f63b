"""`python -m simulator.weather check FILE …`, `… list`, `… kinds`: look at plans and troubles without playing them."""

import sys
from pathlib import Path

from simulator.weather.kinds import KINDS
from simulator.weather.reading import BadPlan, load, named

USAGE = "python -m simulator.weather check FILE …\npython -m simulator.weather list\npython -m simulator.weather kinds\n"


def main(arguments: list[str]) -> int:
    """Return 0 when every plan can be played, 1 when one cannot, 2 when the command is not understood."""
    match arguments:
        case ["check", *files] if files:
            return max(_check(Path(file)) for file in files)
        case ["list"]:
            for plan in named().values():
                sys.stdout.write(f"{plan.name:20} {plan.en}\n{'':20} {plan.th}\n")
            return 0
        case ["kinds"]:
            for kind in KINDS.values():
                numbers = ", ".join(f"{name} = {one.usual:g}" for name, one in kind.numbers.items())
                sys.stdout.write(f"{kind.side:8} {kind.name:18} {kind.about}{numbers and f' ({numbers})'}\n")
            return 0
    sys.stderr.write(USAGE)
    return 2


def _check(file: Path) -> int:
    try:
        plan = load(file)
    except BadPlan as bad:
        sys.stderr.write(f"{bad}\n")
        return 1
    except (OSError, UnicodeDecodeError) as wrong:
        sys.stderr.write(f"{file}: cannot be read: {wrong}; give the path of a plan\n")
        return 1
    kinds = ", ".join(step.kind.name for step in plan.steps)
    sys.stdout.write(f"{file}: {len(plan.steps)} steps: {kinds}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
