"""Rules for one message of any kind, and for what all kinds have: quick replies and a sender's name."""

import re
from collections.abc import Callable, Mapping

from bot.line import limits
from bot.line.faults import Found, under
from bot.line.rules import fields, media, texts
from bot.line.rules.actions import QUICK_REPLY, action
from bot.line.rules.fields import Json
from bot.line.rules.flex import flex
from bot.line.rules.imagemaps import imagemap
from bot.line.rules.templates import template

_RESERVED = re.compile(r"\bLINE\b", re.IGNORECASE)

_KINDS: Mapping[str, Callable[[Json], Found]] = {
    "text": texts.text,
    "textV2": texts.text_v2,
    "image": media.image,
    "video": media.video,
    "audio": media.audio,
    "location": media.location,
    "sticker": media.sticker,
    "coupon": media.coupon,
    "imagemap": imagemap,
    "template": template,
    "flex": flex,
}


def message(sent: Json) -> Found:
    """Yield what is wrong with a message."""
    yield from _KINDS[sent["type"]](sent)
    if "quickReply" in sent:
        yield from under("quickReply", _quick_reply(sent["quickReply"]))
    if "sender" in sent:
        yield from under("sender", _sender(sent["sender"]))


def _quick_reply(quick: Json) -> Found:
    yield from fields.count(quick, "items", 1, limits.QUICK_REPLIES)
    for index, item in enumerate(quick["items"]):
        yield from under(f"items[{index}]", fields.picture(item, "imageUrl"))
        yield from under(f"items[{index}]", action(item, "action", QUICK_REPLY))


def _sender(sender: Json) -> Found:
    yield from fields.in_units(sender, "name", limits.SENDER_NAME)
    yield from fields.picture(sender, "iconUrl")
    if _RESERVED.search(sender.get("name", "")):
        yield "name", "Must not contain a reserved word"
