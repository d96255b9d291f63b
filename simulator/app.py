"""Put the parts together: one server that is LINE to the bot, and a control desk to people."""

from dataclasses import dataclass
from threading import Thread

from simulator import page
from simulator.api import door
from simulator.control import crowds, groups, machine, people, phones, transcripts, weather
from simulator.control.desk import Desk
from simulator.hook.sender import Sender
from simulator.line import Line
from simulator.settings import Settings
from simulator.wire import callers
from simulator.wire.answer import Answer, Refusal
from simulator.wire.request import Request
from simulator.wire.routes import Routes, joined
from simulator.wire.server import Server

API = ("/v2/", "/oauth2/", "//")  # LINE forgives no doubled slash, so the bot learns of one here
CONTROL: Routes[Desk] = joined(
    machine.ROUTES,
    people.ROUTES,
    groups.ROUTES,
    phones.ROUTES,
    transcripts.ROUTES,
    weather.ROUTES,
    crowds.ROUTES,
    page.ROUTES,
)


@dataclass(frozen=True, slots=True)
class LocalLine:
    """A local LINE that runs in this process until it is stopped."""

    desk: Desk
    server: Server

    @property
    def url(self) -> str:
        """Return its base address."""
        return self.server.url

    def stop(self) -> None:
        """End the server and its threads."""
        self.desk.line.faults.clear()
        self.server.shutdown()
        self.server.server_close()
        self.desk.sender.stop()


def build(settings: Settings) -> LocalLine:
    """Build a local LINE; its port is bound, nothing is served yet."""
    line = Line(settings)
    desk = Desk(line, Sender(line))

    def respond(request: Request) -> Answer:
        if (stranger := callers.refused(request)) is not None:
            return stranger
        if request.path.startswith(API):
            return door.answer(line, request)
        try:
            return CONTROL.answer(desk, request)
        except Refusal as refusal:
            return refusal.answer()
        except (ValueError, TypeError, KeyError) as wrong:
            # A value of the wrong kind in a test's request; LINE's own side checks every value first.
            return Refusal(400, f"{type(wrong).__name__}: {wrong}").answer()

    return LocalLine(desk, Server(settings.port, respond))


def start(settings: Settings) -> LocalLine:
    """Build a local LINE and serve it from a thread."""
    local = build(settings)
    Thread(target=local.server.serve_forever, args=(0.05,), name="local-line", daemon=True).start()
    return local
