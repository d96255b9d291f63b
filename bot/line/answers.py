"""What LINE tells us when asked: a profile, the quota, the bot itself, a file someone sent.

Read from plain JSON; a key LINE adds later is ignored, a key that is missing makes the answer unreadable (`None`).
"""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Profile:
    """How a person calls themselves on LINE."""

    display_name: str
    picture_url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """How many counted messages this month allows; `None` when there is no limit."""

    limit: int | None


@dataclass(frozen=True, slots=True)
class Consumption:
    """How many counted messages this month has used, by LINE's own approximate count."""

    used: int


@dataclass(frozen=True, slots=True)
class Members:
    """How many people are in a group."""

    count: int


@dataclass(frozen=True, slots=True)
class Bot:
    """Who the channel's token belongs to, and how its account is set."""

    user_id: str
    basic_id: str
    display_name: str
    chat_on: bool
    marks_read_itself: bool


@dataclass(frozen=True, slots=True)
class WebhookTest:
    """What LINE saw when it called our webhook."""

    success: bool
    status: int
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where LINE sends webhooks, and whether "Use webhook" is on."""

    address: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class MadeMenu:
    """The id of a rich menu."""

    id: str


@dataclass(frozen=True, slots=True)
class Menu:
    """A rich menu as LINE lists it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Content:
    """A file someone sent, passed on whole: its size, and the type LINE gives it."""

    size: int
    content_type: str
    request_id: str | None = None


def profile(said: dict[str, Any]) -> Profile:
    """Read a profile."""
    return Profile(said["displayName"], said.get("pictureUrl"), said.get("language"))


def quota(said: dict[str, Any]) -> Quota:
    """Read the quota; only a limited one has a value."""
    return Quota(int(said["value"]) if said["type"] == "limited" else None)


def consumption(said: dict[str, Any]) -> Consumption:
    """Read the consumption."""
    return Consumption(int(said["totalUsage"]))


def members(said: dict[str, Any]) -> Members:
    """Read how many people are in a group."""
    return Members(int(said["count"]))


def bot(said: dict[str, Any]) -> Bot:
    """Read who we are."""
    chat, reading = said["chatMode"] == "chat", said["markAsReadMode"] == "auto"
    return Bot(said["userId"], said["basicId"], said["displayName"], chat, reading)


def webhook_test(said: dict[str, Any]) -> WebhookTest:
    """Read the result of a webhook test."""
    return WebhookTest(said["success"], said["statusCode"], said["reason"], said["detail"])


def endpoint(said: dict[str, Any]) -> Endpoint:
    """Read where webhooks go."""
    return Endpoint(said["endpoint"], said["active"])


def made_menu(said: dict[str, Any]) -> MadeMenu:
    """Read the id of one menu."""
    return MadeMenu(said["richMenuId"])


def menus(said: dict[str, Any]) -> tuple[Menu, ...]:
    """Read the list of menus."""
    return tuple(Menu(one["richMenuId"], one["name"]) for one in said["richmenus"])


def as_object(body: bytes) -> dict[str, Any]:
    """Return the JSON object of an answer, or raise when it is something else."""
    said = json.loads(body)
    if not isinstance(said, dict):
        raise TypeError("the answer is not a JSON object")
    return said
