"""Write the record of processing that the law asks of an office, out of the packs: whose data, which, why, who gets it, how long.

What no pack can know is left as a line to be filled in by hand, and said to be so.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from bot.packs.processing_beside import beside
from bot.retention.kinds import KINDS
from bot.retention.wording import WORDS
from bot.texts import Texts
from engine.conversation.bubbles import Phrase, say
from engine.forms.form import Form, Question, in_language
from engine.forms.kinds import PERSONAL
from engine.obligations.programme import Programme

PIECES: Final = frozenset({"image", "audio", "video", "file"})
CLASSES: Final[Mapping[str, Phrase]] = {
    "person": say("Name of a person, sealed"),
    "phone": say("Phone, sealed"),
    "national_id": say("Citizen number, sealed"),
    "pieces": say("Picture, voice or file, sealed"),
    "closed": say("Of which only few may know"),
    "unit": say("Of the group, not of a person"),
}
ABROAD: Final = (
    say("LINE Corporation, Japan: carries every message; ours are deleted here after their days, there by LINE's own rules."),
    say("Google: only where a spreadsheet is set. Names and phones are not in it, but for columns that an admin let in with a reason."),
    say("The host of the server and of the backups: to be filled in by the office."),
)  # fmt: skip
Word = Callable[[Phrase], str]
Packed = tuple[Programme, Mapping[str, Form]]


def record(packs: Iterable[Packed], texts: Texts, days: Mapping[str, int], today: date) -> Iterator[str]:
    """Yield the lines of the record."""

    def word(phrase: Phrase) -> str:
        return texts.word(phrase, {})

    yield f"# {word(say('Record of processing of personal data, section 39'))}"
    yield ""
    yield word(
        say(
            "Made of the programmes' own texts on {day}. Lines that begin with … are filled in by the office.",
            day=today,
        )
    )
    for programme, forms in packs:
        yield from _programme(programme, forms, word)
    yield from beside(word, days)
    yield from (
        "",
        f"## {word(say('How long it is kept'))}",
        "",
        f"| {word(say('What'))} | {word(say('Days'))} |",
        "|---|---|",
    )
    yield from (f"| {word(WORDS[one.name])} | {days[one.name]} |" for one in KINDS)
    kept = say("Reports, as the office's record, by its own rules")
    yield f"| {word(kept)} | … |"
    yield from ("", f"## {word(say('Sent abroad'))}", "", *(f"- {word(one)}" for one in ABROAD))
    yield from ("", f"## {word(say('How it is kept safe'))}", "")
    yield from (f"- {word(one)}" for one in _SAFE)


def _programme(programme: Programme, forms: Mapping[str, Form], word: Word) -> Iterator[str]:
    yield from ("", f"## {_cell(programme.name)}", "", "| | |", "|---|---|")
    offices = ", ".join(one.name for one in programme.offices)
    rows = (
        (say("Who is responsible"), programme.owner),
        (say("Officer for data protection"), "…"),
        (say("Why"), "; ".join(dict.fromkeys(one.name for one in programme.duties)) or programme.name),
        (say("By what right"), word(say("A public task, section 24 (4). Only the use of pictures beyond the report rests on consent, and a no costs nothing."))),
        (say("Whose data"), ", ".join(dict.fromkeys(one.name for one in programme.roles))),
        (say("Who gets it"), offices or word(say("the offices of the programme that it shares"))),
    )  # fmt: skip
    yield from (f"| {word(name)} | {_cell(value)} |" for name, value in rows)
    yield from ("", f"| {word(say('Form'))} | {word(say('What'))} | {word(say('Class'))} |", "|---|---|---|")
    closed = {one.form for one in programme.duties if one.confidential}
    names = {one.form for one in programme.duties} | (
        {programme.registration.form} if programme.registration else set()
    )
    for name in sorted(names & forms.keys()):
        yield from _form(forms[name], word, is_closed=name in closed)


def _form(form: Form, word: Word, *, is_closed: bool) -> Iterator[str]:
    """Yield a line for each question about a person, and one for all the others."""
    asked = [one for one in form.questions if one.kind not in {"note", "calculate", "hidden"}]
    named = [one for one in asked if class_of(one) != "unit"]
    title = _cell(form.title)
    for one in named:
        yield f"| {title} | {_cell(_label(form, one))} | {word(CLASSES[class_of(one)])} |"
    rest = len(asked) - len(named)
    if rest:
        others = word(say("{count} other questions", count=rest))
        yield f"| {title} | {others} | {word(CLASSES['closed' if is_closed else 'unit'])} |"
    elif is_closed:
        yield f"| {title} | {word(say('all of it'))} | {word(CLASSES['closed'])} |"


def class_of(question: Question) -> str:
    """Return the class of a question: of a person, a piece, or of the group."""
    own = question.own.get("kind", "")
    return own if own in PERSONAL else "pieces" if question.kind in PIECES else "unit"


def _label(form: Form, question: Question) -> str:
    words = in_language(question.labels, form.language("th"), form.default_language)
    return question.own.get("short") or words or question.name


def _cell(words: str) -> str:
    return " ".join(words.replace("|", "/").split())


_SAFE: Final = (
    say("Names, phones, what was typed, pictures and voices are sealed under a key of each person; deleting the key erases them in every backup."),
    say("Each role sees its own area; of a confidential duty only the sender and who decides about it know."),
    say("Who saw what of whom is written down and sealed, without the value."),
    say("What has served its time goes by night, and how much went is written down."),
    say("Everybody sees, copies, corrects and deletes her own data in the chat."),
)  # fmt: skip
