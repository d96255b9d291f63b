"""Install what some tests run in Node: a folder of sources with its lock file, by npm, once for all workers."""

import fcntl
import shutil
import subprocess
from pathlib import Path

INSTALL_S = 240
QUIETLY = ("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--no-progress")


def missing(sources: Path, folder: Path) -> str:
    """Install it if need be; say why it cannot be had, "" when it can."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "Node and npm are not on this machine"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _installed(sources, folder)


def _installed(sources: Path, folder: Path) -> str:
    wanted = (sources / "package-lock.json").read_bytes()
    stamp = folder / "installed.json"
    for source in sources.iterdir():
        shutil.copy(source, folder / source.name)
    if stamp.exists() and stamp.read_bytes() == wanted:
        return ""
    try:
        ran = subprocess.run(
            QUIETLY, cwd=folder, capture_output=True, text=True, timeout=INSTALL_S, check=False
        )
    except subprocess.TimeoutExpired:
        return f"npm did not install it in {INSTALL_S} s"
    if ran.returncode:
        return f"npm says {ran.stderr.strip()[-300:]}"
    stamp.write_bytes(wanted)
    return ""
