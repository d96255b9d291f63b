"""Every broken pack of packs_wrong/ is refused, and told where, what and how to mend it, in words and in Thai.

A file's first lines, behind a hash, are the faults that it is to be told; nothing else is to be found in it.
"""

import re
from pathlib import Path

import pytest

from bot.texts import Texts
from engine.obligations.faults import PackFault
from engine.obligations.reading import read_text

FILES = sorted((Path(__file__).parent / "packs_wrong").glob("*.toml"))
THAI = re.compile(r"[\u0e00-\u0e7f]")


def faults(path: Path) -> PackFault:
    with pytest.raises(PackFault) as caught:
        read_text(path.read_text("utf-8"))
    return caught.value


def told(path: Path) -> list[str]:
    lines = path.read_text("utf-8").partition("\n\n")[0].splitlines()
    return [line.removeprefix("# ") for line in lines]


def test_there_are_broken_packs_of_many_kinds() -> None:
    assert len(FILES) >= 20
    assert len({tuple(told(path)) for path in FILES}) == len(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_pack_is_refused_with_these_words(path: Path) -> None:
    assert told(path) == [str(problem) for problem in faults(path).problems]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_pack_is_told_so_in_thai_too(path: Path) -> None:
    texts = Texts.load("th")

    words = [texts.word(text, {}) for one in faults(path).problems for text in (one.wrong, one.cure)]

    assert [] == [one for one in words if not THAI.search(one)]
