"""The menus as they are drawn: LINE takes them, the pictures fit their areas, and a phone loads them quickly."""

import struct
import zlib

import pytest

from bot.line.check import check_rich_menu
from bot.menus.plans import FOLDER, Plan, bounds, plan, plans, size
from bot.texts import Texts
from engine.conversation.menu.variants import Variant, every
from simulator.rules.menus import menu_problems

TEXTS = Texts.load("th")
PLANS = plans(TEXTS)
LARGEST = 60_000
INK, PAPER = (0x1B, 0x1B, 0x1B), (255, 255, 255)


def chunks(png: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        found[kind] = found.get(kind, b"") + png[at + 8 : at + 8 + length]
        at += length + 12
    return found


def lightness(colour: tuple[int, int, int]) -> float:
    parts = [(part / 255 / 12.92) if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    dark, light = sorted((lightness(one), lightness(other)))
    return (light + 0.05) / (dark + 0.05)


def by_name(name: str) -> Variant:
    return next(one for one in every() if one.name == name)


@pytest.mark.parametrize("one", PLANS, ids=lambda one: one.variant)
def test_line_would_take_every_menu(one: Plan) -> None:
    assert () == check_rich_menu(one.request)
    assert [] == menu_problems(one.request)


@pytest.mark.parametrize("one", every(), ids=lambda one: one.name)
def test_every_picture_has_the_size_of_its_areas_few_colours_and_few_bytes(one: Variant) -> None:
    png = (FOLDER / f"{one.name}.png").read_bytes()
    width, height, depth, kind = struct.unpack(">IIBB", chunks(png)[b"IHDR"][:10])

    assert size(one) == {"width": width, "height": height}
    assert (4, 3) == (depth, kind)
    assert len(png) <= LARGEST
    assert (width // 2 + 1) * height == len(zlib.decompress(chunks(png)[b"IDAT"]))


def test_no_picture_lies_about_without_a_menu() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {one.name for one in every()}


def test_the_areas_cover_the_picture_without_overlapping() -> None:
    for variant in every():
        found = [bounds(place) for place in range(len(variant.functions))]
        whole = size(variant)
        assert sum(one["width"] * one["height"] for one in found) == whole["width"] * whole["height"]
        assert {one["width"] for one in found} <= {833, 834}


def test_an_area_names_a_function_and_nothing_of_a_person() -> None:
    actions = [area["action"] for one in PLANS for area in one.request["areas"]]

    assert {"menu:code", "menu:help", "menu:privacy", "menu:report", "menu:due", "menu:sent", "menu:unit", "menu:ask",
            "menu:news", "menu:groups", "menu:missing"} == {one["data"] for one in actions}  # fmt: skip
    assert [] == [one for one in actions if one["label"] != one["displayText"]]


def test_the_volunteers_menu_says_what_was_agreed() -> None:
    labels = [area["action"]["label"] for area in plan(by_name("group-3"), TEXTS).request["areas"]]

    assert labels == ["ส่งรายงาน", "งานที่ต้องส่ง", "รายงานที่ส่งแล้ว", "กลุ่มของฉัน", "ถามเจ้าหน้าที่", "วิธีใช้"]


def test_every_menu_is_known_by_its_own_fingerprint() -> None:
    assert len(PLANS) == len({one.digest for one in PLANS}) == len({one.name for one in PLANS})


@pytest.mark.parametrize("name", ["newcomer", "group-3", "office-2-3"])
def test_the_colours_of_a_picture_are_read_in_the_sun(name: str) -> None:
    palette = chunks((FOLDER / f"{name}.png").read_bytes())[b"PLTE"]
    colours = {(palette[at], palette[at + 1], palette[at + 2]) for at in range(0, len(palette), 3)}
    strong = (0x1D, 0x46, 0x77) if name.startswith("office") else (0x06, 0x73, 0x3A)

    assert {INK, PAPER, strong} <= colours
    assert min(contrast(PAPER, one) for one in (INK, strong, (0xC5, 0x22, 0x1F))) >= 4.5
