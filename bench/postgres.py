"""Lend databases of a real PostgreSQL: the throw-away cluster that the tests also start, fsync on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests import postgres as clusters


class NoPostgres(Exception):
    """This machine has no PostgreSQL server programs."""


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server."""

    server: clusters.Server

    def create(self, database: str, template: str = "template0") -> str:
        """Make a database, as a copy when a template is named; return its URL."""
        with self.server.connect() as connection:
            connection.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}"'.encode())
        return self.server.url(database)


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Serve from a fresh folder."""
    if clusters.programs() is None:
        raise NoPostgres("no initdb on this machine: install PostgreSQL's server package")
    with clusters.started() as server:
        yield Postgres(server)
