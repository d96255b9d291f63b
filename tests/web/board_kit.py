"""What tests of the pages for officers need: a way in from the chat, a browser, and the numbers that a page says."""

from types import SimpleNamespace
from typing import Any

import lxml.html
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.play import Play, actions
from tests.stories import act
from web.boards import boards
from web.entrances import entrances
from web.evidence import evidence
from web.figures import open_figures
from web.files import files
from web.pages import pages

HOST = "http://127.0.0.1:8000"
ASK = "เปิดหน้าสรุปงาน"


def application(play: Play) -> Flask:
    """Serve the pages of this world; what they order, the world does."""
    app = Flask("pages", static_folder=None)
    for blueprint in (pages, evidence, entrances, boards, open_figures, files):
        app.register_blueprint(blueprint)
    app.testing = True
    app.extensions["sanam"] = SimpleNamespace(core=play.core_without_tasks())
    return app


def way_in(play: Play, who: str = "somchai") -> str:
    """Ask for the pages in the chat; return the path behind the button."""
    act(play, who, ASK)
    uris = [str(one["uri"]) for one in actions(play.seen[who]) if one.get("type") == "uri"]
    return next(uri for uri in uris if "/enter/" in uri).removeprefix(HOST)


class Desktop:
    """A browser without JavaScript in front of the pages."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()
        self.last: TestResponse | None = None

    def look(self, where: str) -> str:
        return self._took(self.client.get(where))

    def enter(self, link: str) -> str:
        """Look at a way in and press its button."""
        self.look(link)
        return self.press(0)

    def press(self, number: int = 0, **more: Any) -> str:
        """Send a form of the page as it stands, with some fields more."""
        form = self.page().forms[number]
        sent = {**dict(form.form_values()), **more}
        return self._took(self.client.post(form.action or "", data=sent, follow_redirects=True))

    def post(self, where: str, **sent: Any) -> str:
        return self._took(self.client.post(where, data=sent, follow_redirects=True))

    def decide(self, do: str, **more: Any) -> str:
        """Press a button of the form in which a reviewer decides."""
        numbers = [at for at, form in enumerate(self.page().forms) if "step" in dict(form.form_values())]
        return self.press(numbers[0], do=do, **more)

    def answers(self) -> dict[str, int]:
        """Read the three answers of the first screen."""
        found = self.page().xpath("//*[@data-answer]")
        return {one.get("data-answer"): int(one.text_content().replace(",", "")) for one in found}

    def text(self) -> str:
        """Return what stands on the page, blanks made even."""
        return " ".join(self.page().xpath("//main")[0].text_content().split())

    def links(self) -> list[str]:
        return [str(one) for one in self.page().xpath("//main//a/@href")]

    def page(self) -> Any:
        return lxml.html.fromstring(self.words())

    def words(self) -> str:
        assert self.last is not None
        return self.last.get_data().decode(errors="replace")

    @property
    def status(self) -> int:
        assert self.last is not None
        return self.last.status_code

    def _took(self, answer: TestResponse) -> str:
        self.last = answer
        return self.words()


def signed_in(play: Play, who: str = "somchai") -> Desktop:
    """Return the browser of somebody who has come in from the chat."""
    desktop = Desktop(application(play))
    desktop.enter(way_in(play, who))
    return desktop
