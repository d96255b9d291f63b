"""What Google may do to an export, and that the next try puts it right."""

import json
from collections.abc import Iterator

import pytest

from exports.failures import SheetsFailure
from exports.google import SCOPES, TIMEOUT_SECONDS, connect
from exports.mirror.lines import ROWS_A_CALL
from exports.tables import Cell, Table
from tests.exports.mirror_kit import COLUMNS, World
from tests.exports.standin import StandIn

Row = tuple[Cell, ...]


def rows(*keys: str) -> list[Row]:
    return [(key, "ก", number) for number, key in enumerate(keys)]


def many(count: int) -> list[Row]:
    return rows(*[f"r{number}" for number in range(count)])


def failing(world: World, *wanted: Row) -> SheetsFailure:
    with pytest.raises(SheetsFailure) as failure:
        world.export(*wanted)
    return failure.value


def keys(world: World) -> list[object]:
    return [row[0] for row in world.grid[1:]]


@pytest.mark.parametrize("call", ["values:batchUpdate", "POST", "GET"])
def test_a_lost_answer_never_doubles_a_row(world: World, call: str) -> None:
    world.google.faults({"kind": "lost", "only": call, "times": 2})
    failure = failing(world, *rows("r1", "r2"))
    world.google.faults()

    world.export(*rows("r1", "r2"))

    assert ("unreachable", True) == (failure.reason, failure.retryable)
    assert ["r1", "r2"] == keys(world)
    assert [] == world.edits()


def test_a_tab_whose_making_was_never_answered_is_taken_as_it_stands(world: World) -> None:
    world.google.faults({"kind": "lost", "only": f"{world.book}:batchUpdate"})

    assert (2, 0, 0) == world.counts(*rows("r1", "r2"))


def test_a_warning_that_was_not_set_is_set_with_the_next_try(world: World) -> None:
    world.google.faults(writes_per_minute=2)
    failing(world, *rows("r1"))
    world.google.faults()

    world.export(*rows("r1"))

    assert [[0, 0, None, 3, True]] == world.look["guards"]


def test_a_correction_whose_answer_got_lost_is_nobodys_change(world: World) -> None:
    world.export(("r1", "ก", 1))
    world.google.faults({"kind": "lost", "only": "values:batchUpdate"})
    failing(world, ("r1", "ก", 2))
    world.google.faults()

    world.export(("r1", "ก", 3))

    assert ["r1", "ก", 3] == world.grid[1]
    assert [] == world.edits()


def test_a_correction_that_never_arrived_is_nobodys_change(world: World) -> None:
    world.export(("r1", "ก", 1))
    world.google.faults({"kind": "error", "status": 503, "only": "values:batchUpdate"})
    failing(world, ("r1", "ก", 2))
    world.google.faults()

    world.export(("r1", "ก", 3))

    assert ["r1", "ก", 3] == world.grid[1]
    assert [] == world.edits()


def test_a_used_up_minute_is_a_matter_of_waiting(world: World) -> None:
    world.google.faults(writes_per_minute=2)
    failure = failing(world, *rows("r1"))
    world.google.faults()

    assert ("busy", True) == (failure.reason, failure.retryable)
    world.export(*rows("r1"))
    assert ["r1"] == keys(world)


def test_an_export_cut_off_in_the_middle_is_taken_up_again(world: World) -> None:
    everything = many(ROWS_A_CALL + 500)
    world.google.faults(writes_per_minute=5)
    failing(world, *everything)
    world.google.faults()

    assert (500, 0, ROWS_A_CALL) == world.counts(*everything)
    assert [row[0] for row in everything] == keys(world)


def test_access_that_was_taken_away_names_the_address_to_share_with_and_loses_nothing(world: World) -> None:
    world.export(*rows("r1"))
    world.google.control("share", {"id": world.book, "shared_with": []})
    failure = failing(world, *rows("r1", "r2"))
    world.google.control("share", {"id": world.book, "shared_with": [world.google.email()]})

    world.export(*rows("r1", "r2"))

    assert ("not_shared", False) == (failure.reason, failure.retryable)
    assert world.google.email() in failure.cure
    assert ["r1", "r2"] == keys(world)


def test_a_full_spreadsheet_says_what_to_do(world: World) -> None:
    world.export(*rows("r1"))
    world.change({"addSheet": {"properties": {"title": "big", "gridProperties": {"rowCount": 9_970_000, "columnCount": 1}}}})  # fmt: skip

    failure = failing(world, *many(9_000))

    assert ("full", False) == (failure.reason, failure.retryable)


def test_an_unknown_spreadsheet_is_not_tried_again(world: World) -> None:
    world.book = "no-such-book"

    failure = failing(world, *rows("r1"))

    assert ("not_found", False) == (failure.reason, failure.retryable)


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_problem_at_google_is_tried_again(world: World, status: int) -> None:
    world.google.faults({"kind": "error", "status": status, "only": "values"})

    failure = failing(world, *rows("r1"))

    assert ("google_down", True) == (failure.reason, failure.retryable)


def test_a_token_that_google_forgot_is_fetched_anew(world: World) -> None:
    world.export(*rows("r1"))
    world.google.control("tokens/revoke", {})

    failure = failing(world, *rows("r1", "r2"))

    assert ("stale_token", True) == (failure.reason, failure.retryable)
    assert (1, 0, 1) == world.counts(*rows("r1", "r2"))


def test_an_account_that_google_does_not_know_is_refused(world: World) -> None:
    stranger = json.loads(world.google.account()) | {
        "client_email": "stranger@stand-in.iam.gserviceaccount.com"
    }

    with connect(json.dumps(stranger), base=world.google.base) as client:
        world.client = client
        failure = failing(world, *rows("r1"))

    assert ("account_refused", False) == (failure.reason, failure.retryable)


@pytest.mark.parametrize("account", ["{}", "/no/such/file.json", "{broken"])
def test_a_wrong_setting_says_so(account: str) -> None:
    with pytest.raises(SheetsFailure, match="GOOGLE_SERVICE_ACCOUNT"), connect(account):
        pass


def test_the_account_may_be_a_file(world: World, tmp_path) -> None:
    path = tmp_path / "account.json"
    path.write_text(world.google.account(), "utf-8")

    with connect(str(path), base=world.google.base) as client:
        world.client = client
        assert (1, 0, 0) == world.counts(*rows("r1"))


def test_nobody_at_the_address_is_a_matter_of_waiting(world: World) -> None:
    with connect(world.google.account(), base="http://127.0.0.1:9") as client:
        world.client = client
        failure = failing(world, *rows("r1"))

    assert ("unreachable", True) == (failure.reason, failure.retryable)


def test_google_that_hangs_is_given_up(world: World) -> None:
    world.client.set_timeout((5.0, 0.2))
    world.google.faults({"kind": "slow", "seconds": 1.0, "only": f"GET /v4/spreadsheets/{world.book}"})

    failure = failing(world, *rows("r1"))

    assert ("unreachable", True) == (failure.reason, failure.retryable)


def test_every_call_has_a_time_limit_and_asks_for_one_scope(google: StandIn) -> None:
    with connect(google.account(), base=google.base) as client:
        assert (5.0, 30.0) == client.http_client.timeout == TIMEOUT_SECONDS
    assert ("https://www.googleapis.com/auth/spreadsheets",) == SCOPES


def test_rows_pushed_in_at_the_same_moment_are_found_with_the_next_try(world: World) -> None:
    world.export(*rows("r1"))

    def meanwhile() -> Iterator[dict[str, Cell]]:
        world.insert("ROWS", 2)
        yield {"id": "r2", "group": "ก", "people": 1}

    world.send(Table("x", COLUMNS, meanwhile()))

    assert ["r1", "r2"] == [one for one in keys_without_gaps(world) if one]


def keys_without_gaps(world: World) -> list[object]:
    return [row[0] for row in world.grid[1:] if row]
