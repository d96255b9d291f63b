"""What only few may know of is in no table: not as a row, not as a round, not as a number."""

from dataclasses import replace

from bot.mirrors import rounds
from bot.mirrors.reporting import Layer
from bot.sheets import laid_out
from engine.obligations.programme import Programme
from handlers.desk import Library
from tests.exports.pass_kit import PROGRAMME
from tests.exports.test_passes import filed_by
from tests.play import Play
from tests.stories import desk


def shut(library: Library) -> Library:
    """Return the packs as if every duty were confidential."""
    found = library.programmes[PROGRAMME]
    hidden = replace(found, duties=tuple(replace(one, confidential=True) for one in found.duties))
    return replace(library, programmes={PROGRAMME: hidden})


def shown(play: Play, library: Library) -> tuple[int, int, object]:
    """Count the rows of reports and of rounds, and what stands over all places."""
    programme: Programme = library.programmes[PROGRAMME]
    with play.core.database.reading() as connection:
        here = replace(desk(play, connection), library=library)
        layer = Layer(library, play.core.texts)
        tables = [list(one.rows) for one in laid_out(library, play.core.texts, connection)]
        places = [row["sent"] for row in rounds.summary(here, layer, programme).rows if row["id"] == "*"]
        return sum(map(len, tables)), len(list(rounds.rounds(here, layer, programme).rows)), places


def test_a_confidential_report_is_no_row_no_round_and_no_number(play: Play) -> None:
    filed_by(play)
    library = play.core.shelf.library()

    reports, owed, sent = shown(play, library)
    assert (1, True, [1]) == (reports, owed > 0, sent)
    assert (0, 0, []) == shown(play, shut(library))
