"""What Google may do to an export, and that the next try puts it right."""

import json

import pytest

from exports.failures import SheetsFailure
from exports.google import SCOPES, TIMEOUT_SECONDS, connect
from exports.sheets import ROWS_A_CALL, Counts, upsert
from exports.tables import Column, Table

TAB = "รายงาน"
COLUMNS = (Column("id", "รหัส"), Column("n", "คน"))


def table(rows):
    return Table(TAB, COLUMNS, rows)


def rows(*keys):
    return [{"id": key, "n": number} for number, key in enumerate(keys)]


def failing(client, book, exported):
    with pytest.raises(SheetsFailure) as failure:
        upsert(client, book, exported)
    return failure.value


def keys(google, book):
    return [row[0] for row in google.grid(book, TAB)[1:]]


@pytest.mark.parametrize("call", ["values:batchUpdate", "POST", "GET"])
def test_a_lost_answer_never_doubles_a_row(google, client, book, call):
    google.faults({"kind": "lost", "only": call})

    failure = failing(client, book, table(rows("r1", "r2")))
    upsert(client, book, table(rows("r1", "r2")))

    assert (failure.reason, failure.retryable) == ("unreachable", True)
    assert keys(google, book) == ["r1", "r2"]


def test_the_answer_to_an_append_lost_leaves_nothing_to_do(google, client, book):
    upsert(client, book, table(rows("r1")))
    google.faults({"kind": "lost", "only": "values:batchUpdate"})

    failing(client, book, table(rows("r1", "r2", "r3")))

    assert Counts(unchanged=3) == upsert(client, book, table(rows("r1", "r2", "r3")))
    assert keys(google, book) == ["r1", "r2", "r3"]


def test_a_lost_answer_to_a_growing_grid_is_harmless(google, client, book):
    client.open_by_key(book).add_worksheet(TAB, 2, 2)
    google.faults({"kind": "lost", "only": f"{book}:batchUpdate"})

    failing(client, book, table(rows("r1", "r2", "r3")))
    upsert(client, book, table(rows("r1", "r2", "r3")))

    assert keys(google, book) == ["r1", "r2", "r3"]


def test_a_used_up_minute_is_a_matter_of_waiting(google, client, book):
    google.faults(writes_per_minute=2)
    failure = failing(client, book, table(rows("r1")))
    google.faults()

    assert (failure.reason, failure.retryable) == ("busy", True)
    assert Counts(appended=1) == upsert(client, book, table(rows("r1")))
    assert keys(google, book) == ["r1"]


def test_an_export_cut_off_in_the_middle_is_taken_up_again(google, client, book):
    everything = rows(*[f"r{number}" for number in range(ROWS_A_CALL + 500)])
    google.faults(writes_per_minute=3)
    failing(client, book, table(everything))
    google.faults()

    assert Counts(unchanged=ROWS_A_CALL, appended=500) == upsert(client, book, table(everything))
    assert [row["id"] for row in everything] == keys(google, book)


def test_a_spreadsheet_that_nobody_shared_names_the_address_to_share_it_with(google, client):
    book = google.spreadsheet(shared_with=["somebody@else.example"])

    failure = failing(client, book, table(rows("r1")))

    assert (failure.reason, failure.retryable) == ("not_shared", False)
    assert google.email() in failure.cure


def test_an_unknown_spreadsheet_is_not_tried_again(client):
    failure = failing(client, "no-such-book", table(rows("r1")))

    assert (failure.reason, failure.retryable) == ("not_found", False)


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_problem_at_google_is_tried_again(google, client, book, status):
    google.faults({"kind": "error", "status": status, "only": "values"})

    failure = failing(client, book, table(rows("r1")))

    assert (failure.reason, failure.retryable) == ("google_down", True)


def test_a_token_that_google_forgot_is_fetched_anew(google, client, book):
    upsert(client, book, table(rows("r1")))
    google.control("tokens/revoke", {})

    failure = failing(client, book, table(rows("r1", "r2")))

    assert (failure.reason, failure.retryable) == ("stale_token", True)
    assert Counts(unchanged=1, appended=1) == upsert(client, book, table(rows("r1", "r2")))


def test_an_account_that_google_does_not_know_is_refused(google, book):
    stranger = json.loads(google.account()) | {"client_email": "stranger@stand-in.iam.gserviceaccount.com"}

    with connect(json.dumps(stranger), base=google.base) as client:
        failure = failing(client, book, table(rows("r1")))

    assert (failure.reason, failure.retryable) == ("account_refused", False)


@pytest.mark.parametrize("account", ["{}", "/no/such/file.json", "{broken"])
def test_a_wrong_setting_says_so(account):
    with pytest.raises(SheetsFailure, match="GOOGLE_SERVICE_ACCOUNT"), connect(account):
        pass


def test_the_account_may_be_a_file(google, book, tmp_path):
    path = tmp_path / "account.json"
    path.write_text(google.account(), "utf-8")

    with connect(str(path), base=google.base) as client:
        assert Counts(appended=1) == upsert(client, book, table(rows("r1")))


def test_nobody_at_the_address_is_a_matter_of_waiting(google, book):
    with connect(google.account(), base="http://127.0.0.1:9") as client:
        failure = failing(client, book, table(rows("r1")))

    assert (failure.reason, failure.retryable) == ("unreachable", True)


def test_google_that_hangs_is_given_up(google, client, book):
    client.set_timeout((5.0, 0.2))
    google.faults({"kind": "slow", "seconds": 1.0, "only": f"GET /v4/spreadsheets/{book}"})

    failure = failing(client, book, table(rows("r1")))

    assert (failure.reason, failure.retryable) == ("unreachable", True)


def test_every_call_has_a_time_limit_and_asks_for_one_scope(client):
    assert (5.0, 30.0) == client.http_client.timeout == TIMEOUT_SECONDS
    assert SCOPES == ("https://www.googleapis.com/auth/spreadsheets",)


def test_a_row_that_somebody_added_at_the_same_moment_stands_once(google, client, book):
    upsert(client, book, table(rows("r0")))

    def meanwhile():
        client.open_by_key(book).worksheet(TAB).update([["r1", 7]], "A9")
        yield {"id": "r1", "n": 1}

    upsert(client, book, table(meanwhile()))

    assert keys(google, book) == ["r0", "r1"]
    assert google.grid(book, TAB)[2] == ["r1", 1]


def test_a_row_written_over_at_the_same_moment_comes_back_with_the_next_try(google, client, book):
    everything = rows(*[f"r{number}" for number in range(ROWS_A_CALL + 2)])

    def meanwhile():
        yield from everything[: ROWS_A_CALL + 1]  # the one above the limit sends the first call off
        client.open_by_key(book).worksheet(TAB).update([["x1", 7]], "A5")
        yield everything[-1]

    failure = failing(client, book, table(meanwhile()))
    counts = upsert(client, book, table(everything))

    assert (failure.reason, failure.retryable) == ("moved", True)
    assert Counts(appended=1, unchanged=ROWS_A_CALL + 1) == counts
    assert sorted([*(row["id"] for row in everything), "x1"]) == sorted(keys(google, book))


def test_a_sheet_sorted_at_the_same_moment_is_left_alone(google, client, book):
    upsert(client, book, table(rows("r1", "r2", "r3")))

    def meanwhile():
        client.open_by_key(book).worksheet(TAB).sort((1, "des"), range="A2:B4")
        yield {"id": "r1", "n": 100}

    failure = failing(client, book, table(meanwhile()))

    assert (failure.reason, failure.retryable) == ("moved", True)
    assert google.grid(book, TAB)[1:] == [["r3", 2], ["r2", 1], ["r1", 0]]


def test_a_row_without_a_key_is_a_mistake_of_the_program(client, book):
    with pytest.raises(ValueError, match="without a key"):
        upsert(client, book, table([{"id": "", "n": 1}]))


def test_a_full_spreadsheet_says_so(google, client, book):
    client.open_by_key(book).add_worksheet("ใหญ่", 99_735, 100)

    failure = failing(client, book, table(rows("r1")))

    assert (failure.reason, failure.retryable) == ("full", False)
