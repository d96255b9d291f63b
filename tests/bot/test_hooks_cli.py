"""`flask ops api-token` and `flask ops webhook`: what is shown once, what is refused with a reason, what is told again."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from bot.hooks import telling
from cli import ops_api, ops_health, ops_webhooks
from cli.flask_app import create_app
from models import outbox
from models.api_tokens import ApiToken
from models.audit import Act
from models.endpoints import Endpoint
from models.outbox import Outgoing
from tests.ladders import PACK
from tests.play import Play
from tests.playing import on_sqlite
from tests.stories import desk, rows
from tests.web.api_kit import Program, endpoint

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    world = on_sqlite(Path(tmp_path_factory.mktemp("cli")), tmp_path_factory)
    world.core = replace(world.core, settings=replace(world.core.settings, webhooks_local="yes"))
    yield world
    world.close()


@pytest.fixture
def run(play: Play, monkeypatch: pytest.MonkeyPatch) -> Run:
    for module in (ops_api, ops_webhooks, ops_health):
        monkeypatch.setattr(module, "open_core", lambda: play.core)
    runner = create_app().test_cli_runner()
    return lambda *words: runner.invoke(args=["ops", *map(str, words)])


def added(run: Run) -> tuple[str, str]:
    """Add a webhook; return its id and its secret."""
    id_, secret = run("webhook", "add", "http://127.0.0.1:1/", "--programme", PACK).stdout.split()
    return id_, secret


def happened(play: Play, hook: str) -> int:
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        row = {
            "endpoint_id": hook,
            "event_id": "e1",
            "kind": "report.sent",
            "at": here.now,
            "about": {"report": "r"},
        }
        outbox.add(connection, [{**row, "made_ms": here.now_ms}])
    return int(rows(play, Outgoing, endpoint_id=hook)[0]["id"])


def test_a_token_is_shown_once_listed_without_its_words_and_ended(play: Play, run: Run) -> None:
    id_, *_, shown = run(
        "api-token", "new", "ระบบกลาง", "--programme", PACK, "--office", "moac-cm", "--days", 30
    ).stdout.split()

    assert 200 == Program(play, shown).get("programmes").status_code
    listed = run("api-token", "list").stdout
    assert f"{id_}  ระบบกลาง  {PACK}/moac-cm  29 days  used 0 days ago" in listed
    assert shown not in listed
    assert "ended" in run("api-token", "revoke", id_).stdout
    assert 1 == run("api-token", "revoke", id_).exit_code
    assert "revoked" in run("api-token", "list").stdout
    assert ["api_token_made", "api_read", "api_token_revoked"] == [
        row["act"] for row in rows(play, Act) if row["about_id"].startswith(f"{PACK} {id_}")
    ]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (["--programme", "none"], "there is no programme none"),
        (["--programme", PACK, "--office", "none"], "has no office none"),
        (["--programme", PACK, "--field", "members"], "need --because"),
        (["--programme", PACK, "--field", "members", "--because", "x"], "no form asks members of a person"),
        (["--programme", PACK, "--duty", "set1", "--because", "x"], "not confidential: set1"),
        (["--programme", PACK, "--days", "0"], "0 is not in the range"),
    ],
)
def test_a_token_that_would_open_what_is_not_there_or_without_a_reason_is_not_made(
    play: Play, run: Run, more: list[str], why: str
) -> None:
    before = len(rows(play, ApiToken))

    said = run("api-token", "new", "x", *more)

    assert why in said.output
    assert (before, True) == (len(rows(play, ApiToken)), said.exit_code > 0)


@pytest.mark.parametrize(
    ("url", "more", "why"),
    [
        ("http://example.org/", ["--programme", PACK], "only https is called"),
        ("https://example.org/", ["--programme", "none"], "there is no programme none"),
        (
            "https://example.org/",
            ["--programme", PACK, "--events", "report.lost"],
            "no such event: report.lost",
        ),
    ],
)
def test_a_webhook_that_could_not_be_called_is_not_added(
    play: Play, run: Run, url: str, more: list[str], why: str
) -> None:
    before = len(rows(play, Endpoint))

    assert why in run("webhook", "add", url, *more).output
    assert before == len(rows(play, Endpoint))


def test_a_webhook_is_added_listed_logged_and_what_was_given_up_is_told_again(play: Play, run: Run) -> None:
    hook, secret = added(run)
    assert secret.startswith("sanams_")
    number = happened(play, hook)
    telling.tell(play.core, hook)
    assert f"{number} report.sent  -  " in run("webhook", "log", hook).stdout
    assert f"{hook}  on  {PACK}  http://127.0.0.1:1/  1 wait, 0 given up" in run("webhook", "list").stdout

    with play.core.database.writing() as connection:
        [told] = [Outgoing(**row) for row in rows(play, Outgoing, endpoint_id=hook)]
        outbox.tried(connection, told, state=outbox.DEAD, at_ms=1, status=500, took_ms=1, why="")
    assert f"→ flask ops webhook replay {number}" in run("health").output
    assert "1 will be told again" in run("webhook", "replay", number).stdout
    assert 1 == run("webhook", "replay", number).exit_code
    assert (
        "0 will be told again"
        in run("webhook", "replay", "--since", "2020-01-01", "--webhook", "none").stdout
    )
    assert "name either" in run("webhook", "replay").output


def test_a_webhook_gets_a_new_secret_goes_on_and_is_removed(play: Play, run: Run) -> None:
    hook, secret = added(run)
    assert run("webhook", "rotate", hook).stdout.strip() not in {"", secret}
    with play.core.database.reading() as connection:
        assert secret == telling.secrets_of(play.core, connection, endpoint(play, hook), 0)[1]
    assert "resumed" in run("webhook", "resume", hook).stdout
    assert "removed" in run("webhook", "remove", hook).stdout
    for what in ("rotate", "resume", "remove"):
        assert "there is no such webhook" in run("webhook", what, hook).output
    assert hook not in run("webhook", "list").stdout
