"""What tests of what other systems read need: a token, a program that shows it, and a webhook that is listened to."""

from types import SimpleNamespace
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bot import tokens
from handlers.feeding import grants, outgoing, watching
from handlers.feeding.grants import Wanted
from handlers.feeding.watching import Wish
from models import endpoints
from models.outbox import Outgoing
from tests.ladders import PACK
from tests.play import Play
from tests.stories import desk, rows
from web.api import door
from web.interfaces import interfaces
from web.tries import Tries

ROOT = "/api/v1"
SECRET = "sanams_first"
FOREVER_MS = 9_000_000_000_000


class Program:
    """Another system: it shows its token, and reads."""

    def __init__(self, play: Play, token: str) -> None:
        app = Flask("api", static_folder=None)
        app.register_blueprint(interfaces)
        app.testing = True
        app.extensions["sanam"] = SimpleNamespace(core=play.core_without_tasks())
        self.client: FlaskClient = app.test_client()
        self.token = token
        unhurried()

    def get(self, where: str, **headers: str) -> TestResponse:
        shown = {"Authorization": f"Bearer {self.token}", **headers}
        return self.client.get(where if where.startswith("/") else f"{ROOT}/{where}", headers=shown)

    def items(self, where: str) -> list[dict[str, Any]]:
        """Read all pages of something."""
        found, following = [], f"{ROOT}/{where}"
        while following:
            body = self.body(following)
            found += body["items"]
            following = body["next"]
        return found

    def body(self, where: str) -> Any:
        answer = self.get(where)
        assert (200, where) == (answer.status_code, where), answer.get_data(as_text=True)
        return answer.get_json()


def unhurried() -> None:
    """Let a test begin as after a quiet minute."""
    door.BY_TOKEN, door.BY_ADDRESS, door.GUESSES = Tries(120), Tries(600), Tries(20)


def program(play: Play, **wanted: Any) -> Program:
    """Return a system with a token of its own."""
    return Program(play, token(play, **wanted))


def token(play: Play, *, until_ms: int = FOREVER_MS, **wanted: Any) -> str:
    """Make a token; return what is shown once."""
    fresh = tokens.fresh()
    wish = Wanted(**{"name": "กระทรวง", "programme": PACK, **wanted})
    with play.core.database.writing() as connection:
        grants.make(
            desk(play, connection), wish, token_id=fresh.id, token_hash=fresh.hash, until_ms=until_ms, by=None
        )
    return fresh.text


def watch(play: Play, url: str = "http://127.0.0.1:1/", *kinds: str, programme: str = PACK) -> str:
    """Have a programme's events told to an address; return the webhook's id."""
    wish = Wish(tokens.short_id(), programme, url, kinds or outgoing.KINDS)
    with play.core.database.writing() as connection:
        watching.add(desk(play, connection), wish, SECRET, by=None)
    play.core.shelf._looked_at = 0.0
    return wish.id


def told(play: Play, endpoint: str) -> list[str]:
    """Name what is in the outbox for a webhook, in its order."""
    return [one["kind"] for one in rows(play, Outgoing, endpoint_id=endpoint)]


def endpoint(play: Play, id_: str) -> endpoints.Endpoint:
    [row] = rows(play, endpoints.Endpoint, id=id_)
    return endpoints.Endpoint(**row)
