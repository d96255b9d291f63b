"""Throw any events at the bot: whatever comes, in whatever order, it stays in a known state and says nothing LINE refuses."""

import json
import os
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from cli import demo
from cli.applying import FOLDER, digest
from engine.conversation.state import PLACES
from engine.forms.reading import read_markdown
from engine.forms.storing import to_dict
from handlers.speakers import newcomer_id
from models import conversations, packs
from models.base import table
from models.conversations import Conversation
from models.inbox import DONE, Inbound
from simulator.rules.requests import request_problems
from tests.play import Play, actions
from tests.playing import on_sqlite

IS_SOAK = bool(os.environ.get("SANAM_SOAK"))
PEOPLE = ("mali", "daeng", "somchai", "nida")
TEXTS = (
    "25650001", "25650002", "สวัสดี", "รับทราบ", "ไม่", "มะลิ", "กลุ่มกล้วย", "ต.ริมใต้ แม่ริม", "หนองบัว", "12", "๗", "0812345678",
    "เคย", "ไม่เคย", "2562", "1", "3", "ใช่", "มี", "ส่ง", "เมนู", "ถามเจ้าหน้าที่", "เรื่องจากกลุ่ม", "กลุ่มของฉัน", "งานค้าง", "แก้ไข", "ย้อนกลับ", "ข้าม", "ไว้ทีหลัง", "เริ่มใหม่", "ช่วย",
    "เมื่อวาน", "15 มิ.ย. 2563", "35 ไร่", "ประมาณ 40", "สมาชิก", "", " ", "🙂" * 200, "ก" * 4_000, "{name}", "%s", "[ส่ง]", "\u200b",
)  # fmt: skip
ACTS: tuple[dict[str, Any], ...] = (
    {"type": "follow", "follow": {}},
    {"type": "unfollow"},
    {"type": "unsend", "unsend": {"messageId": "m3"}},
    {"type": "postback", "postback": {"data": "1~a~x~0~1~0~AAAA"}},
    {"type": "postback", "postback": {}},
    {"type": "postback", "postback": {"data": "menu:ask"}},
    {"type": "postback", "postback": {"data": "menu:report"}},
    {"type": "postback", "postback": {"data": "menu:nothing"}},
    {"type": "message", "message": {"type": "sticker", "id": "1"}},
    {"type": "message", "message": {"type": "image", "id": "2"}},
    {"type": "message", "message": {"type": "hologram", "id": "3"}},
    {"type": "message"},
    {"type": "join"},
    {"type": "somethingNew"},
    {"mode": "standby", "type": "message", "message": {"type": "text", "id": "9", "text": "x"}},
    {"type": "accountLink", "link": {"result": "ok"}},
)
FITTING = {
    "new": "25650001", "consent": "รับทราบ", "name": "มะลิ", "idle": "งานค้าง", "waiting": "เมนู", "review": "ส่ง",
    "place": "ต.ริมใต้ แม่ริม", "members": "12", "chair_phone": "0812345678", "training_year": "2562", "households": "9",
    "formed_on": "15 มิ.ย. 2563", "last_on": "เมื่อวาน", "area_rai": "35 ไร่", "participants": "23", "spent": "12,500", "progress": "40%",
}  # fmt: skip
go = st.tuples(st.just("go"), st.sampled_from(PEOPLE[:3]), st.integers(0, 5))
events = st.one_of(
    go,
    go,
    go,
    go,
    st.tuples(st.just("text"), st.sampled_from(PEOPLE), st.sampled_from(TEXTS)),
    st.tuples(st.just("text"), st.sampled_from(PEOPLE), st.text(max_size=40)),
    st.tuples(st.just("press"), st.sampled_from(PEOPLE), st.integers(0, 40)),
    st.tuples(st.just("press"), st.sampled_from(PEOPLE), st.integers(0, 4)),
    st.tuples(st.just("old"), st.sampled_from(PEOPLE), st.integers(0, 400)),
    st.tuples(st.just("act"), st.sampled_from(PEOPLE), st.integers(0, len(ACTS) - 1)),
    st.tuples(st.just("late"), st.sampled_from(PEOPLE), st.integers(1, 600)),
    st.tuples(st.just("jump"), st.just("mali"), st.integers(1, 9)),
    st.tuples(st.just("form"), st.just("mali"), st.integers(0, 3)),
)
reached: Counter[str] = Counter()


@pytest.mark.slow
@settings(
    max_examples=60 if IS_SOAK else 3, deadline=None, derandomize=not IS_SOAK,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)  # fmt: skip
@given(st.lists(events, min_size=150, max_size=180))
def test_any_sequence_of_events_leaves_a_known_state(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[Any]
) -> None:
    play = on_sqlite(tmp_path_factory.mktemp("any"), tmp_path_factory)
    try:
        everything: list[dict[str, Any]] = []
        for kind, who, value in [("go", "mali", 0), ("press", "mali", 0), ("go", "mali", 1), *sequence]:
            said = happen(play, kind, who, value, everything)
            note_states(play)
            everything += [action for action in actions(said) if "data" in action]
        assert_known(play)
    finally:
        play.close()


def test_the_states_that_were_reached_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\ndistinct states reached: {len(reached)} {dict(reached.most_common(12))}")
    assert len(reached) >= 20 or not reached


def happen(
    play: Play, kind: str, who: str, value: Any, everything: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    match kind:
        case "text":
            return play.text(who, value)
        case "go":
            return go_on(play, who, value)
        case "press":
            live = [one for one in actions(play.seen.get(who, [])) if "data" in one]
            return postback(play, who, live[value % len(live)]) if live else []
        case "old":
            return postback(play, who, everything[value % len(everything)]) if everything else []
        case "act":
            return play.event(who, ACTS[value])
        case "late":
            moment = play.clock.moment - timedelta(minutes=value)
            return play.event(who, {"type": "message", "message": {"type": "text", "id": "late", "text": "12"}},
                              timestamp=int(moment.timestamp() * 1000))  # fmt: skip
        case "jump":
            play.clock.moment += timedelta(days=value)
            return [message for said in play.remind().values() for message in said]
        case _:
            change_form(play, value)
            return []


def go_on(play: Play, who: str, value: int) -> list[dict[str, Any]]:
    """Do what a willing person would do next."""
    live = [one for one in actions(play.seen.get(who, [])) if one.get("type") == "postback"]
    wanted = [one for one in live if one["data"][2] in "aortkyxz"[: 4 + value]]
    if wanted:
        return postback(play, who, wanted[0])
    person = newcomer_id(play.core.vault.keyring.hash("line", demo.line_id(who)))
    with play.core.database.reading() as connection:
        standing = conversations.load(connection, person)
    state = standing.state if standing else {"place": "new", "asking": ""}
    return play.text(
        who, FITTING.get(state["asking"].rpartition("/")[2]) or FITTING.get(state["place"]) or "ผักสลัด"
    )


def postback(play: Play, who: str, action: dict[str, Any]) -> list[dict[str, Any]]:
    params = {"params": {"date": "2021-11-20"}} if action["type"] == "datetimepicker" else {}
    return play.event(who, {"type": "postback", "postback": {"data": action["data"], **params}})


def change_form(play: Play, number: int) -> None:
    """Publish the registration form anew with other questions, under running drafts."""
    folder = FOLDER / "moac-groups-2565" / "forms"
    lines = (folder / "register.md").read_text("utf-8").splitlines()
    dropped = [line for line in lines if not ("| develops_products |" in line and number == 1)]
    text = "\n".join(dropped).replace("2565.1", f"2565.{number + 1}")
    body = to_dict(read_markdown(text, name="register"))
    with play.core.database.writing() as connection:
        stored = packs.bodies(connection, ["moac-groups-2565"])["moac-groups-2565"]
        kept = [
            row
            for row in packs.forms_of(connection, "moac-groups-2565")
            if row.is_current and row.name != "register"
        ]
        rows: list[dict[str, object]] = [
            {"programme": row.programme, "name": row.name, "digest": row.digest, "body": row.body}
            for row in kept
        ]
        rows.append(
            {"programme": "moac-groups-2565", "name": "register", "digest": digest(body), "body": body}
        )
        pack = {
            "id": "moac-groups-2565",
            "digest": digest([number]),
            "body": stored,
            "applied_at": play.clock.moment,
        }
        packs.apply(connection, pack, rows)
    play.core.shelf._looked_at = 0.0


def note_states(play: Play) -> None:
    with play.core.database.reading() as connection:
        for (state,) in connection.execute(select(table(Conversation).c.state)):
            assert state["place"] in PLACES
            flags = f"{'edit' if state['is_editing'] else ''}{'held' if state['is_held'] else ''}{'offers' if state['offers'] else ''}"
            reached[f"{state['place']}:{state['asking'].rpartition('/')[2]}:{flags}".rstrip(":")] += 1


def assert_known(play: Play) -> None:
    with play.core.database.reading() as connection:
        waiting = table(Inbound)
        assert (
            connection.execute(select(waiting.c.id, waiting.c.fate).where(waiting.c.state != DONE)).all()
            == []
        )
    for _, messages in [*play.line.replies, *play.line.pushes]:
        assert request_problems("reply", {"replyToken": "t", "messages": messages}) == [], json.dumps(
            messages, ensure_ascii=False
        )
