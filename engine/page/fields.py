"""Make a field of a question: its words, what stands in it, and how it may be answered on a page."""

import hashlib
from decimal import Decimal, InvalidOperation
from typing import Final

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.filling import last_time, pictured, promising
from engine.conversation.kinds import ranges, talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.kinds.days import precision
from engine.conversation.measures import hints
from engine.conversation.scene import Filling
from engine.conversation.wording import choices, hint, label
from engine.forms import filling as forms
from engine.page.later import later_of
from engine.page.masking import is_personal, mask
from engine.page.parts import Field, Look, Option
from thai import writing

FEW: Final = 8
MANY: Final = 300
CHAT_ONLY: Final = frozenset({"image", "video", "audio", "file", "geotrace", "geoshape"})
NUMBERS: Final = frozenset({"integer", "decimal", "range"})
_LOOKS: Final[dict[str, Look]] = {
    "select_multiple": "several", "acknowledge": "tick", "time": "time", "datetime": "datetime", "note": "note",
}  # fmt: skip


def token(asked: Asked, value: str) -> str:
    """Return what stands for a value on the page: for this draft alone, and without the value."""
    words = f"{asked.filling.draft.id}:{asked.question.name}:{value}"
    return hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()[:12]


def answer_of(asked: Asked) -> str:
    """Return the answer that stands now, "" for none."""
    return asked.filling.draft.answers.get(asked.question.path, "")


def look_of(asked: Asked) -> Look:
    """Say how a question is answered on a page."""
    question = asked.question
    if question.kind in CHAT_ONLY:
        return "chat"
    if question.kind == "select_one":
        count = len(choices(asked.filling, question, asked.when))
        return "one" if count <= FEW else "pick" if count <= MANY else "text"
    if question.kind == "date":
        return "date" if precision(asked) == "day" else "text"
    is_long = question.kind == "text" and "multiline" in question.appearance.split()
    return _LOOKS.get(question.kind, "long" if is_long else "text")


def options(asked: Asked, hidden: Filling) -> tuple[Option, ...]:
    """Return the choices that are open now; their words come from the masked filling, their tokens from the real one."""
    taken = set(answer_of(asked).split())
    open_now = choices(asked.filling, asked.question, asked.when)
    worded = choices(hidden, asked.question, asked.when)
    labels = (
        [label for _, label in worded] if len(worded) == len(open_now) else [label for _, label in open_now]
    )
    return tuple(
        Option(token(asked, name), Plain(words), name in taken)
        for (name, _), words in zip(open_now, labels, strict=True)
    )


def typed_form(asked: Asked) -> Text:
    """Return what stands in a field that is typed in: read again it gives the same answer."""
    value = answer_of(asked)
    if not value:
        return Plain("")
    if asked.question.kind in NUMBERS:
        return Plain(_number(asked, value))
    if asked.question.kind == "rank":
        numbers = {
            name: str(i) for i, (name, _) in enumerate(choices(asked.filling, asked.question, asked.when), 1)
        }
        return Plain(" ".join(numbers.get(name, name) for name in value.split()))
    return talk.shown(asked, value)


def _number(asked: Asked, value: str) -> str:
    try:
        is_year = asked.question.own.get("kind") == "fiscal_year"
        return value if is_year else writing.write_number(Decimal(value))
    except InvalidOperation:
        return value


def field_of(asked: Asked, hidden: Filling) -> Field:
    """Make the field of a question as it stands now; words come from the filling whose personal answers are hidden."""
    question, filling, when = asked.question, asked.filling, asked.when
    words = label(hidden, question, when)
    picture = pictured.picture(filling.form, question)
    links = (*pictured.links(filling.form, question), *pictured.of_choices(asked))
    if question.kind == "note":
        return Field(question.path, "note", words, picture=picture, links=links)
    value, look = answer_of(asked), look_of(asked)
    is_hidden = bool(value) and is_personal(question)
    required = forms.is_required(filling.form, question, filling.draft.answers, when.at, when.seed)
    return Field(
        path=question.path,
        look=look,
        label=words,
        name=question.own.get("short") or words,
        hint=hint(hidden, question, when),
        unit=question.own.get("unit", "") if question.kind in NUMBERS else "",
        lines=(*_lines(asked, hidden), *hints.lines(asked)),
        value=Plain("") if is_hidden else typed_form(asked),
        options=options(asked, hidden) if look in {"one", "pick", "several"} else (),
        same=_same(asked),
        is_required=required,
        mask=mask(question, value) if is_hidden else "",
        may_clear=is_hidden and not required,
        later=later_of(asked),
        picture=picture,
        links=links,
    )


def fixed_of(asked: Asked, value: str, hidden: Filling) -> Field:
    """Make the field of a figure that nobody types: it is read, on the page and before sending."""
    question = asked.question
    words = label(hidden, question, asked.when)
    name = question.own.get("short") or words
    return Field(question.path, "fixed", name, name, value=talk.shown(asked, value))


def shown_of(asked: Asked, hidden: Filling) -> Field:
    """Make the field of a question as it is looked through before sending."""
    question, value = asked.question, answer_of(asked)
    words = label(hidden, question, asked.when)
    if question.kind == "note":
        return Field(question.path, "note", words)
    is_hidden = bool(value) and is_personal(question)
    told = Plain(mask(question, value)) if is_hidden else talk.shown(asked, value)
    told = promising.words(asked.filling, question, asked.when) or last_time.marked(
        asked.filling, question, told
    )
    why = asked.filling.reasons.get(question.path) or asked.filling.draft.reasons.get(question.path, "")
    return Field(
        question.path, look_of(asked), words, question.own.get("short") or words, value=told, why=why
    )


def _lines(asked: Asked, hidden: Filling) -> tuple[Text, ...]:
    """Return what has to stand under a field that is typed in: the numbers of a ranking, the ends of a scale."""
    if asked.question.kind == "range":
        return ranges.lines(asked)
    if asked.question.kind != "rank":
        return ()
    listed = enumerate(choices(hidden, asked.question, asked.when), 1)
    example = say("Type the numbers from the first place on, for example 2 1 3.")
    return (*(Plain(f"{i}. {words}") for i, (_, words) in listed), example)


def _same(asked: Asked) -> Text | None:
    """Return what was known before, where it may be taken over by a tick."""
    known = asked.filling.draft.suggested.get(asked.question.path, "")
    if not known or known == answer_of(asked):
        return None
    return Plain(mask(asked.question, known)) if is_personal(asked.question) else talk.shown(asked, known)
