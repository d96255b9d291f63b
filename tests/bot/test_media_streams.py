"""A file is sealed piece by piece, any part of it opens, and nothing opens of one that was changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.sealing import SealBroken
from models.streams import PIECE, TAG, Sealed, Sealer, new_key

KEY = bytes(range(32))
LARGE = bytes(range(256)) * 1024
SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 5]


def sealed(content: bytes, step: int = 10_000) -> bytes:
    out = bytearray()
    sealer = Sealer(KEY, out.extend)
    for start in range(0, len(content), step):
        sealer.add(content[start : start + step])
    sealer.finish()
    return bytes(out)


def opened(file: bytes, size: int, start: int, end: int) -> bytes:
    return b"".join(Sealed(KEY, size, lambda a, b: file[a:b]).part(start, end))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("step", [1_000, PIECE, 1_000_000])
def test_what_was_sealed_opens_whole(size: int, step: int) -> None:
    content = LARGE[:size]

    assert content == opened(sealed(content, step), size, 0, size)


@given(st.integers(0, len(LARGE)), st.integers(0, len(LARGE)))
def test_any_part_opens(start: int, end: int) -> None:
    assert LARGE[start:end] == opened(SEALED_LARGE, len(LARGE), start, end)


def test_a_part_past_the_end_is_nothing() -> None:
    assert b"" == opened(SEALED_LARGE, len(LARGE), 5, len(LARGE) + 1)


def test_only_the_pieces_of_a_part_are_read() -> None:
    read: list[tuple[int, int]] = []

    def reads(start: int, end: int) -> bytes:
        read.append((start, end))
        return SEALED_LARGE[start:end]

    b"".join(Sealed(KEY, len(LARGE), reads).part(PIECE + 10, PIECE + 20))

    assert [(PIECE + TAG, 2 * (PIECE + TAG))] == read


def test_a_file_that_was_cut_short_does_not_open() -> None:
    file = sealed(LARGE)[: 2 * (PIECE + TAG)]

    with pytest.raises(SealBroken):
        opened(file, 2 * PIECE, 0, 2 * PIECE)


def test_pieces_that_changed_their_places_do_not_open() -> None:
    first, second = SEALED_LARGE[: PIECE + TAG], SEALED_LARGE[PIECE + TAG : 2 * (PIECE + TAG)]

    with pytest.raises(SealBroken):
        opened(second + first + SEALED_LARGE[2 * (PIECE + TAG) :], len(LARGE), 0, 10)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        next(Sealed(new_key(), len(LARGE), lambda a, b: SEALED_LARGE[a:b]).part(0, 10))


def test_nothing_of_the_content_stands_in_the_file() -> None:
    assert LARGE[:32] not in SEALED_LARGE


SEALED_LARGE = sealed(LARGE)
