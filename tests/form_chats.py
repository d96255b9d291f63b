"""Play a transcript about one form, with no programme around it: the engine that answers in LINE, in memory.

The form stands in the transcript as a Markdown table, or in a file that a line `แบบ: tests/forms/types/rank.md` names. Above
the people's lines may stand `ครั้งก่อน: name=value, …` (the last report), `ใช้บ่อย: name=choice choice` (what is chosen most).
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from bot.chat.moves import Move, Picked, Placed, Showed, Typed, from_line
from bot.chat.talking import Talk, begin
from bot.texts import LOCALE, Texts
from engine.conversation.bubbles import DateButton
from engine.forms.form import Form, Question
from engine.forms.reading import read_file, read_markdown
from tests.effort import LINE, Effort
from tests.engine.conversation_kit import AT

ROOT = Path(__file__).resolve().parent.parent
SPEAKS = re.compile(r"^มะลิ: (.+)$")
NAMES = re.compile(r"^แบบ: (.+)$")
PICKS = re.compile(r"^\((?:ปฏิทิน|นาฬิกา) (.+)\)$")
PLACES = re.compile(r"^\(ตำแหน่ง (-?[\d.]+) (-?[\d.]+)\)$")
SENDS = {"(รูป)": "image", "(เสียง)": "audio", "(วิดีโอ)": "video", "(ไฟล์)": "file", "(สติกเกอร์)": "sticker"}
LINE_BREAK = " ⏎ "
OFTEN, LAST = "ใช้บ่อย: ", "ครั้งก่อน: "


@dataclass(slots=True)
class Chat:
    """A transcript while it is played: what was written so far, which kinds were asked, and the effort."""

    talk: Talk
    lines: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    missed: set[str] = field(default_factory=set)
    effort: Effort = field(default_factory=Effort)

    @property
    def written(self) -> str:
        """Return the whole transcript."""
        return "\n".join(self.lines) + "\n"

    def says(self) -> None:
        """Write what the bot says, and note the question that is open."""
        first, *rest = [line for line in self.talk.seen.text.split("\n") if line.strip()]
        self.lines += [f"บอท: {first}", *(f"   {line.strip()}" for line in rest)]
        question = self._open()
        self.asked |= set(kinds_of(question)) if question is not None else set()

    def hears(self, words: str) -> None:
        """Let มะลิ say or tap something; whoever is asked the same again was not understood at once."""
        before = self._open()
        self.lines.append(f"มะลิ: {words}")
        self.effort = self.effort.after(words)
        self.talk = self.talk.hears(_move(words, self.talk))
        if self.talk.submission is None:
            self.says()
        if before is not None and before == self._open() and not self.talk.state.picked:
            self.missed |= set(kinds_of(before))

    def _open(self) -> Question | None:
        asking = self.talk.state.asking
        return self.talk.filling.form.question(asking) if asking else None


def is_about_a_form(text: str) -> bool:
    return any(line.startswith(("| survey", "แบบ: ")) for line in text.splitlines())


def replay(text: str) -> Chat:
    """Play มะลิ's lines of a transcript; what was sent stands at its end."""
    chat = Chat(_known(begin(_form(text), _texts(), _vocabulary(), "มะลิ", AT, "seed"), text))
    chat.lines += [line for line in text.splitlines() if line.startswith(("#", "|", "แบบ: ", OFTEN, LAST))]
    chat.says()
    for line in text.splitlines():
        if spoken := SPEAKS.match(line):
            chat.hears(spoken[1])
        elif LINE.match(line):
            chat.lines.append(chat.effort.written(line))
            chat.effort = Effort()
    chat.lines.append(_told(chat.talk))
    return chat


def _known(talk: Talk, text: str) -> Talk:
    """Open the form with what is known of earlier reports."""
    often = {path: names for line in text.splitlines() for path, names in _named(line, OFTEN, talk.form)}
    last = {path: value for line in text.splitlines() for path, value in _named(line, LAST, talk.form)}
    if not often and not last:
        return talk
    draft = replace(talk.filling.draft, used=often, suggested=last, origins=dict.fromkeys(last, "65-00007"))
    known = replace(talk, filling=replace(talk.filling, draft=draft))
    return known.reopened(draft.answers)


def _named(line: str, beginning: str, form: Form) -> Iterator[tuple[str, str]]:
    for one in line.removeprefix(beginning).split(",") if line.startswith(beginning) else ():
        name, _, value = one.strip().partition("=")
        yield form.path_of(name), value


def kinds_of(question: Question) -> Iterator[str]:
    """Name the kinds of a question: XLSForm's, how exactly a day is asked, and its own."""
    exactly = next((one for one in ("month-year", "year") if one in question.appearance.split()), "")
    yield f"{question.kind} {exactly}".strip()
    if own := question.own.get("kind"):
        yield f"kind {own}"


def _told(talk: Talk) -> str:
    """Write what would be stored, by the names of questions."""
    if talk.submission is None:
        return "(ยังไม่ได้ส่ง)"
    root = f"/{talk.form.root}/"
    return "ส่งแล้ว: " + " ".join(
        f"{path.removeprefix(root)}={value}" for path, value in talk.submission.items()
    )


def _form(text: str) -> Form:
    named = next(filter(None, map(NAMES.match, text.splitlines())), None)
    if named:
        return read_file(ROOT / named[1])
    return read_markdown("\n".join(line for line in text.splitlines() if line.startswith("|")), name="chat")


def _move(words: str, talk: Talk) -> Move:
    if words in SENDS:
        return Showed(SENDS[words])
    if place := PLACES.match(words):
        return Placed(float(place[1]), float(place[2]))
    if picked := PICKS.match(words):
        button = next(one for _, one in talk.seen.buttons if isinstance(one, DateButton))
        return Picked(button.press, picked[1])
    if LINE_BREAK in words:
        return Typed(words.replace(LINE_BREAK, "\n"))
    return from_line(words, talk.seen)


@cache
def _texts() -> Texts:
    return Texts.load("th")


@cache
def _vocabulary() -> dict[str, list[str]]:
    return tomllib.loads((LOCALE / "th" / "words.toml").read_text("utf-8"))
