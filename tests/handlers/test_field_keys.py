"""A FIELD_KEY is rotated while everything goes on, nothing is lost, and the old one may be destroyed afterwards."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot import rewrapping
from bot.recorder import Recorder
from cli import ops_keys
from models import rewrapping as steps
from models.base import table
from models.sealing import FORM, Keyring, SealBroken
from models.vault import Vault, WrappedKey
from tests.play import Play
from tests.stories import contribute, register, rows

T = table(WrappedKey)


def with_keys(play: Play, *keys: str) -> Play:
    """Let this world be one that was started with these FIELD_KEYs."""
    settings = replace(play.settings, field_key=",".join(keys))
    play.core = replace(play.core, settings=settings, vault=Vault(Keyring(keys)))
    play.recorder = Recorder(play.core.database, play.core.vault)
    play.rotate_keys("secret")
    return play


def told(play: Play, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str]:
    monkeypatch.setattr(ops_keys, "open_core", lambda: play.core)
    found = CliRunner().invoke(ops_keys.keys, list(arguments))
    return found.exit_code, found.output


def test_every_key_is_wrapped_anew_and_opens_what_it_sealed(
    anywhere: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(anywhere)
    monkeypatch.setattr(steps, "BATCH", 2)
    with_keys(anywhere, "new", "field")
    known = len(rows(anywhere, WrappedKey))

    before = rewrapping.counted(anywhere.core)
    wrapped = sum(step.wrapped for step in rewrapping.rotate(anywhere.core))

    assert ({1: known}, known) == (dict(before), wrapped)
    assert {0: known} == dict(rewrapping.counted(anywhere.core))
    assert 0 == sum(step.wrapped for step in rewrapping.rotate(anywhere.core))
    assert "เลขที่รับ" in contribute(with_keys(anywhere, "new", "field"))


def test_what_was_broken_off_goes_on_where_it_was(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    register(play)
    monkeypatch.setattr(steps, "BATCH", 2)
    with_keys(play, "new", "field")
    known = len(rows(play, WrappedKey))

    next(iter(rewrapping.rotate(play.core)))

    assert {0: 2, 1: known - 2} == dict(rewrapping.counted(play.core))
    assert known - 2 == sum(step.wrapped for step in rewrapping.rotate(play.core))


def test_the_command_counts_by_key_and_never_shows_one(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    register(play)
    with_keys(play, "a-new-key-of-ours", "field")
    with play.core.database.writing() as connection:
        play.core.vault.key(connection, "person:new")
    old = len(rows(play, WrappedKey)) - 1

    code, said = told(play, monkeypatch)

    assert (0, f"FIELD_KEY 1: wraps 1\nFIELD_KEY 2: wraps {old}, finds people again\n") == (code, said)
    assert (0, f"{old} keys wrapped anew\n") == told(play, monkeypatch, "rotate")


def test_a_key_that_opens_with_none_is_named_and_stops_the_old_one_from_going(
    play: Play, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    register(play)
    with play.core.database.writing() as connection:
        connection.execute(T.insert().values(owner="person:lost", wrapped=Keyring(["other"]).make()[1]))

    assert 1 == told(play, monkeypatch)[0]
    code, said = told(play, monkeypatch, "rotate")
    assert (1, True) == (code, "person:lost opens with no FIELD_KEY" in said)
    assert 1 == told(play, monkeypatch, "retire", str(tmp_path / "key"))[0]


def test_the_old_key_may_be_destroyed_and_people_are_still_found(
    play: Play, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    register(play)
    with_keys(play, "new", "field")
    refused = told(play, monkeypatch, "retire", str(tmp_path / "early"))
    told(play, monkeypatch, "rotate")
    code, said = told(play, monkeypatch, "retire", str(tmp_path / "key"))

    line = (tmp_path / "key").read_text().removeprefix("FIELD_KEY=").strip()
    assert (1, 0) == (refused[0], code)
    assert "new" not in said
    assert 0o600 == stat.S_IMODE((tmp_path / "key").stat().st_mode)
    assert "field" not in line.split(",")
    assert "เลขที่รับ" in contribute(with_keys(play, *line.split(",")))
    with pytest.raises(SealBroken):
        Keyring(line.split(",")).unwrap(Keyring(["field"]).make()[1])
    assert "1: wraps" in told(play, monkeypatch)[1]


def test_a_sealed_value_says_its_form_and_no_other_form_opens() -> None:
    key, _ = Keyring(["one"]).make()
    sealed = key.seal("มะลิ")

    assert FORM == sealed[:1]
    assert "มะลิ" == key.open(sealed)
    for changed in (b"\x02" + sealed[1:], sealed[1:], b"", FORM):
        with pytest.raises(SealBroken):
            key.open(changed)
