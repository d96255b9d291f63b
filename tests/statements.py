"""Listen to what a turn asks the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event as sql

from tests.play import Play
from tests.stories import act

BEGINS = ("BEGIN", "SAVEPOINT", "RELEASE")


def statements(play: Play, who: str, *moves: str) -> list[str]:
    """Return every statement that somebody's moves cost; how a transaction begins is none."""
    with counted(play) as asked:
        act(play, who, *moves)
    return asked


@contextmanager
def counted(play: Play) -> Iterator[list[str]]:
    """Lend the list of what is asked while the block runs; an execution with many rows is one."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(BEGINS):
            asked.append(" ".join(statement.split()))

    engine = play.core.database.engine
    sql.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        sql.remove(engine, "before_cursor_execute", note)
