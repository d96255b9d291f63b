"""Draw lots that depend on what is asked and on nothing else, so that people are the same whatever reminds them."""

import hashlib

ALL = float(1 << 64)


def lot(*about: object) -> float:
    """Return a number from 0 up to 1 for what is asked."""
    digest = hashlib.blake2b("\n".join(map(str, about)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") / ALL


def between(least: float, most: float, *about: object) -> float:
    """Return a number between two others."""
    return least + (most - least) * lot(*about)
