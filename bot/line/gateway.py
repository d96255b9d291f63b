"""The one door to LINE: reply, push, multicast, and the few things we ask LINE.

Messages are plain dicts all the way. Nothing leaves that `check` would refuse, and nothing is retried here: the
outcome says whether a retry makes sense, and whoever owns the message's row decides.
"""

import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import quote
from uuid import UUID

import urllib3

from bot.line import answers, limits
from bot.line.check import check
from bot.line.contents import Fetch, fetch
from bot.line.outcomes import Outcome, of_success
from bot.line.sdk import Call, Sdk, report

LINE_API = "https://api.line.me"
LINE_CONTENT_API = "https://api-data.line.me"

Message = Mapping[str, object]
Read = TypeVar("Read")


class BadMessagesError(ValueError):
    """LINE would refuse these messages; raised by a strict gateway, in tests, where others return an outcome."""


class Gateway:
    """Calls LINE; safe for threads. Make it anywhere, warm it after the fork."""

    def __init__(
        self,
        token: Callable[[], str],
        api_base: str = LINE_API,
        *,
        timeouts: tuple[float, float] = (2, 5),
        content_seconds: float = 60,
        connections: int = 16,
        strict: bool = False,
    ) -> None:
        base = api_base.rstrip("/")
        self._sdk = Sdk(token, base, timeouts, connections)
        self._token = token
        self._content_base = LINE_CONTENT_API if base == LINE_API else base
        self._timeouts = timeouts
        self._content_seconds = content_seconds
        self._strict = strict
        self._files = (0, urllib3.PoolManager())

    def warm(self) -> threading.Thread:
        """Import the SDK in the background, so that the first person does not wait for it."""
        thread = threading.Thread(target=self._sdk.ready, name="line-warm", daemon=True)
        thread.start()
        return thread

    def reply(self, token: str, messages: Sequence[Message]) -> Outcome:
        """Answer an event; free, once, within a minute. LINE takes no retry key here."""
        return self._send("/v2/bot/message/reply", {"replyToken": token}, messages)

    def push(self, to: str, messages: Sequence[Message], retry_key: UUID) -> Outcome:
        """Send to one chat, counted; the same key never delivers twice within a day."""
        return self._send("/v2/bot/message/push", {"to": to}, messages, retry_key)

    def multicast(self, to: Sequence[str], messages: Sequence[Message], retry_key: UUID) -> Outcome:
        """Send to many people, each counted."""
        if not 1 <= len(to) <= limits.RECIPIENTS:
            return Outcome("refused", reason=f"to: Size must be between 1 and {limits.RECIPIENTS}")
        return self._send("/v2/bot/message/multicast", {"to": list(to)}, messages, retry_key)

    def loading(self, user_id: str, seconds: int = 20) -> Outcome:
        """Show the loading dots in a person's chat until the next message, or for so long."""
        if seconds % limits.LOADING_STEP or not limits.LOADING_LEAST <= seconds <= limits.LOADING_MOST:
            return Outcome("refused", reason="loadingSeconds: Must be 5 to 60 in steps of 5")
        body = {"chatId": user_id, "loadingSeconds": seconds}
        return self._sdk.call(Call("POST", "/v2/bot/chat/loading/start", body))[0]

    def profile(self, user_id: str) -> answers.Profile | Outcome:
        """Ask how a person calls themselves; `not_found` when they block us or never were a friend."""
        return self._ask(answers.profile, Call("GET", "/v2/bot/profile/{user}", places={"user": user_id}))

    def quota(self) -> answers.Quota | Outcome:
        """Ask how many counted messages this month allows."""
        return self._ask(answers.quota, Call("GET", "/v2/bot/message/quota"))

    def consumption(self) -> answers.Consumption | Outcome:
        """Ask how many counted messages this month has used."""
        return self._ask(answers.consumption, Call("GET", "/v2/bot/message/quota/consumption"))

    def info(self) -> answers.Bot | Outcome:
        """Ask who the token belongs to."""
        return self._ask(answers.bot, Call("GET", "/v2/bot/info"))

    def webhook_test(self, endpoint: str | None = None) -> answers.WebhookTest | Outcome:
        """Let LINE call our webhook, or another address, and say what it saw."""
        body = {"endpoint": endpoint} if endpoint else {}
        return self._ask(answers.webhook_test, Call("POST", "/v2/bot/channel/webhook/test", body))

    def content(self, message_id: str, limit_bytes: int) -> answers.Content | Outcome:
        """Fetch the file of a message; `preparing` means ask again soon, `gone` that it was unsent."""
        path = "/v2/bot/message/{message}/content"
        wanted = Fetch(
            url=self._content_base + path.format(message=quote(message_id, safe="")),
            token=self._token(),
            limit_bytes=limit_bytes,
            timeout=urllib3.Timeout(connect=self._timeouts[0], read=self._timeouts[1]),
            seconds=self._content_seconds,
        )
        began = time.perf_counter()
        found = fetch(self._file_pool(), wanted)
        ended = found if isinstance(found, Outcome) else of_success(200, found.request_id)
        report(path, ended, began)
        return found

    def _send(
        self, path: str, to: Mapping[str, object], messages: Sequence[Message], retry_key: UUID | None = None
    ) -> Outcome:
        if faults := check(messages):
            reason = "; ".join(map(str, faults))
            if self._strict:
                raise BadMessagesError(reason)
            refused = Outcome("refused", reason=reason)
            report(path, refused, time.perf_counter())
            return refused
        return self._sdk.call(Call("POST", path, {**to, "messages": list(messages)}, retry_key))[0]

    def _ask(self, read: Callable[[dict[str, Any]], Read], call: Call) -> Read | Outcome:
        ended, said = self._sdk.call(call)
        if not ended.delivered:
            return ended
        try:
            return read(answers.as_object(said))
        except (ValueError, KeyError, TypeError):
            return Outcome("down", ended.status, ended.request_id, "unreadable answer")

    def _file_pool(self) -> urllib3.PoolManager:
        """Return this process's own pool; two threads that both make one do no harm."""
        process, pool = self._files
        if process != os.getpid():
            pool = urllib3.PoolManager(maxsize=4, retries=False)
            self._files = os.getpid(), pool
        return pool
