"""`flask packs list`: the packs of the product, or every duty of every pack, a line each."""

import json
from collections.abc import Iterator

import click

from cli.applying import folders, read
from engine.outline.lines import line


@click.command("list")
@click.option("--duties", is_flag=True, help="One line a duty instead of one a pack.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
def list_packs(*, duties: bool, as_json: bool) -> None:
    """List the packs of the product."""
    for told in _duties() if duties else _packs():
        click.echo(json.dumps(told, ensure_ascii=False) if as_json else _words(told))


def _packs() -> Iterator[dict[str, object]]:
    for folder in folders():
        programme, forms = read(folder)
        yield {
            "id": programme.id,
            "name": programme.name,
            "duties": len(programme.duties),
            "forms": sorted(forms),
        }


def _duties() -> Iterator[dict[str, object]]:
    for folder in folders():
        programme, forms = read(folder)
        yield from (line(programme, duty, forms) for duty in programme.duties)


def _words(told: dict[str, object]) -> str:
    if "id" in told:
        return f"{told['id']}  {told['name']}"
    due = told["due"]
    days = " ".join(due) if isinstance(due, list) else ""
    return f"{told['programme']}  {told['duty']}  {told['clock']}  {days or '-'}"
