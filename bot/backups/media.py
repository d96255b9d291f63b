"""Copy voice notes and pictures beside the backups, each once: a file in the store never changes, and has a name of its own.

They are sealed under keys of people, which lie in the vault alone; so they are copied as they are.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.backups.rows import Follow
from bot.files import FileMissing, Files, Lying

FOLDER = "media"
PART = 1 << 20
COPYING = ".copying"


@dataclass(frozen=True, slots=True)
class Copied:
    """One file of the store as a backup knows it."""

    place: str
    size: int
    digest: str

    def line(self) -> bytes:
        """Write it as a line."""
        return json.dumps([self.place, self.size, self.digest]).encode()


def from_lines(lines: Iterable[bytes]) -> Iterator[Copied]:
    """Read what `line` wrote."""
    for one in lines:
        place, size, digest = json.loads(one)
        yield Copied(place, size, digest)


def copy(files: Files, folder: Path, known: Mapping[str, Copied], follow: Follow) -> Iterator[Copied]:
    """Copy every file that is not there yet; yield what lies in the store now."""
    for one in follow(files.all(), FOLDER, 0):
        if not _is_safe(one.place):
            continue
        before, target = known.get(one.place), path_of(folder, one.place)
        if before and before.size == one.size and target.exists():
            yield before
            continue
        try:
            yield _copied(files, one, target)
        except FileMissing:
            continue  # taken back while we copied


def put_back(files: Files, folder: Path, wanted: Iterable[Copied], follow: Follow) -> tuple[int, int]:
    """Lay the files of a backup into a store that lacks them; return how many were laid there, and how many are lost."""
    there = {one.place: one.size for one in files.all()}
    laid = lost = 0
    for one in follow(wanted, FOLDER, 0):
        if there.get(one.place) == one.size:
            continue
        source = path_of(folder, one.place)
        if digest_of(source) != one.digest:
            lost += 1
            continue
        files.put(one.place, source)
        laid += 1
    return laid, lost


def broken(folder: Path, wanted: Iterable[Copied], follow: Follow) -> Iterator[str]:
    """Name every file that is not there as it was copied."""
    for one in follow(wanted, FOLDER, 0):
        if digest_of(path_of(folder, one.place)) != one.digest:
            yield one.place


def prune(folder: Path, wanted: set[str]) -> int:
    """Remove the files that no backup names any more; return how many."""
    count = 0
    root = folder / FOLDER
    for one in [path for path in root.rglob("*") if path.is_file()]:
        if one.relative_to(root).as_posix() not in wanted:
            one.unlink()
            count += 1
    return count


def path_of(folder: Path, place: str) -> Path:
    """Return where a file lies among the backups."""
    return folder / FOLDER / place


def digest_of(path: Path) -> str:
    """Return the digest of a file; a file that is not there has none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _copied(files: Files, one: Lying, target: Path) -> Copied:
    target.parent.mkdir(parents=True, exist_ok=True)
    found, partial = hashlib.sha256(), target.with_name(target.name + COPYING)
    with partial.open("wb") as file:
        for start in range(0, one.size, PART):
            part = files.read(one.place, start, min(start + PART, one.size))
            found.update(part)
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(target)
    return Copied(one.place, one.size, found.hexdigest())


def _is_safe(place: str) -> bool:
    """Say whether a name stays within its folder."""
    return not place.startswith("/") and ".." not in place.split("/")
