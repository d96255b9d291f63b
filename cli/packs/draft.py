"""`flask packs draft`: sentences of a guideline become proposed duties; each is confirmed by a person, none by itself."""

import json
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from bot.texts import LOCALE, Texts
from cli.packs.books import words
from cli.packs.folders import FOLDER, read
from engine.books import clocks
from engine.books.form_sheets import FormTable, markdown
from engine.books.names import Names
from engine.books.toml_text import text_of
from engine.conversation.bubbles import say
from engine.drafting.packing import FormWords, Head, form, packed
from engine.drafting.proposing import Proposal, proposals
from engine.obligations.reading import FILE
from exports import documents
from exports.safe_books import NotABook, TooLarge

LEVELS: Final = ("village", "subdistrict", "district", "province", "region", "country")
Answer = dict[str, list[str]]


@click.command("draft")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--year",
    type=click.IntRange(2500, 2700),
    required=True,
    help="The programme's fiscal year, such as 2565.",
)
@click.option("--id", "id_", default="", help="Id of the pack: short English words; the folder is named so.")
@click.option("--name", default="", help="Name of the programme.")
@click.option("--owner", default="", help="Whose programme it is.")
@click.option("--unit", default="", help="What the reports are about.")
@click.option("--level", type=click.Choice(LEVELS), help="The level of the office that files.")
@click.option("--office", default="", help="The office that files.")
@click.option(
    "--json", "as_json", is_flag=True, help="List the proposals, one JSON line each, and write nothing."
)
@click.option("--yes-all", is_flag=True, help="Refused: a person looks at every duty.")
def draft(
    file: Path, folder: Path | None, year: int, id_: str, name: str, owner: str, unit: str, level: str | None, office: str,
    *, as_json: bool, yes_all: bool,
) -> None:  # fmt: skip
    """Propose duties out of a guideline (.txt or .docx) and write a pack of those that are confirmed one by one."""
    if yes_all:
        raise click.UsageError(
            "every duty is confirmed by a person: answer one by one, or list them with --json"
        )
    texts, called = Texts.load("th"), words()
    found = list(proposals(_text(file), year))
    if as_json:
        for one in found:
            click.echo(json.dumps(_row(one, called), ensure_ascii=False))
        return
    confirmed = confirm(found, texts, called)
    if not confirmed:
        click.echo(texts.word(say("nothing was confirmed, nothing is written"), {}))
        return
    asked = _asker(texts)
    head = Head(
        id=id_ or (folder.name if folder else "") or asked(say("Id of the pack, in English letters")),
        name=name or asked(say("Name of the programme")),
        fiscal_year=year,
        source=file.name,
        owner=owner or asked(say("Whose programme is it")),
        unit=unit or asked(say("What are the reports about")),
        level=level
        or click.prompt(texts.word(say("Level of the office that files"), {}), type=click.Choice(LEVELS)),
        office=office or asked(say("Which office files")),
        officer=texts.plain("Officer"),
    )
    target = folder or FOLDER / head.id
    keep(target, head, confirmed, texts)
    read(target)
    click.echo(
        texts.word(say("{count} duties written to {folder}", count=len(confirmed), folder=str(target)), {})
    )


def confirm(found: Iterable[Proposal], texts: Texts, called: Names) -> list[Proposal]:
    """Show each proposal and ask: it is taken, left out, or written otherwise."""
    answers: Answer = tomllib.loads((LOCALE / "th" / "packs.toml").read_text("utf-8"))["draft"]
    kept = []
    for one in found:
        for line in _shown(one, texts, called):
            click.echo(line)
        answer = _answered(answers, texts)
        if answer == "edit":
            kept.append(_edited(one, texts, called))
        elif answer == "yes":
            kept.append(one)
    return kept


def keep(folder: Path, head: Head, confirmed: list[Proposal], texts: Texts) -> None:
    """Write the pack with a stand-in form for each duty; a folder with a pack in it is never written over."""
    if (folder / FILE).exists():
        raise click.ClickException(f"{folder} holds a pack already")
    (folder / "forms").mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(text_of(packed(replace(head, id=folder.name), confirmed)), "utf-8")
    told = FormWords(
        texts.plain("What is there to report?"), texts.plain("The filled-in form as a picture or a file")
    )
    for one in confirmed:
        tables = {
            sheet: FormTable(tuple(map(tuple, rows)), ()) for sheet, rows in form(one.name, told).items()
        }
        (folder / "forms" / f"{one.id}.md").write_text(markdown(tables) or "", "utf-8")


def _text(file: Path) -> str:
    try:
        return documents.text_of(file.read_bytes(), file.name)
    except (NotABook, TooLarge) as wrong:
        raise click.ClickException(
            f"{file.name}: save it as .txt in UTF-8 or as .docx, 5 MB at most"
        ) from wrong


def _shown(one: Proposal, texts: Texts, called: Names) -> Iterable[str]:
    yield ""
    yield texts.word(say("Line {line}: {words}", line=str(one.line), words=one.words), {})
    yield texts.word(say("  Report: {name}", name=one.name), {})
    due = clocks.told(one.due, called)
    yield texts.word(say("  Due: {due}", due=due), {}) + (
        "" if one.is_sure else f"  {texts.plain('(the printed day is not sure)')}"
    )
    if one.event:
        yield texts.word(say("  {id} is: {event}", id=_event(one), event=one.event), {})


def _answered(answers: Answer, texts: Texts) -> str:
    while True:
        typed = click.prompt(texts.word(say("Take it? yes, no or edit"), {})).strip().lower()
        for answer, listed in answers.items():
            if typed in listed:
                return answer


def _edited(one: Proposal, texts: Texts, called: Names) -> Proposal:
    """Ask for the name and the clock anew; a clock that cannot be read is asked for again."""
    name = click.prompt(texts.word(say("Name of the report"), {}), default=one.name)
    while True:
        typed = click.prompt(
            texts.word(say("Due, as in the workbook"), {}), default=clocks.told(one.due, called)
        )
        due = clocks.read(typed, called)
        if due is not None:
            event = one.event if isinstance(due, dict) and due.get("after") == _event(one) else ""
            return replace(one, name=name, due=due, event=event, is_sure=True)
        click.echo(texts.word(say('"{value}" is no clock', value=typed), {}))


def _event(one: Proposal) -> str:
    return f"event{one.id.removeprefix('duty')}"


def _asker(texts: Texts) -> Callable[[Any], str]:
    return lambda phrase: str(click.prompt(texts.word(phrase, {})))


def _row(one: Proposal, called: Names) -> dict[str, Any]:
    return {
        "id": one.id, "line": one.line, "words": one.words, "name": one.name, "form": one.form,
        "due": clocks.told(one.due, called), "event": one.event, "sure": one.is_sure,
    }  # fmt: skip
