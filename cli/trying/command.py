"""`flask forms try`: a form on a phone, live from its file, until Ctrl-C."""

import signal
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Final

import click

from bot.clock import BANGKOK, Clock
from bot.texts import Texts
from cli.trying.board import Board, Shown
from cli.trying.serving import serve
from cli.trying.session import Session
from cli.trying.town import LOOPBACK, Town, TownFailed, free_port
from engine.conversation.bubbles import Phrase, say

PORT: Final = 8020
LANGUAGES: Final = ("th", "en")
_MORNING: Final = 9


@click.command("try")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--port", type=int, default=None, help=f"Port of the page; {PORT}, or any when that is taken.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]),
    default=None,
    help="When it happens.",
)
def trial(file: Path, port: int | None, day: datetime | None) -> None:
    """Try a form on a phone page; each save of the file is checked and shown there at once. Ctrl-C ends it."""
    texts = {language: Texts.load(language) for language in LANGUAGES}
    page_port = _port(port, texts["th"])
    session = Session(
        file.resolve(), Board(texts, Shown(file.name)), Town(free_port(), free_port(), _moment(day))
    )
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, _stop)
    server = serve(session, page_port)
    try:
        click.echo(
            texts["th"].word(say("Starting: {address}", address=f"http://{LOOPBACK}:{page_port}/"), {})
        )
        session.begin()
        click.echo(texts["th"].plain("Open that address. Save the file and look; Ctrl-C ends it."))
        session.watch(lambda shown: click.echo("\n".join(lines(shown, texts))))
    except KeyboardInterrupt:
        pass
    except TownFailed as failed:
        raise click.ClickException(str(failed)) from failed
    finally:
        # A second Ctrl-C would leave processes behind.
        for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(one, signal.SIG_IGN)
        server.shutdown()
        session.close()


def lines(shown: Shown, texts: dict[str, Texts]) -> Iterator[str]:
    """Yield what the terminal says of a save: one line, then each finding in Thai and below it in English."""
    yield f"{shown.saved} {texts['th'].word(_summary(shown), {})}".strip()
    for mark, found in (("✗", shown.problems), ("·", shown.remarks)):
        for one in found if shown.status != "gone" else ():
            for language, begin in (("th", f"  {mark}"), ("en", "   ")):
                place = f"{one[f'place_{language}']}: " if one[f"place_{language}"] else ""
                cell = f" [{one['cell']}]" if one["cell"] else ""
                yield f"{begin} {place}{one[f'what_{language}']}{cell} → {one[f'cure_{language}']}"
    for one in shown.cuts if shown.status != "gone" else ():
        yield f"  ✂ {one['whole'][:80]} → {one['shown'][-40:]}"


def _summary(shown: Shown) -> Phrase:
    match shown.status:
        case "gone":
            return say(
                "{file} is not there any more. The phones keep version {version}.",
                file=shown.name,
                version=shown.version,
            )
        case "fine":
            return say(
                "Version {version} is in the phones, {questions} questions.",
                version=shown.version,
                questions=shown.questions,
            )
        case _ if not shown.version:
            return say(
                "{problems} to mend. The phones begin once the form works.", problems=len(shown.problems)
            )
        case _:
            return say(
                "{problems} to mend. The phones keep version {version}.",
                problems=len(shown.problems),
                version=shown.version,
            )


def _port(wanted: int | None, texts: Texts) -> int:
    try:
        return free_port(PORT if wanted is None else wanted)
    except OSError as taken:
        if wanted is None:
            return free_port()
        words = texts.word(say("Port {port} is taken. Name another one with --port.", port=str(wanted)), {})
        raise click.UsageError(words) from taken


def _moment(day: datetime | None) -> datetime:
    if day is None:
        return Clock().now().replace(microsecond=0)
    hour = day.replace(hour=_MORNING) if (day.hour, day.minute) == (0, 0) else day
    return hour.replace(tzinfo=BANGKOK)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
