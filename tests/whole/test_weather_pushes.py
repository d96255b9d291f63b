"""Public bugs of the month's quota and of a channel that LINE no longer knows, played against the whole product."""

import time
from collections.abc import Iterator

import pytest

from tests.whole import town as towns
from tests.whole.storm import LEADER, Sky

MEMBERS = (
    "12",
    "มะลิ ใจดี",
    "0812345678",
    "[เคย]",
    "2562",
    "[เกษตรอินทรีย์]",
    "[ใช่]",
    "[ใช่]",
    "[ใช่]",
    "[มี]",
    "[ไม่เคย]",
    "[ยืนยัน]",
)
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[towns.Town]:
    running = towns.start(tmp_path_factory.mktemp("town"))
    yield running
    running.stop()


@pytest.fixture
def sky(town: towns.Town) -> Iterator[Sky]:
    over = Sky(town)
    yield over
    over.clear()


def test_a_whole_conversation_costs_nothing_and_goes_on_without_quota(sky: Sky) -> None:
    mali = sky.newcomer()
    sky.begin("quota_gone")

    mali.do("สวัสดี", LEADER, "[รับทราบ]", "มะลิ", "กลุ่มเห็ดดี")

    assert {"reply"} == set(mali.via())
    assert 0 == sky.call("GET", "/control/quota")["used"]


def test_a_push_that_the_quota_refuses_waits_with_its_reason_and_leaves_when_there_is_room(sky: Sky) -> None:
    mali = sky.newcomer()
    mali.do("สวัสดี", LEADER, "[รับทราบ]", "มะลิ", "กลุ่มข้าวดี", "ต.ริมใต้ อ.แม่ริม", *MEMBERS)
    mark, before = sky.mark(), len(mali.said())
    sky.play('[[steps]]\nwhat = "quota_gone"\n[[steps]]\nwhat = "bad_reply_token"')

    assert [] == mali.tap("ส่ง", within=4)
    [(state, reason, _)] = _settled(sky, mark)
    assert ("waiting", "no counted message is left this month") == (state, reason)
    assert 1 == sky.health()["messages"]["waiting"]
    sky.clear()

    assert "ขึ้นทะเบียนกลุ่มแล้ว" in mali.heard(before, within=60)[-1]
    assert ["push"] == mali.via()[before:]


def test_a_429_below_the_limit_is_only_a_pause(sky: Sky) -> None:
    mali = sky.newcomer()
    sky.begin("too_many_requests")

    said = [mali.say("สวัสดี", within=60) for _ in range(3)]

    assert all(said)
    assert sky.struck() >= 2


def test_a_channel_whose_token_is_over_leaves_a_reason_and_is_answered_after_the_new_one(sky: Sky) -> None:
    mali, mark = sky.newcomer(), sky.mark()
    sky.begin("token_expired")
    assert [] == mali.say("สวัสดี", within=3)
    [(state, reason, _)] = sky.messages_since(mark)
    assert ("gave_up", "Authentication failed") == (state, reason[:21])
    assert sky.health()["messages"]["gave_up"] >= 1
    sky.clear()

    assert mali.say("สวัสดี")


def test_nothing_is_pushed_to_somebody_who_has_blocked_us(sky: Sky) -> None:
    mali = sky.newcomer()
    mali.do("สวัสดี")
    mali.act("unfollow")
    used = sky.call("GET", "/control/quota")["used"]
    sky.begin("blocked_by_all")

    assert [] == mali.heard(len(mali.said()), within=2)
    assert used == sky.call("GET", "/control/quota")["used"]


def _settled(sky: Sky, mark: int, seconds: float = 60) -> list[tuple[object, ...]]:
    """Wait until the worker has had its first try at the push."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        found = sky.messages_since(mark)
        if found and found[-1][1] not in {"", "Invalid reply token"}:
            return found
        time.sleep(0.2)
    return sky.messages_since(mark)
