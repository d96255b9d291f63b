"""Give a run its folder in memory: a world is hundreds of small files, and a disk makes each of them dear.

Where memory is short, or there is no folder in it, everything lies where it always lay.
"""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - one folder in it, of this process alone
CONTAINER = Path("/sys/fs/cgroup/memory.max")
NAME = "sanam-tests-"
# A run writes less than a quarter of this at a time; what a test wrote goes with it when it passes.
ROOM, SPARE = 4 << 30, 8 << 30


def claim() -> Path | None:
    """Make the folder of this run, and everything temporary of this process and of those it starts lies in it."""
    if MEMORY in Path(tempfile.gettempdir()).parents or not _is_roomy():
        return None
    sweep()
    folder = MEMORY / f"{NAME}{os.getpid()}"
    # A database server may be another user: it passes through, and sees nothing.
    folder.mkdir(mode=0o711)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    return folder


def leave(folder: Path) -> None:
    """Take the folder away with everything in it."""
    shutil.rmtree(folder, ignore_errors=True)


def _is_roomy() -> bool:
    try:
        free = shutil.disk_usage(MEMORY).free
    except FileNotFoundError:
        return False
    return os.access(MEMORY, os.W_OK) and free > ROOM and _available() > SPARE


def _available() -> int:
    """Return what the system could give away, the files it only remembers included, and what a container may have."""
    lines = Path("/proc/meminfo").read_text().splitlines()
    held = dict(line.split(":", 1) for line in lines)
    found = int(held.get("MemAvailable", "0 kB").split()[0]) << 10
    most = CONTAINER.read_text().strip() if CONTAINER.exists() else ""
    return min(found, int(most)) if most.isdigit() else found


def sweep() -> None:
    """Take away what runs left that were killed."""
    for folder in MEMORY.glob(f"{NAME}*"):
        owner = folder.name.removeprefix(NAME)
        if not Path("/proc", owner).exists():
            shutil.rmtree(folder, ignore_errors=True)
