"""The servers that tests start are the real ones, and only this machine reaches them."""

import psycopg
import pytest

from tests.postgres import Server


@pytest.mark.postgres
def test_the_tests_own_postgres_syncs_to_disk_and_listens_on_loopback_only(postgres_server: Server) -> None:
    with postgres_server.connect() as connection:
        shown = [
            connection.execute(f"SHOW {name}".encode()).fetchone() for name in ("fsync", "listen_addresses")
        ]

    assert shown == [("on",), ("127.0.0.1",)]


@pytest.mark.postgres
def test_each_test_gets_a_database_of_its_own(postgres_database: str) -> None:
    with psycopg.connect(postgres_database.replace("+psycopg", "")) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()

    assert tables == (0,)
