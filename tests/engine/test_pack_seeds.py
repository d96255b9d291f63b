"""What a pack says otherwise than its source is printed, and each line of it is explained in the pack's README."""

import pytest

from tests.engine import pack_seeds

# The sources whose duties all stand in packs.
WHOLE = ("000", "001", "002", "004")
SOURCES = sorted({one.source for one in pack_seeds.packs()})


@pytest.mark.parametrize("source", SOURCES)
def test_every_difference_from_the_source_is_explained(source: str) -> None:
    found = list(pack_seeds.differences(pack_seeds.seeds(), source))
    unexplained = [one for one in found if (one.duty_id, one.column) not in pack_seeds.told(one.pack)]
    print(f"source {source}: {len(found)} differences, {len(unexplained)} not explained")
    print("\n".join(f"{'   ' if one not in unexplained else '!! '}{one}" for one in found))

    assert [] == list(map(str, unexplained))


@pytest.mark.parametrize("source", SOURCES)
def test_nothing_is_explained_that_is_no_difference(source: str) -> None:
    found = {
        (one.pack, one.duty_id, one.column) for one in pack_seeds.differences(pack_seeds.seeds(), source)
    }
    explained = {
        (programme.id, *one)
        for programme in pack_seeds.packs()
        if programme.source == source
        for one in pack_seeds.told(programme.id)
    }

    assert [] == sorted(explained - found)


@pytest.mark.parametrize("source", WHOLE)
def test_every_duty_of_the_source_is_carried_or_left_out_with_a_reason(source: str) -> None:
    rows = [id_ for id_, row in pack_seeds.seeds().items() if row["programme"] == source]

    there = {*pack_seeds.carried(source), *pack_seeds.left_out(source)}

    assert [] == [id_ for id_ in rows if id_ not in there]
