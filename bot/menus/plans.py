"""Lay out every menu: its areas for LINE, its picture, and the fingerprint by which it is known again."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.texts import Texts
from engine.conversation.bubbles import say
from engine.conversation.menu.functions import title
from engine.conversation.menu.variants import Variant, every

FOLDER = Path(__file__).with_name("pictures")
OURS = "sanam "
WIDTH, CELL_HEIGHT = 2500, 843
COLUMNS = (0, 833, 1666, WIDTH)


@dataclass(frozen=True, slots=True)
class Plan:
    """One menu as LINE is to have it."""

    variant: str
    request: dict[str, Any]
    picture: Path
    digest: str

    @property
    def name(self) -> str:
        """Return the name that LINE lists it by; the fingerprint is part of it."""
        return str(self.request["name"])


def plans(texts: Texts) -> tuple[Plan, ...]:
    """Lay out every menu there can be."""
    return tuple(plan(variant, texts) for variant in every())


def plan(variant: Variant, texts: Texts) -> Plan:
    """Lay out one menu."""
    picture = FOLDER / f"{variant.name}.png"
    bar = texts.word(say("Menu"), {})
    shape = {"size": size(variant), "selected": True, "chatBarText": bar, "areas": areas(variant, texts)}
    seen = hashlib.sha256(json.dumps(shape, sort_keys=True, ensure_ascii=False).encode())
    seen.update(picture.read_bytes())
    digest = seen.hexdigest()
    return Plan(variant.name, {**shape, "name": f"{OURS}{variant.name} {digest[:12]}"}, picture, digest)


def size(variant: Variant) -> dict[str, int]:
    """Return how large the picture is: one row of three, or two."""
    return {"width": WIDTH, "height": CELL_HEIGHT * (len(variant.functions) // 3)}


def areas(variant: Variant, texts: Texts) -> list[dict[str, Any]]:
    """Return what each field does: constants that are the same for everybody and name a function, nothing more."""
    return [
        {"bounds": bounds(place), "action": _action(name, texts)}
        for place, name in enumerate(variant.functions)
    ]


def bounds(place: int) -> dict[str, int]:
    """Return where a field lies."""
    row, column = divmod(place, 3)
    left, right = COLUMNS[column], COLUMNS[column + 1]
    return {"x": left, "y": row * CELL_HEIGHT, "width": right - left, "height": CELL_HEIGHT}


def _action(name: str, texts: Texts) -> dict[str, str]:
    words = texts.word(title(name), {})
    return {"type": "postback", "label": words, "data": f"menu:{name}", "displayText": words}
