"""Say what a compiled form is: plain data that goes to JSON and back.

Nothing here evaluates, reads a file or knows pyxform. Expression fields hold their source, with every
`${name}` already resolved to a path. Texts hold their outputs as `${expression}`.

Answers hold more than values. What a person said of the rows of an open-ended repeat stands beside them, at the
path of the row in question: `/data/member[3]` is "yes" when there is a third row, "no" when there is none. Such a
path is a group's, never a question's, so it never reaches what is submitted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from engine.forms.built import is_fixed

Answers = Mapping[str, str]
"""Absolute path (`/data/group/members`, in repeats `/data/member[1]/name`) to the value as an XForm writes it."""

MORE_ROWS: Final = "more_rows"
"""The kind of the question whether a repeat has one row more. It stands in no sheet: rows make it."""

YES: Final = "yes"
NO: Final = "no"

CAP: Final = "cap"
CAP_SAYS: Final = "cap_says"
"""What a programme prints as the most that a question may hold, and why: beside the form's own columns of a question."""

Texts = Mapping[str, str]
"""Language of the form to wording."""

SILENT: Final = frozenset({
    "calculate", "hidden", "start", "end", "today", "deviceid", "username", "email", "phonenumber",
    "simserial", "subscriberid", "audit", "start-geopoint", "background-audio", "background-geopoint",
})  # fmt: skip
"""Kinds that are never shown to a person."""

_OF_TABLES: Final = frozenset({"select_one", "select_multiple"})


@dataclass(frozen=True, slots=True)
class Branch:
    """An element of a handed-in document: its name, its text, what lies in it."""

    name: str
    text: str = ""
    inside: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a list, with the extra columns that choice filters look at."""

    name: str
    labels: Texts
    columns: Mapping[str, str] = field(default_factory=dict)
    media: Mapping[str, Texts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """One node of the form that holds a value."""

    path: str
    name: str
    kind: str
    labels: Texts = field(default_factory=dict)
    hints: Texts = field(default_factory=dict)
    guidance: Texts = field(default_factory=dict)
    media: Mapping[str, Texts] = field(default_factory=dict)
    required: str | None = None
    required_messages: Texts = field(default_factory=dict)
    relevant: str | None = None
    constraint: str | None = None
    constraint_messages: Texts = field(default_factory=dict)
    calculation: str | None = None
    default: str = ""
    dynamic_default: str | None = None
    read_only: bool = False
    read_only_when: str | None = None
    list_name: str | None = None
    itemset: str | None = None
    choice_value: str = "name"
    choice_label: str = "label"
    search: str | None = None
    appearance: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    trigger: tuple[str, ...] = ()
    triggered_value: str | None = None
    data_type: str = "string"
    own: Mapping[str, str] = field(default_factory=dict)
    row: int = 0

    @property
    def is_askable(self) -> bool:
        """Say whether a person may be asked, whatever the answers are."""
        if self.kind == "note":
            return True
        if self.kind in _OF_TABLES and "label" in self.appearance.split():
            return False  # the head of a table of choices: it only shows their wordings
        is_worked_out = self.read_only or self.calculation is not None or is_fixed(self.own)
        return self.kind not in SILENT and not is_worked_out


@dataclass(frozen=True, slots=True)
class Group:
    """A group or a repeat; its questions carry its path as the start of theirs."""

    path: str
    name: str
    labels: Texts = field(default_factory=dict)
    relevant: str | None = None
    appearance: str = ""
    repeats: bool = False
    repeat_count: str | None = None
    own: Mapping[str, str] = field(default_factory=dict)
    row: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """A compiled XLSForm: everything needed to ask, check and submit.

    `outline` lists the elements of the instance in their order, what lies in `meta` too. `meta` holds the nodes
    and attributes (`…/@id`) that the form writes by itself; nobody is asked for them. `notes` says what was read
    and does nothing here. `attached` names the files that are shown, and what each is known by.
    """

    id: str
    version: str
    title: str
    languages: tuple[str, ...]
    default_language: str
    questions: tuple[Question, ...]
    groups: tuple[Group, ...] = ()
    lists: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    instance_name: str | None = None
    root: str = "data"
    outline: tuple[str, ...] = ()
    meta: tuple[Question, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    namespaces: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, Branch] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    attached: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Hash by name, so that one form read twice finds what was compiled for it."""
        return hash((self.id, self.version))

    def question(self, path: str) -> Question | None:
        """Find the question at a path; in a repeat it answers with the path it was asked for."""
        generic = without_indexes(path)
        found = next((one for one in self.questions if one.path == generic), None)
        if found is None and path.endswith("]"):
            repeat = self.group(generic)
            return more_rows(repeat, path) if repeat and repeat.repeats else None
        return replace(found, path=path) if found and path != generic else found

    @property
    def places(self) -> tuple[Question | Group, ...]:
        """Return all groups, then all questions."""
        return (*self.groups, *self.questions)

    def group(self, name: str) -> Group | None:
        """Find a group by its name or its path."""
        return next((one for one in self.groups if name in {one.name, one.path}), None)

    def path_of(self, name: str) -> str:
        """Return the path of a question or a group by its name; KeyError when there is none."""
        paths = {one.name: one.path for one in reversed(self.groups)}
        paths |= {one.name: one.path for one in reversed(self.questions)}
        return paths[name]

    def language(self, wanted: str) -> str:
        """Return the form's own name of a language: "th" finds the one written with (th) behind it."""
        if wanted in self.languages:
            return wanted
        coded = (one for one in self.languages if one.endswith(f"({wanted})"))
        return next(coded, self.default_language)


def more_rows(repeat: Group, path: str) -> Question:
    """Return the question whether the row at a path exists, worded as its repeat is."""
    return Question(
        path=path,
        name=repeat.name,
        kind=MORE_ROWS,
        labels=repeat.labels,
        required="true()",
        appearance=repeat.appearance,
        own=repeat.own,
        row=repeat.row,
    )


def without_indexes(path: str) -> str:
    """Return a path without the [1] of its repeats: /data/member[2]/name becomes /data/member/name."""
    if "[" not in path:
        return path
    return "/".join(step.partition("[")[0] for step in path.split("/"))


def in_language(texts: Texts, wanted: str, default: str) -> str:
    """Pick a wording: the wanted language, else the default one, else any."""
    return texts.get(wanted) or texts.get(default) or next(iter(texts.values()), "")
