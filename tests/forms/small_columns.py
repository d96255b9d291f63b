"""One small form for each column of the survey, choices, settings and entities sheets."""

import re
from collections.abc import Iterator

from tests.forms.writing import Row, Written, choices, row

OURS = 'sanam="https://sanam.example/xforms"'
FISH = choices("fish", nile="ปลานิล", catfish="ปลาดุก", carp="ปลาตะเพียน")
TH, EN = "label::ไทย (th)", "label::English (en)"

SURVEY: dict[str, tuple[Row, ...]] = {
    "hint": (row("integer", "ponds", "มีกี่บ่อ", hint="นับบ่อแห้งด้วย"),),
    "guidance_hint": (row("integer", "ponds", "มีกี่บ่อ", hint="นับบ่อแห้งด้วย", guidance_hint="บ่อที่ใช้ร่วมกันนับครั้งเดียว"),),
    "required": (row("text", "owner", "บ่อของใคร", required="yes"), row("text", "note", "อะไรอีก", required="${owner} = 'วัด'")),
    "required_message": (row("text", "owner", "บ่อของใคร", required="yes", required_message="ขอชื่อเจ้าของบ่อ"),),
    "requiredMsg": (row("text", "owner", "บ่อของใคร", required="yes", requiredMsg="ขอชื่อเจ้าของบ่อ"),),
    "relevant": (row("select_one fish", "kept", "เลี้ยงปลาอะไร"), row("integer", "tails", "กี่ตัว", relevant="${kept} = 'nile'")),
    "relevant_never": (row("text", "who", "ใครรายงาน"), row("text", "rested", "ข้อที่พักไว้", relevant="no", required="yes")),
    "relevance": (row("integer", "ponds", "มีกี่บ่อ"), row("text", "why", "ทำไมไม่มีบ่อ", relevance="${ponds} = 0")),
    "constraint": (row("integer", "tails", "กี่ตัว", constraint=". > 0 and . <= 20000"),),
    "constraint_message": (row("integer", "tails", "กี่ตัว", constraint=". > 0", constraint_message="ขอจำนวนตั้งแต่ 1 ตัว"),),
    "constraining_message": (row("integer", "tails", "กี่ตัว", constraint=". > 0", constraining_message="ขอตั้งแต่ 1 ตัว"),),
    "calculation": (row("integer", "tails", "กี่ตัว"), row("calculate", "feed", calculation="${tails} * 0.03")),
    "calculate": (row("integer", "tails", "กี่ตัว"), row("calculate", "feed", calculate="${tails} * 0.03")),
    "default": (row("integer", "ponds", "มีกี่บ่อ", default="2"), row("date", "seen", "ไปดูวันไหน", default="today()")),
    "read_only": (row("text", "office", "หน่วยงาน", default="ประมงอำเภอ", read_only="yes"), row("text", "who", "ใครรายงาน")),
    "readonly": (row("text", "office", "หน่วยงาน", default="ประมงจังหวัด", readonly="yes"), row("text", "who", "ใครรายงาน")),
    "appearance": (row("text", "story", "เล่าเพิ่ม", appearance="multiline"),),
    "parameters": (row("range", "clear", "น้ำใสกี่ขีด", parameters="start=1 end=5 step=1"),),
    "choice_filter": (row("select_one fish", "kept", "ปลาหลัก"), row("select_one fish", "second", "ปลารอง", choice_filter="name != ${kept}")),
    "repeat_count": (row("integer", "ponds", "มีกี่บ่อ", constraint=". >= 0 and . <= 4"),
                     row("begin repeat", "pond", "บ่อ", repeat_count="${ponds}"), row("decimal", "deep", "ลึกกี่เมตร"), row("end repeat")),
    "jr:count": (row("begin repeat", "net", "กระชัง", **{"jr:count": "2"}), row("integer", "tails", "กี่ตัว"), row("end repeat")),
    "count": (row("begin repeat", "boat", "เรือ", count="3"), row("text", "plate", "ทะเบียนเรือ"), row("end repeat")),
    "trigger": (row("integer", "tails", "กี่ตัว"), row("dateTime", "counted_at", trigger="${tails}", calculation="now()")),
    "media::image": (row("select_one fish", "kept", "ตัวในรูปคือปลาอะไร", media__image="fish.jpg"),),
    "image": (row("text", "seen", "เห็นอะไรในรูป", image="pond.jpg"),),
    "big-image": (row("text", "seen", "เห็นอะไรในรูป", image="pond.jpg", **{"big-image": "pond_big.jpg"}),),
    "media::big-image": (row("text", "seen", "เห็นอะไร", media__image="pond.jpg", **{"media::big-image": "pond_big.jpg"}),),
    "audio": (row("text", "heard", "ได้ยินเสียงอะไร", audio="pump.mp3"),),
    "media::audio": (row("text", "heard", "ได้ยินเสียงอะไร", media__audio="pump.mp3"),),
    "video": (row("text", "learned", "ได้เรียนอะไร", video="feeding.mp4"),),
    "media::video": (row("text", "learned", "ได้เรียนอะไร", media__video="feeding.mp4"),),
    "autoplay": (row("text", "heard", "ได้ยินเสียงอะไร", audio="pump.mp3", autoplay="audio"),),
    "rows": (row("text", "story", "เล่าเพิ่ม", rows="4"),),
    "caption": ({"type": "text", "name": "owner", "caption": "บ่อของใคร"},),
    "command": ({"command": "text", "name": "owner", "label": "บ่อของใคร"},),
    "tag": ({"type": "text", "tag": "owner", "label": "บ่อของใคร"},),
    "value": ({"type": "text", "value": "owner", "label": "บ่อของใคร"},),
    "noAppErrorString": (row("text", "scale", "น้ำหนัก", appearance="ex:org.example.scale()", noAppErrorString="ไม่มีแอปเครื่องชั่ง"),),
    "no_app_error_string": (row("text", "scale", "น้ำหนัก", appearance="ex:org.example.scale()", no_app_error_string="ไม่มีแอป"),),
    "bind::jr:preload": (row("text", "who", "ใครรายงาน"), row("hidden", "code", **{"bind::jr:preload": "uid"})),
    "bind::custom": (row("text", "who", "ใครรายงาน", **{"bind::oc:itemgroup": "pond"}),),
    "body::accept": (row("file", "book", "ขอสมุดบ่อ", **{"body::accept": "application/pdf"}),),
    "instance::tag": (row("text", "who", "ใครรายงาน", **{"instance::tag": "w"}),),
    "compact_tag": (row("text", "who", "ใครรายงาน", compact_tag="w"),),
    "sms_field": (row("text", "who", "ใครรายงาน", sms_field="w"),),
    "sms_option": (row("select_one fish", "kept", "ปลาอะไร", sms_option="k"),),
    "sms_separator": (row("text", "who", "ใครรายงาน", sms_separator="+"),),
    "sms_allow_media": (row("text", "who", "ใครรายงาน", sms_allow_media="no"),),
    "sms_date_format": (row("date", "seen", "วันไหน", sms_date_format="%Y-%m-%d"),),
    "sms_datetime_format": (row("dateTime", "seen", "เมื่อไร", sms_datetime_format="%Y-%m-%dT%H:%M"),),
    "sms_response": (row("text", "who", "ใครรายงาน", sms_response="thanks"),),
    "disabled": (row("text", "who", "ใครรายงาน", disabled="no"), row("text", "gone", "ข้อที่พักไว้", disabled="yes")),
    "list_name": (row("select_one fish", "kept", "ปลาอะไร", list_name="ปลา"),),
    "save_to": (row("text", "plate", "ทะเบียนเรือ", save_to="plate"),),
    "label::language": ({"type": "text", "name": "who", TH: "ใครรายงาน", EN: "Who reports"},),
    "hint::language": ({"type": "text", "name": "who", TH: "ใคร", EN: "Who", "hint::ไทย (th)": "ชื่อเล่นก็ได้", "hint::English (en)": "A nickname will do"},),
    "message::language": ({"type": "integer", "name": "n", TH: "กี่ตัว", EN: "How many", "constraint": ". > 0", "required": "yes",
                           "constraint_message::ไทย (th)": "ขอตั้งแต่ 1", "constraint_message::English (en)": "One or more",
                           "required_message::ไทย (th)": "ขอจำนวน", "required_message::English (en)": "A number, please"},),
    "media::image::language": ({"type": "text", "name": "seen", TH: "เห็นอะไร", EN: "What is it", "media::image::ไทย (th)": "pond.jpg", "media::image::English (en)": "pond_en.jpg"},),
    "guidance_hint::language": ({"type": "text", "name": "who", TH: "ใคร", EN: "Who", "guidance_hint::ไทย (th)": "คนที่ไปดูเอง", "guidance_hint::English (en)": "Who went there"},),
}  # fmt: skip

CHOICES: dict[str, tuple[Row, ...]] = {
    "list_name": FISH,
    "list name": tuple({"list name": one["list_name"], "name": one["name"], "label": one["label"]} for one in FISH),
    "value": tuple({"list_name": one["list_name"], "value": one["name"], "label": one["label"]} for one in FISH),
    "caption": tuple({"list_name": one["list_name"], "name": one["name"], "caption": one["label"]} for one in FISH),
    "image": tuple({**one, "image": f"{one['name']}.jpg"} for one in FISH),
    "big-image": tuple({**one, "image": f"{one['name']}.jpg", "big-image": f"{one['name']}_big.jpg"} for one in FISH),
    "media::image": tuple({**one, "media::image": f"{one['name']}.jpg"} for one in FISH),
    "audio": tuple({**one, "audio": f"{one['name']}.mp3"} for one in FISH),
    "media::audio": tuple({**one, "media::audio": f"{one['name']}.mp3"} for one in FISH),
    "video": tuple({**one, "video": f"{one['name']}.mp4"} for one in FISH),
    "media::video": tuple({**one, "media::video": f"{one['name']}.mp4"} for one in FISH),
    "label::language": tuple(
        {"list_name": "fish", "name": name, TH: thai, EN: english}
        for name, thai, english in (("nile", "ปลานิล", "Nile tilapia"), ("carp", "ปลาตะเพียน", "Silver barb"))
    ),
    "sms_option": tuple({**one, "sms_option": one["name"][0]} for one in FISH),
    "own column": tuple({**one, "grams": str(200 + 100 * place)} for place, one in enumerate(FISH)),
    "geometry": tuple({**one, "geometry": f"18.7{place} 98.9{place} 0 0"} for place, one in enumerate(FISH)),
}  # fmt: skip

SETTINGS: dict[str, Row] = {
    "form_title": {"form_title": "บ่อปลาหมู่บ้าน"}, "title": {"title": "บ่อปลาหมู่บ้าน"}, "set_form_title": {"set_form_title": "บ่อปลา"},
    "form_id": {"form_id": "ponds_2565"}, "id_string": {"id_string": "ponds_2565"}, "set_form_id": {"set_form_id": "ponds"},
    "version": {"version": "2565.3"}, "default_language": {"default_language": "ไทย (th)"}, "style": {"style": "pages theme-grid"},
    "instance_name": {"instance_name": "concat(${who}, ' ', ${kept})"}, "instance_id": {"instance_id": "uid"},
    "instance_xmlns": {"instance_xmlns": "https://sanam.example/ponds"}, "name": {"name": "ponds"},
    "namespaces": {"namespaces": OURS}, "public_key": {"public_key": "MIIBIjANBgkqh", "submission_url": "https://sanam.example/in"},
    "submission_url": {"submission_url": "https://sanam.example/in"}, "auto_send": {"auto_send": "true"},
    "auto_delete": {"auto_delete": "true"}, "client_editable": {"client_editable": "yes"}, "attribute": {"attribute::office": "fishery"},
    "allow_choice_duplicates": {"allow_choice_duplicates": "yes"}, "clean_text_values": {"clean_text_values": "no"},
    "add_none_option": {"add_none_option": "yes"}, "omit_instanceID": {"omit_instanceID": "yes"}, "flat": {"flat": "yes"},
    "sms_keyword": {"sms_keyword": "pond"}, "sms_separator": {"sms_separator": "+"}, "sms_allow_media": {"sms_allow_media": "no"},
    "sms_date_format": {"sms_date_format": "%d/%m/%Y"}, "sms_datetime_format": {"sms_datetime_format": "%d/%m/%Y %H:%M"},
    "sms_response": {"sms_response": "thanks"}, "prefix": {"prefix": "P"}, "delimiter": {"delimiter": "-"},
}  # fmt: skip

ENTITIES: dict[str, tuple[Row, ...]] = {
    "list_name": ({"list_name": "boats", "label": "${who}"},),
    "dataset": ({"dataset": "boats", "label": "${who}"},),
    "create_if": ({"list_name": "boats", "label": "${who}", "create_if": "${kept} = 'nile'"},),
    "entity_id": ({"list_name": "boats", "entity_id": "${who}"},),
    "update_if": ({"list_name": "boats", "entity_id": "${who}", "update_if": "${kept} = 'carp'"},),
}


def forms() -> Iterator[Written]:
    """Return them all."""
    yield from (_survey(name, rows) for name, rows in SURVEY.items())
    yield from (_choices(name, rows) for name, rows in CHOICES.items())
    yield from (_settings(name, cells) for name, cells in SETTINGS.items())
    yield from (_entities(name, rows) for name, rows in ENTITIES.items())
    yield from _own()


def _slug(name: str) -> str:
    lowered = re.sub("[A-Z]+", lambda found: f"-{found[0].lower()}", name)
    return lowered.replace("::", "__").replace(":", "_").replace(" ", "-")


def _survey(name: str, rows: tuple[Row, ...]) -> Written:
    lists = FISH if any("fish" in one.get("type", "") for one in rows) else ()
    sheets = {"entities": ENTITIES["list_name"]} if name == "save_to" else {}
    rows = (row("text", "who", "ใครรายงาน"), *rows) if sheets else rows
    settings = {"namespaces": 'oc="https://sanam.example/oc"'} if "oc:" in str(rows) else {}
    return Written(f"columns/survey_{_slug(name)}.md", rows, lists, settings, sheets)


def _questions() -> tuple[Row, ...]:
    return row("text", "who", "ใครรายงาน"), row("select_one fish", "kept", "เลี้ยงปลาอะไร")


def _choices(name: str, lists: tuple[Row, ...]) -> Written:
    survey: tuple[Row, ...] = _questions()
    if name == "label::language":
        survey = ({"type": "select_one fish", "name": "kept", TH: "เลี้ยงปลาอะไร", EN: "Which fish"},)
    if name == "own column":
        weight = "instance('fish')/root/item[name = ${kept}]/grams"
        survey += (row("calculate", "grams", calculation=weight), row("note", "told", "ตัวละ ${grams} กรัม"))
    return Written(f"columns/choices_{_slug(name)}.md", survey, lists)


def _settings(name: str, cells: Row) -> Written:
    return Written(f"columns/settings_{_slug(name)}.md", _questions(), FISH, cells)


def _entities(name: str, rows: tuple[Row, ...]) -> Written:
    return Written(f"columns/entities_{_slug(name)}.md", _questions(), FISH, sheets={"entities": rows})


def _own() -> Iterator[Written]:
    named = {"namespaces": OURS}
    for column, cell, kind, label in (
        ("kind", "money", "integer", "ขายปลาได้กี่บาท"), ("unit", "กก.", "decimal", "จับได้กี่กิโลกรัม"),
        ("warn", ". <= 500", "integer", "จับได้กี่ตัว"), ("cue", "จับ ได้ ปลา", "integer", "จับได้กี่ตัว"),
        ("carry", "yes", "text", "ชื่อท่าเรือ"), ("short", "ท่าเรือ", "text", "ท่าเรือที่ขึ้นปลาชื่ออะไร"), ("shows", "ผล", "image", "ขอรูปปลาที่จับได้"),
    ):  # fmt: skip
        rows = (row("text", "who", "ใครรายงาน"), row(kind, "asked", label, **{f"bind::sanam:{column}": cell}))
        yield Written(f"columns/own_{column}.md", rows, settings=named)
