"""Every door of the web process notes whom it shows: a desk that notes nobody has its reason here."""

import ast

from tests.rules.tree import Source, sources

# Each of these shows nobody but whoever asks, shows nothing, or writes.
BARE = {
    "web/admin/everybody.py": "counts alone",
    "web/admin/packs.py": "keeps what was handed in",
    "web/admin/roster.py": "seals slips of her own",
    "web/admin/rosters.py": "keeps what was handed in",
    "web/api/door.py": "who asks; what is given is noted",
    "web/board/door.py": "what begins alone, signing out, and noting itself",
    "web/confirm/showing.py": "answers without what is personal",
    "web/confirm/spending.py": "takes an answer",
    "web/entering/door.py": "her own name",
    "web/entering/going_in.py": "her own name",
    "web/filling/acting.py": "writes",
    "web/filling/door.py": "writes and notes",
    "web/looking.py": "a part of a piece whose opening is noted",
    "web/owning.py": "her own data",
    "web/taking.py": "notes",
    "web/wall/answering.py": "takes an answer of nobody known",
    "web/wall/door.py": "questions alone",
}


def is_noting(call: ast.Call) -> bool:
    return len(call.args) > 2


def bare(source: Source) -> bool:
    return any(not is_noting(call) for call in source.calls("desk_of"))


def test_every_desk_of_the_web_notes_whom_it_shows_or_says_why_not() -> None:
    assert set(BARE) == {source.name for source in sources("web") if bare(source)}


def test_no_reason_stands_for_a_door_that_is_gone() -> None:
    assert [] == [name for name in BARE if name not in {source.name for source in sources("web")}]
