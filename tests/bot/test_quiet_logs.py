"""Whatever breaks, no line of the log and nothing that is kept of it holds what a person said; every line names its event."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot import dispatch
from bot.logs import Line
from bot.worker import TaskFailed, told
from engine.conversation.events import Event
from models.inbox import OPEN, Inbound
from tests.play import Play
from tests.stories import rows
from tests.web.board_kit import application
from web.armour import arm

PHONE = "0891112233"
log = logging.getLogger("sanam.test")


@pytest.fixture
def lines() -> Iterator[StringIO]:
    """Return what production would write, every level of every library."""
    stream = StringIO()
    handler, root = logging.StreamHandler(stream), logging.getLogger()
    handler.setFormatter(Line(as_json=True))
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(before)


def written(stream: StringIO) -> list[dict[str, str]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def breaks(_state: object, event: Event, _scene: object) -> None:
    raise ValueError(f"cannot read {event}: {PHONE}") from KeyError(PHONE)


def test_an_event_that_breaks_is_told_by_kind_and_place_alone(
    play: Play, lines: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "step", breaks)

    play.text("mali", f"โทรหาฉันที่ {PHONE}")

    [failed] = [one for one in written(lines) if one["event"] == "turn_failed"]
    assert "KeyError" in failed["trace"]
    assert "ValueError at tests/bot/test_quiet_logs.py:" in failed["trace"]
    assert " < bot/dispatch.py:" in failed["trace"]
    assert PHONE not in lines.getvalue()
    [row] = rows(play, Inbound, state=OPEN)
    assert row["fate"].startswith("ValueError at tests/bot/test_quiet_logs.py:")


def test_what_a_database_says_of_a_value_is_left_out(anywhere: Play, lines: StringIO) -> None:
    database = anywhere.core.database
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE said (words varchar(99) PRIMARY KEY)"))
    try:
        with database.writing() as connection:
            for _ in range(2):
                connection.execute(text("INSERT INTO said VALUES (:words)"), {"words": PHONE})
    except SQLAlchemyError:
        log.exception("not_kept")

    [failed] = [one for one in written(lines) if one["event"] == "not_kept"]
    code = "SQLITE_CONSTRAINT_PRIMARYKEY" if database.is_sqlite else "23505"
    assert f"IntegrityError {code}" in failed["trace"]
    assert PHONE not in lines.getvalue()


def test_a_task_that_breaks_leaves_no_words_to_whoever_keeps_its_end(lines: StringIO) -> None:
    @told
    def push_message(message_id: str) -> None:
        raise ValueError(f"{message_id}: {PHONE}")

    with pytest.raises(TaskFailed) as failed:
        push_message("m1")

    assert PHONE not in str(failed.value)
    assert failed.value.__suppress_context__
    [line] = written(lines)
    assert ("task_failed", "push_message:m1") == (line["event"], line["of"])
    assert PHONE not in lines.getvalue()


def test_a_page_that_breaks_says_so_in_words_with_the_number_of_its_line(
    play: Play, lines: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = application(play)
    app.testing = False
    arm(app, play.settings)
    monkeypatch.setattr("web.pages.tomllib", None)

    answer = app.test_client().get(f"/privacy?phone={PHONE}")

    [line] = [one for one in written(lines) if one["event"] == "request_failed"]
    assert 500 == answer.status_code
    assert "หน้านี้ยังเปิดไม่ได้" in answer.text
    assert f"<strong>{line['of']}</strong>" in answer.text
    assert "Traceback" not in answer.text
    assert "AttributeError at web/pages.py:" in line["trace"]
    assert PHONE not in lines.getvalue()


def test_every_line_from_the_turn_to_the_reply_names_the_event(play: Play, lines: StringIO) -> None:
    play.text("mali", f"เบอร์ {PHONE}")

    [row] = rows(play, Inbound)
    ours = [one for one in written(lines) if one["event"] in {"turn_committed", "reply_settled"}]
    assert ["turn_committed", "reply_settled"] == [one["event"] for one in ours]
    assert {str(row["id"])} == {one["of"] for one in ours}
    assert PHONE not in lines.getvalue()
