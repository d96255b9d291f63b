"""Say what of a form a chat does in another way, or does not do."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from engine.conversation.bubbles import Phrase, say
from engine.forms.form import Form, Question
from engine.forms.lint.finding import Finding
from engine.forms.others import unexplained
from engine.forms.sheets import Sheets

_LINK: Final = "https://xlsform.org/en/#question-types"


def of_chat(form: Form, sheets: Sheets) -> Iterator[Finding]:
    """Yield what a person in a chat will not meet as the author thought it."""
    for question in form.questions:
        words = _CANNOT.get(question.kind)
        if words:
            what, cure = words(question)
            yield Finding(
                "chat.cannot", "survey", question.row, what, cure, "type", question.kind, _LINK, "remark"
            )
    for question in unexplained(form):
        what = say("{name} asks about somebody else, and nothing says why.", name=question.name)
        cure = say("Say in one sentence why it is needed, or leave the question out.")
        yield Finding(
            "own.others", "survey", question.row, what, cure, "bind::sanam:others", weight="remark"
        )  # fmt: skip
    if sheets.get("entities"):
        cure = say("The answers are stored all the same.")
        yield Finding(
            "chat.entities",
            "entities",
            0,
            say("Entities are neither made nor changed here."),
            cure,
            weight="remark",
        )


def _drawing(question: Question) -> tuple[Phrase, Phrase]:
    what = say("{name} draws on a map, which a chat cannot do.", name=question.name)
    return what, say("Ask for one place (geopoint) or for a photo, if that is enough.")


def _device(question: Question) -> tuple[Phrase, Phrase]:
    what = say(
        "A chat does not know the {type} of a phone; {name} stays empty.",
        type=question.kind,
        name=question.name,
    )
    return what, say("The person who reports is known from the chat.")


_CANNOT: Final[Mapping[str, Callable[[Question], tuple[Phrase, Phrase]]]] = {
    **dict.fromkeys(("geotrace", "geoshape"), _drawing),
    **dict.fromkeys(
        ("deviceid", "simserial", "subscriberid", "audit", "start-geopoint", "background-audio", "background-geopoint"), _device
    ),
}  # fmt: skip
