"""Hold what is shown towards a question: the names of the pieces, the messages they came in, and the words beside them.

A name leads to the evidence it stands for. While there are fewer than the form wants, the names are known by their messages
alone, and the question counts as open.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from engine.conversation.evidence.pieces import piece_id
from engine.conversation.state import Draft
from engine.forms.form import Question

SHOWN, CAPTION = "shown:", "caption:"
LOOK, EMPTY = "album", "empty"
# A link names every piece that it opens, and LINE takes an address of a thousand letters.
A_LINK: Final = 20
ENDS: Final = {"image": ".jpg", "video": ".mp4", "audio": ".m4a", "file": ".bin"}


def name_of(kind: str, message_id: str) -> str:
    """Name a piece in an answer."""
    return piece_id(message_id) + ENDS[kind]


def evidence_of(name: str) -> str:
    """Return the id of the evidence that a name stands for."""
    return name.partition(".")[0]


def names(draft: Draft, path: str) -> tuple[str, ...]:
    """Return what was shown towards a question so far, in the order in which it came."""
    stem = f"{SHOWN}{path}:"
    held = (key.removeprefix(stem) for key in draft.sources if key.startswith(stem))
    return tuple(dict.fromkeys((*draft.answers.get(path, "").split(), *held)))


def is_begun(draft: Draft, question: Question) -> bool:
    """Say whether anything was shown towards a question that wants to be shown something."""
    return question.kind in ENDS and bool(names(draft, question.path))


def own(draft: Draft, path: str) -> Mapping[str, str]:
    """Return what was shown in this draft itself, with the message of each; the rest stands in an earlier report."""
    stem = f"{SHOWN}{path}:"
    return {key.removeprefix(stem): value for key, value in draft.sources.items() if key.startswith(stem)}


def added(draft: Draft, path: str, name: str, message_id: str) -> Draft:
    """Return the draft with one more piece; a value comes of it when there are enough."""
    sources = {**draft.sources, f"{SHOWN}{path}:{name}": message_id}
    return replace(draft, raw={**draft.raw, path: ""}, sources=sources)


def least(question: Question) -> int:
    """Return how many pieces the form wants at least."""
    wanted = question.own.get("least", "")
    return max(1, int(wanted)) if wanted.isascii() and wanted.isdecimal() else 1


def captioned(draft: Draft, path: str, words: str, message_id: str) -> Draft:
    """Return the draft with words beside what is shown; later words stand behind the earlier ones."""
    key = f"{CAPTION}{path}#{message_id or len(draft.raw)}"
    return replace(draft, raw={**draft.raw, key: words}, sources={**draft.sources, key: message_id})


def caption(raw: Mapping[str, str], path: str) -> str:
    """Return the words beside what was shown towards a question."""
    return captions(raw).get(path, "")


def captions(raw: Mapping[str, str]) -> dict[str, str]:
    """Find the words beside what was shown, among words as they were typed, of a draft or of what was sent."""
    found: dict[str, str] = {}
    for key, words in raw.items():
        if key.startswith(CAPTION) and words:
            path = key.removeprefix(CAPTION).rpartition("#")[0]
            found[path] = f"{found[path]}, {words}" if path in found else words
    return found


def uncaptioned(draft: Draft, path: str) -> Draft:
    """Return the draft without the words beside a question's pieces."""
    stem = f"{CAPTION}{path}#"
    return replace(draft, raw=_but(draft.raw, stem), sources=_but(draft.sources, stem))


def emptied(draft: Draft, path: str) -> Draft:
    """Return the draft with nothing shown towards a question."""
    bare = uncaptioned(draft, path)
    return replace(bare, answers=_but(bare.answers, path), sources=_but(bare.sources, f"{SHOWN}{path}:"))


def without(draft: Draft, message_id: str, questions: Mapping[str, Question]) -> Draft:
    """Return the draft without what one message showed or said beside; a question with too little left is open again."""
    for path, name in _places_of(draft, message_id):
        left = tuple(one for one in names(draft, path) if one != name)
        question, answers = questions.get(path), _but(draft.answers, path)
        if path in draft.answers and len(left) >= (least(question) if question else 1):
            answers[path] = " ".join(left)
        draft = replace(draft, answers=answers, sources=_but(draft.sources, f"{SHOWN}{path}:{name}"))
        draft = draft if left else uncaptioned(draft, path)
    said = next((key for key in draft.raw if key.startswith(CAPTION) and key.endswith(f"#{message_id}")), "")
    return replace(draft, raw=_but(draft.raw, said)) if said else draft


def shows(answers: Mapping[str, str], message_id: str) -> bool:
    """Say whether an answer names the piece that a message brought."""
    stem = piece_id(message_id)
    return any(stem in value for value in answers.values())


def _places_of(draft: Draft, message_id: str) -> list[tuple[str, str]]:
    """Find the questions that a message's piece stands at, and its name there; by the name, as a correction has no messages."""
    stem = piece_id(message_id)
    paths = dict.fromkeys(
        (*draft.answers, *(_path_of(key) for key in draft.sources if key.startswith(SHOWN)))
    )
    return [(path, name) for path in paths for name in names(draft, path) if evidence_of(name) == stem]


def _path_of(key: str) -> str:
    return key.removeprefix(SHOWN).rpartition(":")[0]


def _but(values: Mapping[str, str], stem: str) -> dict[str, str]:
    """Leave out one key, or all that begin like a stem that is no key."""
    is_stem = stem[-1] in "#:"
    return {
        key: value for key, value in values.items() if not (key.startswith(stem) if is_stem else key == stem)
    }
