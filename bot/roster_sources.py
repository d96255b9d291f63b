"""Open a list wherever it lies: a workbook or a CSV file of this machine, or a spreadsheet at Google."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.config import Settings
from exports.rosters import books, csvs
from exports.rosters.lines import Lines, TooManyRows, spooled
from exports.safe_books import NotABook, TooLarge

__all__ = ["NotABook", "NotReadable", "TooLarge", "TooManyRows", "name_of", "opened"]
_WORKBOOKS = {".xlsx", ".xlsm"}
_TEXTS = {".csv", ".txt", ".tsv"}


class NotReadable(Exception):
    """The source is none that is read here; the text names the cure."""

    retryable = False


def name_of(source: str) -> str:
    """Name a list by its file, or by the id of its spreadsheet."""
    from exports.rosters import google  # noqa: PLC0415 - gspread is paid for where Google is read

    return (google.id_in(source) if source.startswith("https://") else "") or Path(source).stem


@contextmanager
def opened(settings: Settings, source: str) -> Iterator[Lines]:
    """Read a list once and lend its rows."""
    if source.startswith("https://"):
        with _from_google(settings, source) as lines:
            yield lines
        return
    path, ending = Path(source), Path(source).suffix.lower()
    if ending not in _WORKBOOKS | _TEXTS:
        raise NotReadable("a list is an .xlsx or .csv file, or the address of a Google spreadsheet")
    with path.open("rb") as file:
        door = books.opened(file) if ending in _WORKBOOKS else csvs.opened(file, path.stem)
        with door as sheets, spooled(sheets) as lines:
            yield lines


@contextmanager
def _from_google(settings: Settings, source: str) -> Iterator[Lines]:
    from exports.google import connect  # noqa: PLC0415 - gspread is paid for where Google is read
    from exports.rosters import google  # noqa: PLC0415 - the same

    spreadsheet = google.id_in(source)
    if not spreadsheet:
        raise NotReadable("copy the whole address of the spreadsheet from the browser")
    if not settings.google_service_account:
        raise NotReadable("set GOOGLE_SERVICE_ACCOUNT (path or JSON) first")
    with (
        connect(settings.google_service_account, base=settings.google_sheets_base or None) as client,
        spooled(google.sheets(client, spreadsheet)) as lines,
    ):
        yield lines
