"""What LINE refuses must be found before it is sent, at the place LINE would name."""

import pytest

from bot.line.check import check
from bot.line.faults import Fault
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
    flex,
    imagemap,
    images,
    link,
    picker,
    place,
    postback,
    quick,
    say,
    template,
    text,
    video_hero,
    words,
)

BODY = "contents.body.contents[0]"
TAP = "quickReply.items[0].action"
CAMERA = {"type": "camera", "label": "ถ่าย"}
SWITCH = {"type": "richmenuswitch", "richMenuAliasId": "b", "data": "b"}
SMILE = {"type": "emoji", "productId": "p", "emojiId": "1"}
SPANS = {"type": "text", "contents": [{"type": "span"}]}


def with_braces(written: str, **given: object) -> dict[str, object]:
    return {"type": "textV2", "text": written, "substitution": given}


def emoji(index: int) -> dict[str, object]:
    return {"index": index, "productId": "p", "emojiId": "1"}


WRONG = [
    # shapes
    ({}, "type"),
    ({"type": "poll"}, "type"),
    ({"type": ["text"]}, "type"),
    ({"type": "text"}, "text"),
    (text(qickReply={}), "qickReply"),
    (text(5), "text"),
    (text(None), "text"),
    (text(emojis={}), "emojis"),
    (text(sender="สนาม"), "sender"),
    (place(latitude="18.7"), "latitude"),
    (place(latitude=True), "latitude"),
    (card(words(wrap="yes")), f"{BODY}.wrap"),
    (card(words(flex=1.5)), f"{BODY}.flex"),
    (card(words(txet="ก")), f"{BODY}.txet"),
    (card(box(layout="diagonal")), f"{BODY}.layout"),
    (card({"type": "txt", "text": "ก"}), f"{BODY}.type"),
    (flex(bubble(body=box() | {"type": "text"})), "contents.body.type"),
    (flex({"contents": []}), "contents.type"),
    (card(button(None)), f"{BODY}.action"),
    (card({"type": "button"}), f"{BODY}.action"),
    (quick({"type": "postback", "label": "ก"}), f"{TAP}.data"),
    (quick({"type": "message", "label": "ก"}), f"{TAP}.text"),
    (text(quickReply={}), "quickReply.items"),
    (template("buttons", text="ก"), "template.actions"),
    (buttons(imageSize="large"), "template.imageSize"),
    # texts
    (text(""), "text"),
    (text(" \n"), "text"),
    (text("ก" * 5001), "text"),
    (text("😀" * 2501), "text"),
    (text("$", emojis=[emoji(1)]), "emojis[0].index"),
    (text("😀$", emojis=[emoji(1)]), "emojis[0].index"),
    (text("$", emojis=[emoji(-1)]), "emojis[0].index"),
    (text("$", emojis=[emoji(0), emoji(0)]), "emojis[1].index"),
    (text("$" * 21, emojis=[emoji(i) for i in range(21)]), "emojis"),
    (with_braces("{who}"), "substitution.who"),
    (with_braces("{"), "text"),
    (with_braces("ก", ชื่อ={"type": "emoji", "productId": "p", "emojiId": "1"}), "substitution.ชื่อ"),
    (
        with_braces("ก", who={"type": "mention", "mentionee": {"type": "user"}}),
        "substitution.who.mentionee.userId",
    ),
    (with_braces("ก", **{f"e{i}": SMILE for i in range(21)}), "substitution"),
    (with_braces("ก", smile=SMILE | {"index": 0}), "substitution.smile.index"),
    (text(sender={"name": "ก" * 21}), "sender.name"),
    (text(sender={"name": "LINE ข่าว"}), "sender.name"),
    # quick replies and actions
    (quick(*[postback()] * 14), "quickReply.items"),
    (quick(), "quickReply.items"),
    (quick(postback("ก" * 21)), f"{TAP}.label"),
    (quick({"type": "postback", "data": "d"}), f"{TAP}.label"),
    (quick(postback(), imageUrl="http://pics.example/a.png"), "quickReply.items[0].imageUrl"),
    (quick(SWITCH | {"label": "ข"}), f"{TAP}.type"),
    (quick(postback(data="d" * 301)), f"{TAP}.data"),
    (quick(postback(displayText="ก" * 301)), f"{TAP}.displayText"),
    (quick(postback(displayText="ก", text="ก")), f"{TAP}.text"),
    (quick(postback(fillInText="ก")), f"{TAP}.fillInText"),
    (quick(say(words="")), f"{TAP}.text"),
    (quick(say(words="ก" * 301)), f"{TAP}.text"),
    (quick(link("ftp://sanam.example")), f"{TAP}.uri"),
    (quick(link("javascript:alert(1)")), f"{TAP}.uri"),
    (quick(link("https://sanam.example/รายงาน")), f"{TAP}.uri"),
    (quick(link("https://sanam.example/" + "a" * 1000)), f"{TAP}.uri"),
    (quick(link(altUri={"desktop": "mailto:a"})), f"{TAP}.altUri.desktop"),
    (quick({"type": "clipboard", "label": "ก", "clipboardText": ""}), f"{TAP}.clipboardText"),
    (quick(picker(initial="2564-11-22")), f"{TAP}.initial"),
    (quick(picker(initial="22/11/2021")), f"{TAP}.initial"),
    (quick(picker(initial="2021-02-29")), f"{TAP}.initial"),
    (quick(picker(mode="time", max="24:00")), f"{TAP}.max"),
    (quick(picker(mode="datetime", min="2021-11-22")), f"{TAP}.min"),
    (quick(picker(min="2021-11-22", max="2021-11-22")), f"{TAP}.max"),
    (quick(picker(initial="2021-11-23", max="2021-11-22")), f"{TAP}.initial"),
    (quick(picker(mode="year")), f"{TAP}.mode"),
    # templates
    (buttons() | {"altText": ""}, "altText"),
    (buttons() | {"altText": "ก" * 1501}, "altText"),
    (buttons(actions=[]), "template.actions"),
    (buttons(actions=[say()] * 5), "template.actions"),
    (buttons(actions=[CAMERA]), "template.actions[0].type"),
    (buttons(actions=[say("ก" * 21)]), "template.actions[0].label"),
    (buttons(title="ก" * 41), "template.title"),
    (buttons(text="ก" * 161), "template.text"),
    (buttons(text="ก" * 61, title="ก"), "template.text"),
    (buttons(thumbnailImageUrl="http://pics.example/a.jpg"), "template.thumbnailImageUrl"),
    (buttons(thumbnailImageUrl=PHOTO + "a" * 2000), "template.thumbnailImageUrl"),
    (confirm(actions=[say()] * 3), "template.actions"),
    (confirm(text="ก" * 241), "template.text"),
    (carousel(), "template.columns"),
    (carousel(*[column()] * 11), "template.columns"),
    (carousel(column(text="ก" * 121)), "template.columns[0].text"),
    (carousel(column(actions=[say()] * 4)), "template.columns[0].actions"),
    (carousel(column(), column(actions=[say()] * 2)), "template.columns[1].actions"),
    (carousel(column(), column(title="ก")), "template.columns[1].title"),
    (images(say("ก" * 13)), "template.columns[0].action.label"),
    (images(say(), url="ftp://pics.example"), "template.columns[0].imageUrl"),
    # Flex
    (card(words("")), f"{BODY}.text"),
    (card(SPANS), f"{BODY}.contents[0].text"),
    (card(words(color="red")), f"{BODY}.color"),
    (card(words(size="huge")), f"{BODY}.size"),
    (card(words(margin="5%")), f"{BODY}.margin"),
    (card(words(flex=-1)), f"{BODY}.flex"),
    (card(box(paddingAll="8 px")), f"{BODY}.paddingAll"),
    (card({"type": "span", "text": "ก"}), f"{BODY}.type"),
    (card(video_hero()), f"{BODY}.type"),
    (card(box(button(say()), layout="baseline")), f"{BODY}.contents[0].type"),
    (card({"type": "icon", "url": PHOTO}), f"{BODY}.type"),
    (card({"type": "image", "url": "http://pics.example/a"}), f"{BODY}.url"),
    (card({"type": "image", "url": PHOTO, "aspectRatio": "1:4"}), f"{BODY}.aspectRatio"),
    (card({"type": "image", "url": PHOTO, "aspectRatio": "wide"}), f"{BODY}.aspectRatio"),
    (card(button(say("ก" * 41))), f"{BODY}.action.label"),
    (card(button({"type": "postback", "data": "d"})), f"{BODY}.action.label"),
    (card(button(CAMERA)), f"{BODY}.action.type"),
    (card(box(action=SWITCH)), f"{BODY}.action.type"),
    (card(hero=words()), "contents.hero.type"),
    (card(hero=video_hero(), size="nano"), "contents.size"),
    (card(size="big"), "contents.size"),
    (card(styles={"body": {"backgroundColor": "#fff"}}), "contents.styles.body.backgroundColor"),
    (card(words("ก" * 8000)), "contents"),
    (flex(bubble(), alt="ก" * 1501), "altText"),
    (bubbles(), "contents.contents"),
    (bubbles(*[bubble()] * 13), "contents.contents"),
    (bubbles(bubble(), bubble(size="kilo")), "contents.contents[1].size"),
    (bubbles(bubble(hero=video_hero())), "contents.contents[0].hero"),
    (bubbles(bubble(words("ก" * 8000))), "contents.contents[0]"),
    (bubbles(*[bubble(words("ก" * 4000))] * 4), "contents"),
    # the rest
    ({"type": "image", "originalContentUrl": PHOTO}, "previewImageUrl"),
    ({"type": "image", "originalContentUrl": PHOTO, "previewImageUrl": "/a.jpg"}, "previewImageUrl"),
    (
        {"type": "video", "originalContentUrl": PHOTO, "previewImageUrl": PHOTO, "trackingId": "ก"},
        "trackingId",
    ),
    ({"type": "audio", "originalContentUrl": PHOTO, "duration": 0}, "duration"),
    ({"type": "sticker", "packageId": "", "stickerId": "1"}, "packageId"),
    ({"type": "coupon", "couponId": "c", "deliveryTag": "a b"}, "deliveryTag"),
    (place(latitude=999), "latitude"),
    (place(longitude=-181), "longitude"),
    (place(longitude=float("nan")), "longitude"),
    (place(title=""), "title"),
    (place(address="ก" * 101), "address"),
    (imagemap(baseUrl="https://pics.example/map.png"), "baseUrl"),
    (imagemap(baseSize={"width": 1000, "height": 1040}), "baseSize.width"),
    (imagemap(actions=[]), "actions"),
]


@pytest.mark.parametrize(
    ("message", "place"), WRONG, ids=[f"{i} {place}" for i, (_, place) in enumerate(WRONG)]
)
def test_a_wrong_message_is_found_where_it_is_wrong(message, place):
    assert [f"messages[0].{place}"] == [fault.property for fault in check([message])]


def test_no_message_and_six_are_refused():
    words = "Size must be between 1 and 5"
    assert check([]) == (Fault("messages", words),)
    assert check([text()] * 6) == (Fault("messages", words),)


def test_faults_name_the_message_and_say_what_line_would_say():
    faults = check([text(), card(words("ก", colour="#000000"), button(say("ก" * 41)), words(""))])
    assert tuple(map(str, faults)) == ("messages[1].contents.body.contents[0].colour: unknown field",)
    assert check([text(), text("")]) == (Fault("messages[1].text", "May not be empty"),)


def test_the_same_label_is_too_long_in_letters_not_in_code_points():
    assert check([quick(postback("ปฏิทินการนัดหมายครั้งที่ ๓"))]) == ()
    assert check([quick(postback("ปฏิทินการนัดหมายครั้งที่ ๓๔๕"))]) == (
        Fault("messages[0].quickReply.items[0].action.label", "Length must be between 1 and 20"),
    )


def test_something_that_is_no_object_is_refused():
    assert check(["text"]) == (Fault("messages[0]", "Must be an object"),)  # type: ignore[list-item]
