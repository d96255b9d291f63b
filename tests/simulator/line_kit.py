"""What the tests of the local LINE share: a tiny bot that takes webhooks, and a hand on the control desk."""

import base64
import hashlib
import hmac
import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread
from typing import Any

import urllib3

SECRET = "secret-of-tests"
TOKEN = "token-of-tests"
MALI, SOMCHAI, NIDA, ARUN, DAENG = (
    "U" + hashlib.md5(f"sanam-demo:{key}".encode(), usedforsecurity=False).hexdigest()
    for key in ("mali", "somchai", "nida", "arun", "daeng")
)
TEXT = {"type": "text", "text": "สวัสดีค่ะ"}


class Bot:
    """Takes webhooks over HTTP; `statuses` says what to answer next, `pause` how long to think."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.signatures: list[str] = []
        self.statuses: list[int] = []
        self.pause = 0.0
        self.came = Condition()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/line/webhook"

    @property
    def events(self) -> list[dict[str, Any]]:
        return [event for body in list(self.bodies) for event in json.loads(body)["events"]]

    def wait(self, webhooks: int, seconds: float = 60) -> list[dict[str, Any]]:
        with self.came:
            assert self.came.wait_for(lambda: len(self.bodies) >= webhooks, seconds), "no webhook came"
        return self.events

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def _handler(bot: Bot) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            with bot.came:
                bot.bodies.append(body)
                bot.signatures.append(self.headers["x-line-signature"])
                status = bot.statuses.pop(0) if bot.statuses else 200
                bot.came.notify_all()
            time.sleep(bot.pause)
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


class Hand:
    """Calls the local LINE, as a bot (`api`) or as a tester (everything else)."""

    def __init__(self, url: str, bot: Bot) -> None:
        self.url = url
        self.bot = bot
        self.pool = urllib3.PoolManager(retries=False, timeout=60)

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        response = self.pool.request(
            method, self.url + path, json=body if body is not None else None, headers=headers
        )
        return response.status, json.loads(response.data) if response.data else None

    def get(self, path: str) -> Any:
        status, answer = self.call("GET", path)
        assert status == 200, answer
        return answer

    def post(self, path: str, body: Any = None) -> Any:
        status, answer = self.call("POST", path, body or {})
        assert status in {200, 201}, answer
        return answer

    def api(self, path: str, body: Any = None, method: str = "POST", **headers: str) -> tuple[int, Any]:
        return self.call(method, f"/v2/bot{path}", body, Authorization=f"Bearer {TOKEN}", **headers)

    def do(self, person: str, act: str, **body: Any) -> Any:
        return self.post(f"/control/people/{person}/{act}", body)

    def say(self, person: str, text: str = "สวัสดี") -> dict[str, Any]:
        """Say something and return the event the bot got for it."""
        event_id = self.do(person, "say", text=text)["webhookEventId"]
        self.idle()
        return next(event for event in reversed(self.bot.events) if event["webhookEventId"] == event_id)

    def idle(self) -> None:
        assert self.get("/control/idle?timeout=60")["idle"]

    def chat(self, person: str) -> list[dict[str, Any]]:
        return list(self.get(f"/control/people/{person}/chat")["messages"])

    def said(self, person: str) -> list[str]:
        return [entry["message"].get("text") for entry in self.chat(person) if entry["from"] == "bot"]

    def reply(self, token: str, *messages: dict[str, Any]) -> tuple[int, Any]:
        return self.api("/message/reply", {"replyToken": token, "messages": list(messages) or [TEXT]})

    def push(self, to: str, *messages: dict[str, Any], **headers: str) -> tuple[int, Any]:
        return self.api("/message/push", {"to": to, "messages": list(messages) or [TEXT]}, **headers)


def sign(body: bytes) -> str:
    return base64.b64encode(hmac.new(SECRET.encode(), body, hashlib.sha256).digest()).decode()
