"""What other systems read over HTTP: as much as their token opens, page by page, with nothing of people in it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.clock import machine_ms
from handlers.privacy import erasing
from models import api_tokens, packs
from models.accesses import Access
from models.audit import Act
from models.base import table
from models.people import owner_of
from models.report_changes import ReportChange
from models.reports import REPORT, Report
from tests import ladders
from tests.ladders import CENTRE, DUTY, PACK
from tests.play import Play
from tests.stories import GROUP, desk, person, rows
from tests.web.api_kit import ROOT, Program, program, token
from web.api import door
from web.api.routes import ROUTES
from web.tries import Tries

OTHER = "moac-cr"


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    world = ladders.filed(Path(tmp_path_factory.mktemp("api")), tmp_path_factory)
    ladders.with_centre(world)
    yield world
    world.close()


@pytest.fixture
def system(play: Play) -> Program:
    return program(play)


@pytest.fixture
def alone(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """Lend a world of its own to a test that changes the pack."""
    world = ladders.filed(tmp_path, tmp_path_factory)
    yield world
    world.close()


def noted(play: Play) -> list[str]:
    return [row["about_id"].partition(" ")[2].partition(" ")[2] for row in rows(play, Act, act="api_read")]


def test_a_report_is_read_with_its_round_its_group_and_its_answers_as_numbers(system: Program) -> None:
    [row] = system.items("reports")

    assert ("submitted", DUTY, GROUP) == (row["state"], row["duty"], row["unit"]["name"])
    assert 12 == row["answers"]["from_group"]["members"]
    assert row == system.body(f"reports/{row['id']}")


def test_what_is_read_is_counted_in_the_log_and_none_of_it_stands_there(play: Play, system: Program) -> None:
    before = noted(play)

    system.items("reports")
    system.items("duties")

    assert ["reports 1", "duties 8"] == noted(play)[len(before) :]


def test_what_is_the_same_is_not_sent_again(system: Program) -> None:
    first = system.get("reports")

    again = system.get("reports", **{"If-None-Match": first.headers["ETag"]})

    assert (304, b"") == (again.status_code, again.get_data())
    assert "private, no-cache" == first.headers["Cache-Control"]


def test_pages_together_are_the_whole_in_a_stable_order(system: Program) -> None:
    for what in ("offices", "units", "obligations"):
        whole = system.items(f"{what}?limit=500")
        assert whole
        assert whole == system.items(f"{what}?limit=1")
        assert sorted(one["id"] for one in whole) == [one["id"] for one in whole]


def test_what_is_owed_is_asked_for_by_state_duty_and_day(system: Program) -> None:
    every = system.items("obligations")
    [sent] = system.items("obligations?state=submitted")

    assert [one for one in every if one["duty"] == DUTY] == system.items(f"obligations?duty={DUTY}")
    assert DUTY == sent["duty"]
    dated = [one for one in every if one["due"] and one["due"] <= "2021-12-31"]
    assert dated == system.items("obligations?due_until=2021-12-31")
    assert [] == system.items("obligations?due_from=2600-01-01")


def test_a_form_says_where_each_answer_stands_and_what_its_choices_are(system: Program) -> None:
    [report] = system.items("reports")

    form = system.body(f"forms/{report['form']}?version={report['form_version']}")

    fields = {one["path"]: one for one in form["fields"]}
    assert "integer" == fields["from_group/members"]["type"]
    assert ["yes", "no"] == [one["name"] for one in fields["from_office/e6_holds"]["choices"]][:2]
    assert report["form"] in [one["name"] for one in system.items("forms")]


@pytest.mark.parametrize("shown", ["", "Bearer", "Bearer x", "Basic x", "Bearer " + "x" * 500])
def test_without_a_token_that_holds_nothing_is_given(system: Program, shown: str) -> None:
    answer = system.client.get(f"{ROOT}/reports", headers={"Authorization": shown})

    assert (401, "application/problem+json") == (answer.status_code, answer.content_type)
    assert "Bearer" in answer.headers["WWW-Authenticate"]


def test_a_token_in_the_address_or_in_a_cookie_opens_nothing(system: Program) -> None:
    system.client.set_cookie("token", system.token)

    assert 401 == system.client.get(f"{ROOT}/reports?token={system.token}").status_code


def test_a_token_that_is_over_or_was_revoked_opens_nothing(play: Play) -> None:
    over, ended = program(play, until_ms=machine_ms()), program(play, name="revoked")
    assert 200 == ended.get("reports").status_code
    [row] = rows(play, api_tokens.ApiToken, name="revoked")
    with play.core.database.writing() as connection:
        assert api_tokens.revoke(connection, row["id"], now_ms=machine_ms())
        assert api_tokens.revoke(connection, row["id"], now_ms=machine_ms()) is None

    assert [401, 401] == [one.get("reports").status_code for one in (over, ended)]


def test_only_the_hash_of_a_token_is_kept_and_when_it_was_used(play: Play) -> None:
    shown = token(play, name="kept")

    Program(play, shown).get("programmes")

    [row] = rows(play, api_tokens.ApiToken, name="kept")
    assert row["used_ms"]
    assert shown not in json.dumps({**row, "made_at": ""})


def test_a_token_of_one_office_opens_what_lies_under_it_and_no_more(play: Play) -> None:
    whole, centre = program(play), program(play, office=CENTRE)
    province, other = program(play, office="moac-cm"), program(play, office=OTHER)
    [report] = whole.items("reports")

    assert [1, 1, 0] == [len(one.items("reports")) for one in (centre, province, other)]
    assert {"moac-cm"} == {one["id"] for one in province.items("offices")}
    assert {OTHER} == {one["office"] for one in other.items("obligations")} | {OTHER}
    assert [] == [one for one in other.items("units") if one["office"] != OTHER]
    assert 404 == other.get(f"reports/{report['id']}").status_code


def test_a_token_of_another_programme_opens_nothing_of_this_one(play: Play) -> None:
    [report] = program(play).items("reports")
    other = program(play, programme="doae-groups-2564")

    assert [] == other.items("reports")
    assert 404 == other.get(f"reports/{report['id']}").status_code
    assert {"doae-groups-2564"} == {one["id"] for one in other.items("programmes")}


def test_a_token_whose_office_is_gone_is_told_so(play: Play) -> None:
    assert 403 == program(play, office="nowhere").get("reports").status_code


def test_what_is_not_known_is_refused_with_its_name(system: Program) -> None:
    wrong = {
        "reports?updated_afer=c1": "updated_afer", "reports?updated_after=1": "cursor", "reports?limit=0": "limit",
        "reports?limit=501": "limit", "reports?limit=1&limit=2": "limit", "obligations?state=lost": "lost",
        "obligations?due_from=soon": "due_from", "obligations?after=%00": "after", "programmes?limit=1": "limit",
    }  # fmt: skip
    for where, word in wrong.items():
        answer = system.get(where)
        assert (400, where) == (answer.status_code, where)
        assert word in answer.get_json()["detail"]


def test_nothing_here_can_be_changed_and_nothing_else_is_there(system: Program) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        answer = system.client.open(f"{ROOT}/reports", method=method)
        assert (405, "GET, HEAD") == (answer.status_code, answer.headers["Allow"])
    for where in ("/api/", "/api/v2/reports", f"{ROOT}/reports/none", f"{ROOT}/forms/none"):
        answer = system.get(where)
        assert (404, "application/problem+json") == (answer.status_code, answer.content_type)


def test_a_cursor_from_before_a_restore_is_told_so(system: Program) -> None:
    assert 410 == system.get("reports?updated_after=c999999").status_code


def test_who_calls_too_often_waits(system: Program) -> None:
    door.BY_TOKEN, door.GUESSES = Tries(2), Tries(1)
    again = [system.get("programmes").status_code for _ in range(3)]
    system.token = "guessed"
    guessed = [system.get("programmes") for _ in range(2)]

    assert [200, 200, 429] == again
    assert [401, 429] == [one.status_code for one in guessed]
    assert "60" == guessed[1].headers["Retry-After"]


def test_no_answer_sets_a_cookie_or_lets_another_site_read_it(system: Program) -> None:
    for route in ROUTES:
        headers = system.get(
            route.rule.replace("<name>", "set1").replace("<report>", "none").lstrip("/")
        ).headers
        assert {"Set-Cookie", "Access-Control-Allow-Origin"} & set(headers.keys()) == set()
        assert "nosniff" == headers["X-Content-Type-Options"]


def test_what_names_a_person_is_given_only_to_who_was_let_in_by_name_and_is_in_the_log_of_looks(
    alone: Play,
) -> None:
    play, path = alone, "/data/from_group/wants"
    with play.core.database.writing() as connection:
        [report] = [row for row in rows(play, Report) if row["purpose"] == REPORT]
        key = play.core.vault.key(connection, owner_of(person(play, "somchai")))
        sealed = key.seal(json.dumps({"personal": {path: "นางมะลิ ใจดี"}, "raw": {}, "sources": {}}))
        plain = {name: value for name, value in report["answers"].items() if name != path}
        connection.execute(
            table(Report)
            .update()
            .where(table(Report).c.id == report["id"])
            .values(answers=plain, sealed=sealed)
        )
        [form] = [one for one in packs.forms_of(connection, PACK) if one.digest == report["form_digest"]]
        body = json.loads(
            json.dumps(form.body).replace('"short": "อยากพัฒนา"', '"short": "อยากพัฒนา", "kind": "person"')
        )
        own = table(packs.StoredForm)
        connection.execute(own.update().where(own.c.digest == form.digest).values(body=body))
    ladders.publish(play, play.core.shelf.library().programmes[PACK])
    play.core.shelf._library = None
    shut, let_in = program(play), program(play, fields=("wants",), because="มติที่ประชุม 3/2565")

    [hidden], [shown] = shut.items("reports"), let_in.items("reports")

    assert "wants" not in hidden["answers"]["from_group"]
    assert [] == [
        row for row in rows(play, Access) if row["about_id"] == report["id"] and row["door"] != "api"
    ]
    assert "นางมะลิ ใจดี" == shown["answers"]["from_group"]["wants"]
    cursor = let_in.body("reports")["cursor"]
    with play.core.database.writing() as connection:
        assert erasing.erase(desk(play, connection), person(play, "somchai"), by=None)
    [again] = let_in.items(f"reports?updated_after={cursor}")
    assert ("wants" in again["answers"]["from_group"], report["id"]) == (False, again["id"])
    assert {(report["id"], "api")} == {(row["about_id"], row["door"]) for row in rows(play, Access)}


def test_what_only_few_may_know_of_is_nowhere_unless_it_was_let_in_by_name(alone: Play) -> None:
    play = alone
    programme = play.core.shelf.library().programmes[PACK]
    closed = tuple(replace(one, confidential=one.id == DUTY) for one in programme.duties)
    ladders.publish(play, replace(programme, duties=closed))
    shut, let_in = program(play), program(play, duties=(DUTY,), because="มติที่ประชุม 3/2565")
    [report] = let_in.items("reports")

    everything = [
        shut.get(one.rule.lstrip("/")).get_data(as_text=True) for one in ROUTES if "<" not in one.rule
    ]

    assert [] == [one for one in everything if f'"{DUTY}"' in one or report["id"] in one]
    assert [404, 404] == [
        shut.get(one).status_code for one in (f"reports/{report['id']}", f"forms/{report['form']}")
    ]


def test_a_report_that_came_in_by_another_way_is_in_the_order_of_changes_once_there_is_a_token(
    alone: Play,
) -> None:
    with alone.core.database.writing() as connection:
        connection.execute(table(ReportChange).delete())

    assert [GROUP] == [one["unit"]["name"] for one in program(alone).items("reports")]
