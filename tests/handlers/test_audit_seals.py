"""Seals over the audit: whoever reaches the database and changes what was done is found."""

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, insert, update

from bot import sealed
from cli import ops_audit
from models import audit, audit_seals
from models.audit import Act
from models.audit_seals import Seal
from models.base import table
from tests.play import Play

ACTS = table(Act)


def done(play: Play, count: int) -> None:
    with play.core.database.writing() as connection:
        for number in range(count):
            audit.note(
                connection, at=play.clock.now(), act="waive", about_id=f"round-{number}", person_id="somchai"
            )


def wrong(play: Play) -> list[tuple[int, str]]:
    with play.core.database.reading() as connection:
        return [(one.id, why) for one, why in audit_seals.broken(connection)]


@pytest.fixture
def two_blocks(anywhere: Play) -> Play:
    """A world in which two blocks were sealed, one after the other."""
    sealed.seal(anywhere.core)
    for _ in range(2):
        done(anywhere, 3)
        assert 1 == sealed.seal(anywhere.core)
    return anywhere


def test_what_was_not_touched_holds(two_blocks: Play) -> None:
    assert [] == wrong(two_blocks)
    assert 0 == sealed.seal(two_blocks.core)


@pytest.mark.parametrize("change", [
    update(ACTS).where(ACTS.c.about_id == "round-1").values(act="accept"),
    update(ACTS).where(ACTS.c.about_id == "round-1").values(person_id="nida"),
    delete(ACTS).where(ACTS.c.about_id == "round-2"),
])  # fmt: skip
def test_a_change_behind_the_back_of_the_product_is_found(two_blocks: Play, change: object) -> None:
    with two_blocks.core.database.writing() as connection:
        connection.execute(change)  # type: ignore[call-overload]

    assert 2 == len(wrong(two_blocks))


def test_a_row_that_is_slipped_into_a_sealed_block_is_found(two_blocks: Play) -> None:
    with two_blocks.core.database.writing() as connection:
        last = audit_seals.latest(connection)
        assert last is not None
        row = {"at": two_blocks.clock.now(), "act": "accept", "about_id": "round-9", "seal_id": last.id}
        connection.execute(insert(ACTS).values(**row))

    assert [(last.id, "3 rows were sealed, 4 are there")] == wrong(two_blocks)


def test_a_block_that_is_taken_out_with_its_seal_is_found(two_blocks: Play) -> None:
    with two_blocks.core.database.writing() as connection:
        last = audit_seals.latest(connection)
        assert last is not None
        connection.execute(delete(ACTS).where(ACTS.c.seal_id == last.id - 1))
        connection.execute(delete(table(Seal)).where(table(Seal).c.id == last.id - 1))

    assert f"seals {last.id - 1} to {last.id - 1} are gone" in [why for _, why in wrong(two_blocks)]


def test_seals_that_were_all_made_anew_are_told_by_a_line_of_the_log(
    two_blocks: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ops_audit, "open_core", lambda: two_blocks.core)
    with two_blocks.core.database.writing() as connection:
        last = audit_seals.latest(connection)
        assert last is not None
        kept = f"{last.id}:{last.digest}"
    assert 0 == CliRunner().invoke(ops_audit.audit, ["verify", "--digest", kept]).exit_code
    with two_blocks.core.database.writing() as connection:
        connection.execute(update(ACTS).values(seal_id=None, person_id="nida"))
        connection.execute(delete(table(Seal)))
    sealed.seal(two_blocks.core)

    found = CliRunner().invoke(ops_audit.audit, ["verify", "--digest", kept])

    assert 1 == found.exit_code
    assert f"{kept} does not stand in the chain" in found.output
