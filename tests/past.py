"""Remember how worlds begin: the first test of a process plays a story, the others go on from a copy of what came of it.

Only a world is taken back to a known point in which nothing else has happened: one row written, one message sent, one
minute passed or one listener more, and the story is played move by move.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec
from weakref import WeakKeyDictionary

from sqlalchemy import make_url

from tests.play import Play

Told = ParamSpec("Told")
Key = tuple[object, ...]
World = tuple[dict[str, Any], dict[str, Any], datetime]
HELD = ("count", "seen", "names", "last_media", "orders", "broken_orders")


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a story: the database, what the world held, and what was said last."""

    database: Path
    world: World
    said: str


@dataclass(slots=True)
class Past:
    """What has been told to a world so far, and how it stood then."""

    parts: tuple[object, ...]
    rows: tuple[int, ...]
    world: World
    told: Key = ()


PASTS: WeakKeyDictionary[Play, Past] = WeakKeyDictionary()
KEPT: dict[Key, Kept] = {}
FOLDER = tempfile.TemporaryDirectory(prefix="sanam-past-")


def begins(play: Play) -> Play:
    """Note that a world is as everybody finds it."""
    PASTS[play] = Past(_parts(play), _rows(play), deepcopy(_world(play)))
    return play


def remembered(story: Callable[Concatenate[Play, Told], str]) -> Callable[Concatenate[Play, Told], str]:
    """Let a story be played once for all worlds that have the same past."""

    @wraps(story)
    def told(play: Play, /, *args: Told.args, **more: Told.kwargs) -> str:
        past = PASTS.get(play)
        if past is None or not _is_as_noted(play, past):
            return story(play, *args, **more)
        key = (*past.told, story.__name__, args, tuple(sorted(more.items())))
        if key not in KEPT:
            KEPT[key] = _kept(play, story(play, *args, **more))
        else:
            _take_up(play, KEPT[key])
        past.told, past.rows, past.world = key, _rows(play), KEPT[key].world
        return KEPT[key].said

    return told


def _is_as_noted(play: Play, past: Past) -> bool:
    listeners = play.core.database.engine.dispatch.before_cursor_execute
    is_same = all(one is other for one, other in zip(_parts(play), past.parts, strict=True))
    return is_same and not list(listeners) and _rows(play) == past.rows and _world(play) == past.world


def _parts(play: Play) -> tuple[object, ...]:
    return (
        play.core,
        play.dispatcher,
        play.delivery,
        play.recorder,
        play.line,
        play.clock,
        play.planner,
    )


def _world(play: Play) -> World:
    return {name: getattr(play, name) for name in HELD}, vars(play.line), play.clock.moment


def _file(play: Play) -> Path:
    return Path(str(make_url(play.settings.database_url).database))


def _rows(play: Play) -> tuple[int, ...]:
    """Return what changes with every commit: size and time of the file, and of the one that commits are appended to."""
    return (*_stamp(_file(play)), *_stamp(_file(play).with_name(f"{_file(play).name}-wal")))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0, 0
    return (found.st_size, found.st_mtime_ns) if found.st_size else (0, 0)


def _kept(play: Play, said: str) -> Kept:
    path = Path(FOLDER.name) / f"{len(KEPT)}.db"
    _copy(_file(play), path)
    return Kept(path, deepcopy(_world(play)), said)


def _take_up(play: Play, kept: Kept) -> None:
    _copy(kept.database, _file(play))
    held, line, moment = deepcopy(kept.world)
    for name, value in held.items():
        setattr(play, name, value)
    vars(play.line).update(line)
    play.clock.moment = moment


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        other.execute("PRAGMA synchronous=OFF").close()
        one.backup(other)
