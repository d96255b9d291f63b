"""One message of every kind a bot may send, each with the words that hurt: long names, big numbers, long labels."""

from typing import Any

from tests.simulator.line_messages import columns, flex, template, text

PICTURES = "https://pictures.sanam.example"
LONG_NAME = "กลุ่มวิสาหกิจชุมชนเกษตรอินทรีย์บ้านหนองบัวใต้พัฒนา"
Part = dict[str, Any]


def postback(label: str, **more: Any) -> Part:
    return {"type": "postback", "label": label, "data": f"data-{label}", "displayText": label, **more}


def link(label: str, uri: str = "https://sanam.example/privacy") -> Part:
    return {"type": "uri", "label": label, "uri": uri}


def asks(words: str, *actions: Part) -> Part:
    items = [{"type": "action", "action": action} for action in actions]
    return {"type": "text", "text": words, "quickReply": {"items": items}}


def words(content: str, **more: Any) -> Part:
    return {"type": "text", "text": content, "wrap": True, "scaling": True, **more}


def button(label: str, **more: Any) -> Part:
    return {"type": "button", "action": postback(label), "scaling": True, **more}


def box(layout: str, *contents: Part, **more: Any) -> Part:
    return {"type": "box", "layout": layout, "contents": list(contents), **more}


def review(size: str = "giga") -> Part:
    rows: list[Part] = []
    for label, value in (
        ("ชื่อกลุ่ม", LONG_NAME),
        ("ที่ตั้ง", "ต.ริมใต้ อ.แม่ริม จ.เชียงใหม่"),
        ("ใช้เงินไป", "1,212,500 บาท"),
    ):
        column = box("vertical", words(label, color="#55585C"), words(value, color="#1B1B1B"), flex=1)
        edit = button("แก้ไข", style="link", height="sm", flex=0)
        rows += [
            {"type": "separator", "margin": "md"},
            box("horizontal", column, edit, margin="md", spacing="md", alignItems="center"),
        ]
    body = box(
        "vertical",
        words("สรุปก่อนส่ง", weight="bold", size="lg"),
        *rows,
        paddingAll="xl",
        backgroundColor="#FFFFFF",
    )
    send = button("ส่งรายงานในนามสำนักงานเกษตรและสหกรณ์", style="primary", color="#06733A")
    footer = box(
        "vertical", send, button("เก็บไว้ก่อน แล้วกลับมาทำต่อ", style="secondary"), spacing="sm", paddingAll="lg"
    )
    return {"type": "bubble", "size": size, "body": body, "footer": footer}


def showcase() -> Part:
    """Return a card with nearly everything a card can hold."""
    header = box(
        "horizontal",
        box("vertical", words("สน", align="center"), width="64px", height="48px", justifyContent="center",
            backgroundColor="#DDE8FF", cornerRadius="md"),
        words("หัวการ์ด ชิดขวา", align="end", gravity="center", weight="bold"),
        spacing="md",
    )  # fmt: skip
    hero = {
        "type": "image",
        "url": f"{PICTURES}/hero.png",
        "size": "full",
        "aspectRatio": "20:9",
        "aspectMode": "cover",
    }
    spans = [
        {"type": "span", "text": "ขาด ", "weight": "bold", "color": "#A3211B"},
        {"type": "span", "text": "1 ข้อ ", "size": "lg", "decoration": "underline"},
        {"type": "span", "text": "ส่งแล้ว", "decoration": "line-through", "style": "italic"},
    ]
    stars = box(
        "baseline",
        {"type": "icon", "url": f"{PICTURES}/star.png", "size": "md", "scaling": True},
        words("4.5 จาก 5", size="sm", flex=0, margin="md"),
        {"type": "filler"},
        words("ดี", size="xxs", flex=0),
    )
    bar = {
        "type": "box", "layout": "vertical", "backgroundColor": "#D9DCE0", "cornerRadius": "sm", "margin": "lg",
        "contents": [{
            "type": "box", "layout": "vertical", "contents": [], "width": "70%", "height": "8px",
            "backgroundColor": "#06733A",
        }],
    }  # fmt: skip
    thirds = box(
        "horizontal",
        words("หนึ่ง", flex=1, align="center"),
        {"type": "separator"},
        words("สองส่วน", flex=2, align="center"),
        margin="md",
    )
    slope = {"type": "linearGradient", "angle": "90deg", "startColor": "#E2F1E8", "endColor": "#DDE8FF"}
    inset = box(
        "vertical",
        words("ในกรอบไล่สี", size="sm"),
        background=slope, borderWidth="normal", borderColor="#8A94A3", cornerRadius="lg", paddingAll="md",
        paddingStart="xl", margin="lg",
    )  # fmt: skip
    shrunk = {
        "type": "text",
        "text": "บรรทัดเดียวที่ย่อให้พอดีกับความกว้าง",
        "adjustMode": "shrink-to-fit",
        "scaling": True,
    }
    first, second = button("ยืนยัน", style="primary", color="#06733A"), button("แก้ไขข้อมูล", style="secondary")
    pair = box("horizontal", first, second, spacing="sm")
    body = box(
        "vertical",
        {"type": "text", "wrap": True, "scaling": True, "contents": spans},
        words("สามบรรทัดเป็นอย่างมาก " * 8, maxLines=3, size="sm"),
        stars, bar, thirds, inset, shrunk,
        words("ตัวจิ๋วไม่โตตาม", scaling=False, size="xs", offsetTop="2px", color="#55585C"),
    )  # fmt: skip
    styles = {"footer": {"separator": True, "backgroundColor": "#F4F6F8"}}
    footer = box(
        "vertical", pair, {"type": "button", "style": "link", "action": link("อ่านฉบับเต็ม")},
        button("ป้ายยาวที่ย่อให้พอดีหนึ่งบรรทัด", adjustMode="shrink-to-fit", height="sm"), spacing="sm", margin="md",
    )  # fmt: skip
    return {
        "type": "bubble", "size": "mega", "header": header, "hero": hero, "body": body, "footer": footer,
        "styles": styles,
    }  # fmt: skip


def film() -> Part:
    clip = {"type": "image", "url": f"{PICTURES}/poster.png", "size": "full", "aspectRatio": "16:9"}
    hero = {
        "type": "video",
        "url": f"{PICTURES}/clip.mp4",
        "previewUrl": f"{PICTURES}/poster.png",
        "altContent": clip,
        "aspectRatio": "16:9",
    }
    return {"type": "bubble", "hero": hero, "body": box("vertical", words("วิธีส่งรายงาน"))}


def cards(*bubbles: Part) -> Part:
    return {"type": "flex", "altText": "หลายใบ", "contents": {"type": "carousel", "contents": list(bubbles)}}


def one(bubble: Part, alt: str = "สรุปรายงาน") -> Part:
    return {"type": "flex", "altText": alt, "contents": bubble}


def imagemap() -> Part:
    half = {"y": 0, "width": 520, "height": 520}
    return {
        "type": "imagemap",
        "baseUrl": f"{PICTURES}/map",
        "altText": "แผนผัง",
        "baseSize": {"width": 1040, "height": 520},
        "actions": [
            {"type": "message", "label": "ซ้าย", "text": "เลือกซ้าย", "area": {"x": 0, **half}},
            {
                "type": "uri",
                "label": "ขวา",
                "linkUri": "https://sanam.example/right",
                "area": {"x": 520, **half},
            },
        ],
    }


EMOJI = {"index": 0, "productId": "5ac1bfd5040ab15980c9b435", "emojiId": "001"}
SMILE = {"type": "emoji", "productId": EMOJI["productId"], "emojiId": "002"}
SAID = f"สวัสดีค่ะ คุณมะลิ\n{LONG_NAME}\nอ่านต่อที่ https://sanam.example/{'a' * 40} ได้เลย"

KINDS: dict[str, Part] = {
    "text": text(SAID),
    "text-emoji": text("$ ขอบคุณค่ะ", emojis=[EMOJI]),
    "text-v2": {"type": "textV2", "text": "{hello} ครบแล้ว {{ok}}", "substitution": {"hello": SMILE}},
    "sender": text("ข้อความจากสำนักงาน", sender={"name": "เกษตรจังหวัด"}),
    "sticker": {"type": "sticker", "packageId": "446", "stickerId": "1989"},
    "image": {"type": "image", "originalContentUrl": f"{PICTURES}/a.png", "previewImageUrl": f"{PICTURES}/b.png"},
    "video": {"type": "video", "originalContentUrl": f"{PICTURES}/clip.mp4", "previewImageUrl": f"{PICTURES}/p.png"},
    "audio": {"type": "audio", "originalContentUrl": f"{PICTURES}/voice.m4a", "duration": 3000},
    "location": {
        "type": "location", "title": f"ศาลากลาง{LONG_NAME}", "address": "ต.ริมใต้ อ.แม่ริม จ.เชียงใหม่ 50180",
        "latitude": 18.91582, "longitude": 98.94673,
    },
    "buttons": template(
        type="buttons", title="เลือกงานที่จะทำวันนี้", text="มีสามงานที่ส่งได้", thumbnailImageUrl=f"{PICTURES}/t.png",
        imageBackgroundColor="#FFFFFF", defaultAction=link("เปิด"),
        actions=[postback("รายงานประจำเดือนของกลุ่ม"), link("อ่านคู่มือ"), link("โทรหาเจ้าหน้าที่", "tel:0200000050")],
    ),
    "confirm": template(type="confirm", text="ส่งรายงานชุดนี้เลยไหมคะ", actions=[postback("ส่งรายงานเลย"), postback("รอก่อน")]),
    "carousel": columns(
        *({"title": f"กลุ่มที่ {number}", "text": LONG_NAME, "thumbnailImageUrl": f"{PICTURES}/c{number}.png",
           "actions": [postback("เปิดรายงานของกลุ่มนี้"), postback("ข้าม")]} for number in range(1, 4))
    ),
    "image-carousel": template(
        type="image_carousel",
        columns=[{"imageUrl": f"{PICTURES}/i{n}.png", "action": postback(f"รูปที่ {n}")} for n in range(1, 4)],
    ),
    "imagemap": imagemap(),
    "flex-review": one(review()),
    "flex-kilo": one(review("kilo")),
    "flex-showcase": one(showcase()),
    "flex-film": one(film()),
    "flex-carousel": cards(review("kilo"), review("kilo")),
    "quick-replies": asks(
        "กลุ่มทำเกษตรแบบไหนเป็นหลักคะ", *(postback(label) for label in ("เกษตรทฤษฎีใหม่", "เกษตรผสมผสาน", "ย้อนกลับ", "ไว้ทีหลัง"))
    ),
    "flex-plain": flex(words("การ์ดเปล่า")),
}  # fmt: skip
