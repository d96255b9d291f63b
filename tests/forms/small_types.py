"""One small form for each type of question that pyxform knows."""

from collections.abc import Iterator, Mapping

from tests.forms.writing import Row, Written, choices, row

ASKED = {
    "text": "ชื่อแปลงที่ไปดู", "string": "ชื่อเจ้าของบ่อน้ำ", "q string": "ชื่อร้านรับซื้อ", "add text prompt": "ชื่อคลอง",
    "integer": "เลี้ยงไก่กี่ตัว", "int": "มีต้นมะม่วงกี่ต้น", "q int": "มีโอ่งน้ำกี่ใบ", "add integer prompt": "ปลูกกี่แถว",
    "decimal": "น้ำลึกกี่เมตร", "q decimal": "ไข่หนักกี่กิโลกรัม", "add decimal prompt": "ฝนตกกี่มิลลิเมตร",
    "date": "เกี่ยวข้าววันไหน", "q date": "หว่านวันไหน", "add date prompt": "ปล่อยปลาวันไหน",
    "time": "ตลาดเปิดกี่โมง", "datetime": "น้ำเริ่มท่วมเมื่อไร", "dateTime": "ไฟดับเมื่อไร", "date time": "เครื่องสูบหยุดเมื่อไร",
    "q date time": "รถขยะมาเมื่อไร", "q dateTime": "ประชุมเริ่มเมื่อไร", "add date time prompt": "ส่งนมเมื่อไร",
    "add dateTime prompt": "ปิดประตูน้ำเมื่อไร",
    "note": "ขอบคุณที่ช่วยดูแลป่าชุมชน", "q note": "ส่วนต่อไปเป็นเรื่องน้ำ", "add note prompt": "อ่านป้ายก่อนเข้าแปลง",
    "acknowledge": "เห็นป้ายเตือนแล้ว", "q acknowledge": "อ่านข้อตกลงแล้ว", "add acknowledge prompt": "ล้างมือแล้ว",
    "trigger": "ปิดฝาถังแล้ว",
    "geopoint": "บ่ออยู่ตรงไหน", "gps": "ศาลาอยู่ตรงไหน", "location": "จุดเทกองอยู่ตรงไหน", "q geopoint": "ฝายอยู่ตรงไหน",
    "q location": "โรงสีอยู่ตรงไหน", "add location prompt": "ที่ทำการกลุ่มอยู่ตรงไหน",
    "geotrace": "เดินตามคลองเส้นไหน", "q geotrace": "ถนนที่พังเส้นไหน", "geoshape": "ขอบแปลงอยู่ตรงไหน",
    "q geoshape": "ขอบป่าชุมชนอยู่ตรงไหน",
    "image": "ขอรูปแปลง", "photo": "ขอรูปป้ายกลุ่ม", "q image": "ขอรูปใบเสร็จ", "q picture": "ขอรูปบ่อ",
    "add image prompt": "ขอรูปผลผลิต",
    "audio": "ขอเสียงเล่าเรื่อง", "q audio": "ขอเสียงประชุม", "add audio prompt": "ขอเสียงเครื่องสูบ",
    "video": "ขอวิดีโอการสาธิต", "q video": "ขอวิดีโอน้ำไหล", "add video prompt": "ขอวิดีโอเครื่องอบ",
    "file": "ขอไฟล์บัญชี", "add file prompt": "ขอไฟล์รายชื่อ", "osm": "อาคารหลังไหน",
    "barcode": "รหัสบนถุงปุ๋ย", "q barcode": "รหัสบนถังนม", "add barcode prompt": "รหัสบนกระสอบ",
    "range": "พอใจกี่คะแนน", "percentage": "งานเสร็จร้อยละเท่าไร", "phone number": "เบอร์โทรของกลุ่ม",
    "number of days in last month": "เดือนก่อนออกเรือกี่วัน", "number of days in last year": "ปีก่อนรับจ้างกี่วัน",
    "number of days in last six months": "หกเดือนก่อนน้ำไม่ไหลกี่วัน",
}  # fmt: skip
OF_A_LIST = (
    "select_one", "select1", "select one", "select one from", "add select one prompt using", "select_multiple",
    "select all that apply", "select all that apply from", "add select multiple prompt using", "rank",
)  # fmt: skip
FROM_A_FILE = {
    "select_one_from_file": "csv", "select one from file": "geojson", "select_multiple_from_file": "csv",
    "select multiple from file": "xml",
}  # fmt: skip
KNOWN_BY_THE_PHONE = (
    "start", "start time", "get start time", "end", "end time", "get end time", "today", "get today", "deviceid",
    "device id", "get device id", "imei", "subscriberid", "subscriber id", "get subscriber id", "simserial",
    "sim id", "get sim id", "phonenumber", "get phone number", "username", "email", "uri:deviceid", "uri:email",
    "uri:phonenumber", "uri:simserial", "uri:subscriberid", "uri:username", "hidden",
)  # fmt: skip
CALCULATED = ("calculate", "q calculate", "add calculate prompt")
AROUND = {"group": "กลุ่มข้อ", "repeat": "สมาชิก", "lgroup": "คอก", "looped group": "บ่อ"}
NO_FILES: Mapping[str, str] = {}
STATIONS = (("p1", "ท่าหลวง"), ("p2", "ท่าน้อย"), ("p3", "ท่าใหม่"))


def slug(kind: str) -> str:
    """Return a file's name for a type."""
    lowered = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in kind)
    return lowered.replace(" ", "-").replace(":", "_")


def forms() -> Iterator[Written]:
    """Return them all."""
    yield from (_asked(kind, label) for kind, label in ASKED.items())
    yield from (_of_a_list(kind) for kind in OF_A_LIST)
    yield from (_from_a_file(kind, ending) for kind, ending in FROM_A_FILE.items())
    yield from (_known(kind) for kind in KNOWN_BY_THE_PHONE)
    yield from (_calculated(kind) for kind in CALCULATED)
    yield from (_around(kind, label) for kind, label in AROUND.items())
    yield from _odd()


def _form(kind: str, *rows: Row, lists: tuple[Row, ...] = (), files: Mapping[str, str] = NO_FILES) -> Written:
    named = {f"{slug(kind)}_points.{ending}": text for ending, text in files.items()}
    return Written(f"types/{slug(kind)}.md", rows, lists, files=named)


def _asked(kind: str, label: str) -> Written:
    return _form(
        kind,
        row("text", "who", "ใครเป็นคนเล่า"),
        row(kind, "asked", label),
        row("note", "told", "${who} เล่าแล้ว"),
    )


def _of_a_list(kind: str) -> Written:
    lists = choices("crop", rice="ข้าว", maize="ข้าวโพด", bean="ถั่ว", other="อย่างอื่น")
    return _form(kind, row(f"{kind} crop", "crops", "ปลูกอะไร"), row("note", "told", "${crops}"), lists=lists)


def _from_a_file(kind: str, ending: str) -> Written:
    label = "ขึ้นเรือที่ท่าไหน"
    text = {"csv": _csv(), "geojson": _geojson(), "xml": _xml()}[ending]
    return _form(kind, row(f"{kind} {slug(kind)}_points.{ending}", "pier", label), files={ending: text})


def _csv() -> str:
    return "name,label\n" + "".join(f"{name},{label}\n" for name, label in STATIONS)


def _geojson() -> str:
    points = ",\n".join(
        f'  {{"type": "Feature", "id": "{name}", "properties": {{"title": "{label}", "depth": {place + 2}}},\n'
        f'   "geometry": {{"type": "Point", "coordinates": [{98.9 + place / 100:.2f}, 18.7]}}}}'
        for place, (name, label) in enumerate(STATIONS)
    )
    return f'{{"type": "FeatureCollection", "features": [\n{points}\n]}}\n'


def _xml() -> str:
    items = "".join(f"  <item><name>{name}</name><label>{label}</label></item>\n" for name, label in STATIONS)
    return f"<root>\n{items}</root>\n"


def _known(kind: str) -> Written:
    value = {"default": "line"} if kind == "hidden" else {}
    rows = (row("text", "who", "ใครเป็นคนรายงาน"), row(kind, "known", **value))
    return _form(kind, *rows, row("note", "told", "บันทึกแล้ว"))


def _calculated(kind: str) -> Written:
    twice = row(kind, "twice", calculation="${sacks} * 2")
    return _form(
        kind, row("integer", "sacks", "ปุ๋ยกี่กระสอบ"), twice, row("note", "told", "สองรอบใช้ ${twice} กระสอบ")
    )


def _around(kind: str, label: str) -> Written:
    inner = (row("text", "title", "ชื่อ"), row("integer", "many", "จำนวน", constraint=". >= 0 and . < 1000"))
    return _form(kind, row(f"begin {kind}", "part", label), *inner, row(f"end {kind}"))


def _odd() -> Iterator[Written]:
    yield _form("audit", row("audit"), row("text", "who", "ใครเป็นคนรายงาน"))
    yield _form("start-geopoint", row("start-geopoint", "began_at"), row("text", "who", "ใครเป็นคนรายงาน"))
    yield _form("background-audio", row("background-audio", "sound"), row("text", "who", "ใครเป็นคนรายงาน"))
    yield _form(
        "background-geopoint",
        row("text", "who", "ใครเป็นคนรายงาน"),
        row("background-geopoint", "there", trigger="${who}"),
    )
    price = row("calculate", "price", calculation="pulldata('csv-external_points', 'label', 'name', 'p2')")
    yield _form("csv-external", row("csv-external", "csv-external_points"), row("text", "who", "ใคร"), price,
                row("note", "told", "ท่าที่สอง ${price}"), files={"csv": _csv()})  # fmt: skip
    first = "instance('xml-external_points')/root/item[1]/label"
    yield _form("xml-external", row("xml-external", "xml-external_points"), row("text", "who", "ใคร"),
                row("calculate", "first", calculation=first), row("note", "told", "ท่าแรก ${first}"), files={"xml": _xml()})  # fmt: skip
    lists = tuple(
        {"list_name": "canal", "name": name, "label": label, "zone": zone}
        for name, label, zone in (("c1", "คลองซอย 1", "east"), ("c2", "คลองซอย 2", "west"))
    )
    filtered = row("select_one_external canal", "canal", "คลองไหน", choice_filter="zone=${zone}")
    zones = row("select_one zone", "zone", "ฝั่งไหน")
    yield Written("types/select_one_external.md", (zones, filtered), choices("zone", east="ตะวันออก", west="ตะวันตก"),
                  sheets={"external_choices": lists})  # fmt: skip
    looped = (row("begin loop over tool", "tools", "เครื่องมือ"), row("integer", "how_many", "มี %(label)s กี่ชิ้น"),
              row("end loop"))  # fmt: skip
    yield Written("types/loop.md", looped, choices("tool", hoe="จอบ", sickle="เคียว"))
