"""Hold what the page and the terminal show of a form: its version, when it was saved, what is to be mended, what is cut."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock
from typing import Any, Literal

from bot.texts import Texts
from cli.forms_check import place_of
from engine.forms.lint import Checked, Finding

Status = Literal["waiting", "fine", "faulty", "gone"]
IN_CUTS = frozenset({"cut.button", "cut.said", "cut.message"})


@dataclass(frozen=True, slots=True)
class Shown:
    """The file at one moment; `version` is the one that the phones have, 0 for none yet."""

    name: str
    status: Status = "waiting"
    version: int = 0
    saved: str = ""
    title: str = ""
    questions: int = 0
    is_starting: bool = True
    problems: tuple[dict[str, str], ...] = ()
    remarks: tuple[dict[str, str], ...] = ()
    cuts: tuple[dict[str, str], ...] = ()


@dataclass(slots=True)
class Board:
    """Lend the latest of it; the watching thread changes it, the page's threads read it."""

    texts: dict[str, Texts]
    shown: Shown
    _lock: Lock = field(default_factory=Lock)

    def put(self, **changed: Any) -> Shown:
        """Change some of it."""
        with self._lock:
            self.shown = replace(self.shown, **changed)
            return self.shown

    def found(self, one: Checked, *, saved: str) -> Shown:
        """Put down what a check has found."""
        told = [(finding, self._told(finding)) for finding in one.findings]
        return self.put(
            status="fine" if one.is_fine else "faulty",
            saved=saved,
            title=one.form.title if one.form else self.shown.title,
            questions=one.questions,
            problems=tuple(words for finding, words in told if finding.weight == "problem"),
            remarks=tuple(words for finding, words in told if finding.weight == "remark" and finding.rule not in IN_CUTS),
            cuts=tuple({"row": str(cut.row or ""), "of": cut.of, "kind": cut.kind, "whole": cut.whole, "shown": cut.shown}
                       for cut in one.cuts),
        )  # fmt: skip

    def _told(self, finding: Finding) -> dict[str, str]:
        """Return a finding in every language."""
        told = {"cell": " ".join(finding.cell.split())[:80], "link": finding.link}
        for language, texts in self.texts.items():
            told |= {
                f"place_{language}": place_of(finding, texts),
                f"what_{language}": " ".join(texts.word(finding.what, {}).split()),
                f"cure_{language}": " ".join(texts.word(finding.cure, {}).split()),
            }
        return told


def saved_at(seconds: float) -> str:
    """Return the time of day at which a file was saved, as the author's own clock shows it."""
    return datetime.fromtimestamp(seconds).astimezone().strftime("%H:%M:%S")
