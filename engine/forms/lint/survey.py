"""Look at the survey sheet: names, types and references, all of them, where pyxform stops at the first."""

import re
from collections.abc import Iterator
from typing import Final

from engine.conversation.bubbles import Phrase, say
from engine.forms.lint.cells import REFERENCE, Line, cell, lines, nearest, wordings
from engine.forms.lint.finding import Finding
from engine.forms.lint.types import KNOWN, TYPES
from engine.forms.sheets import Sheets

_LINK: Final = "https://xlsform.org/en/"
_NAME: Final = re.compile(r"[^\W\d][\w.\-]*")
_SILENT: Final = re.compile(
    r"(?:calculate|q calculate|add calculate prompt|hidden|start|end|today|audit|deviceid|username|email|phonenumber"
    r"|simserial|subscriberid|imei|(?:csv|xml)-external|uri:.*|get .*|(?:start|end) time|(?:device|sim|subscriber) id"
    r"|background-.*|start-geopoint)$",
    re.IGNORECASE,
)


def of_survey(sheets: Sheets) -> Iterator[Finding]:
    """Yield what is wrong with rows of the survey sheet."""
    rows = list(lines(sheets))
    yield from _names(rows)
    yield from _types(rows)
    yield from _wordings(rows)
    yield from _references(rows)
    yield from _groups(rows)
    if rows and not any(not (one.begins or one.ends or _SILENT.match(one.kind)) for one in rows):
        what = say("The form asks nothing.")
        yield Finding(
            "form.empty", "survey", 0, what, say("Write at least one question, for example of the type text.")
        )


def _names(rows: list[Line]) -> Iterator[Finding]:
    seen: dict[tuple[int, str], int] = {}
    open_groups = [0]
    for one in rows:
        number = one.row.number
        if one.ends:
            open_groups = open_groups[:-1] or open_groups
            continue
        if one.name and not _NAME.fullmatch(one.name):
            yield _of_name("name.letters", one, say("{name} cannot be a name.", name=one.name),
                           say("Begin with a letter, then letters, digits and _ without spaces: {name}", name=_tidy(one.name)))  # fmt: skip
        place = (open_groups[-1], one.name)
        if one.name and place in seen:
            what = say("The name {name} stands twice, first in line {row}.", name=one.name, row=seen[place])
            yield _of_name(
                "name.twice",
                one,
                what,
                say("Give each its own name, for example {name}.", name=f"{one.name}_2"),
            )
        seen.setdefault(place, number)
        if one.begins:
            open_groups.append(number)


def _types(rows: list[Line]) -> Iterator[Finding]:
    """Tell a misspelt type also where the reader stops at another mistake before it comes to types."""
    for one in rows:
        near = "" if one.kind.lower() in KNOWN else nearest(one.kind, list(TYPES))
        if near and one.kind.isalpha() and not one.list_name:
            yield Finding("type.unknown", "survey", one.row.number, say("{type} is no type of question.", type=one.kind),
                          say("Did you mean {near}?", near=near), "type", one.kind, f"{_LINK}#question-types")  # fmt: skip


def _of_name(rule: str, one: Line, what: Phrase, cure: Phrase) -> Finding:
    return Finding(rule, "survey", one.row.number, what, cure, "name", one.name, f"{_LINK}#question-types")


def _tidy(name: str) -> str:
    tidied = re.sub(r"[^\w.\-]+", "_", name).strip("_") or "question"
    return tidied if _NAME.fullmatch(tidied) else f"q_{tidied}"


def _wordings(rows: list[Line]) -> Iterator[Finding]:
    for one in rows:
        if (
            one.begins
            or one.ends
            or not one.kind
            or _SILENT.match(one.kind)
            or cell(one.row, "calculation", "calculate")
        ):
            continue
        has_words = wordings(one.row) or any(header.lower().startswith(("hint", "media", "image", "audio", "video"))
                                             for header in one.row.cells)  # fmt: skip
        if one.name and not has_words and not cell(one.row, "trigger"):
            what = say("{name} has no wording.", name=one.name)
            cure = say("Write what people are asked in the column label.")
            yield Finding(
                "label.missing",
                "survey",
                one.row.number,
                what,
                cure,
                "label",
                "",
                f"{_LINK}#setting-up-your-worksheets",
            )


def _references(rows: list[Line]) -> Iterator[Finding]:
    known = [one.name for one in rows if one.name]
    for one in rows:
        for column, text in one.row.cells.items():
            for name in REFERENCE.findall(str(text)):
                if name not in known and name != "__row":
                    yield _unknown(one, column, str(text), name, nearest(name, known))


def _unknown(one: Line, column: str, text: str, name: str, near: str) -> Finding:
    what = say("There is no question named {name}.", name=name)
    cure = (
        say("Did you mean {near}?", near=f"${{{near}}}")
        if near
        else say("Add the question, or take the reference to it away.")
    )
    return Finding(
        "reference.unknown", "survey", one.row.number, what, cure, column, text, f"{_LINK}#relevant"
    )


def _groups(rows: list[Line]) -> Iterator[Finding]:
    begun: list[Line] = []
    for one in rows:
        if one.begins:
            begun.append(one)
        elif one.ends and begun and _what(begun[-1]) == _what(one):
            begun.pop()
        elif one.ends:
            what = say("{type} ends what is not open here.", type=one.kind)
            cure = (
                say(
                    "The one open here is {name} from line {row}; end it first.",
                    name=begun[-1].name,
                    row=begun[-1].row.number,
                )
                if begun
                else say("Take the line away, or add the one that begins it.")
            )
            yield Finding(
                "group.closed",
                "survey",
                one.row.number,
                what,
                cure,
                "type",
                one.kind,
                f"{_LINK}#grouping-questions",
            )
            return
    for one in begun:
        what = say("{name} begins and never ends.", name=one.name)
        cure = say("Add a line {type} behind its last question.", type=f"end_{_what(one)}")
        yield Finding(
            "group.open",
            "survey",
            one.row.number,
            what,
            cure,
            "type",
            one.kind,
            f"{_LINK}#grouping-questions",
        )


def _what(one: Line) -> str:
    word = (
        re.split(r"[ _]", one.kind.lower(), maxsplit=1)[1] if " " in one.kind or "_" in one.kind else one.kind
    )
    return {"lgroup": "repeat", "looped group": "repeat"}.get(word, word.split(" ")[0])
