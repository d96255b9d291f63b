"""Bring events to the bot: signed, in order, again when asked to, and with the troubles that are switched on."""

from dataclasses import dataclass, replace
from threading import Timer

from simulator.hook.events import Event, chat_of
from simulator.hook.lanes import Lanes
from simulator.hook.post import Outcome, post, signature
from simulator.line import Line
from simulator.weather.on_events import dressed, in_their_order, seen
from simulator.wire.answer import as_bytes

MOST_TRIES = 8
ON_THE_WAY = ("unknown_event", "new_sticker", "wrong_signature", "drop", "delay", "reorder", "duplicate")


@dataclass(frozen=True, slots=True)
class Parcel:
    """Events that travel in one webhook."""

    events: tuple[Event, ...]
    lane: str
    tries: int = 1
    wrong_signature: bool = False


class Sender:
    """Everything that is on its way to the bot."""

    def __init__(self, line: Line) -> None:
        """Start with nothing under way."""
        self._line = line
        self._lanes = Lanes()
        self._under_way = 0

    def send(self, events: list[Event], *, wrong_signature: bool = False) -> None:
        """Send events as one webhook; LINE itself may send it twice or late, when such faults are on."""
        with self._line.changed:
            struck = self._line.faults.strike(seen(self._line, events), *ON_THE_WAY)
        wrong = wrong_signature or "wrong_signature" in struck
        parcel = Parcel(tuple(dressed(events, struck)), _lane(events), wrong_signature=wrong)
        if "drop" in struck:
            self._note(parcel, Outcome("dropped"))
            return
        late = struck["delay"].step.number("seconds") if "delay" in struck else 0
        apart = struck["reorder"].step.number("seconds") if "reorder" in struck else 0
        self._post(parcel, apart, late)
        if "duplicate" in struck:
            self._post(parcel, 0, late)

    def send_each(self, events: list[Event]) -> None:
        """Send the events of one act, each as a webhook of its own."""
        for sent in in_their_order(self._line, events):
            self.send([sent])

    def under_way(self) -> int:
        """Return how many webhooks are waiting, travelling or to be sent again."""
        return self._under_way

    def wait_until_idle(self, seconds: float) -> bool:
        """Wait until nothing is under way; False when it takes longer."""
        with self._line.changed:
            return self._line.changed.wait_for(lambda: self._under_way == 0, seconds)

    def stop(self) -> None:
        """End the threads."""
        self._lanes.stop()

    def _post(self, parcel: Parcel, wait: float, late: float = 0) -> None:
        """Put a parcel into its lane: after a wait others may overtake it, a late one holds up its lane."""
        with self._line.changed:
            self._under_way += 1
        if not wait:
            self._lanes.add(parcel.lane, lambda: self._try(parcel), late)
            return
        timer = Timer(wait, self._lanes.add, (parcel.lane, lambda: self._try(parcel)))
        timer.daemon = True
        timer.start()

    def _try(self, parcel: Parcel) -> None:
        line = self._line
        with line.changed:
            for sent in parcel.events:
                line.tokens.sent(sent.get("replyToken", ""), line.clock.machine())
            url = line.webhook_url
        body = as_bytes({"destination": line.bot.id, "events": parcel.events})
        secret = "wrong" if parcel.wrong_signature else line.settings.secret
        outcome = post(url, body, signature(secret, body))
        with line.changed:
            if line.faults.strike(seen(line, list(parcel.events)), "unheard"):
                outcome = Outcome("request_timeout", outcome.status, outcome.ms, "the answer was not heard")
        self._note(parcel, outcome)
        self._finish(parcel, outcome)

    def _finish(self, parcel: Parcel, outcome: Outcome) -> None:
        if outcome.accepted:
            self._mark_read(parcel)
        elif parcel.tries < MOST_TRIES:
            with self._line.changed:
                struck = self._line.faults.strike(seen(self._line, list(parcel.events)), "redeliver")
            if again := struck.get("redeliver"):
                first = again.step.number("first_wait_seconds")
                self._post(_again(parcel), first * 2 ** (parcel.tries - 1))
        with self._line.changed:
            self._under_way -= 1
        self._line.touch()

    def _mark_read(self, parcel: Parcel) -> None:
        # The account has no human chat, and then LINE itself marks what the bot received as read.
        with self._line.changed:
            for sent in parcel.events:
                if sent.get("type") == "message":
                    self._line.chats.read(_lane([sent]), sent.get("message", {}).get("id", ""))

    def _note(self, parcel: Parcel, outcome: Outcome) -> None:
        with self._line.changed:
            self._line.journal.note_webhook(
                {
                    "at": self._line.clock.now().isoformat(timespec="milliseconds"),
                    "events": [sent.get("webhookEventId") for sent in parcel.events],
                    "types": [sent.get("type") for sent in parcel.events],
                    "try": parcel.tries,
                    "redelivery": parcel.tries > 1,
                    "status": outcome.status,
                    "ms": outcome.ms,
                    "reason": outcome.reason,
                    "detail": outcome.detail,
                    "body": list(parcel.events),
                }
            )


def _lane(events: list[Event]) -> str:
    source = events[0].get("source") if events else None
    return chat_of(source) if isinstance(source, dict) and source.keys() & {"groupId", "userId"} else ""


def _again(parcel: Parcel) -> Parcel:
    # A redelivered event is the same to the letter but for this flag, its tokens included.
    events = tuple({**sent, "deliveryContext": {"isRedelivery": True}} for sent in parcel.events)
    return replace(parcel, events=events, tries=parcel.tries + 1)
