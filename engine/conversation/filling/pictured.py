"""Show what a form shows beside its words: a picture above the question, a button that opens a sound or a film."""

from collections.abc import Mapping
from typing import Final

from engine.conversation.bubbles import Link, Text, say
from engine.conversation.kinds import lists
from engine.conversation.kinds.asked import Asked
from engine.conversation.scene import Filling
from engine.conversation.state import Draft
from engine.conversation.wording import LANGUAGE
from engine.forms import filling as forms
from engine.forms.attaching import name_in
from engine.forms.form import Choice, Form, Question, Texts, in_language

PATH: Final = "/media/"
_PICTURES: Final = ("image", "big-image")
_LISTS: Final = ("select_one", "select_multiple", "rank")
MOST: Final = 5
"""So many choices of a page have a button that shows them; the answers need the room."""


def picture(form: Form, question: Question) -> str:
    """Return the path of a question's picture, "" for none."""
    return next((path for kind in _PICTURES if (path := _path(form, question.media, kind))), "")


def links(form: Form, question: Question) -> tuple[Link, ...]:
    """Return the buttons that open what is heard or watched."""
    audio, video = _path(form, question.media, "audio"), _path(form, question.media, "video")
    heard = (Link(say("Listen to it"), audio),) if audio else ()
    return (*heard, *((Link(say("Watch the film"), video),) if video else ()))


def of_choices(asked: Asked) -> tuple[Link, ...]:
    """Return the buttons that show the choices that have buttons now, as far as the form shows them."""
    question, filling, when = asked.question, asked.filling, asked.when
    if question.kind not in _LISTS:
        return ()
    known = {
        one.name: one
        for one in forms.choices(filling.form, question, filling.draft.answers, when.at, when.seed)
    }
    found = lists.options(asked)
    shown = (_of_choice(filling.form, known[found[i][0]], found[i][1]) for i in lists.page(asked, found))
    return tuple(one for one in shown if one is not None)[:MOST]


def of_notes(filling: Filling, read: Draft) -> str:
    """Return the picture of the last note that was read since, "" for none."""
    new = (path for path in read.answers if path not in filling.draft.answers)
    notes = (one for path in new if (one := filling.form.question(path)) is not None and one.kind == "note")
    return next((path for one in reversed(list(notes)) if (path := picture(filling.form, one))), "")


def _of_choice(form: Form, choice: Choice, label: str) -> Link | None:
    words: dict[str, Text] = {kind: say("See {choice}", choice=label) for kind in (*_PICTURES, "video")}
    words["audio"] = say("Hear {choice}", choice=label)
    found = ((kind, _path(form, choice.media, kind)) for kind in words)
    return next((Link(words[kind], path) for kind, path in found if path), None)


def _path(form: Form, media: Mapping[str, Texts], kind: str) -> str:
    texts = media.get(kind, {})
    address = in_language(texts, form.language(LANGUAGE), form.default_language)
    found = form.attached.get(name_in(address), "") if address else ""
    return f"{PATH}{found}" if found else ""
