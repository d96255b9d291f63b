"""Every typed answer keeps its words, their reader and how sure it was; a newer reader's other values can be listed."""

import json
from collections.abc import Callable

from sqlalchemy import update

from cli.flask_app import create_app
from engine.conversation.filling.provenance import reading_of
from engine.conversation.state import READ
from handlers.keeping import opened
from handlers.rereading import Difference, differences
from models import people, reports
from models.base import table
from tests.play import Play
from tests.stories import PART, PHONE, act, contribute, desk, register, rows
from thai.readers import reader_of

AREA, PHONE_OF_THE_CHAIR = "35 ไร่", PHONE


def _reports(play: Play) -> list[reports.Report]:
    with play.core.database.reading() as connection:
        found = [reports.get(connection, row["id"]) for row in rows(play, reports.Report)]
    return [one for one in found if one is not None]


def _words(play: Play, report: reports.Report) -> dict[str, str]:
    with play.core.database.reading() as connection:
        return opened(desk(play, connection), report)["raw"]


def _rewritten(
    play: Play, report: reports.Report, change: Callable[[dict[str, str]], dict[str, str]]
) -> None:
    """Leave a report as an older release would have: other words, or another reader's."""
    with play.core.database.writing() as connection:
        key = play.core.vault.key(connection, people.owner_of(report.person_id))
        body = json.loads(key.open(report.sealed))
        body["raw"] = change(body["raw"])
        blob = key.seal(json.dumps(body, ensure_ascii=False))
        reports_table = table(reports.Report)
        connection.execute(update(reports_table).where(reports_table.c.id == report.id).values(sealed=blob))


def _differences(play: Play, report: reports.Report, *, is_personal: bool = False) -> list[Difference]:
    with play.core.database.reading() as connection:
        return list(differences(desk(play, connection), report.id, is_personal=is_personal))


def _sent_part(play: Play) -> reports.Report:
    register(play)
    contribute(play)
    return next(one for one in _reports(play) if one.purpose == reports.CONTRIBUTION)


def _path_of(words: dict[str, str], typed: str) -> str:
    return next(path for path, one in words.items() if one == typed and path.startswith("/"))


def test_a_typed_answer_keeps_its_words_their_reader_and_the_day(play: Play) -> None:
    words = _words(play, _sent_part(play))

    reading = reading_of(words[READ + _path_of(words, AREA)])

    assert reading is not None
    assert (reader_of("area"), "sure", (0, len(AREA))) == (reading.reader, reading.confidence, reading.span)
    assert play.clock.moment.date() == reading.day


def test_what_was_shown_and_confirmed_says_so(play: Play) -> None:
    register(play)
    act(
        play,
        "mali",
        "งานค้าง",
        "[ทำเลย]",
        *PART[:4],
        "5,000 ไร่",
        "[5,000 ไร่ ถูกแล้ว]",
        "มากจริง",
        *PART[5:],
        "[ส่ง]",
    )
    sent = next(one for one in _reports(play) if one.purpose == reports.CONTRIBUTION)
    words = _words(play, sent)

    reading = reading_of(words[READ + _path_of(words, "5,000 ไร่")])

    assert reading is not None
    assert "confirmed" == reading.confidence


def test_what_was_tapped_has_no_reader(play: Play) -> None:
    words = _words(play, _sent_part(play))

    read = {path.removeprefix(READ) for path in words if path.startswith(READ)}

    assert read
    assert all(words[path] for path in read)


def test_nothing_differs_while_the_readers_are_the_same(play: Play) -> None:
    sent = _sent_part(play)

    assert [] == _differences(play, sent)


def test_a_newer_reader_s_other_value_is_listed_with_both(play: Play) -> None:
    sent = _sent_part(play)
    path = _path_of(_words(play, sent), AREA)
    _rewritten(play, sent, lambda raw: {**raw, path: "36 ไร่", READ + path: "amounts-1 sure 0-6 2021-11-22"})

    expected = Difference(sent.number, path, "36 ไร่", "35", "36", "amounts-1", reader_of("area"))
    assert [expected] == _differences(play, sent)


def test_words_that_are_asked_again_today_have_no_new_value(play: Play) -> None:
    sent = _sent_part(play)
    path = _path_of(_words(play, sent), AREA)
    _rewritten(
        play, sent, lambda raw: {**raw, path: "35 ไร่กว่า", READ + path: "amounts-1 sure 0-10 2021-11-22"}
    )

    assert [None] == [one.new for one in _differences(play, sent)]


def test_words_from_before_readers_were_noted_are_read_again_too(play: Play) -> None:
    sent = _sent_part(play)
    path = _path_of(_words(play, sent), AREA)
    _rewritten(
        play,
        sent,
        lambda raw: {key: one for key, one in {**raw, path: "37 ไร่"}.items() if key != READ + path},
    )

    assert [("35", "37", "")] == [(one.old, one.new, one.read_by) for one in _differences(play, sent)]


def test_what_was_picked_is_not_read_again(play: Play) -> None:
    sent = _sent_part(play)
    path = _path_of(_words(play, sent), AREA)
    _rewritten(play, sent, lambda raw: {**raw, path: "1", READ + path: "amounts-1 picked 0-1 2021-11-22"})

    assert [] == _differences(play, sent)


def test_people_s_numbers_are_passed_over_unless_asked_for(play: Play) -> None:
    register(play)
    sent = next(one for one in _reports(play) if one.purpose == reports.REGISTRATION)
    path = _path_of(_words(play, sent), PHONE)
    _rewritten(
        play, sent, lambda raw: {**raw, path: "0898765432", READ + path: "identities-1 sure 0-10 2021-11-22"}
    )

    assert [] == _differences(play, sent)
    assert ["+66898765432"] == [one.new for one in _differences(play, sent, is_personal=True)]


def test_an_erased_person_s_words_are_gone(play: Play) -> None:
    sent = _sent_part(play)
    with play.core.database.writing() as connection:
        play.core.vault.forget(connection, people.owner_of(sent.person_id))

    assert [] == _differences(play, sent)


def test_the_command_lists_one_line_a_value(play: Play) -> None:
    sent = _sent_part(play)
    path = _path_of(_words(play, sent), AREA)
    _rewritten(play, sent, lambda raw: {**raw, path: "36 ไร่", READ + path: "amounts-1 sure 0-6 2021-11-22"})
    environ = {
        "SANAM_ENV": "development",
        "DATABASE_URL": play.settings.database_url,
        "SECRET_KEY": "secret",
        "FIELD_KEY": "field",
    }

    said = create_app().test_cli_runner().invoke(args=["thai", "audit"], env=environ).output

    lines = [json.loads(line) for line in said.splitlines()]
    assert [(sent.number, path, "36 ไร่", "35", "36")] == [
        (one["report"], one["question"], one["raw"], one["old"], one["new"]) for one in lines
    ]


def test_what_a_correction_left_as_it_was_is_read_from_the_words_it_came_from(play: Play) -> None:
    first = _sent_part(play)
    path = _path_of(_words(play, first), AREA)
    _rewritten(play, first, lambda raw: {**raw, path: "36 ไร่", READ + path: "amounts-1 sure 0-6 2021-11-22"})
    act(play, "mali", "แก้ไข", "[แก้ไข]", "[แก้ไข สมาชิก]", "13", "[ส่ง]")

    second = next(one for one in _reports(play) if one.replaces_id == first.id)

    assert [("36 ไร่", "35", "36")] == [(one.raw, one.old, one.new) for one in _differences(play, second)]
