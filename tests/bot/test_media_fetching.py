"""Files are fetched from the local LINE over HTTP by the real gateway, by a task that may run at any time, and twice."""

import base64
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot import media, pictures
from bot.clock import machine_ms
from bot.leftovers import tidy_files
from bot.line.gateway import Gateway
from bot.line.outcomes import Outcome
from bot.wiring import Core
from models import evidence, likenesses
from models.evidence import Evidence
from models.streams import Sealed
from simulator.app import start
from simulator.settings import Settings
from tests.bot.test_media_pictures import bomb
from tests.fakes import Died
from tests.photos import photo, scene
from tests.play import Play
from tests.simulator.line_kit import MALI, SECRET, TOKEN, Bot, Hand
from tests.stories import act, register, rows

SOUND = b"\x00\x00\x00\x18ftypM4A \x00\x00\x02\x00isomiso2" + bytes(range(256)) * 1024
HOUR_MS = 3_600_000


@pytest.fixture
def bot() -> Iterator[Bot]:
    taking = Bot()
    yield taking
    taking.stop()


@pytest.fixture
def hand(bot: Bot) -> Iterator[Hand]:
    begins = datetime.fromisoformat("2021-11-22T09:00:00+07:00")
    local = start(Settings(port=0, bot=bot.url, secret=SECRET, token=TOKEN, start=begins))
    yield (made := Hand(local.url, bot))
    made.pool.clear()
    local.stop()


@pytest.fixture
def core(play: Play, hand: Hand) -> Core:
    """A worker's core: the world's rows and files, and the real gateway to the local LINE."""
    register(play)
    hand.do(MALI, "follow")
    hand.idle()
    return replace(play.core, gateway=Gateway(lambda: TOKEN, hand.url))


def sends(hand: Hand, kind: str = "audio", content: bytes = SOUND, **body: Any) -> dict[str, Any]:
    """Let มะลิ send something on her phone; return the message as the bot got it."""
    hand.do(MALI, kind, base64=base64.b64encode(content).decode(), **body)
    hand.idle()
    return dict(hand.bot.events[-1]["message"])


def arrives(play: Play, message: dict[str, Any]) -> str:
    """Give the bot that message as มะลิ's; return the id of the piece."""
    play.event("mali", {"type": "message", "message": message})
    [order] = play.orders
    play.orders.clear()
    return str(order.arguments[0])


def piece(play: Play) -> Evidence:
    [row] = rows(play, Evidence)
    return Evidence(**row)


def content(core: Core, row: Evidence) -> bytes:
    """Open a kept file as the page does."""
    with core.database.reading() as connection:
        key = core.vault.existing(connection, f"person:{row.person_id}")
    assert key is not None
    assert row.file_key is not None
    assert row.place is not None
    place = row.place
    sealed = Sealed(
        bytes.fromhex(key.open(row.file_key)), row.size or 0, lambda a, b: core.files.read(place, a, b)
    )
    return b"".join(sealed.part(0, sealed.size))


def later(play: Play) -> None:
    """Let every try that waits be due."""
    with play.core.database.writing() as connection:
        table = evidence._T
        connection.execute(table.update().values(next_try_ms=table.c.next_try_ms - HOUR_MS))


def test_a_voice_note_lies_sealed_in_the_store(play: Play, hand: Hand, core: Core) -> None:
    one = arrives(play, sends(hand))

    media.fetch_evidence(core, one)

    row = piece(play)
    assert ("kept", len(SOUND), "audio/mp4", 1) == (row.state, row.size, row.content_type, row.tries)
    assert SOUND == content(core, row)
    [lying] = core.files.all()
    assert SOUND[:64] not in core.files.read(lying.place, 0, len(SOUND))


def test_what_is_being_prepared_is_fetched_when_it_is_ready(play: Play, hand: Hand, core: Core) -> None:
    hand.post("/control/faults", {"api": {"content_unready": 2}})
    one = arrives(play, sends(hand))

    states = []
    for _ in range(3):
        media.fetch_evidence(core, one)
        states.append(piece(play).state)
        later(play)

    assert ["waiting", "waiting", "kept"] == states


def test_a_try_before_its_time_does_nothing(play: Play, hand: Hand, core: Core) -> None:
    hand.post("/control/faults", {"api": {"content_unready": 1}})
    one = arrives(play, sends(hand))
    media.fetch_evidence(core, one)

    media.fetch_evidence(core, one)

    assert 1 == piece(play).tries
    assert 5_000 < piece(play).next_try_ms - machine_ms() <= 10_000


def test_what_was_unsent_before_it_was_fetched_is_gone(play: Play, hand: Hand, core: Core) -> None:
    message = sends(hand)
    one = arrives(play, message)
    hand.do(MALI, "unsend", messageId=message["id"])

    media.fetch_evidence(core, one)

    assert ("gone", None) == (piece(play).state, piece(play).message)


def test_what_line_does_not_know_is_asked_for_again_before_it_is_gone(
    play: Play, hand: Hand, core: Core
) -> None:
    one = arrives(play, {"type": "audio", "id": "999", "duration": 1000})

    states = []
    for _ in range(3):
        media.fetch_evidence(core, one)
        states.append(piece(play).state)
        later(play)

    assert ["waiting", "waiting", "gone"] == states


def test_what_is_too_large_is_left_and_the_sender_is_asked_again_for_free(
    play: Play, hand: Hand, core: Core
) -> None:
    core = replace(core, settings=replace(core.settings, evidence_at_most_mb="1"))
    one = arrives(play, sends(hand, content=SOUND + bytes(1024 * 1024)))

    media.fetch_evidence(core, one)

    assert "too_big" == piece(play).state
    assert [] == list(core.files.all())
    assert "เก็บไว้ไม่ได้ค่ะ ส่งใหม่ให้สั้นลงได้เลย" in act(play, "mali", "เมนู")
    assert [] == play.line.pushes


def test_a_page_that_came_as_a_voice_note_is_never_served_as_a_page(
    play: Play, hand: Hand, core: Core
) -> None:
    one = arrives(play, sends(hand, content=b"<html><script>alert(1)</script></html>"))

    media.fetch_evidence(core, one)

    row = piece(play)
    assert ("kept", "application/octet-stream") == (row.state, row.content_type)
    assert "does not look like audio" == row.reason


@pytest.mark.parametrize("fault", [{"error_500_rate": 1.0}, {"limit_429_rate": 1.0}])
def test_trouble_at_line_is_tried_again(play: Play, hand: Hand, core: Core, fault: dict[str, float]) -> None:
    one = arrives(play, sends(hand))
    hand.post("/control/faults", {"api": fault})
    media.fetch_evidence(core, one)
    hand.post("/control/faults", {"api": dict.fromkeys(fault, 0)})
    later(play)

    states = [piece(play).state]
    media.fetch_evidence(core, one)

    assert ["waiting", "kept"] == [*states, piece(play).state]


def test_the_last_try_gives_up_and_the_sender_hears_of_it(play: Play, core: Core) -> None:
    one = arrives(play, {"type": "audio", "id": "998", "duration": 1000})
    play.line.contents["998"] = Outcome("down", reason="the test said down")
    with play.core.database.writing() as connection:
        connection.execute(evidence._T.update().values(tries=media.TRIES_AT_MOST - 1))

    media.fetch_evidence(play.core, one)

    assert "given_up" == piece(play).state
    assert "เก็บไว้ไม่ได้ค่ะ" in act(play, "mali", "เมนู")


def test_a_worker_that_dies_while_it_fetches_leaves_the_piece_to_the_next(
    play: Play, hand: Hand, core: Core
) -> None:
    one = arrives(play, sends(hand))
    dying = replace(core, gateway=Dying())  # type: ignore[arg-type]
    with pytest.raises(Died):
        media.fetch_evidence(dying, one)
    assert ("waiting", 1) == (piece(play).state, piece(play).tries)
    later(play)

    media.fetch_evidence(core, one)

    assert ("kept", 2) == (piece(play).state, piece(play).tries)
    assert 1 == len(list(core.files.all()))


class Dying:
    """A gateway whose process ends in the middle of a file."""

    def content(self, message_id: str, into: Any, limit_bytes: int) -> Any:
        into(SOUND[:100])
        raise Died


def test_two_workers_at_once_keep_one_file(play: Play, hand: Hand, core: Core) -> None:
    one = arrives(play, sends(hand))

    threads = [threading.Thread(target=media.fetch_evidence, args=(core, one)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert ("kept", 1) == (piece(play).state, piece(play).tries)
    assert 1 == len(list(core.files.all()))
    assert SOUND == content(core, piece(play))


def test_an_unsend_during_the_download_wins(play: Play, hand: Hand, core: Core) -> None:
    one = arrives(play, sends(hand))
    slow = replace(core, gateway=Unsending(core.gateway, play))  # type: ignore[arg-type]

    media.fetch_evidence(slow, one)

    assert ("gone", None, None) == (piece(play).state, piece(play).place, piece(play).file_key)
    assert [] == list(core.files.all())


class Unsending:
    """A gateway during whose download the sender takes the message back."""

    def __init__(self, gateway: Gateway, play: Play) -> None:
        self.gateway, self.play = gateway, play

    def content(self, message_id: str, into: Any, limit_bytes: int) -> Any:
        found = self.gateway.content(message_id, into, limit_bytes)
        self.play.event("mali", {"type": "unsend", "unsend": {"messageId": message_id}})
        return found


def test_a_store_that_is_down_is_tried_again(play: Play, hand: Hand, core: Core) -> None:
    from bot.files import Files, FilesDown

    class Down(Files):
        def put(self, place: str, file: object) -> None:
            raise FilesDown("the test")

    one = arrives(play, sends(hand))
    media.fetch_evidence(replace(core, files=Down("memory:///")), one)
    assert ("waiting", "the store: the test") == (piece(play).state, piece(play).reason)
    later(play)

    media.fetch_evidence(core, one)

    assert "kept" == piece(play).state


def test_the_whole_way_works_in_a_bucket_too(play: Play, hand: Hand, core: Core) -> None:
    from bot.files import Files

    core = replace(core, files=Files("memory:///"))
    one = arrives(play, sends(hand))

    media.fetch_evidence(core, one)

    assert SOUND == content(core, piece(play))


def test_the_sweep_orders_what_is_due_and_only_that(play: Play, hand: Hand, core: Core) -> None:
    arrives(play, sends(hand))
    tasks = play.core.tasks

    counts = [tasks.sweep()]
    with play.core.database.writing() as connection:
        evidence.take(connection, piece(play).id, now_ms=machine_ms(), until_ms=machine_ms() + HOUR_MS)
    counts.append(tasks.sweep())

    ordered = [(one.name, one.queue_name) for one in tasks.client().list_workflows()]
    tasks.client().destroy()
    assert [("fetch_evidence", "media")] == ordered
    assert [1, 0] == counts


def test_a_file_that_no_row_names_is_deleted_after_a_day(play: Play, core: Core, tmp_path: Path) -> None:
    orphan = tmp_path / "orphan"
    orphan.write_bytes(b"sealed")
    core.files.put("ab/orphan", orphan)
    assert 0 == tidy_files(core)
    yesterday = machine_ms() / 1000 - 25 * 3_600
    os.utime(Path(core.settings.evidence_store) / "ab" / "orphan", (yesterday, yesterday))

    assert 1 == tidy_files(core)
    assert [] == list(core.files.all())


def test_a_photo_from_the_local_line_is_looked_at_and_its_preview_lies_sealed_beside_it(
    play: Play, core: Core, hand: Hand
) -> None:
    evidence_id = arrives(play, sends(hand, "photo", photo(1)))

    media.fetch_evidence(core, evidence_id)

    row = piece(play)
    assert (evidence.KEPT, "image/jpeg", 640, 480) == (row.state, row.content_type, row.width, row.height)
    assert photo(1) == content(core, row)
    assert row.place is not None
    lying = sorted(one.place for one in core.files.all())
    assert [row.place, evidence.preview_place(row.place)] == lying
    assert b"\xff\xd8\xff" not in core.files.read(evidence.preview_place(row.place), 0, 400)
    assert likenesses.is_near(pictures.look(scene(1)), row.look or "")


def test_a_photo_that_is_a_bomb_is_kept_and_not_opened(play: Play, core: Core, hand: Hand) -> None:
    evidence_id = arrives(play, sends(hand, "photo", bomb(60_000, 60_000)))

    media.fetch_evidence(core, evidence_id)

    row = piece(play)
    assert (evidence.KEPT, None, None) == (row.state, row.preview_size, row.look)
    assert [row.place] == [one.place for one in core.files.all()]


def test_an_unsent_photo_takes_its_preview_and_its_look_along(play: Play, core: Core, hand: Hand) -> None:
    message = sends(hand, "photo", photo(1))
    media.fetch_evidence(core, arrives(play, message))
    play.event("mali", {"type": "unsend", "unsend": {"messageId": message["id"]}})

    media.erase_evidence(core, piece(play).id)

    assert [] == list(core.files.all())
    assert [] == rows(play, likenesses.Band)
    assert (None, None) == (piece(play).look, piece(play).preview_key)
