"""`flask line setup` against a local LINE, over HTTP: what it finds, what it puts right, and how it says so."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from bot import config, wiring
from bot.menus import plans
from cli.flask_app import create_app
from engine.conversation.menu.variants import every
from models import menus
from models.database import Database
from simulator.app import LocalLine, start
from simulator.settings import Settings
from tests.play import Play
from tests.playing import on_sqlite
from tests.postgres import free_port
from tests.simulator.line_kit import MALI, NIDA, SECRET, SOMCHAI, TOKEN, Bot, Hand
from tests.stories import join

COUNT = len(every())


@dataclass
class Channel:
    """A channel to be set up: the local LINE, our web process's stand-in, our database."""

    hand: Hand
    play: Play
    bot: Bot

    def setup(self, *options: str) -> Result:
        return create_app().test_cli_runner().invoke(args=["line", "setup", *options])

    def findings(self, *options: str) -> list[dict[str, str]]:
        """Run it for machines; return what it found, without what is to be done by hand."""
        lines = self.setup("--json", *options).output.splitlines()
        found = [json.loads(line) for line in lines if line.startswith("{")]
        return [one for one in found if one["check"] != "by hand"]

    def at_line(self) -> list[dict[str, Any]]:
        return list(self.hand.api("/richmenu/list", method="GET")[1]["richmenus"])

    def sees(self, person: str) -> str:
        return str(self.hand.get(f"/control/phones?people={person}")["phones"][0]["menu"]["name"]).split()[1]


@pytest.fixture
def channel(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Channel]:
    play, bot = on_sqlite(tmp_path, tmp_path_factory), Bot()
    local = local_line(bot)
    environ = {
        "SANAM_ENV": "development", "DATABASE_URL": play.settings.database_url, "SECRET_KEY": "secret",
        "FIELD_KEY": "field", "LINE_API_BASE": local.url, "LINE_CHANNEL_ACCESS_TOKEN": TOKEN,
        "LINE_CHANNEL_SECRET": SECRET, "LINE_BASIC_ID": "@sanam", "PUBLIC_URL": bot.url.removesuffix("/line/webhook"),
    }  # fmt: skip
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    yield Channel(Hand(local.url, bot), play, bot)
    local.stop()
    bot.stop()
    play.close()


def local_line(bot: Bot) -> LocalLine:
    begins = datetime.fromisoformat("2021-11-22T09:00:00+07:00")
    return start(Settings(port=0, bot=bot.url, secret=SECRET, token=TOKEN, start=begins))


def wrong(found: list[dict[str, str]]) -> list[str]:
    return [f"{one['check']}: {one['said']}" for one in found if one["verdict"] == "wrong"]


def test_a_fresh_channel_is_set_up_and_a_second_run_makes_nothing(channel: Channel) -> None:
    first, second = channel.findings(), channel.findings()

    assert [] == wrong(first) + wrong(second)
    assert [f"{COUNT} made, 0 kept", f"0 made, {COUNT} kept"] == [
        one["said"] for one in first + second if " made, " in one["said"]
    ]
    assert COUNT == len(channel.at_line())
    assert {"ok"} == {one["verdict"] for one in second}


def test_everybody_sees_the_menu_that_fits(channel: Channel) -> None:
    channel.hand.do(MALI, "follow")
    join(channel.play)
    channel.setup()

    assert ("group-1", "office-0-0", "office-0-0") == tuple(map(channel.sees, (MALI, SOMCHAI, NIDA)))


def test_newcomers_see_theirs_by_default(channel: Channel) -> None:
    channel.setup()
    channel.hand.do(MALI, "follow")

    assert "newcomer" == channel.sees(MALI)


def test_looking_changes_nothing_and_says_what_is_missing(channel: Channel) -> None:
    channel.hand.api("/channel/webhook/endpoint", {"endpoint": "https://elsewhere.example/line"}, "PUT")

    result = channel.setup("--check")

    assert 1 == result.exit_code
    assert f"{COUNT} of {COUNT} are not at LINE" in result.output
    assert "webhooks go to https://elsewhere.example/line, not to" in result.output
    assert [] == channel.at_line()
    assert "elsewhere" in channel.hand.api("/channel/webhook/endpoint", method="GET")[1]["endpoint"]


def test_after_the_setup_looking_finds_nothing_wrong(channel: Channel) -> None:
    channel.setup()

    assert 0 == channel.setup("--check").exit_code


def test_looking_sees_that_newcomers_see_another_menu(channel: Channel) -> None:
    channel.setup()
    channel.hand.api("/user/all/richmenu", method="DELETE")

    result = channel.setup("--check")

    assert 1 == result.exit_code
    assert "newcomers do not see theirs" in result.output


def test_a_menu_that_no_plan_wants_any_more_goes_in_the_same_run(channel: Channel) -> None:
    channel.setup()
    core = wiring.core(config.load())
    shape = plans.plan(every()[1], core.texts).request
    gone = channel.hand.api("/richmenu", {**shape, "name": "sanam group-77 x"})[1]["richMenuId"]
    with core.database.writing() as connection:
        menus.keep(connection, variant="group-77", menu_id=gone, digest="d")
    core.database.close()

    found = channel.findings()

    assert "1 of 1 old ones deleted" in [one["said"] for one in found]
    assert COUNT == len(channel.at_line())


@pytest.mark.parametrize("path", ["/v2/bot/richmenu", "/v2/bot/richmenu/richmenu-", "/v2/bot/user/all"])
def test_whatever_call_fails_the_next_run_ends_it(channel: Channel, path: str) -> None:
    fails = {"what": "error_500", "paths": [path], "after": 3, "every": 2}
    content = 'th = "ก"\nen = "x"\n[[steps]]\n' + "\n".join(
        f"{name} = {json.dumps(value)}" for name, value in fails.items()
    )
    channel.hand.post("/control/weather", {"content": content})
    for _ in range(3):
        channel.setup()
    channel.hand.call("DELETE", "/control/weather")

    found = channel.findings()

    assert [] == wrong(found)
    assert COUNT == len(channel.at_line())


def test_the_webhook_is_pointed_here_and_tried(channel: Channel) -> None:
    channel.hand.api("/channel/webhook/endpoint", {"endpoint": "https://elsewhere.example/line"}, "PUT")

    found = [one["said"] for one in channel.findings() if one["check"] == "webhook"]

    assert channel.bot.url == channel.hand.api("/channel/webhook/endpoint", method="GET")[1]["endpoint"]
    assert "LINE called it and was answered 200" in found
    assert b'"events":[]' in channel.bot.bodies[-1]


@pytest.mark.parametrize(
    ("status", "cure"),
    [
        (400, "LINE_CHANNEL_SECRET is not this channel's"),
        (404, "the address leads to another program"),
        (503, "/healthz"),
    ],
)
def test_a_webhook_that_answers_badly_is_told_with_its_cure(channel: Channel, status: int, cure: str) -> None:
    channel.bot.statuses = [status]

    result = channel.setup()

    assert 1 == result.exit_code
    assert cure in result.output


def test_a_webhook_where_nothing_answers_is_told_with_its_cure(
    channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", f"http://127.0.0.1:{free_port()}")

    result = channel.setup()

    assert 1 == result.exit_code
    assert "nothing answers at that address" in result.output


def test_a_wrong_token_ends_the_look_at_once(channel: Channel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINE_CHANNEL_ACCESS_TOKEN", "wrong")

    result = channel.setup("--json")

    found = [json.loads(line) for line in result.output.splitlines() if line.startswith("{")]
    assert 1 == result.exit_code
    assert ["token", "by hand", "by hand", "by hand", "by hand"] == [one["check"] for one in found]
    assert "set LINE_CHANNEL_ACCESS_TOKEN" in found[0]["cure"]


def test_line_that_does_not_answer_is_said_plainly(channel: Channel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINE_API_BASE", f"http://127.0.0.1:{free_port()}")

    result = channel.setup()

    assert 1 == result.exit_code
    assert "did not answer" in result.output


def test_a_basic_id_that_differs_is_to_be_looked_at(
    channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINE_BASIC_ID", "@other")

    result = channel.setup()

    assert 0 == result.exit_code
    assert "set LINE_BASIC_ID=@sanam" in result.output


def test_what_the_api_cannot_see_is_named_for_the_hand(channel: Channel) -> None:
    output = channel.setup("--check").output

    assert [] == [
        what
        for what in ("Auto-reply: off", "Greeting message: off", "Use webhook: on", "join group chats")
        if what not in output
    ]


def test_an_unknown_option_is_wrong_usage(channel: Channel) -> None:
    assert 2 == channel.setup("--nonsense").exit_code


def test_a_run_that_broke_off_goes_on_where_it_stopped(channel: Channel) -> None:
    core = wiring.core(config.load())
    first = plans.plans(core.texts)[:2]
    channel.hand.api("/richmenu", first[0].request)
    made = channel.hand.api("/richmenu", first[1].request)[1]["richMenuId"]
    core.gateway.give_picture(made, first[1].picture.read_bytes())
    core.database.close()

    found = channel.findings()

    assert [] == wrong(found)
    assert COUNT == len(channel.at_line())


def test_a_line_that_forgot_everything_gets_it_all_again(
    channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel.setup()
    again = local_line(channel.bot)
    monkeypatch.setenv("LINE_API_BASE", again.url)

    found = channel.findings()

    channel.hand.url = again.url
    assert [] == wrong(found)
    assert (COUNT, "office-0-0") == (len(channel.at_line()), channel.sees(SOMCHAI))
    again.stop()


def test_a_menu_that_is_drawn_anew_replaces_the_old_one_and_strangers_stay(channel: Channel) -> None:
    channel.setup()
    core = wiring.core(config.load())
    old = plans.plan(every()[1], core.texts)
    channel.hand.api("/richmenu", {**old.request, "name": "sanam group-0 an-older-one"})
    channel.hand.api("/richmenu", {**old.request, "name": "made by hand"})
    with core.database.writing() as connection:
        menus.drop(connection, ["group-0"])
    core.database.close()

    found = channel.findings()

    names = [one["name"] for one in channel.at_line()]
    assert "1 of 1 old ones deleted" in [one["said"] for one in found]
    assert (COUNT + 1, True, False) == (
        len(names), "made by hand" in names, "sanam group-0 an-older-one" in names,
    )  # fmt: skip


def test_the_limit_of_an_hour_is_told_and_nothing_is_lost(channel: Channel) -> None:
    channel.hand.post("/control/faults", {"api": {"limit_429_rate": 1.0, "only": ["/v2/bot/richmenu"]}})

    stopped = channel.setup()

    channel.hand.post("/control/faults", {"api": {"limit_429_rate": 0, "only": []}})
    assert 1 == stopped.exit_code
    assert "again" in stopped.output
    assert 0 == channel.setup().exit_code


def test_nothing_that_line_was_asked_was_refused(channel: Channel) -> None:
    channel.setup()

    calls = channel.hand.get("/control/calls")
    listed = calls["calls"] if isinstance(calls, dict) else calls
    assert [] == [call for call in listed if call["status"] >= 400 and call["method"] != "GET"]


def test_the_menus_are_known_in_our_own_rows(channel: Channel) -> None:
    channel.setup()

    database = Database(channel.play.settings.database_url)
    with database.reading() as connection:
        known = {row.variant: row.menu_id for row in menus.known(connection).values()}
    database.close()
    assert known == {one["name"].split()[1]: one["richMenuId"] for one in channel.at_line()}
