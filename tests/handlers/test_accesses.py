"""Whoever sees something of another person stands in the log of accesses: never the value, and nobody for her own."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, select, update

from bot import sealed
from cli import ops_accesses, ops_audit
from handlers import accesses as noting
from handlers.desk import Look
from models import accesses
from models.accesses import Access, Seen
from models.base import table
from tests.play import Play
from tests.stories import CHAIR, PHONE, act, contribute, person, register, rows

T = table(Access)
VOICE = {"type": "message", "message": {"type": "audio", "id": "v1", "duration": 12_000}}


def seen(play: Play, *, whose: str = "", by: str = "") -> list[Seen]:
    with play.core.database.reading() as connection:
        return list(accesses.listed(connection, whose=whose, by=by))


def looked(play: Play, count: int, *, days_ago: int = 0) -> None:
    with play.core.database.writing() as connection:
        at = play.clock.now() - timedelta(days=days_ago)
        row = {"at": at, "person_id": "nida", "kind": "name", "door": "board", "about_id": ""}
        accesses.add(connection, [row | {"whose_id": f"person-{number}"} for number in range(count)])


def test_an_officer_who_is_shown_a_name_is_written_down_once_and_with_ids_alone(anywhere: Play) -> None:
    register(anywhere)
    mali, somchai = person(anywhere, "mali"), person(anywhere, "somchai")

    anywhere.event("mali", VOICE)

    said = act(anywhere, "somchai", "เมนู")

    assert "มะลิ" in said
    found = [(one.person_id, one.kind, one.door) for one in seen(anywhere, whose=mali)]
    assert [(somchai, "name", "chat")] == found
    kept = str([tuple(row.values()) for row in rows(anywhere, Access)])
    assert [] == [word for word in (CHAIR, PHONE, "มะลิ") if word in kept]


def test_nobody_is_written_down_for_what_is_her_own(play: Play) -> None:
    register(play)
    contribute(play)

    assert [] == [one for one in seen(play) if one.person_id == one.whose_id]
    assert [] == seen(play, by=person(play, "mali"))


def test_what_was_opened_and_not_shown_is_no_look(play: Play) -> None:
    looks = [Look("p1", "r1", "answers", ("0812345678",)), Look("p2", "", "name", ("สมหญิง",))]

    assert ["p1"] == [one.whose for one in noting.seen(looks, who="me", shown="โทร 081-234 5678")]
    assert ["p1", "p2"] == [one.whose for one in noting.seen(looks, who="me", shown=None)]
    assert ["p2"] == [one.whose for one in noting.seen(looks, who="p1", shown=None)]


def test_every_look_is_sealed_and_a_change_behind_our_back_is_found(anywhere: Play, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(ops_audit, "open_core", lambda: anywhere.core)
    looked(anywhere, 3)
    sealed.seal(anywhere.core)
    assert 0 == CliRunner().invoke(ops_audit.audit, ["verify"]).exit_code

    with anywhere.core.database.writing() as connection:
        connection.execute(update(T).where(T.c.whose_id == "person-1").values(person_id="arun"))
    changed = CliRunner().invoke(ops_audit.audit, ["verify"])
    with anywhere.core.database.writing() as connection:
        connection.execute(delete(T).where(T.c.whose_id == "person-1"))
    gone = CliRunner().invoke(ops_audit.audit, ["verify"])

    assert (1, True) == (changed.exit_code, "a row was changed" in changed.output)
    assert (1, True) == (gone.exit_code, "3 rows were sealed, 2 are there" in gone.output)


def test_looks_age_out_a_whole_seal_at_a_time_and_the_rest_still_holds(anywhere: Play) -> None:
    looked(anywhere, 2, days_ago=500)
    sealed.seal(anywhere.core)
    looked(anywhere, 4)
    sealed.seal(anywhere.core)
    before = anywhere.clock.now() - timedelta(days=400)

    with anywhere.core.database.writing() as connection:
        assert 2 == accesses.count_before(connection, before)
        assert 2 == accesses.forget_before(connection, before)
        assert 0 == accesses.forget_before(connection, before)
        assert [] == list(accesses.broken(connection))
        assert 4 == len(connection.execute(select(T.c.id)).all())


def test_the_command_names_everybody_who_was_seen_in_a_span(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ops_accesses, "open_core", lambda: play.core)
    looked(play, 2)
    looked(play, 1, days_ago=9)
    today = f"{play.clock.now():%Y-%m-%d}"

    told = CliRunner().invoke(ops_accesses.show_accesses, ["--from", today, "--to", today, "--people"])
    lines = CliRunner().invoke(ops_accesses.show_accesses, ["--person", "person-0", "--json"])

    assert "person-0  1\nperson-1  1\n" == told.output
    assert 2 == len(lines.output.splitlines())
    assert 2 == CliRunner().invoke(ops_accesses.show_accesses, []).exit_code
