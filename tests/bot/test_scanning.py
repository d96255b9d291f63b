"""What people send is looked through before it is laid anywhere: harm is refused, a scanner that is away holds a file back."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot import media, scanning
from bot.config import SettingWrong
from bot.config import load as settings
from bot.scanning import ScannerDown, harm_in
from models.evidence import GIVEN_UP, KEPT, WAITING, Evidence
from tests.bot.silent_hosts import host
from tests.bot.test_config import GOOD
from tests.fakes import VOICE
from tests.play import Play
from tests.stories import register, rows

HARM = b"this-is-harm"


def _serve(server: socket.socket, saying: bytes, seen: list[bytes]) -> None:
    """Speak clamd's way: pieces with their lengths, an answer once a length of nothing comes."""
    line, _ = server.accept()
    with line, line.makefile("rb") as asked:
        assert asked.read(10) == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(asked.read(4), "big"):
            content += asked.read(size)
        seen.append(content)
        line.sendall(saying or (b"stream: Test.Harm FOUND\0" if HARM in content else b"stream: OK\0"))


@contextmanager
def scanner(folder: Path | None = None, saying: bytes = b"") -> Iterator[tuple[str, list[bytes]]]:
    seen: list[bytes] = []
    if folder:
        server = socket.socket(socket.AF_UNIX)
        server.bind(str(folder / "clamd"))
        server.listen()
        address = str(folder / "clamd")
    else:
        server = socket.create_server(("127.0.0.1", 0))
        address = f"127.0.0.1:{server.getsockname()[1]}"
    with server:
        thread = threading.Thread(target=_serve, args=(server, saying, seen), daemon=True)
        thread.start()
        yield address, seen
        thread.join(5)


def sent(play: Play, content: bytes, address: str) -> Any:
    """Let มะลิ send a voice note; return what became of it."""
    register(play)
    play.core = replace(play.core, settings=replace(play.core.settings, scanner=address))
    play.line.contents["v1"] = content
    play.event("mali", {"type": "message", "message": {"type": "audio", "id": "v1", "duration": 1_000}})
    [row] = rows(play, Evidence)
    media.fetch_evidence(play.core, row["id"])
    return rows(play, Evidence)[0]


def test_what_harms_is_never_kept(play: Play) -> None:
    with scanner() as (address, seen):
        row = sent(play, VOICE + HARM, address)

    assert (GIVEN_UP, "harmful: Test.Harm", None) == (row["state"], row["reason"], row["place"])
    assert [VOICE + HARM] == seen


def test_what_does_no_harm_is_kept(play: Play, tmp_path: Path) -> None:
    with scanner(tmp_path) as (address, _):
        row = sent(play, VOICE, address)

    assert KEPT == row["state"]


def test_a_scanner_that_is_away_holds_a_file_back_and_lets_none_through(play: Play) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"127.0.0.1:{server.getsockname()[1]}"

    row = sent(play, VOICE, address)

    assert (WAITING, True) == (row["state"], str(row["reason"]).startswith("the scanner: "))


def test_a_file_above_the_scanner_s_own_limit_is_not_called_harmless() -> None:
    with (
        scanner(saying=b"INSTREAM size limit exceeded. ERROR\0") as (address, _),
        pytest.raises(ScannerDown, match="size limit"),
    ):
        harm_in(address, [VOICE])


@pytest.mark.parametrize("drips", [b"", b"x"])
def test_a_scanner_that_never_ends_is_given_up(drips: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "ANSWER_S", 0.3)

    with host(drips=drips) as port, pytest.raises(ScannerDown):
        harm_in(f"127.0.0.1:{port}", [VOICE])


@pytest.mark.parametrize("value", ["clamd", "clamd:many", ":3310"])
def test_an_address_that_is_none_stops_the_start(value: str) -> None:
    with pytest.raises(SettingWrong, match="SCANNER"):
        settings({**GOOD, "SCANNER": value})
