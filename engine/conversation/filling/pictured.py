"""Show what a form shows beside its words: a picture above the question, a button that opens a sound or a film."""

from typing import Final

from engine.conversation.bubbles import Link, say
from engine.conversation.scene import Filling
from engine.conversation.state import Draft
from engine.conversation.wording import LANGUAGE
from engine.forms.attaching import name_in
from engine.forms.form import Form, Question, in_language

PATH: Final = "/media/"
_PICTURES: Final = ("image", "big-image")


def picture(form: Form, question: Question) -> str:
    """Return the path of a question's picture, "" for none."""
    return next((path for kind in _PICTURES if (path := _path(form, question, kind))), "")


def links(form: Form, question: Question) -> tuple[Link, ...]:
    """Return the buttons that open what is heard or watched."""
    audio, video = _path(form, question, "audio"), _path(form, question, "video")
    heard = (Link(say("Listen to it"), audio),) if audio else ()
    return (*heard, *((Link(say("Watch the film"), video),) if video else ()))


def of_notes(filling: Filling, read: Draft) -> str:
    """Return the picture of the last note that was read since, "" for none."""
    new = (path for path in read.answers if path not in filling.draft.answers)
    notes = (one for path in new if (one := filling.form.question(path)) is not None and one.kind == "note")
    return next((path for one in reversed(list(notes)) if (path := picture(filling.form, one))), "")


def _path(form: Form, question: Question, kind: str) -> str:
    texts = question.media.get(kind, {})
    address = in_language(texts, form.language(LANGUAGE), form.default_language)
    found = form.attached.get(name_in(address), "") if address else ""
    return f"{PATH}{found}" if found else ""
