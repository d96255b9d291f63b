"""Rules for pictures, videos, sounds, places, stickers and coupons."""

import re

from bot.line import limits
from bot.line.faults import EMPTY, INVALID, Found
from bot.line.rules import fields
from bot.line.rules.fields import Json

_TRACKING = re.compile(r"[a-zA-Z0-9\-.=,+*()%$&;:@{}!?<>\[\]]{1,100}")
_DELIVERY_TAG = re.compile(r"[a-zA-Z0-9_]{1,30}")


def image(message: Json) -> Found:
    """Yield what is wrong with a picture."""
    yield from fields.picture(message, "originalContentUrl")
    yield from fields.picture(message, "previewImageUrl")


def video(message: Json) -> Found:
    """Yield what is wrong with a video."""
    yield from image(message)
    if "trackingId" in message and _TRACKING.fullmatch(message["trackingId"]) is None:
        yield "trackingId", INVALID


def audio(message: Json) -> Found:
    """Yield what is wrong with a sound."""
    yield from fields.picture(message, "originalContentUrl")
    if message["duration"] < 1:
        yield "duration", "Must be milliseconds, at least 1"


def location(message: Json) -> Found:
    """Yield what is wrong with a place."""
    yield from fields.in_units(message, "title", limits.PLACE_NAME)
    yield from fields.in_units(message, "address", limits.PLACE_NAME)
    for key, most in (("latitude", limits.LATITUDE), ("longitude", limits.LONGITUDE)):
        if not -most <= message[key] <= most:
            yield key, f"Must be between {-most} and {most}"


def sticker(message: Json) -> Found:
    """Yield what is wrong with a sticker."""
    for key in ("packageId", "stickerId"):
        if not message[key]:
            yield key, EMPTY


def coupon(message: Json) -> Found:
    """Yield what is wrong with a coupon."""
    if not message["couponId"]:
        yield "couponId", EMPTY
    if "deliveryTag" in message and _DELIVERY_TAG.fullmatch(message["deliveryTag"]) is None:
        yield "deliveryTag", INVALID
