"""Publish forms of the demo's programme anew, with other words in them, under whatever runs."""

import re

from cli.applying import FOLDER, digest
from engine.forms.reading import read_markdown
from engine.forms.storing import to_dict
from models import packs
from tests.play import Play

PACK = "moac-groups-2565"
_VERSION = re.compile(r"\| 2565\.1[.\d]* \|")


class Editions:
    """The forms as they were last published; each change makes a version of its own."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.texts: dict[str, str] = {}
        self.count = 1

    def text(self, name: str) -> str:
        """Return a form as it is now."""
        return self.texts.get(name) or (FOLDER / PACK / "forms" / f"{name}.md").read_text("utf-8")

    def publish(self, name: str, old: str, new: str) -> str:
        """Publish a form with some words of it replaced; return its digest."""
        text = self.text(name)
        assert old in text, f"{name} has no {old!r}"
        self.count += 1
        self.texts[name] = _VERSION.sub(f"| 2565.1.{self.count} |", text.replace(old, new))
        body = to_dict(read_markdown(self.texts[name], name=name))
        _store(self.play, name, body)
        return digest(body)


def _store(play: Play, name: str, body: dict[str, object]) -> None:
    with play.core.database.writing() as connection:
        stored = packs.bodies(connection, [PACK])[PACK]
        kept = [row for row in packs.forms_of(connection, PACK) if row.is_current and row.name != name]
        forms: list[dict[str, object]] = [
            {"programme": row.programme, "name": row.name, "digest": row.digest, "body": row.body}
            for row in kept
        ]
        forms.append({"programme": PACK, "name": name, "digest": digest(body), "body": body})
        pack = {
            "id": PACK, "digest": digest([name]), "body": stored, "applied_at": play.clock.moment,
        }  # fmt: skip
        packs.apply(connection, pack, forms)
    play.core.shelf._looked_at = 0.0
