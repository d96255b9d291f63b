"""Bring events to the bot: signed, in order, again when asked to, and with the troubles that are switched on."""

import json
from dataclasses import dataclass, replace
from threading import Timer

from simulator.hook.events import Event, chat_of
from simulator.hook.lanes import Lanes
from simulator.hook.post import Outcome, post, signature
from simulator.line import Line

MOST_TRIES = 8


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
        faults, dice = self._line.faults.webhook, self._line.faults.webhook_strikes
        wrong = wrong_signature or dice(faults.wrong_signature_rate)
        parcel = Parcel(tuple(events), _lane(events), wrong_signature=wrong)
        if dice(faults.drop_rate):
            self._note(parcel, Outcome("dropped"))
            return
        self._post(parcel, faults.reorder_seconds if dice(faults.reorder_rate) else 0)
        if dice(faults.duplicate_rate):
            self._post(parcel, 0)

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

    def _post(self, parcel: Parcel, wait: float) -> None:
        with self._line.changed:
            self._under_way += 1
        if not wait:
            self._lanes.add(parcel.lane, lambda: self._try(parcel))
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
        body = json.dumps(
            {"destination": line.bot.id, "events": parcel.events}, ensure_ascii=False, separators=(",", ":")
        ).encode()
        secret = "wrong" if parcel.wrong_signature else line.settings.secret
        outcome = post(url, body, signature(secret, body))
        self._note(parcel, outcome)
        self._finish(parcel, outcome)

    def _finish(self, parcel: Parcel, outcome: Outcome) -> None:
        faults = self._line.faults.webhook
        if outcome.accepted:
            self._mark_read(parcel)
        elif faults.redeliver and parcel.tries < MOST_TRIES:
            self._post(_again(parcel), faults.first_wait_seconds * 2 ** (parcel.tries - 1))
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
