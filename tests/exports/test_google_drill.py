"""Google slow, refusing, and answering after having written: no report is lost, none stands twice, and an admin reads why."""

from typing import Any

from sqlalchemy import delete

from bench.faulting import google
from bench.faulting.google import TROUBLES
from models.pack_versions import PackVersion
from models.packs import Pack, StoredForm
from tests.exports.pass_kit import Town

# What an admin reads of each; where nothing failed there is nothing to read.
READS = {
    "Google slow": "",
    "Google writes, and answers later than we wait": "unreachable",
    "Google's minute is used up (429)": "busy",
    "Google fails (500)": "google_down",
    "Google fails in the middle (503)": "google_down",
    "Google's access is taken away (403)": "not_shared",
    "Google writes, its answer is lost": "unreachable",
}


def test_whatever_google_does_every_report_stands_there_once_as_it_is(town: Town) -> None:
    def control(path: str, body: Any) -> Any:
        return town.google.control(path, body)

    # The eighteen packs of the world take longer to read than the drill lasts.
    with town.core.database.writing() as connection:
        for one in (StoredForm, PackVersion, Pack):
            connection.execute(delete(one))
    after = list(google.survived(town.core, control, town.book))

    assert [*TROUBLES] == [one.name for one in after]
    assert [(one.name, 0, 0, 0, 0) for one in after] == [
        (one.name, one.lost, one.doubled, one.mistaken, one.owed) for one in after
    ]
    assert READS == {one.name: one.reason for one in after}
    assert [bool(one.reason) for one in after] == [bool(one.cure) for one in after]
    assert town.google.email() in next(one.cure for one in after if one.reason == "not_shared")
