"""Public bugs of reply tokens, lost answers and redelivery, played against the whole product."""

from collections.abc import Iterator

import pytest

from tests.whole import town as towns
from tests.whole.storm import LEADER, Sky

ASKS_FOR_THE_CODE = "รหัสเข้าร่วม"
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


def test_a_slow_line_only_slows_the_answer(sky: Sky) -> None:
    mali = sky.newcomer()
    sky.play('[[steps]]\nwhat = "slow"\nms = 1500')

    said = mali.say("สวัสดี", within=60)

    assert ASKS_FOR_THE_CODE in said[-1]
    assert ["reply"] * len(said) == mali.via()


def test_line_that_answers_after_we_have_hung_up_is_not_answered_twice(sky: Sky) -> None:
    mali = sky.newcomer()
    sky.play('[[steps]]\nwhat = "slow"\nms = 6500\ntimes = 1')

    said = mali.say("สวัสดี", within=60)
    again = mali.heard(len(said), within=3)

    assert (2, []) == (len(said), again)


def test_an_answer_lost_on_its_way_back_is_not_sent_twice(sky: Sky) -> None:
    mali, mark = sky.newcomer(), sky.mark()
    sky.play('[[steps]]\nwhat = "lost_answer"\ntimes = 1\npaths = ["/v2/bot/message/reply"]')

    said = mali.say("สวัสดี")

    assert (2, 1) == (len(said), sky.struck())
    assert ["sent"] == [state for state, _, _ in sky.messages_since(mark)]


def test_a_line_that_hangs_for_some_seconds_is_outlived(sky: Sky) -> None:
    mali = sky.newcomer()
    sky.play('[[steps]]\nwhat = "hang"\nuntil = 6')

    said = mali.say("สวัสดี", within=60)

    assert 2 == len(said)
    assert sky.struck() >= 1


@pytest.mark.parametrize("what", ["cut_off", "error_500", "limit_429"])
def test_three_failures_in_a_row_do_not_silence_the_bot(sky: Sky, what: str) -> None:
    mali = sky.newcomer()
    sky.play(f'[[steps]]\nwhat = "{what}"\ntimes = 3\npaths = ["/v2/bot/message/reply"]')

    said = mali.say("สวัสดี", within=60)

    assert (2, 3) == (len(said), sky.struck())


def test_a_redelivered_webhook_is_answered_once_and_in_order(sky: Sky) -> None:
    mali = sky.newcomer()
    mali.do("สวัสดี", LEADER, "[รับทราบ]", "มะลิ")
    before = len(mali.said())
    sky.begin("redelivery_storm")
    for text in ("กลุ่มผักดี", "ต.ริมใต้ อ.แม่ริม", "15"):
        mali.act("say", text=text)
        mali.heard(before, within=1)
    assert sky.call("GET", "/control/idle?timeout=60")["idle"]

    said = mali.heard(before, least=3)

    assert ["ข้อ 2", "ข้อ 3", "ข้อ 4"] == [
        next(line for line in one.split("\n") if line[:3] == "ข้อ")[:5] for one in said
    ]
    assert any(one["redelivery"] for one in sky.call("GET", "/control/webhooks")["webhooks"])


@pytest.mark.parametrize("plan", ["twice", "late_webhooks"])
def test_what_comes_twice_or_late_is_answered_once(sky: Sky, plan: str) -> None:
    mali = sky.newcomer()
    sky.begin(plan)

    said = mali.say("สวัสดี", within=60)
    assert sky.call("GET", "/control/idle?timeout=60")["idle"]

    assert (2, 1) == (len(said), sky.struck())


def test_texts_that_overtake_each_other_are_each_answered_once(sky: Sky) -> None:
    mali, mark = sky.newcomer(), sky.mark()
    sky.begin("out_of_order")
    for _ in range(6):
        mali.act("say", text="สวัสดี")
    assert sky.call("GET", "/control/idle?timeout=60")["idle"]

    mali.heard(0, least=6)

    assert ["sent"] * 6 == [state for state, _, _ in sky.messages_since(mark)]
    assert 0 < sky.struck() < 6


def test_a_receipt_whose_token_is_too_old_is_pushed(sky: Sky) -> None:
    """The one who has just sent a report must hear so: a used or expired token costs a message, never the answer."""
    mali = sky.newcomer()
    mali.do("สวัสดี", LEADER, "[รับทราบ]", "มะลิ", "กลุ่มข้าวดี", "ต.ริมใต้ อ.แม่ริม", "12", "มะลิ ใจดี", "0812345678")
    mali.do("[เคย]", "2562", "[เกษตรอินทรีย์]", "[ใช่]", "[ใช่]", "[ใช่]", "[มี]", "[ไม่เคย]", "[ยืนยัน]")
    sky.begin("stale_reply_tokens")

    said = mali.tap("ส่ง", within=60)

    assert ["push"] == mali.via()[-len(said) :]
    assert "ขึ้นทะเบียนกลุ่มแล้ว" in said[-1]


def test_after_a_stale_token_the_next_message_is_answered_from_where_we_were(sky: Sky) -> None:
    mali, mark = sky.newcomer(), sky.mark()
    mali.do("สวัสดี", LEADER)
    sky.begin("stale_reply_tokens")
    assert [] == mali.tap("รับทราบ", within=2)
    sky.clear()

    said = mali.say("ได้ยินไหม")

    assert said
    assert ("gave_up", "Invalid reply token", "reply") in sky.messages_since(mark)


def test_a_question_whose_token_is_too_old_costs_no_message_and_is_shown_again(sky: Sky) -> None:
    """Only what is worth one of 300 messages a month is pushed; the question waits for the next free reply."""
    mali, mark = sky.newcomer(), sky.mark()
    sky.begin("stale_reply_tokens")
    assert [] == mali.say("สวัสดี", within=2)
    sky.clear()

    said = mali.say("ได้ยินไหม")

    assert ASKS_FOR_THE_CODE in said[-1]
    assert ["reply", "reply"] == [kind for _, _, kind in sky.messages_since(mark)]
