"""Weather over LINE's API: each trouble does what it says, to whom, when and as often as the plan says."""

import time

import pytest
from urllib3.exceptions import HTTPError

from tests.simulator.line_kit import DAENG, NIDA, SOMCHAI, TOKEN, Hand

BEARER = {"Authorization": f"Bearer {TOKEN}"}
PHOTO = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def begin(line: Hand, steps: str, head: str = "") -> None:
    line.post("/control/weather", {"content": f'th = "ทดสอบ"\nen = "test"\n{head}{steps}'})


def step(what: str, more: str = "") -> str:
    return f'[[steps]]\nwhat = "{what}"\n{more}\n'


def pushes(line: Hand, count: int, to: str = SOMCHAI) -> list[int]:
    return [line.push(to)[0] for _ in range(count)]


@pytest.mark.parametrize(("what", "status"), [("error_500", 500), ("limit_429", 429), ("token_expired", 401)])
def test_a_refusal_is_answered_and_nothing_arrives(line: Hand, what: str, status: int) -> None:
    begin(line, step(what))

    assert status == line.push(SOMCHAI)[0]
    assert [] == line.said(SOMCHAI)
    assert what == line.get("/control/calls")["calls"][-1]["trouble"]


@pytest.mark.parametrize(("what", "arrives"), [("cut_off", 0), ("lost_answer", 1)])
def test_a_closed_connection_may_have_done_the_work_or_not(line: Hand, what: str, arrives: int) -> None:
    begin(line, step(what))

    with pytest.raises(HTTPError):
        line.push(SOMCHAI)

    assert arrives == len(line.said(SOMCHAI))


def test_a_stale_reply_token_is_refused_and_a_push_goes(line: Hand) -> None:
    begin(line, step("bad_reply_token"))
    token = line.say(SOMCHAI)["replyToken"]

    assert (400, {"message": "Invalid reply token"}) == line.reply(token)
    assert 200 == line.push(SOMCHAI)[0]


def test_a_spent_quota_stops_pushes_shows_in_the_numbers_and_lets_replies_go(line: Hand) -> None:
    token = line.say(SOMCHAI)["replyToken"]
    begin(line, step("quota_gone"))

    assert (429, {"message": "You have reached your monthly limit."}) == line.push(SOMCHAI)
    assert {"totalUsage": 300} == line.api("/message/quota/consumption", method="GET")[1]
    assert 200 == line.reply(token)[0]
    line.call("DELETE", "/control/weather")
    assert {"totalUsage": 0} == line.api("/message/quota/consumption", method="GET")[1]


def test_a_blocker_is_200_and_nothing_arrives_or_counts(line: Hand) -> None:
    begin(line, step("blocked", 'people = ["somchai"]'))

    assert [200, 200] == [*pushes(line, 1), *pushes(line, 1, NIDA)]
    assert ([], 1) == (line.said(SOMCHAI), len(line.said(NIDA)))
    assert 404 == line.api(f"/profile/{SOMCHAI}", method="GET")[0]
    assert 1 == line.get("/control/quota")["used"]


def test_a_profile_may_be_gone(line: Hand) -> None:
    begin(line, step("profile_404", 'people = ["somchai"]'))

    assert [404, 200] == [line.api(f"/profile/{one}", method="GET")[0] for one in (SOMCHAI, NIDA)]


def test_content_is_being_prepared_then_gone(line: Hand) -> None:
    sent = line.do(SOMCHAI, "photo", base64=PHOTO)["messageId"]
    line.post("/control/weather", {"name": "files_slow"})

    statuses = [
        line.pool.request("GET", f"{line.url}/v2/bot/message/{sent}/content", headers=BEARER).status
        for _ in range(4)
    ]

    assert [202, 202, 202, 410] == statuses


def test_trouble_can_be_one_person_s_own(line: Hand) -> None:
    begin(line, step("error_500", 'people = ["somchai"]'))
    somchai, nida = (line.say(one)["replyToken"] for one in (SOMCHAI, NIDA))

    assert [500, 200] == [*pushes(line, 1), *pushes(line, 1, NIDA)]
    assert [500, 200] == [line.reply(token)[0] for token in (somchai, nida)]
    both = line.api(
        "/message/multicast", {"to": [NIDA, SOMCHAI], "messages": [{"type": "text", "text": "ก"}]}
    )
    assert 500 == both[0]
    assert 200 == line.api("/info", method="GET")[0]


@pytest.mark.parametrize("name", ["somchai", "สมชาย", SOMCHAI])
def test_a_person_is_named_by_key_name_or_id(line: Hand, name: str) -> None:
    begin(line, step("error_500", f'people = ["{name}"]'))

    assert ([500], [200]) == (pushes(line, 1), pushes(line, 1, NIDA))
    assert [] == line.get("/control/weather")["on"]["nobody"]


def test_one_switch_can_be_for_one_person_too(line: Hand) -> None:
    line.post("/control/faults", {"api": {"error_500_rate": 1, "people": ["นิดา"]}})

    assert ([200], [500]) == (pushes(line, 1), pushes(line, 1, NIDA))


def test_somebody_who_is_not_there_is_told(line: Hand) -> None:
    begin(line, step("error_500", 'people = ["nobody-yet"]'))

    assert ["nobody-yet"] == line.get("/control/weather")["on"]["nobody"]


def test_trouble_can_be_at_one_endpoint(line: Hand) -> None:
    begin(line, step("error_500", 'paths = ["/v2/bot/message/push"]'))

    assert [500, 200] == [*pushes(line, 1), line.api("/info", method="GET")[0]]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("after = 2", [200, 200, 500, 500, 500]),
        ("times = 2", [500, 500, 200, 200, 200]),
        ("after = 1\ntimes = 1", [200, 500, 200, 200, 200]),
        ("every = 2", [200, 500, 200, 500, 200]),
        ("rate = 0", [200, 200, 200, 200, 200]),
    ],
)
def test_trouble_comes_as_often_as_the_plan_says(line: Hand, more: str, expected: list[int]) -> None:
    begin(line, step("error_500", more))

    assert expected == pushes(line, 5)


def test_the_same_seed_is_the_same_weather(line: Hand) -> None:
    runs = []
    for seed in (4, 4, 5):
        begin(line, step("error_500", "rate = 0.5"), f"seed = {seed}\n")
        runs.append(pushes(line, 16))

    assert runs[0] == runs[1] != runs[2]
    assert {200, 500} == set(runs[0])


def test_trouble_begins_and_ends_by_the_plan_s_seconds(line: Hand) -> None:
    begin(line, step("error_500", "from = 0.3\nuntil = 0.6"))
    seen = []
    for _ in range(3):
        seen += [line.get("/control/weather")["on"]["steps"][0]["state"], *pushes(line, 1)]
        time.sleep(0.35)

    assert ["waiting", 200, "on", 500, "over", 200] == seen
    assert line.get("/control/weather")["on"]["over"]


@pytest.mark.parametrize(
    ("head", "window"),
    [
        ('clock = "virtual"\n', "from = 3600\nuntil = 7200"),
        ("", "from = 2021-11-22T10:00:00+07:00\nuntil = 2021-11-22T11:00:00+07:00"),
    ],
)
def test_trouble_begins_and_ends_by_the_virtual_clock(line: Hand, head: str, window: str) -> None:
    begin(line, step("error_500", window), head)
    statuses = []
    for _ in range(3):
        statuses += pushes(line, 1)
        line.post("/control/clock", {"advance_seconds": 3700})

    assert [200, 500, 200] == statuses


def test_the_end_of_the_plan_lets_go_what_hangs(line: Hand) -> None:
    begin(line, step("hang", "until = 0.4"))
    began = time.monotonic()

    with pytest.raises(HTTPError):
        line.push(SOMCHAI)

    assert 0.3 < time.monotonic() - began < 30  # who is not let go waits a minute
    assert 200 == line.push(SOMCHAI)[0]


def test_another_plan_takes_the_place_of_the_first_and_switches_stay(line: Hand) -> None:
    line.post("/control/faults", {"api": {"slow_ms": 1}})
    line.post("/control/weather", {"name": "line_refuses"})
    line.post("/control/weather", {"name": "quota_gone"})

    assert 429 == line.push(SOMCHAI)[0]
    line.call("DELETE", "/control/weather")
    assert None is line.get("/control/weather")["on"]
    assert 1 == line.get("/control/faults")["api"]["slow_ms"]


def test_the_desk_lists_plans_to_choose_from(line: Hand) -> None:
    listed = {one["name"]: one for one in line.get("/control/weather")["plans"]}

    assert {"slow_line", "line_refuses", "twice", "lost_answers", "out_of_order", "quota_gone"} < set(listed)
    assert {"name", "th", "en"} == set(listed["twice"])


def test_a_plan_that_cannot_be_played_is_refused_with_all_its_mistakes(line: Hand) -> None:
    status, told = line.call("POST", "/control/weather", {"content": 'th = "ก"\n[[steps]]\nwhat = "fog"'})

    assert (400, 2) == (status, len(told["details"]))
    assert 404 == line.call("POST", "/control/weather", {"name": "sunshine"})[0]
    assert None is line.get("/control/weather")["on"]


def test_what_does_not_meet_daeng_is_not_counted(line: Hand) -> None:
    begin(line, step("error_500", f'people = ["{DAENG}"]'))
    pushes(line, 3)

    [told] = line.get("/control/weather")["on"]["steps"]

    assert (0, 0) == (told["met"], told["struck"])
