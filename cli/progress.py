"""Show on a terminal how far a long command is, and nothing where its output is read by a program."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

import click

from exports.tables import Table

T = TypeVar("T")


def counted(things: Iterable[T], label: str, count: int | None = None) -> Iterator[T]:
    """Pass things on one by one under a bar; without a count it shows only that it goes on."""
    with click.progressbar(
        things, label=label, length=count, file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as shown:
        yield from shown


def followed(tables: Iterable[Table]) -> Iterator[Table]:
    """Pass tables on, each with a bar over its rows."""
    for one in tables:
        yield replace(one, rows=counted(one.rows, one.name[:40]))


Shown = Callable[[Iterable[Any], str, int], Iterable[Any]]


def shown(things: Iterable[T], label: str, count: int) -> Iterator[T]:
    """Pass things on under a bar; without a number it shows only that it goes on."""
    return counted(things, label, count or None)
