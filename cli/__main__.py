"""`python -m cli release | run`: what the Procfile's release step and `make run` start."""

import sys

from bot import config
from cli.release import release


def main() -> int:
    """Run one of the two."""
    wanted = sys.argv[1:2]
    if wanted == ["release"]:
        print("packs in force:", ", ".join(release(config.load())))
        return 0
    if wanted == ["run"]:
        from cli.running import run

        return run()
    print("usage: python -m cli release | run")
    return 2


if __name__ == "__main__":
    sys.exit(main())
