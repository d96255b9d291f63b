"""`flask forms play`: play a form as a chat in the terminal, by hand, from a file, or by itself."""

import json
import sys
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from bot.chat.guessed import Step, next_step
from bot.chat.moves import Move, NoSuchMove, from_line, written
from bot.chat.talking import Talk, begin
from bot.clock import BANGKOK, Clock
from bot.texts import LOCALE, Texts
from cli.forms_check import lines_of
from engine.conversation.bubbles import say
from engine.forms import instance
from engine.forms.lint import check as checked

LONGEST: Final = 5_000
_MORNING: Final = 9


@click.command("play")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--answers", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="One message a line."
)
@click.option("--seed", type=str, default=None, help="Answer by itself, with random valid input.")
@click.option("--xml", "as_xml", is_flag=True, help="Print the submission as an OpenRosa instance.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]),
    default=None,
    help="When it happens.",
)
@click.option("--person", default="", help="Who reports.")
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the bot.")
def play(
    file: Path,
    answers: Path | None,
    seed: str | None,
    day: datetime | None,
    person: str,
    lang: str,
    *,
    as_xml: bool,
) -> None:
    """Play a form as a chat. Exit 0 sent, 1 not sent or not a form, 2 usage.

    Type an answer, a number, or [a button]. In a file of answers a line may also be JSON: "words",
    {"press": "label"}, {"pick": "2021-11-24"}, {"place": [18.79, 98.98]}, {"send": "image"}.
    """
    if answers is not None and seed is not None:
        raise click.UsageError("--answers and --seed do not go together")
    texts = Texts.load(lang)
    found = checked(file)
    if found.form is None or not found.is_fine:
        click.echo("\n".join(lines_of(found, texts)), err=True)
        sys.exit(1)
    words = tomllib.loads((LOCALE / lang / "words.toml").read_text("utf-8"))
    at = _moment(day)
    name = person or texts.plain("You")
    first = begin(found.form, texts, words, name, at, seed or "play")
    speakers = (texts.plain("The bot"), name)
    last = _by_itself(first, speakers) if seed is not None else _by_lines(first, speakers, _lines(answers))
    if last.submission is None:
        click.echo(texts.plain("The form was not sent."), err=True)
        sys.exit(1)
    click.echo(_xml(last) if as_xml else _json(last))


def _moment(day: datetime | None) -> datetime:
    if day is None:
        return Clock().now()
    hour = day.replace(hour=_MORNING) if (day.hour, day.minute) == (0, 0) else day
    return hour.replace(tzinfo=BANGKOK)


def _lines(answers: Path | None) -> Iterator[str]:
    if answers is not None:
        yield from answers.read_text("utf-8-sig").splitlines()
        return
    while True:
        if sys.stdin.isatty():
            click.echo("> ", nl=False)
        line = sys.stdin.readline()
        if not line:
            return
        yield line


def _by_lines(talk: Talk, speakers: tuple[str, str], lines: Iterator[str]) -> Talk:
    _print(speakers[0], talk.seen.text)
    while not talk.is_over:
        line = next((one for one in lines if one.strip()), None)
        if line is None:
            return talk
        try:
            move = from_line(line, talk.seen)
        except NoSuchMove as wrong:
            click.echo(
                talk.texts.word(say("There is no such button now: {button}", button=str(wrong)), {}), err=True
            )
            continue
        talk = _heard(talk, move, talk.hears(move), speakers)
    return talk


def _by_itself(talk: Talk, speakers: tuple[str, str]) -> Talk:
    _print(speakers[0], talk.seen.text)
    dead_ends = 0
    for _ in range(LONGEST):
        if talk.is_over:
            return talk
        step = next_step(talk, dead_ends)
        dead_ends += step.is_dead_end
        if step.after is None:
            return talk
        if step.put and step.question:
            _tell(talk, step)
            talk = step.after
            _print(speakers[0], talk.seen.text)
            continue
        for move, after in step.moves:
            talk = _heard(talk, move, after, speakers)
    return talk


def _tell(talk: Talk, step: Step) -> None:
    kind = step.question.kind if step.question else ""
    words = say(
        "A question of the type {type} cannot be answered in this chat yet; put in: {value}",
        type=kind,
        value=step.put,
    )
    click.echo(f"({talk.texts.word(words, {})})")


def _heard(before: Talk, move: Move, after: Talk, speakers: tuple[str, str]) -> Talk:
    texts = before.texts
    words = {
        "place": texts.plain("place on the map"), "image": texts.plain("a picture"), "video": texts.plain("a video"),
        "audio": texts.plain("a voice note"), "file": texts.plain("a file"),
    }  # fmt: skip
    _print(speakers[1], written(move, words))
    _print(speakers[0], after.seen.text)
    return after


def _print(speaker: str, text: str) -> None:
    first, *rest = text.split("\n")
    click.echo("\n".join([f"{speaker}: {first}", *(f"  {line}".rstrip() for line in rest)]))


def _json(talk: Talk) -> str:
    form = talk.form
    told = {"form": form.id, "version": form.version, "answers": dict(talk.submission or {})}
    return json.dumps(told, ensure_ascii=False)


def _xml(talk: Talk) -> str:
    answers = talk.filling.draft.answers
    return instance.instance(talk.form, answers, talk.moment, talk.seed).strip()
