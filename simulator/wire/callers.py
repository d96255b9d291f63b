"""Tell this machine's own callers from a page of somebody else's that a browser here happens to show."""

from urllib.parse import urlsplit

from simulator.wire.answer import Answer, Refusal
from simulator.wire.request import Request

HERE = {"127.0.0.1", "localhost", "::1"}
ELSEWHERE = "Only programs and pages of this machine are served"


def refused(request: Request) -> Answer | None:
    """Refuse a name that was only made to lead here, and whatever a page from elsewhere asks for."""
    host, origin = request.headers.get("host", ""), request.headers.get("origin")
    is_ours = origin is None or origin.lower() == f"http://{host.lower()}"
    return None if is_ours and _name(host) in HERE else Refusal(403, ELSEWHERE).answer()


def _name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None
