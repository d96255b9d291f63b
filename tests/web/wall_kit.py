"""What tests of a form for everybody need: an office that put one on the wall, and visitors who answer it."""

from types import SimpleNamespace
from typing import Any

import lxml.html
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.play import Play, actions
from tests.stories import act
from web.asking import asking
from web.pages import pages

HOST = "http://127.0.0.1:8000"


def application(play: Play) -> Flask:
    """Serve the pages of this world."""
    app = Flask("pages", static_folder=None)
    for blueprint in (pages, asking):
        app.register_blueprint(blueprint)
    app.extensions["sanam"] = SimpleNamespace(core=play.core_without_tasks())
    return app


def opened(play: Play) -> str:
    """Let สมชาย put the form on the wall; return the path that the code leads to."""
    act(play, "somchai", "ขอ QR ให้คนตอบ", "[ขอ QR ให้คนตอบ]")
    return link(play)


def link(play: Play) -> str:
    """Return the path behind the button that opens the code, without its poster."""
    uris = [str(one["uri"]) for one in actions(play.seen["somchai"]) if one.get("type") == "uri"]
    return next(uri for uri in uris if "/ask/" in uri).removeprefix(HOST).removesuffix("/poster")


class Visitor:
    """Somebody with a phone whose browser runs no scripts."""

    def __init__(self, app: Flask, where: str) -> None:
        self.client: FlaskClient = app.test_client()
        self.where = where
        self.last: TestResponse | None = None

    def look(self, more: str = "") -> str:
        return self._took(self.client.get(self.where + more))

    def answer(self, score: str, **typed: str) -> str:
        """Fill the form as it stands, choose a score by its words, and send it."""
        page = self.page()
        [form] = page.forms
        sent: dict[str, Any] = {name: value for name, value in form.form_values() if name[:2] != "v:"}
        for choice in page.xpath("//label[@class='choice']"):
            if choice.text_content().strip() == score:
                box = choice.find("input")
                sent[box.get("name")] = box.get("value")
        sent |= {f"v:/data/{name}": value for name, value in typed.items()}
        return self.post({**sent, "do": "send"})

    def press(self, button: str) -> str:
        [form] = self.page().forms
        return self.post({**dict(form.form_values()), "do": button})

    def post(self, sent: dict[str, Any], **headers: str) -> str:
        return self._took(self.client.post(self.where, data=sent, headers=headers, follow_redirects=True))

    def page(self) -> Any:
        return lxml.html.fromstring(self.words())

    def words(self) -> str:
        assert self.last is not None
        return self.last.get_data(as_text=True)

    def faults(self) -> list[str]:
        return [one.text_content() for one in self.page().find_class("fault")]

    @property
    def status(self) -> int:
        assert self.last is not None
        return self.last.status_code

    def _took(self, answer: TestResponse) -> str:
        self.last = answer
        return answer.get_data(as_text=True)


def visits(play: Play, where: str) -> Visitor:
    """Return somebody who has opened the form."""
    visitor = Visitor(application(play), where)
    visitor.look()
    return visitor
