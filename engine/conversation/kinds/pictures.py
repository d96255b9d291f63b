"""Ask for a photo, a video, a voice note or a file: the phone sends them, words beside them may follow."""

from typing import Final

from engine.conversation.bubbles import Button, PhoneButton, Plain, Press, Text, say
from engine.conversation.evidence import albums
from engine.conversation.kinds.asked import Asked, Lines, Miss, Quicks, Read, Value
from engine.conversation.kinds.several import DONE
from engine.forms.form import Question

KINDS: Final = frozenset({"image", "video", "audio", "file"})
WANTED: Final = {
    "image": say("Please send a picture, or tap the camera below."),
    "video": say("Please send a video."),
    "audio": say("Please send a voice note: hold the microphone beside the text field."),
    "file": say("Please send a file with the + beside the text field."),
}
HOW: Final = {
    "video": say("Tap the + beside the text field, then the video."),
    "audio": say("Hold the microphone beside the text field and speak."),
    "file": say("Tap the + beside the text field, then the file."),
}
COUNTED: Final = {
    "image": "{count} pictures",
    "video": "{count} videos",
    "audio": "{count} voice notes",
    "file": "{count} files",
}
TOO_FEW: Final = {
    "image": "At least {least} pictures are needed, {count} so far.",
    "video": "At least {least} videos are needed, {count} so far.",
    "audio": "At least {least} voice notes are needed, {count} so far.",
    "file": "At least {least} files are needed, {count} so far.",
}


def lines(asked: Asked) -> Lines:
    """Say what the photo should show, how many there should be, and how to send what has no button."""
    least = albums.least(asked.question)
    shows = asked.question.own.get("shows", "")
    what: Lines = (say("In the picture: {what}", what=Plain(shows)),) if shows else ()
    if asked.question.kind in HOW and not albums.names(asked.filling.draft, asked.question.path):
        what = (*what, HOW[asked.question.kind])
    return (*what, say("At least {count}.", count=counted(asked.question, least))) if least > 1 else what


def quick(asked: Asked, press: Press) -> Quicks:
    """Offer the end once something is there, camera and album for what they can make, and to begin anew."""
    found = albums.names(asked.filling.draft, asked.question.path)
    phone: Quicks = ()
    if asked.question.kind == "image":
        phone = (PhoneButton(say("Camera"), "camera"), PhoneButton(say("Pictures"), "album"))
    if not found:
        return phone
    draft, step, nonce = press.draft, press.step, press.nonce
    done = Button(say("That is all"), Press("v", draft, step, nonce))
    anew = Button(say("Take all out"), Press(albums.EMPTY, draft, step, nonce))
    look = Button(say("Look"), Press(albums.LOOK, draft, step, nonce))
    return (done, *phone, anew) if asked.filling.draft.is_practice else (done, *phone, look, anew)


def tapped(asked: Asked, index: int) -> Read | None:
    """Take the end."""
    found = albums.names(asked.filling.draft, asked.question.path)
    if index != DONE or not found:
        return None
    if len(found) < albums.least(asked.question):
        return Miss(too_few(asked.question, len(found)))
    return Value(" ".join(found))


def counted(question: Question, count: int) -> Text:
    """Say how many there are, by what they are."""
    return say(COUNTED[question.kind], count=count)


def read(asked: Asked, typed: str) -> Read:
    """Say what is wanted: words are no picture."""
    del typed
    return Miss(WANTED[asked.question.kind])


def too_few(question: Question, count: int) -> Text:
    """Say what is wanted, and how much of it is still missing."""
    least = albums.least(question)
    return say(TOO_FEW[question.kind], least=least, count=count) if least > 1 else WANTED[question.kind]


def shown(asked: Asked, value: str) -> Text:
    """Say how many there are, and what was written beside them; the names of files say nothing to people."""
    number = counted(asked.question, len(value.split()))
    path, filling = asked.question.path, asked.filling
    words = albums.caption(filling.draft.raw, path) or filling.captions.get(path, "")
    return say("{counted}: {words}", counted=number, words=Plain(words)) if words else number
