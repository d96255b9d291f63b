"""What is made of a picture: an upright preview that says nothing, a look that finds it again, and nothing of a bomb."""

import io
import itertools
import struct
import zlib

import pytest
from PIL import Image, ImageOps

from bot.pictures import PIXELS_AT_MOST, Picture, read
from models.likenesses import bands, is_near, mirrored
from tests.photos import CHANGES, jpeg, photo, scene

SCENES, CHANGED = range(40), range(16)
FOUND = (
    "recompressed to 30",
    "half as large",
    "320 pixels",
    "mirrored",
    "grey",
    "stamped with a date",
)
NOT_FOUND = ("cut by 10 in 100", "turned")


def seen(content: bytes) -> Picture:
    found = read(content)
    assert found is not None
    return found


def opened(preview: bytes) -> Image.Image:
    return Image.open(io.BytesIO(preview))


def exif(**told: object) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = told.get("orientation", 1)
    found.get_ifd(0x8769)[0x9003] = "2021:11:20 10:15:00"
    found.get_ifd(0x8825).update({
        1: "N", 2: (18.0, 47.0, 24.0), 3: "E", 4: (98.0, 58.0, 48.0),
    })  # fmt: skip
    return found


def test_the_preview_is_a_small_jpeg() -> None:
    picture = seen(jpeg(scene(1, (4000, 3000))))

    assert ("JPEG", (1024, 768)) == (opened(picture.preview).format, opened(picture.preview).size)
    assert (4000, 3000) == (picture.width, picture.height)


def test_a_small_picture_is_not_made_larger() -> None:
    assert (320, 240) == opened(seen(jpeg(scene(1, (320, 240)))).preview).size


def test_the_preview_stands_upright_and_says_nothing_of_where_and_when() -> None:
    turned = scene(3).rotate(90, expand=True)
    picture = seen(jpeg(turned, exif=exif(orientation=6)))

    preview = opened(picture.preview)
    assert {} == dict(preview.getexif())
    assert b"Exif" not in picture.preview
    assert (640, 480) == preview.size
    assert (640, 480) == (picture.width, picture.height)
    assert is_near(picture.look, seen(jpeg(scene(3))).look)


def test_when_and_where_it_was_taken_is_read_from_the_original() -> None:
    picture = seen(jpeg(scene(3), exif=exif()))

    assert ("2021:11:20 10:15:00", "18.790000 98.980000") == (picture.taken, picture.place)


def test_most_pictures_say_nothing_of_themselves() -> None:
    assert ("", "") == (seen(photo(3)).taken, seen(photo(3)).place)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_other_kinds_of_pictures_have_a_preview_too(kind: str) -> None:
    out = io.BytesIO()
    scene(2).save(out, kind)

    assert is_near(seen(out.getvalue()).look, seen(photo(2)).look)


def test_what_can_be_seen_through_lies_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (64, 64), (0, 0, 0, 0)).save(out, "PNG")

    assert (255, 255, 255) == opened(seen(out.getvalue()).preview).getpixel((5, 5))


def test_a_plain_sheet_has_no_look() -> None:
    assert "" == seen(jpeg(Image.new("RGB", (640, 480), "white"))).look


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is huge."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "content",
    [
        bomb(60_000, 60_000),
        bomb(PIXELS_AT_MOST + 1, 1),
        photo(1)[:2000],
        photo(1)[:20] + bytes(5000),
        b"",
        b"\xff\xd8\xff\xe0",
        b"<svg onload=alert(1)>",
        b"\x00\x00\x01\x00" + bytes(100),
    ],
    ids=["bomb", "long", "cut short", "broken", "empty", "head", "svg", "icon"],
)
def test_what_cannot_be_opened_without_harm_has_no_preview(content: bytes) -> None:
    assert read(content) is None


def test_a_look_is_cut_into_seven_bands_that_carry_their_number() -> None:
    assert tuple(range(0, 7 * 1024, 1024)) == bands("0" * 32)
    assert bands("f" * 32) == tuple(n * 1024 + (1 << w) - 1 for n, w in enumerate((9, 9, 9, 9, 9, 9, 10)))


def test_a_mirrored_look_mirrored_is_the_look() -> None:
    look = seen(photo(5)).look

    assert look == mirrored(mirrored(look))
    assert is_near(look, seen(jpeg(ImageOps.mirror(scene(5)))).look)


def test_any_six_bits_may_differ_and_a_band_is_still_the_same() -> None:
    for bits in itertools.combinations(range(0, 64, 5), 6):
        other = f"{sum(1 << bit for bit in bits):016x}{0:016x}"

        assert set(bands("0" * 32)) & set(bands(other))
        assert is_near("0" * 32, other)


def test_changed_copies_are_found_and_other_pictures_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    looks = {number: seen(photo(number)).look for number in SCENES}
    found = {
        name: sum(is_near(looks[number], seen(change(scene(number))).look or "0" * 32) for number in CHANGED)
        for name, change in CHANGES.items()
    }
    pairs = list(itertools.combinations(looks.values(), 2))
    alarms = sum(is_near(one, other) for one, other in pairs)
    with capsys.disabled():
        print(f"\n{'copy':<22} found of {len(CHANGED)}")
        for name, count in found.items():
            print(f"{name:<22} {count}")
        print(f"{'other pictures':<22} {alarms} of {len(pairs)}")

    assert [] == [name for name in FOUND if found[name] < len(CHANGED) - 1]
    assert [] == [name for name in NOT_FOUND if found[name] > 1]
    assert 0 == alarms
