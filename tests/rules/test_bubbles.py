"""What really stands in a bubble, after everything that is put together in it: one polite ending, no forbidden word."""

import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.buttons import Buttons
from bot.render import Renderer
from bot.texts import Texts
from engine.conversation.effects import Say
from engine.conversation.events import Event, Followed, PressedDead, Showed, Typed, When
from engine.conversation.scene import Consent, Filling, Invitation, Scene
from engine.conversation.state import Draft, State
from engine.conversation.step import step
from engine.forms import filling as forms
from engine.forms.form import Form
from engine.forms.reading import read_file
from engine.obligations.calendar import BANGKOK
from engine.obligations.programme import Programme
from engine.obligations.reading import form_names, form_path, read_pack
from tests.rules.tree import ROOT
from tests.rules.voice import faults, particles
from thai.words import Vocabulary

WHEN = When(1_000, datetime(2021, 11, 22, 9, tzinfo=BANGKOK), "seed")
WORDS = Vocabulary(tomllib.loads((ROOT / "locale/th/words.toml").read_text("utf-8")))
CONSENT = Consent("1", "digest", tomllib.loads((ROOT / "locale/th/consent.toml").read_text("utf-8"))["text"])
PACKS = [read_pack(path.parent) for path in sorted((ROOT / "programmes").glob("*/programme.toml"))]
FOLDERS = [path.parent for path in sorted((ROOT / "programmes").glob("*/programme.toml"))]
CASES = [
    (folder, programme, name)
    for folder, programme in zip(FOLDERS, PACKS, strict=True)
    for name in form_names(programme)
]
TYPED = (
    *("", "อะไรนะ", "4000", "ประมาณ 23 คน", "20-30 คน", "2.5", "9999999999", "พรุ่งนี้", "วันก่อน", "ใช่", "ไม่ใช่"),
    *("ช่วย", "ย้อนกลับ", "ข้าม", "ไว้ทีหลัง", "เริ่มใหม่", "เมนู", "งานที่ต้องส่ง", "ริมใต้", "ต.ท่าศาลา", "0812345678"),
    "ก" * 3000,
)
OTHERS: tuple[Event, ...] = (
    PressedDead(WHEN, "old"),
    *(Showed(WHEN, kind) for kind in ("sticker", "image", "video", "audio", "file", "location", "other")),
    Followed(WHEN, is_back=True),
)


def _filling(programme: Programme, form: Form, name: str) -> Filling:
    registers = programme.registration is not None and programme.registration.form == name
    answers = forms.start(form, WHEN.at, WHEN.seed)
    draft = Draft("d1", "register" if registers else "collect", programme.id, name, "", answers=answers)
    return Filling(draft, form, programme, form.title, "กลุ่มผักอินทรีย์บ้านหนองบัว", phone="020000050")


def _bubbles(filling: Filling | None, state: State, event: Event, **scene: object) -> Iterator[str]:
    """Yield the words of each text bubble that the step shows, as LINE gets them."""
    world = Scene(WORDS, CONSENT, "ผู้ช่วยรายงานพื้นที่", filling=filling, **scene)  # type: ignore[arg-type]
    renderer = Renderer(Texts.load("th"), Buttons(["key"]), "http://127.0.0.1:8000", "person", {})
    for effect in step(state, event, world).effects:
        if isinstance(effect, Say):
            yield from (message["text"] for message in renderer.messages(effect.bubbles) if "text" in message)


@pytest.mark.parametrize(
    ("folder", "programme", "name"), CASES, ids=[f"{one[1].id}/{one[2]}" for one in CASES]
)
def test_a_bubble_of_a_form_is_polite_once(folder: Path, programme: Programme, name: str) -> None:
    path = form_path(folder, name)
    assert path is not None
    filling = _filling(programme, read_file(path), name)
    events = (*(Typed(WHEN, words, "m1") for words in TYPED), *OTHERS)

    shown = {
        bubble
        for question in filling.form.questions
        if question.kind != "note"
        for event in events
        for misses in (0, 2)
        for bubble in _bubbles(
            filling,
            State("asking", "d1", question.path, misses=misses),
            event,
            has_roles=True,
            phone="020000050",
        )
    }

    assert shown
    assert [] == sorted(bubble for bubble in shown if particles(bubble) > 1)[:5]


def test_a_bubble_to_a_newcomer_is_polite_once() -> None:
    invitation = Invitation("25650001", "ประธาน", "โครงการ", "สำนักงาน", "020000050", "คุณสมชาย")
    events = (*(Typed(WHEN, words, "m1") for words in (*TYPED, "มะลิ", "12345678")), *OTHERS)

    shown = {
        bubble
        for place in ("new", "consent", "name", "waiting")
        for one in (None, invitation)
        for event in events
        for bubble in _bubbles(None, State(place, code="25650001"), event, invitation=one)
    }

    assert shown
    assert [] == [bubble for bubble in shown if particles(bubble) > 1]
    assert [] == [bubble for bubble in shown if faults(bubble)]
