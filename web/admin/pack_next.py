"""Hand out next year's pack as a workbook: days moved by a year, none of them confirmed."""

from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Response

from bot.packs import books, rolling
from bot.packs.folders import FOLDER, read
from web.admin.pack_book import book
from web.admin.showing import cared
from web.board.door import Visit, unknown


def show(visit: Visit, pack: str) -> Response:
    """Roll the pack by a year into a folder that is thrown away, and hand out its workbook."""
    programme = cared(visit, pack)
    folder = FOLDER / programme.id
    if not folder.is_dir():
        unknown()
    before, year = read(folder)[0], programme.fiscal_year + 1
    with TemporaryDirectory() as made:
        target = Path(made) / rolling.name_of(before, year)
        (Path(made) / before.home).symlink_to(FOLDER / before.home)
        rolling.roll(folder, before, year, target)
        return book(books.book_of(target), target.name)
