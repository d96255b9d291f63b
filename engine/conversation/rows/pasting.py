"""Take a pasted list: an entry a line, its cells in the order of the questions or under the labels of a head line.

What reads well is filled in, what does not is named with its line and asked as an ordinary question. Nothing is guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.events import When
from engine.conversation.filling.judging import doubt, judge
from engine.conversation.filling.provenance import with_reading
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Value
from engine.conversation.scene import Filling
from engine.conversation.wording import label
from engine.forms import filling as forms
from engine.forms import rows
from engine.forms.form import MORE_ROWS, YES, Question
from thai import listing
from thai.listing import Entry
from thai.reading import KINDS
from thai.text import bare

FAULTS_SHOWN = 5
WORDS_AT_MOST = 12
NOTHING = frozenset({"", "-", "–"})
_NO_COLUMNS: tuple[str, ...] = ()
SHOWS = frozenset({"image", "video", "audio", "file", "geopoint", "note", MORE_ROWS})


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a pasted list has made of a draft."""

    filling: Filling
    count: int
    faults: tuple[Text, ...]

    @property
    def words(self) -> tuple[Text, ...]:
        """Say how many entries came, and what was not understood."""
        said: tuple[Text, ...] = (
            say("{count} entries were added.", count=self.count),
            *self.faults[:FAULTS_SHOWN],
        )
        if len(self.faults) > FAULTS_SHOWN:
            said += (say("{count} more after these.", count=len(self.faults) - FAULTS_SHOWN),)
        return said


def paste(filling: Filling, repeat: str, text: str, when: When, source: str) -> Pasted:
    """Add the entries of a text to a repeat, as long as it takes more."""
    table = listing.entries(text)
    pasted, columns = Pasted(filling, 0, ()), _NO_COLUMNS
    for number, cells in enumerate(table):
        answers = pasted.filling.draft.answers
        if not rows.may_add(filling.form, repeat, answers, when.at, when.seed):
            full = say("The list is full: {count} were left out.", count=len(table) - number)
            return replace(pasted, faults=(*pasted.faults, full))
        if not number and (columns := _columns(pasted.filling, repeat, cells, when)):
            continue
        pasted = _with_entry(pasted, repeat, cells, columns, when, source)
    return pasted


def _columns(filling: Filling, repeat: str, cells: Entry, when: When) -> tuple[str, ...]:
    """Return the names of the questions that a head line names, () when it is an entry."""
    row = f"{repeat}[1]"
    names = {}
    for question in filling.form.questions:
        if question.path.startswith(f"{rows_generic(repeat)}/"):
            there = replace(question, path=_in(row, question))
            for words in (question.name, question.own.get("short", ""), label(filling, there, when)):
                names[bare(words)] = question.name
    found = tuple(names.get(bare(cell), "") for cell in cells)
    return found if len(cells) > 1 and sum(map(bool, found)) * 2 > len(cells) else ()


def rows_generic(repeat: str) -> str:
    """Return the path of a repeat without the rows around it."""
    return "/".join(step.partition("[")[0] for step in repeat.split("/"))


def _in(row: str, question: Question) -> str:
    return row + question.path[len(rows_generic(row)) :]


def _with_entry(
    pasted: Pasted, repeat: str, cells: Entry, columns: Sequence[str], when: When, source: str
) -> Pasted:
    form, answers = pasted.filling.form, pasted.filling.draft.answers
    row = f"{repeat}[{rows.count(form, repeat, answers, when.at, when.seed) + 1}]"
    more = form.question(row)
    begun = forms.answered(form, more, YES, answers, when.at, when.seed) if more else dict(answers)
    pasted = replace(pasted, filling=_with_answers(pasted.filling, begun), count=pasted.count + 1)
    if len(cells) == 1:
        cells = _spread(pasted.filling, row, cells[0], when)
    for place, cell in enumerate(cells):
        question = _question(pasted.filling, row, place, columns, when)
        pasted = _with_cell(pasted, question, cell, when, source)
    return _without_optional(pasted, row, when)


def _without_optional(pasted: Pasted, row: str, when: When) -> Pasted:
    """Leave empty what a line left out and need not be known: nobody wants to be asked it thirty times."""
    for question in _open(pasted.filling, row, when):
        filling = pasted.filling
        answers = filling.draft.answers
        if question.path not in answers and not forms.is_required(
            filling.form, question, answers, when.at, when.seed
        ):
            pasted = _with_answer(pasted, question, "", "", when, "")
    return pasted


def _question(filling: Filling, row: str, place: int, columns: Sequence[str], when: When) -> Question | None:
    if columns:
        name = columns[place] if place < len(columns) else ""
        return next((one for one in _open(filling, row, when) if one.name == name), None)
    found = _open(filling, row, when)
    return found[place] if place < len(found) else None


def _open(filling: Filling, row: str, when: When) -> list[Question]:
    """Return the questions of one entry that can be answered by typing, in their order."""
    found = forms.questions(filling.form, filling.draft.answers, when.at, when.seed, filling.within)
    return [
        one for one in found if rows.row_of(one.path) == row and one.path != row and one.kind not in SHOWS
    ]


def _with_cell(pasted: Pasted, question: Question | None, cell: str, when: When, source: str) -> Pasted:
    filling = pasted.filling
    if question is None:
        return pasted if cell in NOTHING else _with_fault(pasted, say("Entry {number}: {words} has no question.",
                                                                       number=pasted.count, words=cell))  # fmt: skip
    asked = Asked(filling, question, when)
    if cell in NOTHING:
        is_needed = forms.is_required(filling.form, question, filling.draft.answers, when.at, when.seed)
        return pasted if is_needed else _with_answer(pasted, question, "", cell, when, source)
    read = talk.read(asked, cell)
    if (
        isinstance(read, Value)
        and read.is_sure
        and judge(asked, read.value) is None
        and doubt(asked, read.value) is None
    ):
        return _with_answer(pasted, question, read.value, cell, when, source)
    name = Plain(question.own.get("short") or label(filling, question, when))
    return _with_fault(pasted, say("Entry {number}, {question}: {words} is asked again.",
                                   number=pasted.count, question=name, words=cell))  # fmt: skip


def _with_fault(pasted: Pasted, fault: Text) -> Pasted:
    return replace(pasted, faults=(*pasted.faults, fault))


def _with_answer(pasted: Pasted, question: Question, value: str, raw: str, when: When, source: str) -> Pasted:
    filling = pasted.filling
    answers = forms.answered(filling.form, question, value, filling.draft.answers, when.at, when.seed)
    draft = filling.draft.answered(question.path, value, raw, source)
    draft = with_reading(filling, draft, question, value, raw, when, source)
    return replace(pasted, filling=replace(filling, draft=replace(draft, answers=answers)))


def _with_answers(filling: Filling, answers: dict[str, str]) -> Filling:
    return replace(filling, draft=replace(filling.draft, answers=answers))


def _spread(filling: Filling, row: str, cell: str, when: When) -> Entry:
    """Part one line among the first questions of an entry where every part reads; else it is the first question's."""
    words = cell.split()
    questions = [Asked(filling, one, when) for one in _open(filling, row, when)]
    if not 1 < len(words) <= WORDS_AT_MOST:
        return (cell,)
    for count in range(min(len(questions), len(words)), 1, -1):
        if parted := _parted(questions[:count], words):
            return parted
    return (cell,)


def _parted(questions: Sequence[Asked], words: Sequence[str]) -> Entry:
    """Give each question as many words as it can have, so that the others have theirs; () when there is no sure way.

    Between two questions for free words nothing says where to part.
    """
    if len(questions) == 1:
        return (" ".join(words),) if _reads(questions[0], " ".join(words)) else ()
    if _is_free(questions[0].question) and _is_free(questions[1].question):
        return ()
    for end in range(len(words) - len(questions) + 1, 0, -1):
        head = " ".join(words[:end])
        if _reads(questions[0], head) and (rest := _parted(questions[1:], words[end:])):
            return (head, *rest)
    return ()


def _is_free(question: Question) -> bool:
    return question.kind == "text" and question.own.get("kind", "") not in KINDS


def _reads(asked: Asked, words: str) -> bool:
    read = talk.read(asked, words)
    return isinstance(read, Value) and read.is_sure
