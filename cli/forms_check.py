"""`flask forms check`: one line a problem, with its place and its cure, for people or for programs."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import click

from bot.texts import Texts
from engine.conversation.bubbles import Phrase, say
from engine.forms.lint import Checked, Finding
from engine.forms.lint import check as checked

KINDS: Final = (".xlsx", ".xlsm", ".xls", ".csv", ".md")


@click.command("check")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="FILE…"
)
@click.option("--json", "as_json", is_flag=True, help="One JSON line a file.")
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the lines.")
def check(files: tuple[Path, ...], lang: str, *, as_json: bool) -> None:
    """Check forms: .xlsx .xls .csv .md, or folders of them. Exit 0 fine, 1 problems, 2 usage."""
    found = list(_forms(files))
    if not found:
        raise click.UsageError("there is no form in " + ", ".join(map(str, files)))
    texts = Texts.load(lang)
    is_fine = True
    for path in found:
        one = checked(path)
        is_fine = is_fine and one.is_fine
        click.echo(
            json.dumps(_told(one, texts), ensure_ascii=False) if as_json else "\n".join(lines_of(one, texts))
        )
    sys.exit(0 if is_fine else 1)


def _forms(files: Iterable[Path]) -> Iterator[Path]:
    """Yield files as they were named, and in folders what looks like a form."""
    for path in files:
        if path.is_dir():
            inside = (one for one in sorted(path.rglob("*")) if one.suffix.lower() in KINDS and one.is_file())
            yield from (one for one in inside if _looks_like_a_form(one))
        else:
            yield path


def _looks_like_a_form(path: Path) -> bool:
    if path.suffix.lower() in {".xlsx", ".xlsm", ".xls"}:
        return not path.name.startswith("~$")
    with path.open("rb") as file:
        begun = file.read(4_000).lstrip(b"\xef\xbb\xbf").lower()
    return b"| survey" in begun if path.suffix.lower() == ".md" else begun.startswith((b"survey", b'"survey'))


def lines_of(one: Checked, texts: Texts) -> Iterator[str]:
    """Yield what was found, a line a finding, under a line that sums it up."""
    problems = [finding for finding in one.findings if finding.weight == "problem"]
    remarks = len(one.findings) - len(problems)
    yield f"{one.path}: {texts.word(_summary(one, len(problems), remarks), {})}"
    yield from (f"  {_line(finding, texts)}" for finding in one.findings)


def _summary(one: Checked, problems: int, remarks: int) -> Phrase:
    if problems:
        return say("{problems} to mend, {remarks} to look at", problems=problems, remarks=remarks)
    return say("fine, {questions} questions, {remarks} to look at", questions=one.questions, remarks=remarks)


def _line(finding: Finding, texts: Texts) -> str:
    """Write place, rule, what stands there, cure and link on one line."""
    mark = "✗" if finding.weight == "problem" else "·"
    what, cure = (" ".join(texts.word(words, {}).split()) for words in (finding.what, finding.cure))
    cell = f" [{' '.join(finding.cell.split())[:80]}]" if finding.cell else ""
    place = place_of(finding, texts)
    return f"{mark} {place}{': ' if place else ''}{what}{cell} → {cure} {finding.link}".rstrip()


def place_of(finding: Finding, texts: Texts) -> str:
    """Name sheet, line and column, as far as they are known."""
    row = texts.word(say("line {row}", row=str(finding.row)), {}) if finding.row else ""
    return " ".join(filter(None, (finding.sheet, row, finding.column)))


def _told(one: Checked, texts: Texts) -> dict[str, Any]:
    told = [(finding.weight, _finding(finding, texts)) for finding in one.findings]
    return {
        "file": str(one.path),
        "ok": one.is_fine,
        "questions": one.questions,
        "unsupported": list(one.unsupported),
        "problems": [finding for weight, finding in told if weight == "problem"],
        "remarks": [finding for weight, finding in told if weight == "remark"],
    }


def _finding(finding: Finding, texts: Texts) -> dict[str, Any]:
    return {
        "sheet": finding.sheet, "row": finding.row, "column": finding.column, "rule": finding.rule,
        "text": texts.word(finding.what, {}), "cell": finding.cell, "cure": texts.word(finding.cure, {}),
        "link": finding.link,
    }  # fmt: skip
