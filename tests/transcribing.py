"""Read a transcript's own lines, play them, and write the whole chat again."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from bot import mornings
from bot.clock import BANGKOK
from engine.conversation.menu.functions import FUNCTIONS, title
from tests import (
    cdd_scenes,
    chasing_kit,
    ladders,
    many_units,
    office_day,
    office_eighty,
    other_programmes,
    registering,
)
from tests.effort import LINE, Effort
from tests.measures_kit import published
from tests.photos import photo
from tests.play import Play, words
from tests.publishing import Editions
from tests.stories import close_rounds, contribute, night, register, register_second

CAST = {"มะลิ": "mali", "สมชาย": "somchai", "นิดา": "nida", "ป้าแดง": "daeng", "อรุณ": "arun"}
NAMES = {key: name for name, key in CAST.items()}
MOVES = re.compile(r"^(?:เวลา|เช้า): (\d{4}-\d{2}-\d{2} \d{2}:\d{2})$")
SPEAKS = re.compile(rf"^({'|'.join(CAST)}): (.+)$")
CHOOSES = re.compile(r"^\(เมนู: (.+)\)$")
IN_GROUP = re.compile(r"^\(ในกลุ่มไลน์: (.+)\)$")
GROUP = {"type": "group", "groupId": "C" + "1" * 32}
PICKS = re.compile(r"^\[(.+?)\](?: (\d+))?(?: วันที่ (\d{4}-\d{2}-\d{2}))?$")
PICTURES = re.compile(r"^\(รูป (\d+) รูป\)$")
TABLE = re.compile(r"^\(ไฟล์ตาราง: (.+)\)$")
TOLD = re.compile(r"^ที่เล่าใน (.+)$")
FUNDS = re.compile(r"^\(ไฟล์กองทุน: (.+)\)$")
BEGINS = re.compile(r"^ก่อนนี้: (.+)$")
CHANGES = re.compile(r"^แบบใหม่: (\w+): (.+) → (.+)$")
BEGINNINGS: dict[str, Callable[[Play], object]] = {
    "มีโครงการกลุ่มอาชีพบ้านเรา": registering.settled,
    "มะลิขึ้นทะเบียนกลุ่มแล้ว": register,
    "มะลิส่งชุดที่ ๑ แล้ว": contribute,
    "ปิดรอบแล้ว": close_rounds,
    "สำนักงานดูแลสี่กลุ่ม": lambda play: many_units.settled(play, 4),
    "ในสี่กลุ่ม มะลิกับป้าแดงใช้ LINE": chasing_kit.partly_on_line,
    "ป้าแดงขึ้นทะเบียนกลุ่มแล้ว": register_second,
    "จังหวัดอยู่งวดที่ ๑": ladders.in_first_tranche,
    "ชุดที่ ๑ มีผู้ตรวจสามขั้น ป้าแดงเป็นเลขานุการ": ladders.with_three_steps,
    "สมชายส่งชุดที่ ๑ แล้ว": ladders.story,
    "ชุดที่ ๑ มีผู้ร่วมยืนยันที่ไม่ใช้ LINE": ladders.with_outsider,
    "ชุดที่ ๑ ของกลุ่มมะลิรอนิดาตรวจ": ladders.waiting,
    "ผ่านไปหนึ่งคืน": night,
    "มีอรุณอยู่สำนักงานระดับกรม": ladders.with_centre,
    "ป้าแดงช่วยดูแลกลุ่มของมะลิ": ladders.with_second_leader,
    "โครงการมีระบบอื่น ระดับ งบ และแบบให้คนตอบ": published,
    "มีโครงการเกษตรทฤษฎีใหม่ที่แม่ริม": other_programmes.new_theory,
    "มีสภาองค์กรชุมชนตำบลสันโป่ง": other_programmes.councils,
    "มีวันทำงานของอำเภอที่มีแปดตลาด": office_day.a_day,
    "มีวันทำงานของอำเภอที่ดูแลแปดสิบแห่ง": office_eighty.a_day,
    **cdd_scenes.BEGINNINGS,
}
CHATS = Path(__file__).parent / "transcripts"
LINE_BREAK = " ⏎ "
ACTS: dict[str, dict[str, Any]] = {
    "(เพิ่มเพื่อน)": {"type": "follow", "follow": {}},
    "(กลับมาเพิ่มเพื่อน)": {"type": "follow", "follow": {"isUnblocked": True}},
    "(บล็อก)": {"type": "unfollow"},
    "(สติกเกอร์)": {
        "type": "message",
        "message": {"type": "sticker", "id": "s1", "packageId": "1", "stickerId": "1"},
    },
    "(เสียง)": {"type": "message", "message": {"type": "audio", "id": "a1", "duration": 12000}},
    "(รูป)": {"type": "message", "message": {"type": "image", "id": "i1"}},
    "(ตำแหน่ง)": {
        "type": "message",
        "message": {"type": "location", "id": "l1", "latitude": 18.9, "longitude": 98.9},
    },
}


def replay(text: str, play: Play) -> str:
    """Play the people's lines of a transcript and return the whole chat."""
    lines: list[str] = []
    cost, editions = Effort(), Editions(play)
    for line in text.splitlines():
        if line.startswith("#"):
            lines.append(line)
        elif begun := BEGINS.match(line):
            lines.append(line)
            _begin(play, begun[1])
        elif changed := CHANGES.match(line):
            lines.append(line)
            editions.publish(changed[1], *(one.replace(LINE_BREAK, "\n") for one in changed.group(2, 3)))
        elif LINE.match(line):
            lines.append(cost.written(line))
            cost = Effort()
        elif moved := MOVES.match(line):
            lines += ["", line, *_moved(play, moved[1], is_morning=line.startswith("เช้า"))]
        elif spoken := SPEAKS.match(line):
            cost = cost.after(spoken[2])
            lines += [line, *_said("บอท", _do(play, CAST[spoken[1]], spoken[2]))]
            before = len(play.line.pushes)
            play.work()
            for who, messages in sorted(play.reached(before).items()):
                lines += _said(f"บอท → {NAMES[who]}", messages)
    return "\n".join(lines) + "\n"


def _moved(play: Play, when: str, *, is_morning: bool) -> list[str]:
    """Move the clock, make the summaries of the day ready where asked, and let the reminders run."""
    play.clock.moment = datetime.strptime(when, "%Y-%m-%d %H:%M").replace(tzinfo=BANGKOK)
    if is_morning:
        mornings.prepare(play.core_without_tasks())
    reached = sorted(play.remind().items())
    return [line for who, messages in reached for line in _said(f"บอท → {NAMES[who]}", messages)]


def _begin(play: Play, what: str) -> None:
    """Tell what came before: a beginning of its own, or silently what another chat tells."""
    if told := TOLD.match(what):
        replay((CHATS / f"{told[1]}.txt").read_text("utf-8"), play)
    else:
        BEGINNINGS[what](play)


def _do(play: Play, who: str, what: str) -> list[dict[str, Any]]:
    if several := PICTURES.match(what):
        return _pictures(play, who, [len(play.line.contents) + at for at in range(int(several[1]))])
    if filled := TABLE.match(what):
        return many_units.sent_file(play, who, many_units.filled_in(play, who, filled[1]))
    if filled := FUNDS.match(what):
        return many_units.sent_file(play, who, cdd_scenes.funds_filled_in(play, who, filled[1]))
    if what == "(ไฟล์เดิมอีกครั้ง)":
        return many_units.sent_file(play, who, play.line.contents[play.last_media])
    if what == "(รูปเดิมอีกครั้ง)":
        return _pictures(play, who, [0])
    if what in {"(ลบเสียง)", "(ลบรูป)"}:
        return play.event(who, {"type": "unsend", "unsend": {"messageId": play.last_media}})
    if chosen := CHOOSES.match(what):
        titles = {play.core.texts.word(title(name), {}): name for name in FUNCTIONS}
        return play.event(who, {"type": "postback", "postback": {"data": f"menu:{titles[chosen[1]]}"}})
    if what in ACTS:
        return play.event(who, _fresh(play, ACTS[what]))
    if picked := PICKS.match(what):
        return play.press(who, picked[1], number=int(picked[2] or 1), day=picked[3])
    return _types(play, who, what.replace(LINE_BREAK, "\n"))


def _types(play: Play, who: str, what: str) -> list[dict[str, Any]]:
    """Type something, in private or in the LINE group of the chat."""
    if public := IN_GROUP.match(what):
        return play.text(who, public[1], source={**GROUP, "userId": play.user(who)})
    return play.text(who, what)


def _pictures(play: Play, who: str, scenes: list[int]) -> list[dict[str, Any]]:
    """Send photos, several as LINE sends what was picked together: an event each, with the set and how many it has."""
    said, set_id = [], f"set{play.count}"
    for index, number in enumerate(scenes, 1):
        event = _fresh(play, ACTS["(รูป)"])
        play.line.contents[play.last_media] = photo(number)
        if len(scenes) > 1:
            event["message"]["imageSet"] = {"id": set_id, "index": index, "total": len(scenes)}
        said += play.event(who, event)
    return said


def _fresh(play: Play, act: dict[str, Any]) -> dict[str, Any]:
    """Give what is sent besides words an id of its own, as LINE does."""
    if act["type"] != "message":
        return act
    play.last_media = f"x{play.count}"
    return {**act, "message": {**act["message"], "id": play.last_media}}


def _said(speaker: str, messages: list[dict[str, Any]]) -> list[str]:
    out = []
    for message in messages:
        first, *rest = [line for line in words(message).splitlines() if line]
        out += [f"{speaker}: {first}", *(f"   {line}" for line in rest)]
    return out or [f"{speaker}: (ไม่ตอบ)"]
