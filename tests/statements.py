"""Listen to what a turn asks the database."""

from sqlalchemy import event as sql

from tests.play import Play
from tests.stories import act

BEGINS = ("BEGIN", "SAVEPOINT", "RELEASE")


def statements(play: Play, who: str, *moves: str) -> list[str]:
    """Return every statement that somebody's moves cost; how a transaction begins is none."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(" ".join(statement.split()))

    engine = play.core.database.engine
    sql.listen(engine, "before_cursor_execute", note)
    try:
        act(play, who, *moves)
    finally:
        sql.remove(engine, "before_cursor_execute", note)
    return [one for one in asked if not one.startswith(BEGINS)]
