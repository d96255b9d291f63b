"""One small form for each appearance and each parameter of a question."""

from collections.abc import Iterator

from tests.forms.writing import Row, Written, choices, row

LISTS = choices("soil", clay="ดินเหนียว", sand="ดินทราย", loam="ดินร่วน", other="ดินอื่น")

APPEARANCES: dict[str, tuple[str, str]] = {
    "multiline": ("text", "เล่าเรื่องน้ำท่วม"), "textarea": ("text", "เล่าเรื่องภัยแล้ง"), "numbers": ("text", "เลขที่บ้าน"),
    "url": ("text", "เว็บของกลุ่ม"), "masked": ("text", "เลขท้ายบัญชี"), "hidden-answer": ("barcode", "รหัสถุง"),
    "ex:org.example.scale()": ("decimal", "อ่านจากเครื่องชั่ง"), "thousands-sep": ("integer", "ขายได้กี่บาท"),
    "bearing": ("decimal", "หันไปทิศไหน"), "counter": ("integer", "นับรังผึ้ง"), "printer": ("text", "พิมพ์ป้าย"),
    "vertical": ("range", "น้ำสูงขีดไหน"), "no-ticks": ("range", "แดดแรงขีดไหน"), "picker": ("range", "กลิ่นแรงขีดไหน"),
    "rating": ("range", "ให้กี่ดาว"), "distress": ("range", "เครียดแค่ไหน"),
    "no-calendar": ("date", "วันเริ่ม"), "month-year": ("date", "เดือนที่เก็บเกี่ยว"), "year": ("date", "ปีที่ตั้งกลุ่ม"),
    "ethiopian": ("date", "วันนัด"), "coptic": ("date", "วันนัด"), "islamic": ("date", "วันนัด"),
    "bikram-sambat": ("date", "วันนัด"), "myanmar": ("date", "วันนัด"), "persian": ("date", "วันนัด"),
    "buddhist": ("date", "วันนัด"),
    "maps": ("geopoint", "หมุดบ่อ"), "placement-map": ("geopoint", "หมุดที่ดิน"), "hide-input": ("geopoint", "หมุดศาลา"),
    "map": ("select_one_from_file looks_points.geojson", "เลือกบ่อบนแผนที่"),
    "signature": ("image", "ขอลายเซ็น"), "annotate": ("image", "วงจุดที่เสีย"), "draw": ("image", "วาดผังแปลง"),
    "new": ("image", "ถ่ายใหม่"), "new-front": ("image", "ถ่ายหน้าตรง"), "new-rear": ("image", "ถ่ายจากกล้องหลัง"),
    "front": ("barcode", "ส่องรหัส"), "selfie": ("video", "แนะนำตัว"),
    "minimal": ("select_one soil", "ดินแบบไหน"), "quick": ("select_one soil", "ดินแบบไหน"),
    "autocomplete": ("select_one soil", "ดินแบบไหน"), "likert": ("select_one soil", "ดินแบบไหน"),
    "image-map": ("select_one soil", "ดินแบบไหน"), "compact": ("select_one soil", "ดินแบบไหน"),
    "quickcompact": ("select_one soil", "ดินแบบไหน"), "horizontal": ("select_multiple soil", "ดินแบบไหนบ้าง"),
    "horizontal-compact": ("select_multiple soil", "ดินแบบไหนบ้าง"), "columns": ("select_multiple soil", "ดินแบบไหนบ้าง"),
    "columns-2": ("select_multiple soil", "ดินแบบไหนบ้าง"), "columns-pack": ("select_multiple soil", "ดินแบบไหนบ้าง"),
    "no-buttons": ("select_one soil", "ดินแบบไหน"), "label": ("select_one soil", "ดินแบบไหน"),
    "list": ("select_one soil", "ดินแบบไหน"), "list-nolabel": ("select_one soil", "ดินแบบไหน"),
    "search('soils')": ("select_one soil", "ดินแบบไหน"), "randomized": ("select_one soil", "ดินแบบไหน"),
    "field-list": ("group", "หน้าเดียว"), "table-list": ("group", "ตาราง"), "w4": ("group", "สี่ช่อง"),
    "hidden": ("text", "เก็บไว้เฉย ๆ"),
}  # fmt: skip

PARAMETERS: dict[str, tuple[str, str, str]] = {
    "range_start": ("range", "ขีดที่เท่าไร", "start=5 end=20 step=5"), "range_decimal": ("range", "ค่าน้ำ", "start=6.5 end=8.5 step=0.1"),
    "range_down": ("range", "นับถอยหลัง", "start=10 end=2 step=-2"), "range_ticks": ("range", "คะแนน", "start=0 end=10 step=1 tick_interval=5"),
    "range_placeholder": ("range", "ขีด", "start=1 end=9 step=2 placeholder=3"),
    "max-pixels": ("image", "ขอรูป", "max-pixels=1024"), "image_app": ("image", "ขอรูป", "app=org.example.camera"),
    "audio_quality": ("audio", "ขอเสียง", "quality=voice-only"), "rows": ("text", "เล่ายาว ๆ", "rows=5"),
    "randomize": ("select_one soil", "ดินแบบไหน", "randomize=true"), "seed": ("select_multiple soil", "ดินแบบไหน", "randomize=true seed=7"),
    "seed_of_field": ("rank soil", "เรียงดิน", "randomize=true seed=${lot}"),
    "value_and_label": ("select_one_from_file looks_rivers.csv", "แม่น้ำไหน", "value=code label=river"),
    "capture-accuracy": ("geopoint", "หมุด", "capture-accuracy=10 warning-accuracy=50"), "mock": ("geopoint", "หมุด", "allow-mock-accuracy=true"),
    "incremental": ("geoshape", "ขอบแปลง", "incremental=true"), "mock_trace": ("geotrace", "ทางน้ำ", "allow-mock-accuracy=true"),
    "reference-geometry": ("geoshape", "ขอบแปลงย่อย", "reference-geometry=soil"),
    "audit_location": ("audit", "", "location-priority=balanced location-min-interval=60 location-max-age=120"),
    "track-changes": ("audit", "", "track-changes=true"),
    "identify-user": ("audit", "", "identify-user=true track-changes-reasons=on-form-edit"),
    "background_quality": ("background-audio", "", "quality=low"),
}  # fmt: skip

POINTS = (
    '{"type": "FeatureCollection", "features": [\n'
    '  {"type": "Feature", "id": "w1", "properties": {"title": "บ่อวัด"},'
    ' "geometry": {"type": "Point", "coordinates": [98.98, 18.79]}},\n'
    '  {"type": "Feature", "id": "w2", "properties": {"title": "บ่อโรงเรียน"},'
    ' "geometry": {"type": "Point", "coordinates": [98.99, 18.8]}}\n'
    "]}\n"
)
RIVERS = "code,river\nr1,ปิง\nr2,วัง\nr3,ยม\n"
SOILS = "name,label\nclay,ดินเหนียว\nsand,ดินทราย\n"


def forms() -> Iterator[Written]:
    """Return them all."""
    yield from (_appearance(look, *what) for look, what in APPEARANCES.items())
    yield from (_parameter(name, *what) for name, what in PARAMETERS.items())


def _appearance(look: str, kind: str, label: str) -> Written:
    path = f"appearances/{look.partition('(')[0].replace(':', '_')}.md"
    files = {"looks_points.geojson": POINTS} if "geojson" in kind else {}
    files |= {"soils.csv": SOILS} if "search" in look else {}
    lists = LISTS if kind.endswith("soil") or kind == "group" else ()
    if kind == "group":
        inner = (row("select_one soil", "upper", "ดินชั้นบน"), row("select_one soil", "lower", "ดินชั้นล่าง"))
        return Written(
            path, (row("begin group", "part", label, appearance=look), *inner, row("end group")), lists
        )
    return Written(
        path, (row("text", "plot", "แปลงไหน"), row(kind, "asked", label, appearance=look)), lists, files=files
    )


def _parameter(name: str, kind: str, label: str, parameters: str) -> Written:
    lists = LISTS if "soil" in kind + parameters else ()
    question = "" if kind == "audit" else "asked"
    first: tuple[Row, ...] = (row("integer", "lot", "แปลงที่เท่าไร", required="yes"),)
    files = {"looks_rivers.csv": RIVERS} if "rivers" in kind else {}
    return Written(
        f"parameters/{name}.md",
        (*first, row(kind, question, label, parameters=parameters)),
        lists,
        files=files,
    )
