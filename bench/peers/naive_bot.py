"""A bot as many tutorials end: the SDK's handler, the ORM, a commit before the reply and one after it."""

import os
from datetime import UTC, datetime
from typing import Any

import linebot.v3.messaging
import linebot.v3.webhooks
from flask import Flask, abort, request
from linebot.v3 import webhook
from linebot.v3.exceptions import InvalidSignatureError
from sqlalchemy import DateTime, ForeignKey, String, create_engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

# The SDK's generated models take names that its own types do not know.
messaging: Any = linebot.v3.messaging
webhooks: Any = linebot.v3.webhooks


class Base(DeclarativeBase):
    """The naive bot's tables."""


class User(Base):
    """Somebody who wrote."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[str] = mapped_column(String(40), unique=True)
    seen_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Message(Base):
    """One text, in or out."""

    __tablename__ = "messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    is_ours: Mapped[bool]
    text: Mapped[str] = mapped_column(String(5000))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


def create_app() -> Flask:
    """Make the bot."""
    app = Flask("naive_bot")
    engine = create_engine(os.environ["DATABASE_URL"], pool_size=10)
    Base.metadata.create_all(engine)
    sessions = sessionmaker(engine)
    configuration = messaging.Configuration(
        host=os.environ["LINE_API_BASE"], access_token=os.environ["LINE_CHANNEL_ACCESS_TOKEN"]
    )
    handler = webhook.WebhookHandler(os.environ["LINE_CHANNEL_SECRET"])

    @app.get("/healthz")
    def healthz() -> str:
        return "OK"

    @app.post("/callback")
    def callback() -> str:
        body = request.get_data(as_text=True)
        try:
            handler.handle(body, request.headers["X-Line-Signature"])
        except InvalidSignatureError:
            abort(400)
        return "OK"

    @handler.add(webhooks.MessageEvent, message=webhooks.TextMessageContent)  # type: ignore[untyped-decorator]
    def answer(event: Any) -> None:
        with sessions() as session:
            user = _user(session, event.source.user_id)
            user.seen_at = datetime.now(UTC)
            session.add(Message(user_id=user.id, is_ours=False, text=event.message.text, at=user.seen_at))
            session.commit()
            with messaging.ApiClient(configuration) as client:
                messaging.MessagingApi(client).reply_message_with_http_info(
                    messaging.ReplyMessageRequest(
                        reply_token=event.reply_token,
                        messages=[messaging.TextMessage(text=event.message.text)],
                    )
                )
            session.add(Message(user_id=user.id, is_ours=True, text=event.message.text, at=datetime.now(UTC)))
            session.commit()

    return app


def _user(session: Session, line_id: str) -> User:
    found = session.scalars(select(User).where(User.line_id == line_id)).first()
    if found is not None:
        return found
    user = User(line_id=line_id, seen_at=datetime.now(UTC))
    session.add(user)
    try:
        session.commit()
    except IntegrityError:  # another thread met the same person first
        session.rollback()
        return session.scalars(select(User).where(User.line_id == line_id)).one()
    return user
