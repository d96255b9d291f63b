"""Public bugs of pictures sent at once, and events that are strange, forged or not meant for us."""

from collections.abc import Iterator

import pytest

from tests.whole import town as towns
from tests.whole.storm import DOT, Person, Sky

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


def _album(sky: Sky, count: int = 3) -> tuple[Person, int]:
    """Send pictures at once; return who sent them, and how many replies came."""
    mali, mark = sky.newcomer(), sky.mark()
    mali.act("photo", photos=[DOT] * count)
    assert sky.call("GET", "/control/idle?timeout=60")["idle"]
    mali.heard(0, least=1)
    return mali, len([state for state, _, _ in sky.messages_since(mark) if state == "sent"])


@pytest.mark.parametrize("plan", ["photos_scrambled", "photos_torn"])
def test_pictures_sent_at_once_are_never_met_with_silence(sky: Sky, plan: str) -> None:
    sky.begin(plan)

    _, replies = _album(sky)

    assert replies >= 1


@pytest.mark.parametrize("plan", ["photos_scrambled", "photos_torn"])
def test_pictures_sent_at_once_are_answered_once(sky: Sky, plan: str) -> None:
    sky.begin(plan)

    _, replies = _album(sky)

    assert 1 == replies


def test_a_person_who_sent_pictures_can_go_on_talking(sky: Sky) -> None:
    sky.begin("photos_torn")
    mali, _ = _album(sky)

    assert mali.say("สวัสดี")


@pytest.mark.parametrize("act", ["say", "sticker"])
def test_an_unknown_event_or_sticker_does_not_cost_the_known_one_its_answer(sky: Sky, act: str) -> None:
    mali, mark = sky.newcomer(), sky.mark()
    sky.begin("strange_events")
    mali.act(act, text="สวัสดี")

    assert mali.heard(0)
    assert ["sent"] == [state for state, _, _ in sky.messages_since(mark)]
    assert [200] == [one["status"] for one in _webhooks(sky, mali)]


def test_in_standby_the_bot_is_silent_and_afterwards_it_is_not(sky: Sky) -> None:
    mali, mark = sky.newcomer(), sky.mark()
    sky.begin("standby")
    assert [] == mali.say("สวัสดี", within=2)
    assert [] == sky.messages_since(mark)
    sky.clear()

    assert mali.say("สวัสดี")


def test_a_forged_webhook_is_refused_and_leaves_no_row(sky: Sky) -> None:
    mali = sky.newcomer()
    rows = sky.rows("SELECT count(*) FROM inbox")
    sky.begin("forged")

    assert [] == mali.say("สวัสดี", within=2)
    assert {400} == {one["status"] for one in _webhooks(sky, mali)}
    assert rows == sky.rows("SELECT count(*) FROM inbox")


def test_on_a_market_day_everybody_is_answered(sky: Sky) -> None:
    people = [sky.newcomer() for _ in range(4)]
    sky.begin("market_day")
    for mali in people:
        mali.act("say", text="สวัสดี")

    said = [mali.heard(0, within=60) for mali in people]

    assert all(said)


def _webhooks(sky: Sky, person: Person) -> list[dict[str, object]]:
    found = sky.call("GET", "/control/webhooks")["webhooks"]
    return [one for one in found if any(event["source"]["userId"] == person.id for event in one["body"])]
