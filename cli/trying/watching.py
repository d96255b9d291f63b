"""Watch the file of a form: every finished save is checked once, a half-written one is waited for, a lost one is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from engine.forms.attaching import shows
from engine.forms.lint import Checked
from engine.forms.lint import check as checked

HALF_WRITTEN_S: Final = 3.0
"""So long a file that cannot be opened may still be on its way to the disk."""
UNREADABLE: Final = "file.unreadable"
Glance = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """The file is not there any more."""


@dataclass(slots=True)
class Watch:
    """What is known of a file; `poll` is asked again and again, and answers only when there is news."""

    path: Path
    _seen: Glance | None = ()
    _since_s: float = 0.0
    _told: Glance | None = ()
    _beside: tuple[str, ...] = ()

    def poll(self, now_s: float) -> Checked | Gone | None:
        """Return what was found in a new save, or that the file is gone; None while nothing is new."""
        seen = glance(self.path, self._beside)
        if seen != self._seen:
            self._seen, self._since_s = seen, now_s
            return None
        if seen == self._told:
            return None
        found = checked(self.path) if seen is not None else Gone()
        # Between the look and the reading somebody may have saved again.
        if glance(self.path, self._beside) != seen or (self._is_young(now_s) and _may_be_half(found)):
            return None
        return self._tell(seen, found)

    def _tell(self, seen: Glance | None, found: Checked | Gone) -> Checked | Gone:
        self._told = seen
        if isinstance(found, Checked) and found.form is not None:
            named = (PurePosixPath(one).name for one in found.form.files.values())
            self._beside = (*named, *(one.name for one in shows(found.form)))
            self._seen = self._told = glance(self.path, self._beside)
        return found

    def _is_young(self, now_s: float) -> bool:
        return now_s - self._since_s < HALF_WRITTEN_S


def glance(path: Path, beside: Iterable[str] = ()) -> Glance | None:
    """Return what tells one state of a form and the files it needs from another; None when the form is not there."""
    folder = path.parent / f"{path.stem}-media"
    inside = sorted(folder.iterdir()) if folder.is_dir() else []
    found = [_stat(one) for one in (path, *(path.parent / name for name in beside), *inside)]
    return tuple(one for one in found if one is not None) if found[0] is not None else None


def _stat(path: Path) -> tuple[str, int, int] | None:
    try:
        told = path.stat()
    except OSError:
        return None
    return path.name, told.st_mtime_ns, told.st_size


def _may_be_half(found: Checked | Gone) -> bool:
    """Say whether this may be a save in the making: programs that save drop the file, or write it bit by bit."""
    return isinstance(found, Gone) or [one.rule for one in found.findings] == [UNREADABLE]
