"""Right messages that tests bend into wrong ones."""

from typing import Any

Json = dict[str, Any]

PHOTO = "https://pics.example/a.jpg"


def text(words: object = "สวัสดีค่ะ", **more: object) -> Json:
    return {"type": "text", "text": words, **more}


def postback(label: str = "ตกลง", **more: object) -> Json:
    return {"type": "postback", "label": label, "data": "d=1", **more}


def say(label: str = "ตกลง", words: str = "ตกลง") -> Json:
    return {"type": "message", "label": label, "text": words}


def link(address: str = "https://sanam.example/", **more: object) -> Json:
    return {"type": "uri", "label": "เปิด", "uri": address, **more}


def picker(**more: object) -> Json:
    return {"type": "datetimepicker", "label": "เลือกวัน", "data": "d", "mode": "date", **more}


def quick(*taps: Json, **more: object) -> Json:
    items = [{"type": "action", "action": tap, **more} for tap in taps]
    return text(quickReply={"items": items})


def template(kind: str, **more: object) -> Json:
    return {"type": "template", "altText": "เลือกได้เลยค่ะ", "template": {"type": kind, **more}}


def buttons(**more: object) -> Json:
    return template("buttons", **{"text": "เลือก", "actions": [say()], **more})


def confirm(**more: object) -> Json:
    return template("confirm", **{"text": "ใช่ไหมคะ", "actions": [say(), say()], **more})


def column(**more: object) -> Json:
    return {"text": "หมู่ 1", "actions": [say()], **more}


def carousel(*columns: Json) -> Json:
    return template("carousel", columns=list(columns))


def images(*taps: Json, url: str = PHOTO) -> Json:
    return template("image_carousel", columns=[{"imageUrl": url, "action": tap} for tap in taps])


def words(written: str = "วันที่", **more: object) -> Json:
    return {"type": "text", "text": written, **more}


def box(*contents: Json, layout: str = "vertical", **more: object) -> Json:
    return {"type": "box", "layout": layout, "contents": list(contents), **more}


def button(tap: Json | None) -> Json:
    return {"type": "button", "action": tap}


def bubble(*contents: Json, **more: object) -> Json:
    return {"type": "bubble", "body": box(*contents), **more}


def flex(contents: Json, alt: str = "สรุปรายงาน") -> Json:
    return {"type": "flex", "altText": alt, "contents": contents}


def card(*contents: Json, **more: object) -> Json:
    """Return a Flex message of one bubble."""
    return flex(bubble(*contents, **more))


def bubbles(*each: Json) -> Json:
    return flex({"type": "carousel", "contents": list(each)})


def video_hero() -> Json:
    return {
        "type": "video",
        "url": "https://pics.example/a.mp4",
        "previewUrl": PHOTO,
        "altContent": {"type": "image", "url": PHOTO},
        "aspectRatio": "20:13",
    }


def place(**more: object) -> Json:
    return {"type": "location", "title": "วัด", "address": "หมู่ 2", "latitude": 18.7, "longitude": 98.9, **more}


def imagemap(**more: object) -> Json:
    area = {"x": 0, "y": 0, "width": 520, "height": 1040}
    return {
        "type": "imagemap",
        "baseUrl": "https://pics.example/map",
        "altText": "แผนที่",
        "baseSize": {"width": 1040, "height": 1040},
        "actions": [{"type": "message", "text": "ซ้าย", "area": area}],
        **more,
    }


def menu(**more: object) -> Json:
    area = {"bounds": {"x": 0, "y": 0, "width": 833, "height": 843}, "action": postback()}
    size = {"width": 2500, "height": 1686}
    return {"size": size, "selected": True, "name": "หลัก", "chatBarText": "เมนู", "areas": [area], **more}


def report_card() -> list[Json]:
    """Return what a typical turn sends: a confirm card of eight rows and three buttons, and a text with six choices."""
    row = box(
        words("วันที่จัดกิจกรรม", size="sm", color="#888888", flex=2),
        words("ประชุมกลุ่มออมทรัพย์ ครั้งที่ ๓", size="sm", wrap=True, color="#111111", flex=5),
        layout="baseline",
        spacing="sm",
    )
    head = words("ตรวจก่อนส่ง", weight="bold", size="lg")
    footer = box(*(button(postback(label, displayText=label)) for label in ("ยืนยัน", "แก้ไข", "ยกเลิก")))
    return [card(head, {"type": "separator"}, *[row] * 8, footer=footer), quick(*[postback("วันนี้")] * 6)]
