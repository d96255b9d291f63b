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
from bot.line.check import check, check_rich_menu
from bot.line.contents import Fetch, fetch
from bot.line.outcomes import Outcome, of_success
from bot.line.sdk import Call, Sdk, report
from bot.line.uploads import Upload, upload

LINE_API = "https://api.line.me"
LINE_CONTENT_API = "https://api-data.line.me"
ENDPOINT = "/v2/bot/channel/webhook/endpoint"

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

    def members(self, group_id: str) -> answers.Members | Outcome:
        """Ask how many people are in a group, without ourselves; so many times a push to it counts."""
        path = (
            "/v2/bot/room/{group}/members/count"
            if _is_room(group_id)
            else "/v2/bot/group/{group}/members/count"
        )
        return self._ask(answers.members, Call("GET", path, places={"group": group_id}))

    def member(self, group_id: str, user_id: str) -> answers.Profile | Outcome:
        """Ask after one person in a group; `not_found` when she is not in it."""
        path = (
            "/v2/bot/room/{group}/member/{user}"
            if _is_room(group_id)
            else "/v2/bot/group/{group}/member/{user}"
        )
        return self._ask(answers.profile, Call("GET", path, places={"group": group_id, "user": user_id}))

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

    def endpoint(self) -> answers.Endpoint | Outcome:
        """Ask where LINE sends webhooks, and whether it does; `not_found` when no address was ever set."""
        return self._ask(answers.endpoint, Call("GET", ENDPOINT))

    def set_endpoint(self, address: str) -> Outcome:
        """Have LINE send webhooks to an address."""
        return self._sdk.call(Call("PUT", ENDPOINT, {"endpoint": address}))[0]

    def create_menu(self, menu: Message) -> answers.MadeMenu | Outcome:
        """Make a rich menu; a hundred an hour at most, and none can be changed."""
        if faults := check_rich_menu(menu):
            return Outcome("refused", reason="; ".join(map(str, faults)))
        return self._ask(answers.made_menu, Call("POST", "/v2/bot/richmenu", menu))

    def give_picture(self, menu_id: str, png: bytes) -> Outcome:
        """Give a rich menu its picture, once and for ever."""
        path = "/v2/bot/richmenu/{menu}/content"
        wanted = Upload(
            url=self._content_base + path.format(menu=quote(menu_id, safe="")),
            token=self._token(),
            body=png,
            content_type="image/png",
            timeout=urllib3.Timeout(connect=self._timeouts[0], read=self._timeouts[1]),
            seconds=self._timeouts[1],
        )
        began = time.perf_counter()
        ended = upload(self._file_pool(), wanted)
        report(path, ended, began)
        return ended

    def menus(self) -> tuple[answers.Menu, ...] | Outcome:
        """List the rich menus that were made through the API; those of the OA Manager are not among them."""
        return self._ask(answers.menus, Call("GET", "/v2/bot/richmenu/list"))

    def delete_menu(self, menu_id: str) -> Outcome:
        """Delete a rich menu; whoever it is linked to sees the default one."""
        return self._sdk.call(Call("DELETE", "/v2/bot/richmenu/{menu}", places={"menu": menu_id}))[0]

    def default_menu(self) -> answers.MadeMenu | Outcome:
        """Ask which menu everybody sees who has none of their own; `not_found` when there is none."""
        return self._ask(answers.made_menu, Call("GET", "/v2/bot/user/all/richmenu"))

    def set_default_menu(self, menu_id: str) -> Outcome:
        """Show a menu to everybody who has none of their own."""
        return self._sdk.call(Call("POST", "/v2/bot/user/all/richmenu/{menu}", places={"menu": menu_id}))[0]

    def link_menu(self, user_id: str, menu_id: str) -> Outcome:
        """Show a menu to one person, at once."""
        places = {"user": user_id, "menu": menu_id}
        return self._sdk.call(Call("POST", "/v2/bot/user/{user}/richmenu/{menu}", places=places))[0]

    def link_menus(self, user_ids: Sequence[str], menu_id: str) -> Outcome:
        """Show a menu to many people; LINE takes its time."""
        if not 1 <= len(user_ids) <= limits.RECIPIENTS:
            return Outcome("refused", reason=f"userIds: Size must be between 1 and {limits.RECIPIENTS}")
        body = {"richMenuId": menu_id, "userIds": list(user_ids)}
        return self._sdk.call(Call("POST", "/v2/bot/richmenu/bulk/link", body))[0]

    def content(
        self, message_id: str, into: Callable[[bytes], object], limit_bytes: int
    ) -> answers.Content | Outcome:
        """Pass on the file of a message; `preparing` means ask again soon, `gone` that it was unsent."""
        path = "/v2/bot/message/{message}/content"
        wanted = Fetch(
            url=self._content_base + path.format(message=quote(message_id, safe="")),
            token=self._token(),
            into=into,
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


def _is_room(group_id: str) -> bool:
    """Say whether an id is one of the old rooms, which are asked after elsewhere."""
    return group_id.startswith("R")
