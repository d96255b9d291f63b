"""What LINE takes must pass; a check that refuses a right message would silence the bot."""

import time

import pytest

from bot.line.check import check
from tests.bot.line_messages import (
    PHOTO,
    box,
    bubble,
    bubbles,
    button,
    buttons,
    card,
    carousel,
    column,
    confirm,
    imagemap,
    images,
    link,
    picker,
    place,
    postback,
    quick,
    report_card,
    say,
    text,
    video_hero,
    words,
)

LONGEST_LABEL = "น้ำ" * 20  # sixty code points, twenty clusters

RIGHT = {
    "a text": text(),
    "a text of 5000 units": text("ก" * 5000),
    "emojis at their dollars": text(
        "😀$ $", emojis=[{"index": i, "productId": "p", "emojiId": "1"} for i in (2, 4)]
    ),
    "a quoting text with a sender": text(quoteToken="q", sender={"name": "สนาม", "iconUrl": PHOTO}),
    "braces that are substituted and doubled": {
        "type": "textV2",
        "text": "{who} {{x}} {smile}",
        "substitution": {
            "who": {"type": "mention", "mentionee": {"type": "user", "userId": "U1"}},
            "smile": {"type": "emoji", "productId": "p", "emojiId": "1"},
        },
    },
    "thirteen quick replies with long Thai labels": quick(*[postback(LONGEST_LABEL)] * 13),
    "the phone's own quick replies": quick(
        *({"type": kind, "label": "ส่ง"} for kind in ("camera", "cameraRoll", "location")), imageUrl=PHOTO
    ),
    "a picker with bounds": quick(picker(initial="2021-11-22", min="2021-10-01", max="2021-11-22")),
    "a picker of a moment": quick(picker(mode="datetime", initial="2021-11-22t09:00")),
    "a picker of a time": quick(picker(mode="time", initial="09:00", max="23:59")),
    "a keyboard filled in": quick(postback(inputOption="openKeyboard", fillInText="ชื่อ: ")),
    "a text to copy": quick({"type": "clipboard", "label": "คัดลอก", "clipboardText": "AB12"}),
    "a phone number": quick(link("tel:+6620000000")),
    "a link for phones and one for computers": card(
        button(link("line://ti/p/@sanam", altUri={"desktop": "https://sanam.example/%E0%B8%81?x=1#y"}))
    ),
    "buttons with a picture": buttons(
        thumbnailImageUrl=PHOTO, title="ก" * 40, text="ก" * 60, imageSize="cover", defaultAction=link()
    ),
    "buttons without": buttons(text="ก" * 160, actions=[say(LONGEST_LABEL)] * 4),
    "a confirm": confirm(text="ก" * 240),
    "a carousel": carousel(*[column(title="ก", text="ข", actions=[say()] * 3)] * 10),
    "pictures side by side": images(*[postback("ก" * 12)] * 10, link()),
    "a card": report_card()[0],
    "a card with everything": card(
        box(
            {"type": "icon", "url": PHOTO, "size": "sm", "aspectRatio": "1.91:1"},
            words("๓", size="18px", offsetTop="-2px"),
            layout="baseline",
        ),
        {
            "type": "image",
            "url": PHOTO,
            "size": "full",
            "aspectRatio": "20:13",
            "aspectMode": "cover",
            "margin": "md",
        },
        {
            "type": "text",
            "contents": [{"type": "span", "text": "ก", "color": "#ff0000"}],
            "wrap": True,
            "maxLines": 0,
        },
        box(width="50%", height="10px", cornerRadius="xl", paddingAll="5%", borderWidth="semi-bold"),
        {"type": "separator", "color": "#00000080"},
        hero={"type": "image", "url": PHOTO},
        header=box(
            {"type": "filler"},
            background={
                "type": "linearGradient",
                "angle": "90deg",
                "startColor": "#000000",
                "endColor": "#ffffff",
            },
        ),
        styles={"header": {"backgroundColor": "#00ffff"}, "footer": {"separator": True}},
        size="giga",
        direction="ltr",
        action=postback(),
    ),
    "a card with a film": card(words(), hero=video_hero()),
    "cards side by side": bubbles(bubble(words()), bubble(words(), size="mega")),
    "a picture": {"type": "image", "originalContentUrl": PHOTO, "previewImageUrl": PHOTO},
    "a film": {"type": "video", "originalContentUrl": PHOTO, "previewImageUrl": PHOTO, "trackingId": "a-1"},
    "a sound": {"type": "audio", "originalContentUrl": PHOTO, "duration": 60000},
    "a place": place(latitude=-90, longitude=180.0),
    "a sticker": {"type": "sticker", "packageId": "446", "stickerId": "1988"},
    "a coupon": {"type": "coupon", "couponId": "c", "deliveryTag": "a_1"},
    "a map": imagemap(
        video={
            "originalContentUrl": PHOTO,
            "previewImageUrl": PHOTO,
            "area": {"x": 0, "y": 0, "width": 1040, "height": 585},
            "externalLink": {"linkUri": "https://sanam.example", "label": "ดู"},
        }
    ),
}
del RIGHT["pictures side by side"]["template"]["columns"][10]


@pytest.mark.parametrize("message", RIGHT.values(), ids=RIGHT)
def test_a_right_message_passes(message):
    assert check([message]) == ()


def test_five_messages_pass():
    assert check([text()] * 5) == ()


def test_a_typical_reply_is_checked_in_half_a_millisecond():
    reply = report_card()
    check(reply)
    took = []
    for _ in range(20):
        began = time.process_time()
        for _ in range(10):
            assert check(reply) == ()
        took.append((time.process_time() - began) / 10)
    assert min(took) < 0.0005
