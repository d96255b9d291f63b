"""What is taken away from outside the office says who took it, and when: pictures and paper; the office's own bears nothing."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from bot.clock import machine_ms
from bot.passes import FILES
from bot.watermarks import marked
from models.base import table
from models.evidence import Evidence
from models.reports import Report
from tests.exports.pdf_kit import bare, pages
from tests.handlers.test_compiling_groups import _shared, settled
from tests.photos import jpeg, scene
from tests.play import Play
from tests.stories import person, rows
from tests.web.test_evidence import browser
from tests.web.test_files import browser as of_files

WORDS = "นิดา 0123abcd 10 ธ.ค. 2563 9:00 น."
PHOTO = jpeg(scene(7), quality=90)


@pytest.fixture
def shared(play: Play) -> Play:
    """Lend a world in which a district sent a photo with its share, which the province above may see."""
    settled(play)
    play.line.contents["v1"] = PHOTO
    play.event("somchai", {"type": "message", "message": {"type": "image", "id": "v1"}})
    play.work()
    [sent] = rows(play, Evidence)
    _shared(play)
    content = {name: sent[name] for name in ("state", "sha256", "content_type", "size", "place", "file_key", "preview_key", "preview_size")}  # fmt: skip
    found = table(Evidence)
    with play.core.database.writing() as connection:
        connection.execute(found.update().where(found.c.id == "ab12").values(**content))
    return play


def test_a_picture_that_goes_to_an_office_above_bears_who_opened_it(shared: Play) -> None:
    found = {}
    for who in ("somchai", "nida"):
        link = shared.core.passes.path("ab12", person(shared, who), now_ms=machine_ms())
        client = browser(shared)
        page = client.get(link)
        found[who] = {part: client.get(f"{link}/{part}") for part in ("content", "preview/0")}
        assert 200 == page.status_code

    assert PHOTO == found["somchai"]["content"].data
    assert [(200, "image/jpeg")] * 2 == [
        (one.status_code, one.content_type) for one in found["nida"].values()
    ]
    assert 2 < _differs(PHOTO, found["nida"]["content"].data)
    assert 2 < _differs(found["somchai"]["preview/0"].data, found["nida"]["preview/0"].data)


def test_a_report_that_goes_to_an_office_above_bears_who_took_it_on_every_page(
    shared: Play, tmp_path: Path
) -> None:
    [report] = [one for one in rows(shared, Report) if one["form"] == "district_share" and one["office_id"] == "doae-mhs-1"]  # fmt: skip
    said: dict[str, list[str]] = {}
    for who in ("somchai", "nida"):
        made = tmp_path / f"{who}.pdf"
        made.write_bytes(_taken(shared, who, report["id"]))
        said[who] = [one.said for one in pages(made)]

    mark = bare(f"{person(shared, 'nida')[:8]}")
    assert [True] * len(said["nida"]) == [mark in one for one in said["nida"]]
    assert [] == [one for one in said["somchai"] if person(shared, "somchai")[:8] in one]


def test_words_are_all_over_a_picture_and_nothing_of_its_place_is_left() -> None:
    whole = scene(3)
    told = Image.Exif()
    told[0x010E] = "at home"
    drawn = marked([jpeg(whole, exif=told)], WORDS)

    assert drawn is not None
    with Image.open(io.BytesIO(drawn)) as opened:
        assert (whole.size, 0) == (opened.size, len(opened.getexif()))
        halves = [(0, 0, 320, 240), (320, 0, 640, 240), (0, 240, 320, 480), (320, 240, 640, 480)]
        apart = ImageChops.difference(opened.convert("L"), whole.convert("L"))
    assert all(_highest(apart.crop(one)) > 40 for one in halves)


def test_what_is_no_picture_or_too_much_of_one_is_not_shown() -> None:
    huge = b"\x89PNG\r\n\x1a\n" + bytes(33 * 1024 * 1024)

    assert [None, None, None] == [marked([one], WORDS) for one in (b"", b"<html>", huge)]


def _taken(play: Play, who: str, report: str) -> bytes:
    client = of_files(play)
    link = play.core.passes.path(report, person(play, who), now_ms=machine_ms(), door=FILES)
    client.get(link)
    answer = client.get(f"{link}/pdf")
    assert 200 == answer.status_code, answer.data[:200]
    return bytes(answer.data)


def _highest(picture: Any) -> int:
    return int(picture.getextrema()[1])


def _differs(one: bytes, other: bytes) -> float:
    """Return by how many greys two pictures differ on the average."""
    with Image.open(io.BytesIO(one)) as first, Image.open(io.BytesIO(other)) as second:
        apart = ImageChops.difference(first.convert("L"), second.convert("L").resize(first.size))
        counts = apart.histogram()
    return sum(grey * count for grey, count in enumerate(counts)) / sum(counts)
