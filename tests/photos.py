"""Take photos that nobody took: scenes of hills, people and light, each by its number, and what phones make of them."""

import io
import random
from collections.abc import Callable
from functools import cache

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

Picture = Image.Image
SIZE = (640, 480)


@cache
def scene(number: int, size: tuple[int, int] = SIZE) -> Picture:
    """Return the scene of a number: a sky, hills, a few people before them, soft like a photo."""
    dice = random.Random(number)
    width, height = size
    sky = Image.linear_gradient("L").resize(size)
    picture = ImageOps.colorize(sky, _colour(dice, 150), _colour(dice, 90))
    draw = ImageDraw.Draw(picture)
    for _ in range(dice.randint(5, 9)):
        x, y = dice.randint(-width // 4, width), dice.randint(height // 6, height)
        draw.ellipse(
            (x, y, x + dice.randint(width // 8, width), y + dice.randint(height // 8, height)),
            _colour(dice, 0),
        )
    for _ in range(dice.randint(3, 12)):
        x, y = dice.randint(0, width), dice.randint(height // 4, height)
        tall = dice.randint(height // 16, height // 3)
        draw.rectangle((x, y - tall, x + tall // 3, y), _colour(dice, 0))
        draw.ellipse((x, y - tall - tall // 3, x + tall // 3, y - tall), _colour(dice, 60))
    noise = Image.frombytes("L", (160, 120), dice.randbytes(160 * 120)).resize(size)
    return Image.blend(picture, noise.convert("RGB"), 0.12).filter(ImageFilter.GaussianBlur(2))


def jpeg(picture: Picture, quality: int = 85, **told: object) -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=quality, **told)
    return out.getvalue()


def photo(number: int) -> bytes:
    return jpeg(scene(number))


def cut(picture: Picture, share: float) -> Picture:
    width, height = picture.size
    left, top = int(width * share), int(height * share)
    return picture.crop((left, top, width - left, height - top))


def stamped(picture: Picture) -> Picture:
    copy = picture.copy()
    ImageDraw.Draw(copy).rectangle(
        (int(copy.width * 0.6), int(copy.height * 0.9), copy.width, copy.height), "white"
    )
    return copy


CHANGES: dict[str, Callable[[Picture], bytes]] = {
    "recompressed to 30": lambda one: jpeg(one, 30),
    "recompressed to 10": lambda one: jpeg(one, 10),
    "half as large": lambda one: jpeg(one.resize((one.width // 2, one.height // 2))),
    "320 pixels": lambda one: jpeg(ImageOps.contain(one, (320, 320)), 60),
    "mirrored": lambda one: jpeg(ImageOps.mirror(one)),
    "brighter": lambda one: jpeg(ImageEnhance.Brightness(one).enhance(1.25)),
    "darker": lambda one: jpeg(ImageEnhance.Brightness(one).enhance(0.7)),
    "grey": lambda one: jpeg(ImageOps.grayscale(one)),
    "stamped with a date": lambda one: jpeg(stamped(one)),
    "cut by 2 in 100": lambda one: jpeg(cut(one, 0.02)),
    "cut by 10 in 100": lambda one: jpeg(cut(one, 0.1)),
    "turned": lambda one: jpeg(one.rotate(90, expand=True)),
}


def _colour(dice: random.Random, least: int) -> tuple[int, int, int]:
    return (dice.randint(least, 255), dice.randint(least, 255), dice.randint(least, 255))
