"""How often LINE lets each endpoint be called. Here a call too many is a warning, or a refusal when asked for."""

from dataclasses import dataclass

HOUR, MINUTE, SECOND = 3600, 60, 1


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls in so many seconds."""

    calls: int
    seconds: int

    @property
    def words(self) -> str:
        """Return it as a warning says it."""
        return f"more than {self.calls} calls in {self.seconds} s"


STANDARD = Rate(2000, SECOND)
RATES = {
    **dict.fromkeys(
        (
            "POST /v2/bot/message/narrowcast",
            "POST /v2/bot/message/broadcast",
            "POST /v2/bot/channel/webhook/test",
        ),
        Rate(60, HOUR),
    ),
    **dict.fromkeys(
        (
            "POST /v2/bot/richmenu",
            "DELETE /v2/bot/richmenu/{menu}",
            "DELETE /v2/bot/richmenu/alias/{alias}",
            "GET /v2/bot/richmenu/progress/batch",
        ),
        Rate(100, HOUR),
    ),
    "POST /v2/bot/richmenu/batch": Rate(3, HOUR),
    "GET /v2/bot/channel/webhook/endpoint": Rate(1000, MINUTE),
    "PUT /v2/bot/channel/webhook/endpoint": Rate(1000, MINUTE),
    "POST /v2/bot/message/multicast": Rate(200, SECOND),
    "POST /v2/bot/chat/loading/start": Rate(100, SECOND),
    "POST /v2/oauth/accessToken": Rate(370, SECOND),
}


class Rates:
    """Calls of the present hour, minute or second, an endpoint at a time; machine time, as LINE's is."""

    def __init__(self) -> None:
        """Start with nothing called."""
        self._windows: dict[str, tuple[int, int]] = {}

    def over(self, endpoint: str, machine: float) -> Rate | None:
        """Count a call, and return the rate that it breaks."""
        rate = RATES.get(endpoint, STANDARD)
        window = int(machine) // rate.seconds
        last, calls = self._windows.get(endpoint, (window, 0))
        calls = calls + 1 if last == window else 1
        self._windows[endpoint] = (window, calls)
        return rate if calls > rate.calls else None
