"""The echo bot as the official SDK's README shows it: a handler, a new client for each event, the reply before the 200."""

import os

from flask import Flask, abort, request
from linebot.v3 import WebhookHandler
from linebot.v3.exceptions import InvalidSignatureError
from linebot.v3.messaging import ApiClient, Configuration, MessagingApi, ReplyMessageRequest, TextMessage
from linebot.v3.webhooks import MessageEvent, TextMessageContent


def create_app() -> Flask:
    """Make the bot."""
    app = Flask("echo_official")
    configuration = Configuration(
        host=os.environ["LINE_API_BASE"], access_token=os.environ["LINE_CHANNEL_ACCESS_TOKEN"]
    )
    handler = WebhookHandler(os.environ["LINE_CHANNEL_SECRET"])

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

    @handler.add(MessageEvent, message=TextMessageContent)
    def echo(event: MessageEvent) -> None:
        with ApiClient(configuration) as client:
            MessagingApi(client).reply_message_with_http_info(
                ReplyMessageRequest(
                    reply_token=event.reply_token, messages=[TextMessage(text=event.message.text)]
                )
            )

    return app
