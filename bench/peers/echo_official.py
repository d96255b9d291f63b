"""The echo bot as the official SDK's README shows it: a handler, a new client for each event, the reply before the 200."""

import os
from typing import Any

import linebot.v3.messaging
import linebot.v3.webhooks
from flask import Flask, abort, request
from linebot.v3 import webhook
from linebot.v3.exceptions import InvalidSignatureError

# The SDK's generated models take names that its own types do not know.
messaging: Any = linebot.v3.messaging
webhooks: Any = linebot.v3.webhooks


def create_app() -> Flask:
    """Make the bot."""
    app = Flask("echo_official")
    configuration = messaging.Configuration(
        host=os.environ["LINE_API_BASE"], access_token=os.environ["LINE_CHANNEL_ACCESS_TOKEN"]
    )
    handler = webhook.WebhookHandler(os.environ["LINE_CHANNEL_SECRET"])

    @app.get("/healthz")
    def healthz() -> str:
        return "OK"

    @app.post("/callback")
    def callback() -> str:
        signature = request.headers["X-Line-Signature"]
        body = request.get_data(as_text=True)
        try:
            handler.handle(body, signature)
        except InvalidSignatureError:
            abort(400)
        return "OK"

    @handler.add(webhooks.MessageEvent, message=webhooks.TextMessageContent)  # type: ignore[untyped-decorator]
    def echo(event: Any) -> None:
        with messaging.ApiClient(configuration) as client:
            messaging.MessagingApi(client).reply_message_with_http_info(
                messaging.ReplyMessageRequest(
                    reply_token=event.reply_token, messages=[messaging.TextMessage(text=event.message.text)]
                )
            )

    return app
