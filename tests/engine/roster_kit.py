"""What tests of rosters need: a small programme, its titles, and a way to read rows as they stand in a sheet."""

from bot.roster_sheets import WORDS
from engine.obligations.reading import read_text
from engine.roster.faults import Fault
from engine.roster.head import Head, find_head
from engine.roster.headings import headings
from engine.roster.placing import Places
from engine.roster.rows import Reader
from engine.roster.wanted import Wanted
from tests.engine.clock_pack import HEAD

PACK = read_text(HEAD)
KNOWN = headings(WORDS["headings"], PACK, None, "th")
PLACED = "จังหวัด,อำเภอ,ตำบล,หมู่ที่"
HERE = "เชียงใหม่,แม่ริม,ริมใต้,3"


def head_of(*lines: str, sheet: str = "รายชื่อ") -> Head | None:
    return find_head(sheet, [line.split(",") for line in lines], KNOWN)


def reader_of(titles: str, sheet: str = "รายชื่อ") -> Reader:
    head = head_of(titles, sheet=sheet)
    assert head is not None
    return Reader(PACK, sheet, head, Places(), None, WORDS["example"])


def read(titles: str, row: str, sheet: str = "รายชื่อ") -> Wanted:
    found = reader_of(titles, sheet).read(2, row.split(","))
    assert isinstance(found, Wanted), found
    return found


def faults(titles: str, row: str, sheet: str = "รายชื่อ") -> list[tuple[str, str]]:
    """Return the title and the phrase of everything that is wrong in a row."""
    found = reader_of(titles, sheet).read(2, row.split(","))
    assert isinstance(found, tuple), found
    return [(one.title, said(one)) for one in found]


def said(fault: Fault) -> str:
    return str(getattr(fault.wrong, "msgid", fault.wrong))
