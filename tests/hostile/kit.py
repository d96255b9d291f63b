"""What the hostile suite needs: the whole application behind https, a stranger from any address, and who is signed in."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any, cast

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from bot import app as product
from tests.play import Play
from tests.stories import person
from tests.web.admin_kit import PACK
from tests.web.board_kit import HOST, Desktop, way_in

PUBLIC = "https://sanam.example"
_places = itertools.count(1)


@dataclass
class House:
    """The application with its world."""

    app: Flask
    play: Play
    signed: dict[str, Desktop] = field(default_factory=dict)

    def stranger(self) -> FlaskClient:
        """Return a browser at an address that nobody came from before."""
        client = self.app.test_client()
        move(client)
        return client

    def desktop(self, who: str = "arun") -> Desktop:
        """Return the browser of somebody who is signed in: a new one each time."""
        found = Desktop(self.app)
        move(found.client)
        found.enter(way_in(self.play, who).removeprefix(HOST).removeprefix(PUBLIC))
        assert 200 == found.status
        return found

    def known(self, who: str = "arun") -> Desktop:
        """Return the browser of somebody who is signed in, the same for all who only look."""
        if who not in self.signed:
            self.signed[who] = self.desktop(who)
        move(self.signed[who].client)
        return self.signed[who]

    def rules(self) -> Iterator[Rule]:
        """Go through every address that the application answers at."""
        yield from sorted(self.app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint))

    def address(self, rule: Rule, **more: str) -> str:
        """Return an address of a rule, about things that are there as far as they can be named."""
        things = {
            "pack": PACK, "programme": PACK, "form": "set1", "ending": "xlsx", "day": "2021-11-22", "code": "50",
            "person": person(self.play, "somchai"), "filename": "pages.css", "number": "1", **more,
        }  # fmt: skip
        return re.sub(r"<(?:[^:>]+:)?([^>]+)>", lambda found: things.get(found[1], "x" * 32), rule.rule)

    def close(self) -> None:
        self.app.extensions["sanam"].pool.stop()


def open_house(play: Play) -> House:
    """Make the application as production does, over this world."""
    base = play.core_without_tasks()
    here = replace(base.settings, public_url=PUBLIC)
    patience, product.WARM_AFTER_S = product.WARM_AFTER_S, 1e6
    try:
        app = product.create_app(here, holds_pool=True)
    finally:
        product.WARM_AFTER_S = patience
    core = replace(base, settings=here)
    app.extensions["sanam"]._rear = SimpleNamespace(core=core, delivery=SimpleNamespace(stop=_nothing))
    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return House(app, play)


def move(client: FlaskClient) -> None:
    """Let a browser come from another address."""
    number = next(_places)
    cast("dict[str, Any]", client.environ_base)["REMOTE_ADDR"] = (
        f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    )


def cookies(answer: TestResponse) -> dict[str, str]:
    """Return the cookies that an answer sets, by their names."""
    return {one.partition("=")[0]: one for one in answer.headers.getlist("Set-Cookie")}


def _nothing() -> None:
    """Leave nothing to stop."""
