"""Draw the pictures of the menus again: `python -m bot.menus.draw`, by hand, when a word or a number changes.

Chromium sets the Thai, because few others put its marks where they belong. Nothing here runs in the product.
"""

import base64
import shutil
import struct
import sys
import zlib
from html import escape
from pathlib import Path
from typing import Any

from bot.menus.icons import ICONS
from bot.menus.plans import CELL_HEIGHT, FOLDER, bounds, size
from bot.texts import Texts
from engine.conversation.menu.functions import title
from engine.conversation.menu.variants import Audience, Variant, every

ROOT = Path(__file__).resolve().parents[2]
FONT = ROOT / "web" / "static" / "fonts" / "Sarabun-Bold.woff2"
TEMPLATE = Path(__file__).with_name("picture.html")
COLOURS = 16
STRONG: dict[Audience, str] = {"newcomer": "#06733A", "group": "#06733A", "office": "#1D4677"}


def page(variant: Variant, texts: Texts) -> str:
    """Return the page that shows one picture."""
    font = base64.b64encode(FONT.read_bytes()).decode()
    fields = "".join(_field(variant, place, name, texts) for place, name in enumerate(variant.functions))
    html = TEMPLATE.read_text("utf-8").replace("FONT", font).replace("STRONG", STRONG[variant.audience])
    return html.replace("HEIGHT", str(size(variant)["height"])).replace("FIELDS", fields)


def _field(variant: Variant, place: int, name: str, texts: Texts) -> str:
    box, number = bounds(place), variant.badge(name)
    style = f"left:{box['x']}px;top:{box['y']}px;width:{box['width']}px;height:{CELL_HEIGHT}px"
    badge = f'<b class="badge">{escape(number)}</b>' if number else ""
    words = escape(texts.word(title(name), {}))
    icon = f'<svg viewBox="0 0 100 100">{ICONS[name]}</svg>'
    lead = " lead" if place == 0 else ""
    inner = f'<div class="icon">{icon}{badge}</div><div class="words">{words}</div>'
    return f'<div class="field{lead}" style="{style}"><div class="card">{inner}</div></div>'


def png(width: int, height: int, palette: bytes, dots: bytes) -> bytes:
    """Write a picture of sixteen colours: two dots a byte, no filter, packed as hard as zlib can."""
    pairs = bytes(left << 4 | right for left, right in zip(dots[::2], dots[1::2], strict=True))
    rows = b"".join(b"\0" + pairs[at : at + width // 2] for at in range(0, len(pairs), width // 2))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, body) for kind, body in parts)


def _part(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def draw(browser_page: Any, variant: Variant, texts: Texts) -> bytes:
    """Return the PNG of one menu."""
    sizes = size(variant)
    browser_page.set_viewport_size(sizes)
    browser_page.set_content(page(variant, texts))
    browser_page.evaluate("document.fonts.ready")
    shot = base64.b64encode(browser_page.screenshot(type="png")).decode()
    found = browser_page.evaluate("([shot, colours]) => fewColours(shot, colours)", [shot, COLOURS])
    palette, dots = (base64.b64decode(found[name]) for name in ("palette", "dots"))
    return png(sizes["width"], sizes["height"], palette, dots)


def main(wanted: list[str]) -> None:
    """Draw every picture, or those that are named."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a tool's dependency, absent where the bot runs

    texts = Texts.load("th")
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        opened = chromium.new_page()
        for variant in every():
            if not wanted or variant.name in wanted:
                (FOLDER / f"{variant.name}.png").write_bytes(draw(opened, variant, texts))
        chromium.close()


if __name__ == "__main__":
    main(sys.argv[1:])
