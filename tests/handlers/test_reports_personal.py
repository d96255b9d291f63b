"""Personal answers are sealed: not in the report's plain answers, and nowhere in the bytes of the database."""

import json
from pathlib import Path

from models import reports, units
from tests.play import Play
from tests.stories import CHAIR, PHONE, contribute, file, register, rows

PERSONAL = (CHAIR, PHONE, PHONE[1:], "081-234-5678", "+66" + PHONE[1:])


def test_plain_answers_hold_nothing_personal(play: Play) -> None:
    register(play)

    [report] = rows(play, reports.Report)
    [unit] = rows(play, units.Unit, kind="group")

    plain = json.dumps([report["answers"], unit["attributes"]], ensure_ascii=False)
    assert [] == [words for words in PERSONAL if words in plain]


def test_no_byte_of_the_database_holds_what_is_personal(play: Play, tmp_path: Path) -> None:
    register(play)
    contribute(play)
    file(play)

    stored = b"".join(path.read_bytes() for path in tmp_path.glob("sanam.db*"))

    names = (*PERSONAL, "มะลิ", play.user("mali"), play.user("somchai"))
    spellings = [form for words in names for form in (words.encode(), json.dumps(words)[1:-1].encode())]
    assert len(stored) > 100_000
    assert [] == [spelling for spelling in spellings if spelling in stored]


def test_the_sender_sees_her_own_personal_answers_again(play: Play) -> None:
    from handlers.keeping import answers_of
    from tests.stories import desk

    register(play)

    with play.core.database.reading() as connection:
        [report] = reports.current(connection, purpose=reports.REGISTRATION)
        answers = answers_of(desk(play, connection), report)

    assert CHAIR in answers.values()


def test_when_the_key_is_deleted_the_answers_are_gone_and_the_rest_stays(play: Play) -> None:
    from handlers.keeping import answers_of
    from models.people import owner_of
    from tests.stories import desk, person

    register(play)
    with play.core.database.writing() as connection:
        play.core.vault.forget(connection, owner_of(person(play, "mali")))

    with play.core.database.reading() as connection:
        [report] = reports.current(connection, purpose=reports.REGISTRATION)
        answers = answers_of(desk(play, connection), report)

    assert CHAIR not in answers.values()
    assert "12" in answers.values()
