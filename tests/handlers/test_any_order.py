"""Whatever LINE delivers twice, again or late while a report is filled in, the report is the one that was meant.

The person answers what she is asked. Around her answers the network repeats events, brings old ones again, and holds messages
back until others have overtaken them; what comes late is told to be late, and is no answer to another question.
"""

import os
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import drafts, reports
from tests.play import Play
from tests.playing import on_sqlite
from tests.stories import act, conversation, register, rows

SAME = "เท่าเดิม 12 คน"
MEANT = {
    "households": "9", "formed_on": "15 มิ.ย. 2563", "products": "ผักสลัด ไข่ไก่",
    "area_rai": "35 ไร่", "problem": "น้ำไม่พอ", "wants": "แปรรูป",
}  # fmt: skip
WEATHER = ("calm", "calm", "twice", "again", "held back", "held back twice", "button of before")
STEPS = 7
IS_SOAK = bool(os.environ.get("SANAM_SOAK"))


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a world in which มะลิ has registered; every example begins with a copy of it."""
    folder = tmp_path_factory.mktemp("begun")
    play = on_sqlite(folder, tmp_path_factory)
    register(play)
    play.close()
    return folder


@pytest.mark.slow
@settings(
    max_examples=200 if IS_SOAK else 8, derandomize=not IS_SOAK, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    st.lists(st.tuples(st.sampled_from(WEATHER), st.integers(0, 20)), min_size=STEPS + 1, max_size=STEPS + 1)
)
def test_any_order_of_duplicate_and_late_events_gives_the_same_report(
    begun: Path, tmp_path_factory: pytest.TempPathFactory, weather: list[tuple[str, int]]
) -> None:
    calm = filed(begun, tmp_path_factory, [("calm", 0)] * (STEPS + 1))

    assert calm == filed(begun, tmp_path_factory, weather)


def filed(begun: Path, factory: pytest.TempPathFactory, weather: list[tuple[str, int]]) -> dict[str, Any]:
    """Fill the first report in this weather; return what was sent of it."""
    folder = factory.mktemp("filed")
    for file in begun.glob("sanam.db*"):
        shutil.copy(file, folder)
    play = Play(folder, is_ready=True)
    try:
        play.count = 1_000
        play.clock.moment += timedelta(hours=2)
        return _fill(play, weather)
    finally:
        play.close()


def _fill(play: Play, weather: list[tuple[str, int]]) -> dict[str, Any]:
    act(play, "mali", "งานค้าง", "[ทำเลย]")
    delivered: list[dict[str, Any]] = []
    for kind, which in weather:
        name = str(conversation(play, "mali")["asking"]).rpartition("/")[2]
        event = _tapped(play, SAME) if name == "members" else _typed(play, MEANT.get(name, "ส่ง"))
        _in(play, kind, which, event, delivered)
    [sent] = rows(play, reports.Report, purpose=reports.CONTRIBUTION)
    assert [] == rows(play, drafts.Draft, state=drafts.OPEN)
    return dict(sent["answers"])


def _in(play: Play, kind: str, which: int, event: dict[str, Any], delivered: list[dict[str, Any]]) -> None:
    """Let one event of the person arrive, with what the network makes of it."""
    if kind.startswith("held back") and event["type"] == "message":
        # She sees no answer and types it once more; that arrives first.
        again = _typed(play, event["message"]["text"])
        play.raw("mali", again)
        delivered.append(again)
    if kind == "button of before" and delivered:
        _old_button(play, delivered, which)
    play.raw("mali", event)
    delivered.append(event)
    if kind in {"twice", "held back twice"}:
        play.raw("mali", {**event, "deliveryContext": {"isRedelivery": True}})
    if kind == "again":
        old = delivered[which % len(delivered)]
        play.raw(
            "mali", {**old, "deliveryContext": {"isRedelivery": True}, "replyToken": f"again-{play.count}"}
        )


def _old_button(play: Play, delivered: list[dict[str, Any]], which: int) -> None:
    """Let her tap a button that she tapped before: a new event, of which nothing may come."""
    taps = [one for one in delivered if one["type"] == "postback"]
    if taps:
        play.raw(
            "mali", play._full("mali", {"type": "postback", "postback": taps[which % len(taps)]["postback"]})
        )


def _typed(play: Play, words: str) -> dict[str, Any]:
    _later(play)
    play.count += 1
    return play._full(
        "mali", {"type": "message", "message": {"type": "text", "id": f"m{play.count}", "text": words}}
    )


def _tapped(play: Play, label: str) -> dict[str, Any]:
    _later(play)
    return play._full("mali", {"type": "postback", "postback": {"data": play.data("mali", label)}})


def _later(play: Play) -> None:
    play.clock.moment += timedelta(seconds=20)
