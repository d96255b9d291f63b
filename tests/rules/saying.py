"""Make the bot say everything it can say in one step: every form, every question, every event, every card of its lists."""

import os
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.buttons import Buttons
from bot.render import Renderer
from bot.texts import Texts
from engine.conversation.bubbles import Bubble, Press
from engine.conversation.effects import Say
from engine.conversation.events import Event, Followed, Pressed, PressedDead, Showed, Typed, When
from engine.conversation.evidence.pieces import FROM, HEAR, LIST, Piece
from engine.conversation.practice.practised import Practised
from engine.conversation.privacy.seen import Consent
from engine.conversation.scene import (
    Enquiry,
    Filling,
    Group,
    Helper,
    Invitation,
    Knocking,
    Owed,
    Scene,
)
from engine.conversation.sent.noun import Sent
from engine.conversation.state import Draft, State
from engine.conversation.step import step
from engine.forms import filling as forms
from engine.forms.form import Form
from engine.obligations.calendar import BANGKOK
from engine.obligations.programme import Programme
from engine.obligations.reading import form_names, form_path, read_pack
from engine.sheet.arriving import Arrived
from tests.rules import saying_books, saying_chasing, saying_digest, saying_reminders, saying_spreading
from tests.rules.tree import ROOT
from thai.words import Vocabulary

WHEN = When(1_000, datetime(2021, 11, 22, 9, tzinfo=BANGKOK), "seed")
WORDS = Vocabulary(tomllib.loads((ROOT / "locale/th/words.toml").read_text("utf-8")))
CONSENT = Consent("1", "digest", tomllib.loads((ROOT / "locale/th/consent.toml").read_text("utf-8"))["text"])
FOLDERS = [path.parent for path in sorted((ROOT / "programmes").glob("*/programme.toml"))]
LONG_FORM_BYTES = 5_000


def _is_long(case: tuple[Path, Programme, str]) -> bool:
    """Say whether a form is one of those that a card may not hold."""
    path = form_path(case[0], case[2])
    return path is not None and path.stat().st_size > LONG_FORM_BYTES


CASES = [
    (folder, programme, name)
    for folder, programme in ((folder, read_pack(folder)) for folder in FOLDERS)
    for name in form_names(programme)
]
# Of the projects that share their offices every third form, whose questions are alike; all of them in the soak.
if not os.environ.get("SANAM_SOAK"):
    CASES = [one for at, one in enumerate(CASES) if not one[1].shares or at % 3 == 0 or _is_long(one)]
CASE_NAMES = [f"{one[1].id}/{one[2]}" for one in CASES]
GROUP = "กลุ่มวิสาหกิจชุมชนแปรรูปผลผลิตทางการเกษตรบ้านหนองบัวพัฒนา"
DUTY = "รายงานความก้าวหน้ารายเดือนของกิจกรรมการรวมกลุ่มและการสร้างเครือข่าย"
TYPED = (
    *("", "อะไรนะ", "4000", "ประมาณ 23 คน", "20-30 คน", "2.5", "9999999999", "พรุ่งนี้", "วันก่อน", "ใช่", "ไม่ใช่"),
    *("ช่วย", "ย้อนกลับ", "ข้าม", "ไว้ทีหลัง", "เริ่มใหม่", "เมนู", "งานที่ต้องส่ง", "ริมใต้", "ต.ท่าศาลา", "0812345678"),
    *("ตัวเลือก", "ปุ่มหายไปไหน", "ก" * 3000),
)
SHOWN = ("sticker", "image", "video", "audio", "file", "location", "other")
OTHERS: tuple[Event, ...] = (
    PressedDead(WHEN, "old"),
    *(Showed(WHEN, kind) for kind in SHOWN),
    *(Showed(WHEN, kind, "m1", duration_ms=12_000, set_id="s", set_count=3) for kind in SHOWN),
    Followed(WHEN, is_back=True),
)
PIECES = tuple(
    Piece(f"e{number}", kind, "มะลิ", WHEN.at, seconds=12, state=state, group=GROUP)
    for number, (kind, state) in enumerate(
        (kind, state) for kind in FROM for state in ("kept", "waiting", "gone", "too_big", "given_up")
    )
)

RENDERER = Renderer(
    Texts.load("th"),
    Buttons(["key"]),
    "http://127.0.0.1:8000",
    "person",
    {},
    "/evidence/{}".format,
    "/report/{}".format,
    "/table/{}".format,
    "/ask/{}".format,
    "/enter/{}".format,
)


def filling(programme: Programme, form: Form, name: str, **more: Any) -> Filling:
    registers = programme.registration is not None and programme.registration.form == name
    answers = forms.start(form, WHEN.at, WHEN.seed)
    draft = Draft("d1", "register" if registers else "collect", programme.id, name, "", answers=answers)
    return Filling(draft, form, programme, form.title, GROUP, phone="020000050", **more)


def scene(**known: Any) -> Scene:
    return Scene(WORDS, CONSENT, "ผู้ช่วยรายงานพื้นที่", **known)


def said(filled: Filling | None, state: State, event: Event, **known: Any) -> Iterator[dict[str, Any]]:
    """Yield each message that the step shows, as LINE gets it."""
    for effect in step(state, event, scene(filling=filled, **known)).effects:
        if isinstance(effect, Say):
            yield from RENDERER.messages(effect.bubbles)


def of_form(filled: Filling) -> Iterator[dict[str, Any]]:
    """Yield what is said at every question of a form, and at its review, whatever happens there."""
    events = (*(Typed(WHEN, words, "m1") for words in TYPED), *OTHERS)
    states = [
        State("asking", "d1", question.path, misses=misses)
        for question in filled.form.questions
        if question.is_askable and question.kind != "note"
        for misses in (0, 2)
    ]
    for state in (*states, State("review", "d1")):
        for event in events:
            yield from said(filled, state, event, has_roles=True, phone="020000050")


def to_newcomers() -> Iterator[dict[str, Any]]:
    """Yield what is said to somebody who is not in yet."""
    invitation = Invitation("25650001", "ประธาน", "โครงการ", "สำนักงาน", "020000050", "คุณสมชาย")
    events = (*(Typed(WHEN, words, "m1") for words in (*TYPED, "มะลิ", "12345678")), *OTHERS)
    for place in ("new", "consent", "name", "waiting"):
        for one in (None, invitation):
            for event in events:
                yield from said(None, State(place, code="25650001"), event, invitation=one)


def of_lists() -> Iterator[dict[str, Any]]:
    """Yield what is said outside a form: menus, lists, groups, enquiries, evidence, somebody who knocks."""
    for event in (*map(_typed, WORDS.words.values()), *_taps(), *OTHERS):
        for state in (State("idle"), State("enquiring", about="office"), State("replying", about="q1")):
            for known in _worlds():
                yield from said(None, state, event, has_roles=True, **known)
    for bubble in _of_rooms():
        yield from RENDERER.messages((bubble,))
    for reminded in saying_reminders.worlds(DUTY, GROUP):
        for state, event in saying_reminders.moves(WHEN):
            for world in (_full(acts_for_office=True, pieces=()), {}):
                yield from said(None, state, event, has_roles=True, reminded=reminded, **world)
    yield from _of_chasing()
    for piece in PIECES:
        yield from said(
            None, State("idle"), Pressed(WHEN, Press(HEAR, piece.id)), has_roles=True, pieces=(piece,)
        )


def _of_rooms() -> Iterator[Bubble]:
    """Yield the cards of rooms that make them of their own."""
    yield from saying_books.bubbles(scene(), WHEN, duty=DUTY, group=GROUP)
    yield from saying_digest.bubbles(WHEN, group=GROUP)
    yield from saying_spreading.bubbles(WHEN, duty=DUTY, group=GROUP)


def _of_chasing() -> Iterator[dict[str, Any]]:
    """Yield what is said about groups that have not sent, and of what is filled in for them."""
    for chasing in saying_chasing.worlds(DUTY, GROUP, WHEN):
        for state, event in saying_chasing.moves(WHEN):
            yield from said(None, state, event, has_roles=True, acts_for_office=True, reminded=chasing)


def _typed(phrases: Any) -> Typed:
    return Typed(WHEN, next(iter(phrases)), "m1")


def _taps() -> Iterator[Event]:
    kinds = ("m", "q", "n", "l")
    taps = [Press(kind, draft, index=index) for kind in kinds for draft in ("", "u1") for index in range(12)]
    taps += [
        Press("n", "k1"),
        Press("n", "k1", index=1),
        *(Press("table", f"o{number}", index=index) for number in range(3) for index in range(3)),
        *(Press("book", "f1", index=index) for index in range(3)),
        Press(HEAR, "e1"),
        Press(LIST, "e1"),
        Press("o", "x"),
        Press("c", "r1"),
        *(Press("undo", draft, index=index) for draft in ("", "r1") for index in range(3)),
        *(Press("try", index=index) for index in range(3)),
    ]
    yield from (Pressed(WHEN, tap) for tap in taps)


def _worlds() -> Iterator[dict[str, Any]]:
    for acts_for_office in (False, True):
        yield {"acts_for_office": acts_for_office}
        yield _full(acts_for_office=acts_for_office, pieces=PIECES)


def _full(*, acts_for_office: bool, pieces: tuple[Piece, ...]) -> dict[str, Any]:
    due = date(2021, 11, 20)
    owed = tuple(
        Owed(
            f"o{days}", DUTY, GROUP, "", "file" if acts_for_office else "collect", due + timedelta(days),
            is_done=False, is_open=days < 30, draft="d9" if days == 1 else "", unit="u1",
            contributed_at=WHEN.at if days % 2 else None, awaits_group=True, sheet=f"round{days % 3}",
        )
        for days in (0, 1, 2, 3, 4, 5, 9, 40)
    )  # fmt: skip
    enquiry = Enquiry(
        "q1", "ขอถามเรื่องวันส่งรายงาน", "มะลิ", GROUP, "สำนักงาน", WHEN.at, is_mine=not acts_for_office
    )
    return {
        "acts_for_office": acts_for_office,
        "owed": owed,
        "sent": tuple(Sent(f"r{n}", f"65-0000{n}", DUTY, GROUP, WHEN.at, n % 2 == 0) for n in range(8)),
        "drafts": (("d1", DUTY), ("register:x", DUTY)),
        "speaks_for": (GROUP, "สำนักงานเกษตรและสหกรณ์จังหวัดเชียงใหม่"),
        "helpers": (Helper("office", "สำนักงานเกษตรและสหกรณ์จังหวัดเชียงใหม่", "020000050"),),
        "enquiries": (enquiry,),
        "enquiry": enquiry,
        "groups": tuple(Group(f"u{n}", GROUP, "500706", "สำนักงาน", "020000050") for n in range(1, 12)),
        "knocking": Knocking("k1", "มะลิ", "ประธาน", is_relink=False),
        "pieces": pieces,
        "standing": Sent(
            "r1",
            "65-00001",
            DUTY,
            GROUP,
            WHEN.at,
            can_correct=False,
            is_mine=True,
            is_locked=acts_for_office,
            office="สำนักงานเกษตรและสหกรณ์จังหวัดเชียงใหม่",
            phone="020000050",
        ),
        "practised": (Practised("มะลิ", is_done=True), Practised("แดง", is_done=False)),
        "phone": "020000050",
        "name": "มะลิ",
        "arrived": Arrived("f1", "refused", "foreign"),
    }


def path_of(folder: Path, name: str) -> Path:
    from engine.obligations.reading import form_path

    path = form_path(folder, name)
    assert path is not None
    return path
