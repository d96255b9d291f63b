"""Draw a small picture for a message: the same for the same message, another for another."""

import io

from PIL import Image

from engine.forms.guessing.draws import Draws

CELLS, SIDE = 8, 64


def picture(seed: str) -> bytes:
    """Return a JPEG of a few fields of colour."""
    draws = Draws(f"picture\n{seed}")
    cells = bytes(draws.below(256) for _ in range(CELLS * CELLS * 3))
    drawn = Image.frombytes("RGB", (CELLS, CELLS), cells).resize((SIDE, SIDE))
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=70)
    return out.getvalue()
