"""Look for secrets in every file that the repository tracks: keys by their shape, and long words behind telling names.

What is found and is none is named here, with the reason. `python -m tests.guarding.secrets` prints what is left and fails.
"""

import math
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
SHAPES: Final = {
    "private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "key of a cloud": r"(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "key of Google": r"AIza[0-9A-Za-z_-]{35}\b|GOCSPX-[0-9A-Za-z_-]{20,}",
    "token of a code host": r"gh[pousr]_[0-9A-Za-z]{30,}\b|github_pat_\w{30,}|glpat-[\w-]{20,}|pypi-[\w-]{50,}",
    "token of a chat": r"xox[abeprs]-[0-9A-Za-z-]{10,}",
    "token of LINE": r"(?<![0-9A-Za-z+/])[0-9A-Za-z+/]{160,176}=(?![0-9A-Za-z+/=])",
    "signed token": r"eyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{15,}",
    "address with a password": r"://[^\s/:@'\"{}<>\[\]]+:(?!\*)[^\s/@'\"{}<>\[\]]{3,}@[\w.]",
}  # fmt: skip
NAMED: Final = re.compile(
    r"(?i)(?:secret|token|passw(?:or)?d|api_?key|field_key|private_key|credential)[\w.]{0,30}[\"']?\s{0,4}[:=]\s{0,4}[\"']?([0-9A-Za-z+/_=-]{24,})"
)
SHAPED: Final = {name: re.compile(shape) for name, shape in SHAPES.items()}
LEAST_BITS: Final = 3.6
BINARY: Final = {".png", ".jpg", ".ttf", ".woff", ".woff2", ".xlsx", ".pdf", ".ico", ".gz", ".zip"}
# Each line of the repository that looks like a secret and is none: the file, what it holds, and why.
NONE: Final[dict[tuple[str, str], str]] = {
    (
        "bench/contenders.py",
        "bench-secret-key",
    ): "signs the buttons of a bench, whose database is thrown away",
    ("bench/contenders.py", "bench-field-key"): "seals the rows of a bench, whose database is thrown away",
    ("tests/bot/test_giving_up.py", "://" + "u:p%40@h"): "an address that nobody has, to be taken apart",
    ("tests/bot/test_hooks_reaching.py", "://" + "user:word@example.org"): "an address that is to be refused",
}


def found(text: str) -> Iterator[tuple[str, str, int]]:
    """Return what looks like a secret in a text: its kind, itself, and its line."""
    for kind, shape in SHAPED.items():
        yield from ((kind, one.group(), text.count("\n", 0, one.start()) + 1) for one in shape.finditer(text))
    for one in NAMED.finditer(text):
        word = one.group(1)
        if any(sign.isdigit() for sign in word) and bits(word) >= LEAST_BITS:
            yield "word behind a telling name", word, text.count("\n", 0, one.start()) + 1


def bits(word: str) -> float:
    """Return how little the signs of a word repeat: what was rolled with dice has more than what somebody wrote."""
    counts = Counter(word)
    return -sum(count / len(word) * math.log2(count / len(word)) for count in counts.values())


def tracked() -> list[Path]:
    """Return every file that the repository tracks, and what is about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()  # fmt: skip
    return [ROOT / name for name in listed.split("\0") if name]


def look(files: list[Path]) -> list[str]:
    """Return a line for everything that is left, never with the secret itself."""
    left = []
    for file in files:
        if file.suffix not in BINARY and file.is_file():
            where = file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file.name
            for kind, word, number in found(file.read_text("utf-8", "replace")):
                if not any(where == path and (part in word or word in part) for path, part in NONE):
                    left.append(f"{where}:{number}: {kind}, {word[:4]}…")
    return left


if __name__ == "__main__":
    lines = look(tracked())
    if lines:
        print("\n".join(lines))
        sys.exit(
            f"secrets: {len(lines)} found; take them out, replace them where they were in force, or say in {Path(__file__).name} why they are none"
        )
