"""`flask line`: check and set up the channel at LINE, the menus included."""

import json
import sys
from collections.abc import Iterable

import click
from flask.cli import AppGroup

from bot.channel import Finding, by_hand, findings
from bot.menus.publishing import publish
from bot.wiring import Core
from cli.working import open_core

line = AppGroup("line", help="The channel at LINE.")


@line.command("setup")
@click.option("--check", "only_look", is_flag=True, help="Change nothing, only look.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line for each thing looked at.")
def setup(*, only_look: bool, as_json: bool) -> None:
    """Check the channel, set its webhook, bring the menus to LINE, and say what is left to do by hand."""
    base = open_core()
    is_fine = True
    for finding in _all(base, only_look=only_look):
        is_fine = is_fine and finding.verdict != "wrong"
        click.echo(_as_json(finding) if as_json else _as_line(finding))
    if not is_fine:
        raise SystemExit(1)


def _all(base: Core, *, only_look: bool) -> Iterable[Finding]:
    has_token = True
    for finding in findings(base.gateway, base.settings, changes=not only_look):
        has_token = has_token and not (finding.check == "token" and finding.verdict == "wrong")
        yield finding
    if has_token:
        yield from publish(base, changes=not only_look, progress=_progress)
    yield from by_hand()


def _progress(number: int, count: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r       menus    {number} of {count}", nl=number == count, err=True)


def _as_line(finding: Finding) -> str:
    cure = f"\n{'':17}-> {finding.cure}" if finding.cure else ""
    return f"{finding.verdict:6} {finding.check:9} {finding.said}{cure}"


def _as_json(finding: Finding) -> str:
    row = {
        "check": finding.check,
        "verdict": finding.verdict,
        "said": finding.said,
        "cure": finding.cure,
    }
    return json.dumps(row, ensure_ascii=False)
